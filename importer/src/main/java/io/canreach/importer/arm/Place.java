package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Budget;
import io.canreach.importer.arm.expression.Context;
import io.canreach.importer.arm.expression.ExpressionException;
import io.canreach.importer.arm.expression.Scope;
import io.canreach.importer.arm.expression.Unknowns;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where an expression stands: in a deployment, and in copy loops there. Of a place for names, the value of a parameter
 * that nobody gives is a text that stands in, so that resources and what refers to them have one name.
 */
final class Place implements Context {
    private final Frame frame;
    private final @Nullable Loop innermost;
    private final boolean naming;

    Place(Frame frame) {
        this(frame, null, false);
    }

    private Place(Frame frame, @Nullable Loop innermost, boolean naming) {
        this.frame = frame;
        this.innermost = innermost;
        this.naming = naming;
    }

    /** The same place for names or for values. */
    Place naming(boolean yes) {
        return yes == naming ? this : new Place(frame, innermost, yes);
    }

    boolean isNaming() {
        return naming;
    }

    Frame frame() {
        return frame;
    }

    /** The same place, in one more loop. */
    Place in(String loop, JsonNode index, boolean ofResource) {
        return new Place(frame, new Loop(loop, index, ofResource, innermost), naming);
    }

    @Override
    public JsonNode parameter(String name) {
        return frame.parameters().value(name, naming);
    }

    @Override
    public JsonNode variable(String name) {
        return frame.variables().value(name, naming);
    }

    @Override
    public JsonNode copyIndex(String loop, long offset) {
        JsonNode index = turn(loop).index();
        return Unknowns.isUnknown(index) ? index : Json.MAKE.numberNode(index.longValue() + offset);
    }

    private Loop turn(String name) {
        Loop any = innermost;
        for (Loop each = innermost; each != null; each = each.outer()) {
            if (name.isEmpty() ? each.ofResource() : each.name().equalsIgnoreCase(name)) {
                return each;
            }
        }
        if (name.isEmpty() && any != null) {
            return any;
        }
        throw new ExpressionException(
                name.isEmpty() ? "there is no copy loop around copyIndex()" : "there is no copy loop '" + name + "'");
    }

    @Override
    public JsonNode reference(List<JsonNode> arguments) {
        return new References(frame, naming).reference(arguments);
    }

    @Override
    public JsonNode list(String function, List<JsonNode> arguments) {
        return Unknowns.of("what " + function + "() gives is known only on deployment");
    }

    @Override
    public JsonNode deploymentFunction(String name, List<JsonNode> arguments) {
        return new DeploymentFacts(frame, naming).of(name, arguments);
    }

    @Override
    public JsonNode userFunction(String namespace, String name, List<JsonNode> arguments) {
        return frame.functions().call(namespace, name, arguments, this);
    }

    @Override
    public Scope scope() {
        return frame.scope();
    }

    @Override
    public Budget budget() {
        return frame.run().budget();
    }

    @Override
    public void standIn(String function, JsonNode value) {
        frame.run().standIn(function);
    }
}
