package io.canreach.importer.terraform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** The instances of one side of a plan, or of a state, and those that the plan takes away. */
final class Instances {
    private static final JsonNode NOTHING = MissingNode.getInstance();

    private final Side side;
    private final Configuration configuration;
    private final Notes notes;
    private final Map<String, Instance> here = new LinkedHashMap<>();
    private final List<Instance> gone = new ArrayList<>();
    private final Set<String> changed = new HashSet<>();

    private Instances(Side side, Configuration configuration, Notes notes) {
        this.side = side;
        this.configuration = configuration;
        this.notes = notes;
    }

    static Instances of(JsonNode document, Side side, Configuration configuration, Notes notes) {
        Instances instances = new Instances(side, configuration, notes);
        document.path("resource_changes").values().forEach(instances::change);
        instances.module(document.path("prior_state").path("values").path("root_module"), side == Side.BEFORE, true);
        instances.module(document.path("planned_values").path("root_module"), side == Side.AFTER, false);
        instances.module(document.path("values").path("root_module"), true, true);
        document.path("resources").values().forEach(instances::stored);
        return instances;
    }

    List<Instance> here() {
        return List.copyOf(here.values());
    }

    /** What stands here before the plan and not after it; only of the side after. */
    List<Instance> gone() {
        return gone;
    }

    private void change(JsonNode json) {
        Optional<Address> address = address(json.path("address"));
        if (address.isEmpty()) {
            return;
        }
        if (json.has("deposed")) {
            notes.info(address.get(), "an object that is left of a replacement stands here", "it is not read");
        } else if (changed.add(address.get().toString())) {
            change(address.get(), json.path("change"));
        } else {
            notes.refuse(address.get(), "this address is changed twice", "which of the two holds is not known");
        }
    }

    private void change(Address address, JsonNode change) {
        JsonNode before = change.path("before");
        boolean forgotten =
                holds(change.path("actions"), "forget") && !change.path("after").isObject();
        JsonNode after = forgotten ? before : change.path("after");
        JsonNode unknown = forgotten ? NOTHING : change.path("after_unknown");
        if (side == Side.BEFORE) {
            add(address, before, NOTHING, true, false);
        } else {
            add(address, after, unknown, true, !before.isObject() && !address.data());
            goneFrom(address, before, after);
        }
    }

    /** What had another name before leaves its former one behind, as what is deleted does. */
    private void goneFrom(Address address, JsonNode before, JsonNode after) {
        if (before.isObject() && !before.equals(after)) {
            gone.add(new Instance(address, before, NOTHING, true, configuration.resource(address), false));
        }
    }

    private static boolean holds(JsonNode actions, String action) {
        return actions.values().stream().anyMatch(each -> each.asString("").equals(action));
    }

    private void module(JsonNode module, boolean managed, boolean told) {
        for (JsonNode each : module.path("resources").values()) {
            JsonNode values = each.path("values");
            address(each.path("address"))
                    .filter(it -> managed || it.data())
                    .filter(it -> !changed.contains(it.toString()))
                    .ifPresent(it -> add(it, values, NOTHING, told, !told && !values.has("id")));
        }
        module.path("child_modules").values().forEach(each -> module(each, managed, told));
    }

    /** A resource of a state file as Terraform stores it, which says its instances below it. */
    private void stored(JsonNode json) {
        String module = json.path("module").asString("");
        String data = json.path("mode").asString("").equals("data") ? "data." : "";
        String resource = (module.isEmpty() ? "" : module + ".") + data
                + json.path("type").asString("") + "." + json.path("name").asString("");
        for (JsonNode each : json.path("instances").values()) {
            JsonNode text = JsonNodeFactory.instance.stringNode(resource + key(each.path("index_key")));
            address(text)
                    .filter(it -> !each.has("deposed"))
                    .ifPresent(it -> add(it, each.path("attributes"), NOTHING, true, false));
        }
    }

    private static String key(JsonNode index) {
        return index.isMissingNode() || index.isNull() ? "" : "[" + index + "]";
    }

    private Optional<Address> address(JsonNode text) {
        Optional<Address> address = Address.parse(text.asString(""));
        if (address.isEmpty()) {
            notes.refuse(text.toString(), "this is no address of a resource", "what stands there is not known");
        }
        return address;
    }

    private void add(Address address, JsonNode values, JsonNode unknown, boolean told, boolean fresh) {
        if (!values.isObject()) {
            return;
        }
        Instance made = new Instance(address, values, unknown, told, configuration.resource(address), fresh);
        Instance other = here.putIfAbsent(address.toString(), made);
        if (other != null && !other.values().equals(values)) {
            notes.refuse(address, "this address stands twice", "which of the two holds is not known");
        }
    }
}
