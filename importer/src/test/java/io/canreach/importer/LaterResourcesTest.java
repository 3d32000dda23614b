package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Unknown;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Any value of a load balancer, a firewall or a gateway may exist only on deployment. */
class LaterResourcesTest {
    private static final Unknown LATER = new Unknown("it exists only on deployment");

    @ParameterizedTest
    @ValueSource(strings = {"balancers", "firewalls", "connections", "managers"})
    void every_value_may_be_unknown_and_no_network_is_refused_for_it(String file) throws IOException {
        var text = Files.readString(Samples.resource("/hostile/" + file + ".json"));
        var refused = new ArrayList<String>();

        for (String pointer : pointers(JsonMapper.shared().readTree(text), "").toList()) {
            boolean identity = pointer.matches("/\\d+(/(id|type|name))?");
            if (!identity) {
                check(text, pointer, refused);
            }
        }

        assertThat(refused).isEmpty();
    }

    private static void check(String text, String pointer, List<String> refused) {
        try {
            imported(text, pointer).network();
        } catch (InvalidNetworkException invalid) {
            refused.add(pointer + ": " + invalid.getMessage());
        }
    }

    private static Stream<String> pointers(JsonNode node, String at) {
        if (node instanceof ObjectNode object) {
            return object.propertyStream().flatMap(each -> {
                String here = at + "/" + each.getKey();
                return Stream.concat(Stream.of(here), pointers(each.getValue(), here));
            });
        }
        return node instanceof ArrayNode array
                ? Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                        .flatMap(i -> Stream.concat(Stream.of(at + "/" + i), pointers(array.get(i), at + "/" + i)))
                : Stream.empty();
    }

    private static Imported imported(String text, String pointer) {
        var tree = JsonMapper.shared().readTree(text);
        int slash = pointer.lastIndexOf('/');
        var parent = tree.at(pointer.substring(0, slash));
        var last = pointer.substring(slash + 1);
        var unknown = JsonNodeFactory.instance.pojoNode(LATER);
        if (parent instanceof ObjectNode object) {
            object.set(last, unknown);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(last), unknown);
        }
        return new Import(AzureImport.limit(1_000_000)).tree("later.json", tree);
    }
}
