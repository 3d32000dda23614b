package io.canreach.importer.terraform;

import io.canreach.importer.terraform.Address.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Follows what expressions of the configuration refer to, through variables and outputs of modules, to the instances whose
 * values they may hold. The configuration tells what an expression names and not what it does with that, so what is found
 * are candidates.
 */
final class References {
    private static final int MOST_STEPS = 2_000;
    private static final int DEEPEST = 150;
    private static final int LONGEST = 1_000;
    private static final Set<String> INDEX = Set.of("each.key", "count.index");
    private static final Set<String> CONSTANT = Set.of("path", "terraform", "self", "count", "each");

    private final Configuration configuration;
    private final Map<String, List<Instance>> byResource = new HashMap<>();
    private final IdentityHashMap<JsonNode, List<String>> leaves = new IdentityHashMap<>();
    private final Map<String, Set<String>> moduleKeys = new HashMap<>();

    References(Configuration configuration, List<Instance> instances) {
        this.configuration = configuration;
        for (Instance each : instances) {
            String key = each.address().module() + "|" + each.address().resource();
            byResource.computeIfAbsent(key, none -> new ArrayList<>()).add(each);
            addModules(each.address().modules());
        }
    }

    private void addModules(List<Step> modules) {
        for (int i = 0; i < modules.size(); i++) {
            String call =
                    Address.path(modules.subList(0, i)) + "|" + modules.get(i).name();
            moduleKeys
                    .computeIfAbsent(call, none -> new LinkedHashSet<>())
                    .add(modules.get(i).key());
        }
    }

    /**
     * What an expression may hold.
     *
     * @param candidates the instances of the kind that was looked for
     * @param open whether it may hold something else that could not be followed
     * @param counted whether one of several was taken because it has the same index as what refers to it
     * @param names what the expression names
     */
    record Found(Set<Instance> candidates, boolean open, boolean counted, Set<String> names) {
        boolean isCertain() {
            return candidates.size() == 1 && !open;
        }
    }

    Found follow(Instance from, JsonNode expression, Predicate<Instance> wanted) {
        Search search = new Search(wanted);
        search.expression(expression, scope(from), 0);
        return new Found(search.candidates, search.open, search.counted, search.names);
    }

    private static Scope scope(Instance instance) {
        return new Scope(
                instance.address().modules(), instance.address().label().key(), instance.config());
    }

    /**
     * Where an expression stands.
     *
     * @param modules the module instance
     * @param key which instance of the resource or module call it belongs to
     * @param owner the resource or module call, which may say what it is repeated for
     * @param picked whether the key is what is picked of an output
     */
    private record Scope(List<Step> modules, String key, JsonNode owner, boolean picked) {
        Scope(List<Step> modules, String key, JsonNode owner) {
            this(modules, key, owner, false);
        }

        /** The output of a module that a reference names; what it picks of it has the key of an instance, as a rule. */
        static Scope output(List<Step> modules, List<Step> reference) {
            String key = reference.size() > 2 ? reference.get(2).key() : "";
            return new Scope(modules, key, MissingNode.getInstance(), !key.isEmpty());
        }
    }

    private final class Search {
        private final Predicate<Instance> wanted;
        private final Set<Instance> candidates = new LinkedHashSet<>();
        private final Set<String> names = new LinkedHashSet<>();
        private final Set<String> visited = new HashSet<>();
        private boolean open;
        private boolean counted;

        Search(Predicate<Instance> wanted) {
            this.wanted = wanted;
        }

        void expression(JsonNode expression, Scope scope, int depth) {
            if (depth > DEEPEST || visited.size() > MOST_STEPS) {
                open = true;
                return;
            }
            if (expression.path("references").isArray()) {
                references(leaves(expression.path("references")), scope, depth);
            } else {
                expression.values().forEach(each -> expression(each, scope, depth + 1));
            }
        }

        private void references(List<String> leaves, Scope scope, int depth) {
            boolean indexed = scope.picked() || leaves.stream().anyMatch(INDEX::contains);
            for (String each : leaves) {
                if (depth == 0) {
                    names.add(each);
                }
                if (visited.add(Address.path(scope.modules()) + "|" + scope.key() + "|" + each)) {
                    reference(Address.steps(each), indexed, scope, depth + 1);
                }
            }
        }

        private void reference(List<Step> steps, boolean indexed, Scope scope, int depth) {
            String first = steps.isEmpty() ? "local" : steps.get(0).name();
            switch (first) {
                case "local" -> open = true;
                case "var" -> variable(steps, scope, depth);
                case "module" -> module(steps, indexed, scope, depth);
                case "each" -> each(steps, scope, depth);
                default -> {
                    if (!CONSTANT.contains(first)) {
                        resource(steps, indexed, scope, depth);
                    }
                }
            }
        }

        /** What a resource is repeated for are values that may be ids, too. */
        private void each(List<Step> steps, Scope scope, int depth) {
            if (steps.size() > 1 && steps.get(1).name().equals("value")) {
                expression(scope.owner().path("for_each_expression"), scope, depth);
            }
        }

        /** The variables of the root module are all known, so an unknown value is not theirs. */
        private void variable(List<Step> steps, Scope scope, int depth) {
            int last = scope.modules().size() - 1;
            if (last >= 0 && steps.size() > 1) {
                List<Step> parent = scope.modules().subList(0, last);
                JsonNode call = configuration.module(scope.modules()).call();
                Scope outer = new Scope(parent, scope.modules().get(last).key(), call);
                expression(call.path("expressions").path(steps.get(1).name()), outer, depth);
            }
        }

        private void module(List<Step> steps, boolean indexed, Scope scope, int depth) {
            if (steps.size() < 2) {
                return;
            }
            String call = Address.path(scope.modules()) + "|" + steps.get(1).name();
            Set<String> keys = moduleKeys.getOrDefault(call, Set.of(""));
            for (String key : chosen(keys, steps.get(1).key(), indexed, scope.key())) {
                List<Step> path = new ArrayList<>(scope.modules());
                path.add(new Step(steps.get(1).name(), key));
                outputs(steps, Scope.output(path, steps), depth);
            }
        }

        /** Of an output that is picked by a computed name, any may be meant. */
        private void outputs(List<Step> steps, Scope inner, int depth) {
            JsonNode outputs = configuration.module(inner.modules()).json().path("outputs");
            if (steps.size() > 2) {
                expression(outputs.path(steps.get(2).name()).path("expression"), inner, depth);
            } else {
                outputs.values().forEach(each -> expression(each.path("expression"), inner, depth));
            }
        }

        private Set<String> chosen(Set<String> keys, String key, boolean indexed, String own) {
            if (keys.contains(key) && !key.isEmpty()) {
                return Set.of(key);
            }
            if (keys.size() > 1 && indexed && keys.contains(own)) {
                counted = true;
                return Set.of(own);
            }
            return keys;
        }

        private void resource(List<Step> steps, boolean indexed, Scope scope, int depth) {
            int name = steps.get(0).name().equals("data") ? 2 : 1;
            if (steps.size() <= name) {
                return;
            }
            String type = (name == 2 ? "data." : "") + steps.get(name - 1).name();
            Map<String, Instance> byKey =
                    instances(scope, type + "." + steps.get(name).name());
            String attribute = steps.size() > name + 1 ? steps.get(name + 1).name() : "id";
            Set<String> keys = chosen(byKey.keySet(), steps.get(name).key(), indexed, scope.key());
            byKey.entrySet().stream()
                    .filter(each -> keys.contains(each.getKey()))
                    .forEach(each -> instance(each.getValue(), attribute, depth));
        }

        /** The instances of a resource by their keys; where some are of the kind that is looked for, only these. */
        private Map<String, Instance> instances(Scope scope, String resource) {
            Map<String, Instance> byKey = new LinkedHashMap<>();
            byResource
                    .getOrDefault(Address.path(scope.modules()) + "|" + resource, List.of())
                    .forEach(each -> byKey.put(each.address().label().key(), each));
            if (byKey.values().stream().anyMatch(wanted)) {
                byKey.values().removeIf(wanted.negate());
            }
            return byKey;
        }

        /** An instance of another kind may pass on an id by one of its own attributes. */
        private void instance(Instance found, String attribute, int depth) {
            if (wanted.test(found)) {
                candidates.add(found);
            } else {
                expression(found.config().path("expressions").path(attribute), scope(found), depth);
            }
        }
    }

    /** References without those that are the beginning of another one; all instances of a resource share them. */
    private List<String> leaves(JsonNode references) {
        return leaves.computeIfAbsent(references, References::leavesOf);
    }

    private static List<String> leavesOf(JsonNode references) {
        List<String> all = references.values().stream()
                .map(each -> each.asString(""))
                .filter(each -> each.length() <= LONGEST)
                .limit(MOST_STEPS)
                .toList();
        Set<String> beginnings = new HashSet<>();
        all.forEach(each -> addBeginnings(each, beginnings));
        return all.stream()
                .filter(each -> !beginnings.contains(each))
                .distinct()
                .toList();
    }

    private static void addBeginnings(String reference, Set<String> into) {
        for (int i = 1; i < reference.length(); i++) {
            if (reference.charAt(i) == '.' || reference.charAt(i) == '[') {
                into.add(reference.substring(0, i));
            }
        }
    }
}
