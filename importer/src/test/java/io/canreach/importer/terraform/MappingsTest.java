package io.canreach.importer.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each type of Terraform becomes in Azure's shape; the file has a state's resources before and after each arrow. */
class MappingsTest {
    /**
     * One mapping.
     *
     * @param title what it shows
     * @param state the resources of a state, each as its type and attributes
     * @param expected what must be among the resources in Azure's shape
     */
    record Sample(String title, String state, String expected) {
        @Override
        public String toString() {
            return title;
        }
    }

    static List<Sample> samples() throws IOException {
        try (InputStream file = MappingsTest.class.getResourceAsStream("mappings.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^# ", -1))
                    .filter(each -> each.contains("\n=>"))
                    .map(MappingsTest::sample)
                    .toList();
        }
    }

    private static Sample sample(String text) {
        int line = text.indexOf('\n');
        int arrow = text.indexOf("\n=>");
        return new Sample(text.substring(0, line), text.substring(line, arrow), text.substring(arrow + 3));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_resource_becomes_what_azure_would_show(Sample sample) {
        var made = Terraform.read(state(sample.state()), Side.AFTER);

        JsonNode expected = json(sample.expected());
        var found = made.resources().stream()
                .filter(each -> each.type().equals(expected.path("type").asString()))
                .map(each -> each.json().put("type", each.type()))
                .toList();
        assertThat(found).as("of type %s", expected.path("type")).hasSize(1);
        assertThat(missing(expected, found.get(0), "$"))
                .as(() -> found.get(0).toPrettyString())
                .isEmpty();
    }

    @Test
    void only_types_of_azure_are_mapped() {
        var mappings = new Mappings();

        assertThat(mappings.types()).hasSizeGreaterThan(80).allMatch(Others::isAzure);
    }

    /** Whatever is expected and not there. */
    private static List<String> missing(JsonNode expected, JsonNode found, String path) {
        List<String> missing = new ArrayList<>();
        if (expected.isObject() && found.isObject()) {
            expected.properties()
                    .forEach(each -> missing.addAll(
                            missing(each.getValue(), found.path(each.getKey()), path + "." + each.getKey())));
        } else if (expected.isArray() && expected.size() == found.size()) {
            for (int i = 0; i < expected.size(); i++) {
                missing.addAll(missing(expected.path(i), found.path(i), path + "[" + i + "]"));
            }
        } else if (!expected.equals(found)) {
            missing.add(path + ": " + expected + " is not " + found);
        }
        return missing;
    }

    private static JsonNode state(String resources) {
        StringBuilder list = new StringBuilder();
        int number = 0;
        for (String each : resources.strip().split("\n(?=az)", -1)) {
            int brace = each.indexOf('{');
            String type = each.substring(0, brace).strip();
            list.append(number == 0 ? "" : ",")
                    .append("{'address': '" + type + ".x" + number++ + "', 'type': '" + type + "', 'values': ")
                    .append(each.substring(brace))
                    .append('}');
        }
        return json("{'format_version': '1.0', 'values': {'root_module': {'resources': [" + list + "]}}}");
    }

    private static JsonNode json(String text) {
        String path = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/";
        return JsonMapper.shared()
                .readTree(text.replace('\'', '"').replace("@", path).replace('%', '@'));
    }
}
