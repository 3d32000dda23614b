package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Scope;
import io.canreach.importer.arm.expression.Unknowns;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Deployments inside a template: with the template in it, or in a file beside it. */
final class Nested {
    private static final String MISSING = "what it deploys is missing, and its outputs are not known";

    private final Instance deployment;
    private final Run run;
    private final JsonNode properties;
    private final Spot spot;

    Nested(Instance deployment) {
        this.deployment = deployment;
        this.run = deployment.frame().run();
        this.properties = Json.get(deployment.raw(), "properties");
        this.spot = deployment.spot().field("properties");
    }

    /** The deployment with all its resources; empty where its template is not there. */
    Optional<Frame> declared() {
        int depth = deployment.frame().target().depth() + 1;
        if (depth > run.settings().limits().deployments()) {
            throw new TemplateException(
                    deployment.spot(),
                    "deployments are nested more than "
                            + run.settings().limits().deployments() + " deep");
        }
        Optional<Frame> frame = Json.isThere(Json.get(properties, "template")) ? inline() : linked();
        frame.ifPresent(each -> {
            deployment.is(each);
            new Declarer(each).declareAll();
        });
        return frame;
    }

    private Frame.Target target() {
        Scope scope = Scopes.ofDeployment(deployment.frame(), deployment.raw(), deployment.place(), deployment.spot());
        return deployment.frame().target().inner(scope, deployment);
    }

    private Optional<Frame> inline() {
        Spot at = spot.field("template");
        JsonNode raw = Json.get(properties, "template");
        JsonNode template = raw.isString() ? run.evaluator().value(raw, deployment.place(), at) : raw;
        if (!template.isObject()) {
            run.warn(at, "the template of '" + deployment.name() + "' is not known: " + Json.reason(template), MISSING);
            return Optional.empty();
        }
        boolean inner = Json.text(Json.get(properties, "expressionEvaluationOptions"), "scope")
                .equalsIgnoreCase("inner");
        return Optional.of(frame(template, at, target(), inner ? null : deployment.place()));
    }

    private Frame frame(JsonNode template, Spot at, Frame.Target target, @Nullable Place outer) {
        Frame frame = new Frame(run, template, at, target, outer == null ? given() : Map.of(), outer);
        frame.parameters().checkGiven();
        return frame;
    }

    private Map<String, Given> given() {
        Map<String, Given> given = new LinkedHashMap<>();
        JsonNode raw = Json.get(properties, "parameters");
        Spot at = spot.field("parameters");
        JsonNode all = raw.isString() ? run.evaluator().value(raw, deployment.place(), at) : raw;
        if (all.isObject()) {
            all.properties()
                    .forEach(each -> given.put(
                            Json.lower(each.getKey()),
                            Given.entry(each.getKey(), each.getValue(), deployment.place(), at.field(each.getKey()))));
        }
        linkedValues().forEach(given::putIfAbsent);
        return given;
    }

    private Map<String, Given> linkedValues() {
        JsonNode link = Json.get(properties, "parametersLink");
        Optional<Links.Linked> file = Json.isThere(link) ? find(link, spot.field("parametersLink")) : Optional.empty();
        return file.map(each -> ParameterFile.of(each.json(), Spot.root(each.name())))
                .orElse(Map.of());
    }

    private Optional<Frame> linked() {
        Spot at = spot.field("templateLink");
        JsonNode link = Json.get(properties, "templateLink");
        if (!link.isObject()) {
            run.warn(spot, "deployment '" + deployment.name() + "' has no template", MISSING);
            return Optional.empty();
        }
        return find(link, at).filter(file -> isNew(file, at)).map(file -> {
            Frame.Target target = target().linked(file.name());
            return frame(file.json(), Spot.root(file.name()), target, null);
        });
    }

    private boolean isNew(Links.Linked file, Spot at) {
        boolean met = deployment.frame().target().files().contains(file.name());
        if (met) {
            run.refuse(
                    at,
                    "the templates link to each other in a circle: "
                            + String.join(" -> ", deployment.frame().target().files()) + " -> " + file.name());
        }
        return !met;
    }

    private Optional<Links.Linked> find(JsonNode link, Spot at) {
        for (String field : new String[] {"relativePath", "uri"}) {
            JsonNode raw = Json.get(link, field);
            if (Json.isThere(raw)) {
                return follow(run.evaluator().value(raw, deployment.place(), at.field(field)), at.field(field));
            }
        }
        run.warn(at, "the link of '" + deployment.name() + "' leads to no file, such as a template spec", MISSING);
        return Optional.empty();
    }

    private Optional<Links.Linked> follow(JsonNode link, Spot at) {
        if (Unknowns.isUnknown(link) || !link.isString()) {
            run.warn(at, "where the link leads is not known: " + Json.reason(link), MISSING);
            return Optional.empty();
        }
        String file = deployment.frame().target().file();
        try {
            Optional<Links.Linked> found = run.links().find(file, link.stringValue());
            if (found.isEmpty()) {
                run.warn(at, "the linked file " + link + " is not beside the template; nothing is fetched", MISSING);
            }
            return found;
        } catch (Links.Refused refused) {
            run.warn(at, String.valueOf(refused.getMessage()), MISSING);
            return Optional.empty();
        }
    }
}
