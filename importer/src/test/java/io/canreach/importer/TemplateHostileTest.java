package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.InvalidNetworkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates of which nobody vouches: each ends soon, with a clear error. */
@Timeout(60)
class TemplateHostileTest {
    @ParameterizedTest
    @ValueSource(strings = {"1000000000", "'[mul(100000, 100000)]'", "99999999999999999"})
    void a_loop_of_a_thousand_million_resources_is_refused_before_it_is_unrolled(String count) {
        String loop = "{'type': 'Microsoft.Network/routeTables', 'name': '[concat('r', copyIndex())]', 'copy': {'name':"
                + " 'all', 'count': " + count + "}}";

        assertThatThrownBy(() -> read(template("", loop)))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("$.resources[0].copy")
                .hasMessageContaining("at most 50000 are read, and TemplateImport.resources(most) allows more");
    }

    @Test
    void a_loop_of_a_thousand_million_elements_is_refused_before_it_is_unrolled() {
        String rules =
                "{'type': 'Microsoft.Network/networkSecurityGroups', 'name': 'n', 'properties': {'copy': [{'name':"
                        + " 'securityRules', 'count': 1000000000, 'input': {}}]}}";

        assertThatThrownBy(() -> read(template("", rules)))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("elements of lists and objects");
    }

    @Test
    void variables_made_of_themselves_are_refused_and_named() {
        String variables = "'variables': {'a': '[variables('b')]', 'b': '[concat(variables('c'), 'x')]', 'c':"
                + " '[variables('A')]'},";

        Imported imported = read(template(variables, table("[variables('a')]")));

        assertThatThrownBy(imported::network)
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("variable 'A' is made of itself: a -> b -> c -> a");
    }

    @Test
    void variables_that_double_again_and_again_are_stopped() {
        String doubling = IntStream.rangeClosed(1, 60)
                .mapToObj(i -> "'v" + i + "': '[concat(variables('v" + (i - 1) + "'), variables('v" + (i - 1) + "'))]'")
                .collect(Collectors.joining(", "));
        String lists = IntStream.rangeClosed(1, 60)
                .mapToObj(i -> "'w" + i + "': ['[variables('w" + (i - 1) + "')]', '[variables('w" + (i - 1) + "')]']")
                .collect(Collectors.joining(", "));
        String variables = "'variables': {'v0': 'lol', " + doubling + ", 'w0': [1], " + lists + "},";

        for (String last : new String[] {"[variables('v60')]", "[string(variables('w60'))]"}) {
            assertThatThrownBy(() -> read(template(variables, table(last))))
                    .isInstanceOf(ImportException.class)
                    .hasMessageContaining("the evaluation was stopped");
        }
    }

    @Test
    void a_chain_of_ten_thousand_variables_is_stopped() {
        String chain = IntStream.rangeClosed(1, 10_000)
                .mapToObj(i -> "'v" + i + "': '[variables('v" + (i - 1) + "')]'")
                .collect(Collectors.joining(", "));

        assertThatThrownBy(() ->
                        read(template("'variables': {'v0': 'x', " + chain + "},", table("[variables('v10000')]"))))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("evaluations deep");
    }

    @Test
    void resources_that_wait_for_each_other_or_refer_to_each_other_are_refused() {
        String waiting = "{'type': 'Microsoft.Network/routeTables', 'name': 'a', 'dependsOn': ['b']},"
                + "{'type': 'Microsoft.Network/routeTables', 'name': 'b', 'dependsOn': ['a']}";
        String referring = "{'type': 'Microsoft.Network/routeTables', 'name': 'a', 'properties': {'x':"
                + " '[reference('b').x]'}}, {'type': 'Microsoft.Network/routeTables', 'name': 'b', 'properties': {'x':"
                + " '[reference('a').x]'}}";

        assertThatThrownBy(() -> read(template("", waiting)).network())
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("depend on each other in a circle");
        assertThatThrownBy(() -> read(template("", referring)).network())
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("refers back to it");
    }

    @Test
    void deployments_in_deployments_have_an_end() {
        String nested = table("x");
        for (int i = 0; i < 25; i++) {
            nested = "{'type': 'Microsoft.Resources/deployments', 'name': 'd', 'properties': {'template': "
                    + template("", nested) + "}}";
        }
        String deep = nested;

        assertThatThrownBy(() -> read(template("", deep)))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("deployments are nested more than 20 deep");
    }

    @Test
    void templates_that_link_in_a_circle_are_refused(@TempDir Path folder) throws IOException {
        String link = "{'type': 'Microsoft.Resources/deployments', 'name': 'd', 'properties': {'templateLink':"
                + " {'relativePath': '~'}}}";
        Path one = Files.writeString(
                folder.resolve("one.json"), Templated.json(template("", link.replace("~", "two.json"))));
        Files.writeString(folder.resolve("two.json"), Templated.json(template("", link.replace("~", "one.json"))));

        assertThatThrownBy(() -> AzureImport.read(one).network())
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("link to each other in a circle");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'parameters': [], ",
                "'parameters': {'a': 1}, 'variables': 'x', ",
                "'variables': {'copy': [{'name': 1}]}, ",
                "'functions': {'a': 1}, ",
                "'functions': [1, {'namespace': [], 'members': []}], ",
                "'outputs': [1], "
            })
    void parts_of_wrong_types_are_no_crash(String part) {
        assertThatCode(() -> ended(template(part, table("x")))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "[]",
                "null",
                "{}",
                "{'type': 1, 'name': 2}",
                "{'type': 'a', 'name': 'b'}",
                "{'type': 'Microsoft.Network/virtualNetworks', 'name': ''}",
                "{'type': 'Microsoft.Network/virtualNetworks', 'name': 'a/b/c'}",
                "{'type': 'Microsoft.Network/virtualNetworks', 'name': 'a', 'properties': 7}",
                "{'type': 'Microsoft.Network/virtualNetworks', 'name': 'a', 'properties': {'subnets': 'x'}}",
                "{'type': 'Microsoft.Network/virtualNetworks', 'name': 'a', 'copy': {'name': 'c', 'count': -1}}",
                "{'type': 'Microsoft.Network/virtualNetworks', 'name': 'a', 'copy': {'name': 'c', 'count': 'x'}}",
                "{'type': 'Microsoft.Network/virtualNetworks', 'name': 'a', 'copy': []}",
                "{'type': 'Microsoft.Network/virtualNetworks', 'name': 'a', 'condition': 'maybe'}",
                "{'type': 'Microsoft.Network/virtualNetworks', 'name': 'a', 'resources': [1]}",
                "{'type': 'Microsoft.Network/virtualNetworks', 'name': 'a', 'dependsOn': 5}",
                "{'type': 'Microsoft.Network/virtualNetworks', 'name': 'a', 'scope': 5}",
                "{'type': 'Microsoft.Network/virtualNetworks', 'name': '[', 'properties': {}}",
                "{'type': 'Microsoft.Network/virtualNetworks', 'name': '[concat(']'}",
                "{'type': 'Microsoft.Resources/deployments', 'name': 'a'}",
                "{'type': 'Microsoft.Resources/deployments', 'name': 'a', 'properties': {'template': 5}}",
                "{'type': 'Microsoft.Resources/deployments', 'name': 'a', 'properties': {'templateLink': {'uri': []}}}"
            })
    void resources_of_wrong_types_are_no_crash(String resource) {
        assertThatCode(() -> ended(template("", resource))).doesNotThrowAnyException();
    }

    /** Reads a template to the end: a network, or a refusal with a message. */
    private static void ended(String template) {
        try {
            assertThat(read(template).network()).isNotNull();
        } catch (ImportException | InvalidNetworkException refused) {
            assertThat(refused).hasMessageNotContaining("Exception");
        }
    }

    @Test
    void fields_that_stand_twice_are_said_and_the_latter_is_read() {
        String twice = "{'type': 'Microsoft.Network/routeTables', 'name': 'a', 'name': 'b'}";

        Imported imported = read(template("", twice));

        assertThat(Samples.findings(imported)).anyMatch(each -> each.contains("Duplicate Object property \"name\""));
        assertThat(imported.network().all(io.canreach.model.RouteTable.class))
                .singleElement()
                .satisfies(each -> assertThat(each.id().name()).isEqualTo("b"));
    }

    @Test
    void deep_nesting_and_huge_numbers_are_refused_by_the_parser() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThatThrownBy(() -> read(template("'variables': {'a': " + deep + "},", "")))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("nested more than 200 deep");
        assertThatThrownBy(() -> read(template("'variables': {'a': " + "9".repeat(100_000) + "},", "")))
                .isInstanceOf(ImportException.class);
    }

    private static String table(String tag) {
        return "{'type': 'Microsoft.Network/routeTables', 'name': 't', 'tags': {'x': '" + tag + "'}}";
    }

    private static String template(String parts, String resources) {
        return "{'$schema': 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#', " + parts
                + " 'contentVersion': '1.0.0.0', 'resources': [" + resources + "]}";
    }

    private static Imported read(String text) {
        return AzureImport.readText("main.json", Templated.json(text));
    }
}
