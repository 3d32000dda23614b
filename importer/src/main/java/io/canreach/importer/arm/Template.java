package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.ExpressionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An ARM template, ready to be evaluated.
 *
 * @param file what messages call the file
 * @param json what it holds
 */
public record Template(String file, JsonNode json) {
    /** Types whose values never decide a verdict begin otherwise. */
    private static final Set<String> RELEVANT = Set.of(
            "microsoft.network",
            "microsoft.web",
            "microsoft.sql",
            "microsoft.storage",
            "microsoft.compute/virtualmachines",
            "microsoft.compute/virtualmachinescalesets");

    /**
     * A file with values for the template's parameters.
     *
     * @param file what messages call it
     * @param json what it holds
     */
    public record Values(String file, JsonNode json) {}

    /**
     * Works out what the template deploys.
     *
     * @param values values for its parameters
     * @param settings where and how it is deployed
     * @param notes told of what a person should know
     * @param links finds linked files
     * @param before what is deployed before it, whose resources it may refer to
     * @return what it deploys
     * @throws TemplateException if it asks for more than is allowed
     */
    public Evaluated evaluate(
            List<Values> values, Settings settings, Notes notes, Links links, Optional<Evaluated> before) {
        Spot root = Spot.root(file);
        Run run = new Run(root, settings, notes, links, before.map(Evaluated::run));
        try {
            Frame frame = new Frame(run, json, root, target(settings), given(values, settings), null);
            frame.parameters().checkGiven();
            new Declarer(frame).declareAll();
            return new Evaluated(run, frame, resources(run));
        } catch (StackOverflowError deep) {
            throw new TemplateException(root, "the template is nested too deep to be evaluated", deep);
        } catch (ExpressionException refused) {
            throw new TemplateException(root, String.valueOf(refused.getMessage()), refused);
        }
    }

    private Frame.Target target(Settings settings) {
        String name = file.replaceAll(".*[/\\\\]", "").replaceAll("\\.[^.]*$", "");
        return new Frame.Target(Scopes.ofTemplate(json, settings), name, List.of(file), 0, Optional.empty());
    }

    private Map<String, Given> given(List<Values> values, Settings settings) {
        Map<String, Given> given = new LinkedHashMap<>();
        values.forEach(each -> given.putAll(ParameterFile.of(each.json(), Spot.root(each.file()))));
        Spot options = new Spot("the options", null, "");
        settings.parameters().forEach((name, value) -> given.put(Json.lower(name), Given.value(value, options)));
        return given;
    }

    private static List<Deployed> resources(Run run) {
        for (int i = 0; i < run.all().size(); i++) { // the list grows while deployments are declared
            run.all().get(i).inner();
        }
        new Order(run).check();
        List<Instance> deployed = run.withBefore().stream()
                .filter(each -> !each.existing() && !each.isDeployment())
                .toList();
        List<Instance> last = new Redeployed(run, new Order(run)).last(deployed);
        List<Deployed> made = new ArrayList<>();
        for (Instance each : last) {
            run.leniently(!isRelevant(each), () -> made.add(new Deployed(each.full(), each.spot())));
        }
        return new Finishing(run, last, made).finished();
    }

    private static boolean isRelevant(Instance instance) {
        String type = Json.lower(instance.type()) + "/";
        return RELEVANT.stream().anyMatch(each -> type.startsWith(each + "/"));
    }
}
