package io.canreach.importer.terraform;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a plan or a state says of one side.
 *
 * @param resources the resources, in Azure's shape
 * @param notes what a person should know
 * @param planned whether this is what a plan wants, and not what is there already
 * @param azure whether there is anything of Azure, on this side or only on the other
 */
public record Terraform(List<Planned> resources, List<Note> notes, boolean planned, boolean azure) {
    public Terraform {
        resources = List.copyOf(resources);
        notes = List.copyOf(notes);
    }

    /** Whether a document looks like a plan or a state. */
    public static boolean isOne(JsonNode document) {
        boolean versioned = document.path("terraform_version").isString();
        boolean formatted = document.path("format_version").isString();
        return versioned || (formatted && (isPlan(document) || document.has("values")));
    }

    /** Whether a document is a plan, which has two sides. */
    public static boolean isPlan(JsonNode document) {
        return document.has("planned_values") || document.has("resource_changes");
    }

    /** What it says of one side; of a state, which has but one, either way the same. */
    public static Terraform read(JsonNode document, Side side) {
        Notes notes = new Notes();
        Configuration configuration = new Configuration(document.path("configuration"));
        Side asked = isPlan(document) ? side : Side.AFTER;
        Instances instances = Instances.of(document, asked, configuration, notes);
        List<Instance> here = instances.here();
        Mappings mappings = new Mappings();
        Ids ids = new Ids(mappings, configuration, new References(configuration, here), here, notes);
        List<Planned> made = new Translation(mappings, ids, notes).of(instances);
        if (document.path("deferred_changes").size() > 0) {
            notes.warn("deferred_changes", "the plan puts changes off", "what they would change is missing");
        }
        return new Terraform(made, notes.all(), isPlan(document) && side == Side.AFTER, isOfAzure(instances));
    }

    private static boolean isOfAzure(Instances instances) {
        boolean empty = instances.here().isEmpty() && instances.gone().isEmpty();
        return empty
                || Stream.concat(instances.here().stream(), instances.gone().stream())
                        .anyMatch(each -> Others.isAzure(each.type()));
    }
}
