package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Unknowns;
import java.util.Collections;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds the resources of a deployment: unrolls loops, drops what a condition drops, and names everything. */
final class Declarer {
    private final Frame frame;
    private final Run run;

    Declarer(Frame frame) {
        this.frame = frame;
        this.run = frame.run();
    }

    /**
     * The resource that a child stands in.
     *
     * @param type its type
     * @param name its name
     * @param nameless whether its name is not known
     */
    private record Parent(String type, String name, boolean nameless) {
        static final Parent NONE = new Parent("", "", false);

        String typeOf(String child) {
            boolean whole = type.isEmpty() || Json.lower(child).startsWith(Json.lower(type) + "/");
            return whole ? child : type + "/" + child;
        }

        String nameOf(String childType, String child) {
            return type.isEmpty() || Ids.fit(typeOf(childType), child) ? child : name + "/" + child;
        }
    }

    /**
     * Where a resource is declared.
     *
     * @param raw the resource as written
     * @param spot where that is
     * @param symbol its symbolic name, or empty
     * @param parent what it stands in
     * @param place where its expressions stand
     * @param loop the loop it is a turn of, or empty
     * @param doubt why it is not known whether there is one
     */
    private record Declared(
            JsonNode raw, Spot spot, String symbol, Parent parent, Place place, String loop, Optional<String> doubt) {
        Declared turn(Place in, String of, String suffix, Optional<String> why) {
            return new Declared(raw, spot, symbol.isEmpty() ? "" : symbol + suffix, parent, in, of, why);
        }
    }

    void declareAll() {
        resources(
                Json.get(frame.template(), "resources"),
                frame.spot().field("resources"),
                Parent.NONE,
                frame.place(),
                frame.target().doubt());
    }

    private void resources(JsonNode resources, Spot spot, Parent parent, Place place, Optional<String> doubt) {
        if (resources.isObject()) {
            resources
                    .properties()
                    .forEach(each -> declare(new Declared(
                            each.getValue(), spot.field(each.getKey()), each.getKey(), parent, place, "", doubt)));
        } else if (resources.isArray()) {
            for (int i = 0; i < resources.size(); i++) {
                declare(new Declared(resources.get(i), spot.element(i), "", parent, place, "", doubt));
            }
        } else if (Json.isThere(resources)) {
            run.refuse(spot, "resources are a list, or an object by their symbolic names");
        }
    }

    private void declare(Declared declared) {
        if (!declared.raw().isObject()) {
            run.refuse(declared.spot(), "a resource is an object");
            return;
        }
        JsonNode copy = Json.get(declared.raw(), "copy");
        if (copy.isObject()) {
            loop(declared, copy);
        } else {
            one(declared);
        }
    }

    private void loop(Declared declared, JsonNode copy) {
        Spot spot = declared.spot().field("copy");
        String name = Json.text(copy, "name");
        Count count = Count.of(run, declared.place(), Json.get(copy, "count"), spot.field("count"));
        if (count.unknown().isPresent()) {
            unknownLoop(declared, name, spot, count.unknown().get());
            return;
        }
        run.check(spot, count.number());
        for (int i = 0; i < count.number(); i++) {
            Place turn = declared.place().in(name, Json.MAKE.numberNode(i), true);
            one(declared.turn(turn, name, "[" + i + "]", declared.doubt()));
        }
    }

    /** Of resources of which it is not known how many there are, one stands for all, with an unknown number. */
    private void unknownLoop(Declared declared, String name, Spot spot, String reason) {
        String why = "how many there are of loop '" + name + "': " + reason;
        run.warn(spot, why, "what depends on it is undetermined");
        one(declared.turn(declared.place().in(name, Unknowns.of(why), true), name, "", Optional.of(why)));
    }

    private void one(Declared declared) {
        Optional<Boolean> condition = Optional.of(true);
        Optional<String> doubt = declared.doubt();
        JsonNode raw = Json.get(declared.raw(), "condition");
        if (Json.isThere(raw)) {
            JsonNode met =
                    run.evaluator().value(raw, declared.place(), declared.spot().field("condition"));
            condition = truth(met, declared.spot().field("condition"));
            if (condition.isEmpty()) {
                doubt = Optional.of("whether it is deployed is not known: " + Json.reason(met));
            }
        }
        named(declared, condition.orElse(true), doubt);
    }

    private Optional<Boolean> truth(JsonNode value, Spot spot) {
        if (Unknowns.isUnknown(value)) {
            return Optional.empty();
        }
        String text = value.asString("");
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            run.refuse(spot, "a condition is true or false, and this is " + value);
            return Optional.empty();
        }
        return Optional.of(text.equalsIgnoreCase("true"));
    }

    private void named(Declared declared, boolean deployed, Optional<String> doubt) {
        JsonNode raw = declared.raw();
        String type = declared.parent().typeOf(Json.text(raw, "type"));
        JsonNode name = run.evaluator()
                .named(Json.get(raw, "name"), declared.place(), declared.spot().field("name"));
        boolean nameless = declared.parent().nameless() || !name.isString();
        String full = name.isString()
                ? declared.parent().nameOf(Json.text(raw, "type"), name.stringValue())
                : standIn(type, name, declared);
        if (!fit(declared, type, full)) {
            return;
        }
        if (deployed) {
            frame.add(instance(declared, type, full, nameless, doubt));
        }
        Parent parent = new Parent(type, full, nameless);
        resources(Json.get(raw, "resources"), declared.spot().field("resources"), parent, declared.place(), doubt);
    }

    private boolean fit(Declared declared, String type, String name) {
        boolean fits = type.indexOf('/') >= 0 && Ids.fit(type, name);
        if (!fits) {
            run.refuse(
                    declared.spot(),
                    "a resource of type '" + type + "' must not have the name '" + name
                            + "'; a name has as many parts as its type behind the first");
        }
        return fits;
    }

    private String standIn(String type, JsonNode name, Declared declared) {
        String one = run.standInName();
        run.warn(
                declared.spot().field("name"),
                "the name of a resource is not known: " + Json.reason(name),
                "it is called '" + one + "' here, and references to it lead nowhere");
        int parts = type.split("/", -1).length - 1;
        return String.join("/", Collections.nCopies(Math.max(parts, 1), one));
    }

    private Instance instance(Declared declared, String type, String name, boolean nameless, Optional<String> doubt) {
        Instance.Key key = new Instance.Key(
                type,
                name,
                Ids.of(prefix(declared), type, name),
                declared.symbol(),
                declared.loop(),
                Json.is(declared.raw(), "existing"),
                nameless);
        return new Instance(frame, declared.place(), declared.raw(), declared.spot(), key, doubt);
    }

    private String prefix(Declared declared) {
        JsonNode raw = Json.get(declared.raw(), "scope");
        if (!raw.isString() || Json.text(declared.raw(), "type").equalsIgnoreCase(Instance.DEPLOYMENTS)) {
            return elsewhere(declared);
        }
        JsonNode scope =
                run.evaluator().named(raw, declared.place(), declared.spot().field("scope"));
        return scope.isString()
                ? new References(frame, true)
                        .find(scope.stringValue())
                        .map(Instance::id)
                        .orElseGet(() -> Ids.absolute(scope.stringValue(), frame.scope()))
                : Ids.of(frame.scope());
    }

    /** Resources that are there already may be said to be in another resource group or subscription. */
    private String elsewhere(Declared declared) {
        return Ids.of(Scopes.of(frame, declared.raw(), declared.place(), declared.spot()));
    }
}
