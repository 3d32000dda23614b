package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One deployment of one template: its parameters, variables and functions, and what it is deployed to. */
final class Frame {
    private final Run run;
    private final JsonNode template;
    private final Spot spot;
    private final Target target;
    private final @Nullable Place outer;
    private final Parameters parameters;
    private final Variables variables;
    private final Functions functions;
    private final Map<String, Instance> symbols = new HashMap<>();
    private final Map<String, List<Instance>> loops = new HashMap<>();
    private final List<Instance> instances = new ArrayList<>();

    /**
     * What a template is deployed to, and as what.
     *
     * @param scope the scope
     * @param name the name of the deployment
     * @param files the files that led to it, its own last
     * @param depth how many deployments are around it
     * @param owner the resource of the template around it that it is
     */
    record Target(Scope scope, String name, List<String> files, int depth, Optional<Instance> owner) {
        Target inner(Scope to, Instance deployment) {
            return new Target(to, deployment.name(), files, depth + 1, Optional.of(deployment));
        }

        /** The file that its template stands in. */
        String file() {
            return files.get(files.size() - 1);
        }

        /** Why it is not known whether anything of it is deployed. */
        Optional<String> doubt() {
            return owner.flatMap(Instance::doubt);
        }

        Target linked(String file) {
            List<String> more = new ArrayList<>(files);
            more.add(file);
            return new Target(scope, name, List.copyOf(more), depth, owner);
        }
    }

    /** A deployment; of one whose expressions mean what is around it, with that place. */
    Frame(Run run, JsonNode template, Spot spot, Target target, Map<String, Given> given, @Nullable Place outer) {
        this.run = run;
        this.template = template;
        this.spot = spot;
        this.target = target;
        this.outer = outer;
        this.parameters = new Parameters(this, Json.get(template, "parameters"), spot.field("parameters"), given);
        this.variables = new Variables(this, Json.get(template, "variables"), spot.field("variables"));
        this.functions = new Functions(this, Json.get(template, "functions"), spot.field("functions"));
    }

    private Frame(Frame of, Map<String, Given> given) {
        this.run = of.run;
        this.template = Json.MAKE.objectNode();
        this.spot = of.spot;
        this.target = of.target;
        this.outer = null;
        this.parameters = Parameters.ofFunction(this, given);
        this.variables = new Variables(this, template, spot);
        this.functions = of.functions;
    }

    /** What the inside of a function sees. */
    Frame ofFunction(Map<String, Given> given) {
        return new Frame(this, given);
    }

    Run run() {
        return run;
    }

    JsonNode template() {
        return template;
    }

    Spot spot() {
        return spot;
    }

    Target target() {
        return target;
    }

    Scope scope() {
        return target.scope();
    }

    Parameters parameters() {
        return parameters;
    }

    Variables variables() {
        return variables;
    }

    Functions functions() {
        return functions;
    }

    /** Where the expressions of its resources stand. */
    Place place() {
        return outer == null ? new Place(this) : outer;
    }

    void add(Instance instance) {
        run.add(instance);
        instances.add(instance);
        if (!instance.symbol().isEmpty()) {
            symbols.put(Json.lower(instance.symbol()), instance);
        }
        if (!instance.loop().isEmpty()) {
            loops.computeIfAbsent(Json.lower(instance.loop()), any -> new ArrayList<>())
                    .add(instance);
        }
    }

    /** The resource of a symbolic name, such as {@code nic} or {@code nic[2]}. */
    Optional<Instance> symbol(String name) {
        return Optional.ofNullable(symbols.get(Json.lower(name)));
    }

    /** The resources that a loop made. */
    List<Instance> loop(String name) {
        return loops.getOrDefault(Json.lower(name), List.of());
    }

    /** The resource of a name without type, where only one has it. */
    Optional<Instance> named(String name) {
        return instances.stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
