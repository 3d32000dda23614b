package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Function.atLeast;
import static io.canreach.importer.arm.expression.Function.between;
import static io.canreach.importer.arm.expression.Function.exactly;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the template and the deployment around the expression are asked for. */
final class DeploymentFunctions {
    private static final List<Function> OF_THE_TEMPLATE = List.of(
            exactly(1, "parameters", arguments -> arguments.context().parameter(arguments.text(0))),
            exactly(1, "variables", arguments -> arguments.context().variable(arguments.text(0))),
            between(0, 2, "copyIndex", DeploymentFunctions::copyIndex),
            between(1, 3, "reference", arguments -> arguments.context().reference(arguments.all())),
            exactly(1, "fail", DeploymentFunctions::fail));

    /** Answered by the context, under these names. */
    private static final List<String> OF_THE_DEPLOYMENT = List.of(
            "deployer",
            "deployment",
            "environment",
            "externalInput",
            "externalInputs",
            "extension",
            "extensions",
            "getSecret",
            "managementGroup",
            "pickZones",
            "providers",
            "references",
            "resourceGroup",
            "roleDefinitions",
            "subscription",
            "tenant",
            "toLogicalZone",
            "toLogicalZones",
            "toPhysicalZone",
            "toPhysicalZones");

    static final List<Function> ALL = Stream.concat(
                    OF_THE_TEMPLATE.stream(),
                    OF_THE_DEPLOYMENT.stream().map(name -> atLeast(0, name, DeploymentFunctions::asked)))
            .toList();

    private DeploymentFunctions() {}

    private static JsonNode asked(Arguments arguments) {
        return arguments.context().deploymentFunction(arguments.name(), arguments.all());
    }

    private static JsonNode copyIndex(Arguments arguments) {
        boolean named = arguments.has(0) && arguments.known(0).isString();
        if (!named && arguments.has(1)) {
            throw arguments.refuse(0, "the name of a copy loop");
        }
        int offset = named ? 1 : 0;
        return arguments
                .context()
                .copyIndex(named ? arguments.text(0) : "", arguments.has(offset) ? arguments.whole(offset) : 0);
    }

    private static JsonNode fail(Arguments arguments) {
        throw arguments.refuse("the template ends the deployment: " + Words.shortened(arguments.text(0)));
    }
}
