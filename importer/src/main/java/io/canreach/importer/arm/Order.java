package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Unknowns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** In which order resources are deployed, as far as {@code dependsOn} says it. */
final class Order {
    private final Run run;
    private final Map<Instance, List<Instance>> before = new HashMap<>();

    Order(Run run) {
        this.run = run;
    }

    /** Refuses resources that wait for each other in a circle. */
    void check() {
        Set<Instance> done = new HashSet<>();
        for (Instance each : run.all()) {
            if (!done.contains(each) && Json.isThere(Json.get(each.raw(), "dependsOn"))) {
                follow(each, done);
            }
        }
    }

    private void follow(Instance start, Set<Instance> done) {
        LinkedHashSet<Instance> path = new LinkedHashSet<>();
        List<Instance> stack = new ArrayList<>(List.of(start));
        while (!stack.isEmpty()) {
            Instance top = stack.get(stack.size() - 1);
            path.add(top);
            Optional<Instance> next =
                    before(top).stream().filter(each -> !done.contains(each)).findFirst();
            if (next.isEmpty()) {
                done.add(top);
                path.remove(top);
                stack.remove(stack.size() - 1);
            } else if (path.contains(next.get())) {
                refuse(path, next.get());
                return;
            } else {
                stack.add(next.get());
            }
        }
    }

    private void refuse(Set<Instance> path, Instance first) {
        String names = path.stream()
                .dropWhile(each -> each != first)
                .map(Instance::toString)
                .collect(Collectors.joining(" -> "));
        run.refuse(first.spot(), "resources depend on each other in a circle: " + names + " -> " + first);
    }

    /** What is deployed before a resource by its own words. */
    private List<Instance> before(Instance instance) {
        List<Instance> known = before.get(instance);
        if (known == null) {
            known = found(instance);
            before.put(instance, known);
        }
        return known;
    }

    private List<Instance> found(Instance instance) {
        JsonNode raw = Json.get(instance.raw(), "dependsOn");
        if (!Json.isThere(raw)) {
            return List.of();
        }
        Spot spot = instance.spot().field("dependsOn");
        List<Instance> found = new ArrayList<>();
        run.leniently(true, () -> {
            JsonNode value = run.evaluator().value(raw, instance.place().naming(true), spot);
            value.valueStream().forEach(each -> found.addAll(named(instance, each, spot)));
        });
        return found;
    }

    private List<Instance> named(Instance instance, JsonNode name, Spot spot) {
        if (Unknowns.isUnknown(name) || !name.isString()) {
            run.info(spot, "what is waited for is not known: " + Json.reason(name), "no verdict depends on it");
            return List.of();
        }
        List<Instance> loop = instance.frame().loop(name.stringValue());
        return loop.isEmpty()
                ? new References(instance.frame(), true)
                        .find(name.stringValue()).stream().toList()
                : loop;
    }

    /** Whether one is deployed after the other. */
    boolean isAfter(Instance one, Instance other) {
        Set<Instance> seen = new HashSet<>();
        List<Instance> open = new ArrayList<>(around(one));
        while (!open.isEmpty()) {
            Instance each = open.remove(open.size() - 1);
            if (seen.add(each)) {
                open.addAll(before(each));
            }
        }
        return around(other).stream()
                .anyMatch(each -> seen.contains(each) && !around(one).contains(each));
    }

    /** A resource and the deployments that it is in. */
    private static List<Instance> around(Instance instance) {
        List<Instance> all = new ArrayList<>();
        @Nullable Instance each = instance;
        while (each != null) {
            all.add(each);
            each = each.frame().target().owner().orElse(null);
        }
        return all;
    }
}
