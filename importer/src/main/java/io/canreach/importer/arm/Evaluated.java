package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Unknowns;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What came of a template. */
public final class Evaluated {
    private final Run run;
    private final Frame frame;
    private final List<Deployed> resources;

    Evaluated(Run run, Frame frame, List<Deployed> resources) {
        this.run = run;
        this.frame = frame;
        this.resources = List.copyOf(resources);
    }

    Run run() {
        return run;
    }

    /**
     * The resources that it deploys.
     *
     * @return them in the order of the template
     */
    public List<Deployed> resources() {
        return resources;
    }

    /**
     * An output.
     *
     * @param name its name
     * @return its value; empty where there is none, or it is not known
     */
    public Optional<JsonNode> output(String name) {
        JsonNode value = Json.at(Outputs.of(frame, true), "outputs", name, "value");
        return Optional.of(value).filter(each -> Json.isThere(each) && !Unknowns.isIn(each));
    }
}
