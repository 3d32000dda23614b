package io.canreach.importer;

import static io.canreach.importer.Samples.VNET;
import static io.canreach.importer.Samples.findings;
import static io.canreach.importer.Samples.json;
import static io.canreach.importer.Samples.nsg;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.InvalidNetworkException;
import io.canreach.model.ServiceTag;
import io.canreach.model.ServiceTags;
import io.canreach.packet.IpSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputTest {
    private static final String RULE = "$.properties.securityRules[0].properties.";
    private static final String ALLOWED = "; allowed is Azure REST or CLI JSON: a resource with its id, a list of them,"
            + " an answer {\"value\": [..]}, a Resource Graph answer {\"data\": [..]} or an object whose keys are"
            + " resource ids";

    @Test
    void malformed_json_is_refused_with_line_and_column() {
        assertThatThrownBy(() -> read("{'id': 'x',\n 'properties': }"))
                .isInstanceOf(ImportException.class)
                .hasMessage("net.json, line 2, column 16: not valid JSON: Unexpected character"
                        + " ('}' (code 125)): expected a valid value (JSON String, Number, Array, Object or token"
                        + " 'null', 'true' or 'false')");
    }

    @Test
    void a_dangling_reference_leaves_open_what_it_would_decide() {
        var imported = read(VNET.replace(
                "'addressPrefix'", "'networkSecurityGroup': {'id': '@networkSecurityGroups/gone'}, 'addressPrefix'"));

        assertThat(findings(imported))
                .containsExactly("WARNING net.json $.properties.subnets[0].properties.networkSecurityGroup:"
                        + " NSG 'gone' is not in the input; what its rules would decide is undetermined");
        assertThat(Samples.rule(imported).unsettled()).hasSize(1);
    }

    @Test
    void an_unknown_service_tag_is_named() {
        var imported = read(nsg("'sourceAddressPrefix': 'AzureCloud'"));

        assertThat(findings(imported))
                .containsExactly("WARNING net.json " + RULE + "sourceAddressPrefix: service tag 'AzureCloud' is in no"
                        + " service-tag data given; what rules and routes with it decide is undetermined;"
                        + " give data by AzureImport.with(ServiceTags)");
        assertThat(Samples.rule(imported).source()).containsExactly(new ServiceTag("AzureCloud"));
    }

    @Test
    void a_service_tag_of_which_data_is_given_is_none_to_speak_of() {
        var tags = ServiceTags.none().with(new ServiceTag("AzureCloud"), IpSet.parse("20.0.0.0/8"));

        var imported = AzureImport.with(tags).readText("net.json", json(nsg("'sourceAddressPrefix': 'azurecloud'")));

        assertThat(imported.findings()).isEmpty();
        assertThat(imported.network().serviceTags()).isEqualTo(tags);
    }

    @Test
    void a_wrong_type_leaves_the_rule_open() {
        var imported = read(nsg("'priority': 'high'"));

        assertThat(findings(imported))
                .containsExactly(
                        "WARNING net.json " + RULE + "priority: \"high\" stands here; allowed is a whole number"
                                + " from 100 to 4096; the rule may stand anywhere, look either way and do either, so what it"
                                + " would decide is undetermined");
        assertThat(Samples.rule(imported).unsettled()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"[, ]", "{'a':, }"})
    void json_nested_ten_thousand_deep_is_refused(String open, String close) {
        var text = open.repeat(10_000) + "1" + close.repeat(10_000);

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ImportException.class)
                .hasMessage("net.json: lists and objects are nested more than 200 deep;"
                        + " Azure's own JSON is nested about 10 deep");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'a': 1, 'a': 2}  | net.json, line 1, column 10: not valid JSON: Duplicate Object property "a"
            {'a': [1}         | net.json, line 1, column 9: not valid JSON: Unexpected close marker '}': expected ']'
            {'a': 1           | net.json, line 1, column 8: not valid JSON: Unexpected end-of-input: expected close marker for Object
            {} {}             | net.json, line 1, column 4: not valid JSON: something follows the first value; one value a file is allowed
            """)
    void broken_json_is_refused_in_the_words_of_the_parser(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(ImportException.class).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{}", "'text'", "7", "null", "[null, 3]", "{'hops': []}"})
    void json_without_a_resource_is_refused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ImportException.class)
                .hasMessage("net.json is JSON but holds no Azure resource" + ALLOWED);
    }

    @Test
    void values_for_parameters_are_nothing_without_their_template() {
        var text = "{'$schema': 'https://x/2019-04-01/deploymentParameters.json#', 'parameters': {}}";

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ImportException.class)
                .hasMessage(
                        "net.json is a parameter file of an ARM template; read the template, and it is taken with it");
    }

    @Test
    void an_empty_file_is_refused() {
        assertThatThrownBy(() -> read("")).hasMessage("net.json is empty" + ALLOWED);
    }

    @Test
    void an_empty_list_is_a_network_of_nothing() {
        assertThat(findings(read("{'value': []}")))
                .containsExactly("WARNING net.json $: the list is empty; the network has nothing of it");
    }

    @Test
    void missing_files_and_folders_without_json_are_refused(@TempDir Path folder) {
        var missing = folder.resolve("missing.json");

        assertThatThrownBy(() -> AzureImport.read(missing)).hasMessage("there is no file or folder " + missing);
        assertThatThrownBy(() -> AzureImport.read(folder))
                .hasMessage("folder " + folder + " holds no *.json file, nor a classic *.xml, *.netcfg or"
                        + " *.cscfg, nor does any folder in it");
        assertThatThrownBy(AzureImport::read).hasMessage("nothing to read: name at least one file or folder");
    }

    @Test
    void a_file_without_resources_among_others_is_said(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"properties\": [], \"value\": 1}");
        Files.writeString(folder.resolve("vnet.json"), json(VNET));

        assertThat(findings(AzureImport.read(folder)))
                .containsExactly("WARNING " + folder.resolve("settings.json") + " $: the file holds no Azure resource;"
                        + " it is left out, and whatever it describes is missing");
    }

    @Test
    void a_template_among_resources_by_id_is_left_out_and_said() {
        var imported = read("{'deployment': {'template': {'contentVersion': '1.0.0.0', 'resources': []}},"
                + " '@virtualNetworks/v': " + VNET + "}");

        assertThat(findings(imported))
                .containsExactly("WARNING net.json $.deployment: this is an ARM template;"
                        + " it is left out, and whatever it describes is missing");
    }

    @Test
    void a_text_that_is_too_long_is_refused() {
        assertThatThrownBy(() -> AzureImport.limit(20).readText("net.json", json(VNET)))
                .isInstanceOf(ImportException.class)
                .hasMessage("net.json is longer than 20 bytes; AzureImport.limit(bytes) allows more,"
                        + " and smaller files do as well");
    }

    @Test
    void everything_that_the_model_refuses_is_said_at_once() {
        var imported = read("[" + VNET.replace("10.0.1.0/24", "10.9.1.0/24") + ", " + nsg("'priority': 7") + "]");

        assertThat(imported.findings(Finding.Severity.ERROR)).hasSize(2);
        assertThatThrownBy(imported::network)
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("rule 'r' has priority 7; allowed is 100 to 4096")
                .hasMessageContaining("is not inside the address space of vnet 'v'");
    }

    @Test
    void an_object_where_a_list_belongs_is_refused() {
        var imported = read(VNET.replace("['10.0.0.0/16']", "{'a': 1}"));

        assertThatThrownBy(imported::network)
                .hasMessageContaining("net.json $.properties.addressSpace.addressPrefixes: an object stands here;"
                        + " allowed is a text; what it would say is not known");
    }

    @Test
    void a_strict_import_refuses_what_is_not_understood() {
        var imported = AzureImport.strict().readText("net.json", json(nsg("'sourceAddressPrefix': 'AzureCloud'")));

        assertThatThrownBy(imported::network)
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("service tag 'AzureCloud'");
    }
}
