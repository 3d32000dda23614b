package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Budget;
import io.canreach.importer.arm.expression.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What all deployments of one template share. */
final class Run {
    private static final String STAND_IN = "() gives a text of its own kind instead of the one that Azure will make up";

    private final Spot root;
    private final Settings settings;
    private final Notes notes;
    private final Links links;
    private final Optional<Run> before;
    private final Budget budget;
    private final Evaluator evaluator = new Evaluator(this);
    private final Map<String, Expression> parsed = new HashMap<>();
    private final Map<String, List<Instance>> byId = new LinkedHashMap<>();
    private final List<Instance> all = new ArrayList<>();
    private final Set<String> standIns = new HashSet<>();
    private boolean lenient;
    private int nameless;

    Run(Spot root, Settings settings, Notes notes, Links links, Optional<Run> before) {
        this.root = root;
        this.settings = settings;
        this.notes = notes;
        this.links = links;
        this.before = before;
        this.budget = new Budget(settings.limits().budget());
    }

    Settings settings() {
        return settings;
    }

    Links links() {
        return links;
    }

    Budget budget() {
        return budget;
    }

    Evaluator evaluator() {
        return evaluator;
    }

    Expression parsed(String text) {
        return parsed.computeIfAbsent(text, Expression::parse);
    }

    /** Does something about a resource on which no verdict depends, so that nothing is refused for what is wrong there. */
    void leniently(boolean yes, Runnable work) {
        boolean before = lenient;
        lenient = yes;
        try {
            work.run();
        } finally {
            lenient = before;
        }
    }

    void info(Spot spot, String met, String consequence) {
        notes.note(Notes.Kind.INFO, spot, met, consequence);
    }

    void warn(Spot spot, String met, String consequence) {
        notes.note(Notes.Kind.WARNING, spot, met, consequence);
    }

    void refuse(Spot spot, String met) {
        if (lenient) {
            warn(spot, met, "Azure refuses the deployment; the value is read as unknown");
        } else {
            notes.note(Notes.Kind.REFUSED, spot, met, "Azure refuses the deployment, so the network is refused");
        }
    }

    void standIn(String function) {
        if (standIns.add(Json.lower(function))) {
            info(root, function + STAND_IN, "no verdict depends on it unless a name or address is made of it");
        }
    }

    /** Says once that a name stands in for the value of a parameter. */
    void notGiven(Spot spot, String parameter) {
        if (standIns.add("parameter " + Json.lower(parameter))) {
            info(
                    spot,
                    "parameter '" + parameter + "' has no value, and resources are named by it",
                    "'" + parameter + Settings.NOT_GIVEN + "' stands in for it in names");
        }
    }

    String standInName() {
        nameless++;
        return "unknown-" + nameless;
    }

    /** Adds a resource. */
    void add(Instance instance) {
        if (all.size() >= settings.limits().resources()) {
            throw tooMany(instance.spot(), all.size() + 1L);
        }
        all.add(instance);
        byId.computeIfAbsent(Json.lower(instance.id()), any -> new ArrayList<>())
                .add(instance);
    }

    /** Refuses a loop before it is unrolled. */
    void check(Spot loop, long count) {
        if (all.size() + count > settings.limits().resources()) {
            throw tooMany(loop, all.size() + count);
        }
        budget.elements(count);
    }

    private TemplateException tooMany(Spot spot, long count) {
        return new TemplateException(
                spot,
                "the template makes " + count + " resources; at most "
                        + settings.limits().resources() + " are read, and TemplateImport.resources(most) allows more");
    }

    /**
     * The resource of an id: of several the last, but not one that is being worked out, since that refers to what was
     * there before; else one that was deployed before, or is there already.
     */
    Optional<Instance> find(String id) {
        List<Instance> here = byId.getOrDefault(Json.lower(id), List.of());
        return last(here, each -> !each.existing() && !each.isWorking())
                .or(() -> before.flatMap(each -> each.find(id)))
                .or(() -> last(here, each -> true));
    }

    private static Optional<Instance> last(List<Instance> all, Predicate<Instance> test) {
        return all.stream().filter(test).reduce((one, other) -> other);
    }

    /** All resources, those that are deployed before among them. */
    List<Instance> withBefore() {
        List<Instance> both = new ArrayList<>();
        before.ifPresent(each -> both.addAll(each.withBefore()));
        both.addAll(all);
        return both;
    }

    List<Instance> all() {
        return all;
    }
}
