package io.canreach.importer;

import static io.canreach.importer.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.InvalidNetworkException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is put in: a network, or a message a person can read. */
class HostileInputTest {
    private static final int ROUNDS = 400;
    private static final List<String> STRANGE = List.of(
            "null",
            "true",
            "-1",
            "1e400",
            "123456789012345678901234567890",
            "\"\"",
            "\" \"",
            "\"/\"",
            "\"[x]\"",
            "\"*\"",
            "\"10.0.0.0/99\"",
            "\"::1\"",
            "\"a\\u0000b\\nc\"",
            "[]",
            "[[]]",
            "[null]",
            "{}",
            "{\"id\": \"/\"}",
            "{\"id\": 7}",
            "{\"properties\": []}",
            "{\"properties\": {\"properties\": {}}}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/network/vnets.json",
                "/network/security.json",
                "/network/machines.json",
                "/network/gateways.json",
                "/hostile/balancers.json",
                "/hostile/firewalls.json",
                "/hostile/connections.json",
                "/hostile/managers.json",
                "/hostile/services.json",
                "/hostile/routes.json"
            })
    void any_value_in_any_place_is_answered_for(String file) throws IOException {
        var text = Files.readString(Samples.resource(file));
        var mapper = JsonMapper.shared();

        for (int seed = 0; seed < ROUNDS; seed++) {
            var document = mapper.readTree(text);
            var random = new Random(seed);
            for (int i = 0; i <= random.nextInt(3); i++) {
                change(document, random, mapper);
            }
            mustBeAnswered(file + " with seed " + seed, document.toString());
        }
    }

    @Test
    void a_reference_to_itself_is_no_trouble() {
        var text = json("""
                [{'id': '@virtualNetworks/v', 'properties': {'addressSpace': {'addressPrefixes': ['10.0.0.0/16']},
                  'virtualNetworkPeerings': [{'name': 'p', 'properties': {'peeringState': 'Connected',
                    'remoteVirtualNetwork': {'id': '@virtualNetworks/v'}}}]}},
                 {'id': '@networkInterfaces/n', 'properties': {'virtualMachine': {'id': '@networkInterfaces/n'},
                  'ipConfigurations': [{'properties': {'subnet': {'id': '@networkInterfaces/n'}}}]}}]""");

        mustBeAnswered("cycles", text);
    }

    @Test
    void long_lists_take_no_more_time_than_they_must() {
        var strange = "[" + "{},".repeat(200_000) + "{}]";
        var rules = IntStream.range(0, 20_000)
                .mapToObj(i -> "\"10." + i / 256 % 256 + "." + i % 256 + ".0/24\"")
                .collect(Collectors.joining(","));
        var nsg = json(Samples.nsg("'sourceAddressPrefixes': [~], 'sourceAddressPrefix': ''"))
                .replace("~", rules);

        Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            mustBeAnswered("strange", strange);
            mustBeAnswered("rules", nsg);
        });
    }

    @Test
    void long_texts_and_control_characters_do_not_reach_messages() {
        var imported = Samples.read(Samples.nsg("'priority': '" + "x".repeat(100_000) + "', 'protocol': 'a\\nb'"));

        assertThat(imported.findings())
                .hasSize(2)
                .allSatisfy(
                        each -> assertThat(each.toString()).hasSizeLessThan(500).doesNotContain("\n"));
    }

    private static void mustBeAnswered(String name, String text) {
        try {
            var imported = AzureImport.readText(name, text);
            assertThat(imported.toString()).isNotBlank();
            imported.network();
        } catch (ImportException | InvalidNetworkException refused) {
            assertThat(refused.getMessage()).as(name).isNotBlank().doesNotContain("tools.jackson", "null pointer");
        } catch (RuntimeException escaped) {
            throw new AssertionError(name + ": " + text, escaped);
        }
    }

    /** Puts a strange value into a random place, found by walking down at random. */
    private static void change(JsonNode document, Random random, JsonMapper mapper) {
        var node = document;
        var value = mapper.readTree(STRANGE.get(random.nextInt(STRANGE.size())));
        while (true) {
            var children = List.copyOf(node.values());
            if (children.isEmpty()) {
                return;
            }
            int chosen = random.nextInt(children.size());
            var child = children.get(chosen);
            if (child.isValueNode() || random.nextInt(6) == 0) {
                put(node, chosen, value);
                return;
            }
            node = child;
        }
    }

    private static void put(JsonNode node, int chosen, JsonNode value) {
        if (node instanceof ArrayNode list) {
            list.set(chosen, value);
        } else if (node instanceof ObjectNode object) {
            var key = List.copyOf(object.propertyNames()).get(chosen);
            object.set(key, value == null ? JsonNodeFactory.instance.nullNode() : value);
        }
    }
}
