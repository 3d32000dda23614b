package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.InvalidNetworkException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever stands in any place of a template: a network or a message, soon. {@link TemplateHostileTest} has the large ones. */
class StrangeTemplatesTest {
    private static final int ROUNDS = 150;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> STRANGE = List.of(
            "null",
            "true",
            "-1",
            "1e400",
            "[]",
            "{}",
            "[[]]",
            "\"\"",
            "\"/\"",
            "\"[\"",
            "\"[]\"",
            "\"[[x]\"",
            "\"[reference('x')]\"",
            "\"[reference(resourceId('a/b', 'c')).d[0].e]\"",
            "\"[parameters('p')]\"",
            "\"[variables('v')]\"",
            "\"[createArray(1, 'a', null())]\"",
            "\"[createObject('a', 1)]\"",
            "\"[json('[1]')]\"",
            "\"[copyIndex()]\"",
            "\"[range(0, 3)]\"",
            "\"[resourceGroup()]\"",
            "\"[null()]\"",
            "\"[utcNow()]\"",
            "{\"copy\": [{\"name\": \"c\", \"count\": 2, \"input\": \"[copyIndex('c')]\"}]}",
            "{\"name\": 7, \"count\": \"x\"}",
            "{\"type\": \"object\", \"defaultValue\": {\"a\": \"[parameters('p')]\"}}",
            "[\"[parameters('none')]\"]");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "templates/create-ase-with-webapp.json",
                "templates/e-shop-website-with-ilb-ase.json",
                "io/canreach/importer/ReadersFuzzTestInputs/templates/loop.json",
                "io/canreach/importer/ReadersFuzzTestInputs/templates/nested.json",
                "io/canreach/importer/ReadersFuzzTestInputs/plans/nsg.json"
            })
    void any_value_in_any_place_is_answered_for(String file) throws IOException {
        var text = Files.readString(Samples.resource("/" + file));
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

    /** In the table a variable, a default of a parameter, an output, or a loop that has no end. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            a variable of itself          | a -> a | {"variables": {"a": ["[variables('a')]"]}, "name": "[string(variables('a'))]"}
            parameters of each other      | a -> b -> a | {"parameters": {"a": {"type": "string", "defaultValue": "[parameters('b')]"}, "b": {"type": "string", "defaultValue": "[parameters('a')]"}}, "name": "[parameters('a')]"}
            padding                       | characters of text | {"name": "[padLeft('', 1000000000)]"}
            loops in loops                | elements of lists | {"name": "[length(map(range(0, 10000), lambda('a', map(range(0, 10000), lambda('b', range(0, 10000))))))]"}
            a loop of less than nothing   | a whole number from 0 | {"name": "v", "copy": {"name": "c", "count": -1}}
            a loop of what is not known   | known to Azure alone | {"name": "v", "copy": {"name": "c", "count": "[length(reference('x').y)]"}}
            a long property               | elements of lists | {"name": "v", "properties": {"copy": [{"name": "subnets", "count": 1000000000, "input": {"name": "s"}}]}}
            a reference to itself         | refers back to it | {"name": "v", "properties": {"x": "[reference('v').x]", "addressSpace": {"addressPrefixes": ["[reference(resourceId('Microsoft.Network/virtualNetworks', 'v')).addressSpace.addressPrefixes[0]]"]}}}
            functions of each other       | evaluations deep | {"functions": [{"namespace": "n", "members": {"f": {"parameters": [], "output": {"type": "string", "value": "[n.f()]"}}}}], "name": "[n.f()]"}
            """)
    void what_has_no_end_is_stopped_and_said(String name, String said, String parts) {
        var template = template();
        var mapper = JsonMapper.shared();
        mapper.readTree(parts).properties().forEach(each -> {
            boolean top = List.of("variables", "parameters", "functions").contains(each.getKey());
            var holder = top ? template : (ObjectNode) template.at("/resources/0");
            holder.set(each.getKey(), each.getValue());
        });

        var answer = Assertions.assertTimeout(SOON, () -> answer(name, template.toString()));

        assertThat(answer).contains(said);
    }

    private static ObjectNode template() {
        return (ObjectNode) JsonMapper.shared().readTree("""
                {"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
                 "contentVersion": "1.0.0.0", "resources": [{"type": "Microsoft.Network/virtualNetworks",
                 "apiVersion": "2023-04-01", "name": "v", "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}}}]}""");
    }

    private static void mustBeAnswered(String name, String text) {
        assertThat(answer(name, text)).as(name).isNotBlank().doesNotContain("tools.jackson", "null pointer");
    }

    /** The findings, or why the text is refused. */
    private static String answer(String name, String text) {
        try {
            var imported = AzureImport.readText(name, text);
            imported.network();
            return imported + " " + imported.findings();
        } catch (ImportException | InvalidNetworkException refused) {
            return String.valueOf(refused.getMessage());
        } catch (RuntimeException | StackOverflowError escaped) {
            throw new AssertionError(name + ": " + text.substring(0, Math.min(3000, text.length())), escaped);
        }
    }

    /** Puts a strange value into a random place, found by walking down at random. */
    private static void change(JsonNode document, Random random, JsonMapper mapper) {
        var node = document;
        while (true) {
            var children = List.copyOf(node.values());
            if (children.isEmpty()) {
                return;
            }
            int chosen = random.nextInt(children.size());
            if (children.get(chosen).isValueNode() || random.nextInt(6) == 0) {
                put(node, chosen, mapper.readTree(STRANGE.get(random.nextInt(STRANGE.size()))));
                return;
            }
            node = children.get(chosen);
        }
    }

    private static void put(JsonNode node, int chosen, JsonNode value) {
        if (node instanceof ArrayNode list) {
            list.set(chosen, value);
        } else if (node instanceof ObjectNode object) {
            object.set(List.copyOf(object.propertyNames()).get(chosen), value);
        }
    }
}
