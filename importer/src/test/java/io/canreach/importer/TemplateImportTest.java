package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Resource;
import io.canreach.model.RouteTable;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ARM templates say, and what the network then is. */
class TemplateImportTest {
    private static final String VNET = """
            {'type': 'Microsoft.Network/virtualNetworks', 'apiVersion': '2023-09-01', 'name': '[parameters('vnet')]',
             'location': '[resourceGroup().location]',
             'properties': {'addressSpace': {'addressPrefixes': ['[parameters('space')]']},
               'subnets': [{'name': 'a', 'properties': {'addressPrefix': '[cidrSubnet(parameters('space'), 24, 1)]'}}]}}""";

    private static final String PARAMETERS =
            "{'vnet': {'type': 'string'}, 'space': {'type': 'string'," + " 'defaultValue': '10.0.0.0/16'}}";

    @Test
    void parameters_come_from_options_before_files_before_defaults(@TempDir Path folder) throws IOException {
        Path template = write(folder, "main.json", template(PARAMETERS, VNET));
        write(folder, "main.parameters.json", values("'vnet': {'value': 'hub'}"));
        Path other = write(folder, "other.json", values("'space': {'value': '10.1.0.0/16'}, 'vnet': {'value': 'x'}"));

        Network beside = AzureImport.read(template).network();
        Network chosen = AzureImport.template(template)
                .parameters(other)
                .parameter("VNET", "spoke")
                .resourceGroup("rg")
                .location("westeurope")
                .read()
                .network();

        assertThat(beside.all(VirtualNetwork.class)).singleElement().satisfies(vnet -> {
            assertThat(vnet.id().name()).isEqualTo("hub");
            assertThat(vnet.subnets().get(0).prefixes()).hasToString("[10.0.1.0/24]");
        });
        assertThat(chosen.all(VirtualNetwork.class)).singleElement().satisfies(vnet -> {
            assertThat(vnet.id().name()).isEqualTo("spoke");
            assertThat(vnet.id().resourceGroup()).contains("rg");
            assertThat(vnet.location()).isEqualTo("westeurope");
            assertThat(vnet.addressSpace()).hasToString("[10.1.0.0/16]");
        });
    }

    @Test
    void a_parameter_without_value_is_unknown_and_named() {
        Imported imported = read(template(PARAMETERS.replace(", 'defaultValue': '10.0.0.0/16'", ""), VNET));

        assertThat(Samples.findings(imported)).anyMatch(each -> each.contains("parameter 'space' has no value"));
        assertThat(imported.network().all(Subnet.class))
                .singleElement()
                .satisfies(subnet ->
                        assertThat(subnet.id().value()).endsWith("/virtualNetworks/vnet-not-given/subnets/a"));
    }

    @Test
    void what_a_parameter_does_not_allow_is_refused() {
        String only = "{'vnet': {'type': 'string', 'defaultValue': 'x', 'allowedValues': ['hub']}, 'space': {'type':"
                + " 'int', 'defaultValue': '10.0.0.0/16'}}";

        Imported imported = read(template(only, VNET));

        assertThat(Samples.findings(imported))
                .anyMatch(each -> each.contains("parameter 'vnet' is \"x\"; allowed are \"hub\""))
                .anyMatch(each -> each.contains("allowed is a value of type int"));
        assertThatThrownBy(imported::network).hasMessageContaining("parameter 'vnet'");
    }

    @Test
    void a_secret_stands_in_no_message_about_its_parameter() {
        String vnet = "{'vnet': {'type': 'string', 'defaultValue': 'v'}, 'space': ";
        String strange = vnet + "{'type': 'secureobject', 'defaultValue': 'hush'}}";
        String other = vnet + "{'type': 'securestring', 'defaultValue': 'hush', 'allowedValues': ['quiet']}}";

        for (String parameters : List.of(strange, other)) {
            assertThat(Samples.findings(read(template(parameters, VNET))))
                    .filteredOn(each -> each.contains("$.parameters.space:"))
                    .singleElement()
                    .satisfies(each -> assertThat(each)
                            .contains("parameter 'space' is a secret that is not shown; allowed")
                            .doesNotContain("hush", "quiet"));
        }
    }

    @Test
    void loops_make_resources_properties_and_variables() {
        String rules = "{'type': 'Microsoft.Network/networkSecurityGroups', 'name': '[concat('nsg', copyIndex(1))]',"
                + " 'copy': {'name': 'groups', 'count': '[length(variables('ports'))]'}, 'properties': {'copy': [{'name':"
                + " 'securityRules', 'count': 2, 'input': {'name': '[format('r{0}', copyIndex('securityRules'))]',"
                + " 'properties': {'priority': '[add(100, copyIndex('securityRules'))]', 'direction': 'Inbound',"
                + " 'access': 'Allow', 'protocol': 'Tcp', 'sourceAddressPrefix': '*', 'sourcePortRange': '*',"
                + " 'destinationAddressPrefix': '*', 'destinationPortRange': '[variables('ports')[copyIndex()]]'}}}]}}";
        String variables =
                "{'copy': [{'name': 'ports', 'count': 3, 'input': '[string(add(8080, copyIndex('ports')))]'}]}";

        Network network = read("{'$schema': 'https://schema.management.azure.com/schemas/2019-04-01/"
                        + "deploymentTemplate.json#', 'variables': " + variables + ", 'resources': [" + rules + "]}")
                .network();

        assertThat(network.all(NetworkSecurityGroup.class))
                .extracting(each -> each.id().name())
                .containsExactly("nsg1", "nsg2", "nsg3");
        assertThat(group(network, "nsg3").rules())
                .extracting(SecurityRule::toString)
                .allMatch(each -> each.contains("8082"))
                .hasSize(2);
    }

    @Test
    void a_loop_of_unknown_length_leaves_open_what_hangs_on_it() {
        String nsg = nsg("'[parameters('rules')]'");
        String copied = nsg("[]")
                .replace(
                        "'securityRules': []",
                        "'copy': [{'name': 'securityRules', 'count': '[parameters('n')]',"
                                + " 'input': {'name': 'x'}}]")
                .replace("'name': 'nsg'", "'name': 'copied'");

        Network network = read(template("{'rules': {'type': 'array'}, 'n': {'type': 'int'}}", nsg + "," + copied))
                .network();

        assertThat(group(network, "nsg").rules())
                .isNotEmpty()
                .allMatch(each -> !each.unsettled().isEmpty());
        assertThat(group(network, "copied").rules())
                .isNotEmpty()
                .allMatch(each -> !each.unsettled().isEmpty());
    }

    @Test
    void conditions_drop_resources_and_leave_open_what_is_not_known() {
        String yes = nsg("[]").replace("'name': 'nsg'", "'name': 'yes', 'condition': '[equals('a', 'A')]'");
        String no = nsg("[]").replace("'name': 'nsg'", "'name': 'no', 'condition': '[not(true())]'");
        String open = nsg("[]").replace("'name': 'nsg'", "'name': 'open', 'condition': '[parameters('new')]'");

        Network network = read(template("{'new': {'type': 'bool'}}", yes + "," + no + "," + open))
                .network();

        assertThat(network.all(NetworkSecurityGroup.class))
                .extracting(each -> each.id().name())
                .doesNotContain("no")
                .contains("open");
        assertThat(group(network, "open").rules()).isNotEmpty();
    }

    @Test
    void children_nested_or_by_themselves_or_by_symbolic_name_are_one_network() {
        String inline = vnet("'subnets': [{'name': 'a', 'properties': {'addressPrefix': '10.0.1.0/24'}}]", "");
        String nested = vnet(
                "",
                ", 'resources': [{'type': 'subnets', 'name': 'a', 'properties': {'addressPrefix': '10.0.1.0/24'}}]");
        String apart = vnet("", "") + ", {'type': 'Microsoft.Network/virtualNetworks/subnets', 'name': 'v/a',"
                + " 'properties': {'addressPrefix': '10.0.1.0/24'}}";
        String symbolic =
                "{'$schema': 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',"
                        + " 'languageVersion': '2.0', 'resources': {'net': " + vnet("", "") + ", 'sub': {'type':"
                        + " 'Microsoft.Network/virtualNetworks/subnets', 'name': '[format('{0}/{1}', 'v', 'a')]', 'properties':"
                        + " {'addressPrefix': '10.0.1.0/24'}, 'dependsOn': ['net']}}}";

        List<VirtualNetwork> first =
                List.copyOf(read(template("{}", inline)).network().all(VirtualNetwork.class));

        for (String each : List.of(template("{}", nested), template("{}", apart), symbolic)) {
            assertThat(List.copyOf(read(each).network().all(VirtualNetwork.class)))
                    .isEqualTo(first);
        }
    }

    @Test
    void nested_deployments_see_their_own_names_or_those_around_them_and_give_outputs() {
        String inner = "{'type': 'Microsoft.Resources/deployments', 'apiVersion': '2022-09-01', 'name': 'inner',"
                + " 'resourceGroup': 'other', 'properties': {'mode': 'Incremental', 'expressionEvaluationOptions':"
                + " {'scope': 'inner'}, 'parameters': {'vnet': {'value': 'spoke'}}, 'template': "
                + template(PARAMETERS, VNET)
                        .replaceFirst(
                                "\\}$",
                                ", 'outputs': {'id': {'type': 'string', 'value': '[resourceId("
                                        + "'Microsoft.Network/virtualNetworks/subnets', parameters('vnet'), 'a')]'}}}")
                + "}}";
        String outer = inner.replace("'scope': 'inner'", "'scope': 'outer'").replace("'inner'", "'outer'");
        String nic = "{'type': 'Microsoft.Network/networkInterfaces', 'name': 'nic', 'properties': {'ipConfigurations':"
                + " [{'name': 'one', 'properties': {'subnet': {'id': '[reference('inner').outputs.id.value]'}}}]}}";

        Network network = read(template(
                        "{'vnet': {'type': 'string', 'defaultValue': 'hub'}, 'space': {'type': 'string',"
                                + " 'defaultValue': '10.9.0.0/16'}}",
                        inner + "," + outer + "," + nic))
                .network();

        assertThat(network.all(VirtualNetwork.class))
                .extracting(each -> each.id().resourceGroup().orElseThrow() + "/"
                        + each.id().name() + " " + each.addressSpace())
                .containsExactlyInAnyOrder("other/spoke [10.0.0.0/16]", "other/hub [10.9.0.0/16]");
        assertThat(network.all(NetworkInterface.class))
                .singleElement()
                .satisfies(each ->
                        assertThat(each.subnet().value()).contains("/other/").endsWith("spoke/subnets/a"));
    }

    @Test
    void linked_templates_are_read_beside_and_nowhere_else(@TempDir Path folder) throws IOException {
        Path inside = Files.createDirectories(folder.resolve("in/nested"));
        Path main = write(
                folder.resolve("in"),
                "main.json",
                template(
                        "{}",
                        link("relativePath", "'nested/net.json'")
                                + ","
                                + link("uri", "'[uri(deployment().properties.templateLink.uri, 'nested/net.json')]'")
                                        .replace("'l'", "'l2'")
                                + ","
                                + link("uri", "'https://example.org/elsewhere/gone.json'")
                                        .replace("'l'", "'l3'")
                                + "," + link("relativePath", "'../secret.json'").replace("'l'", "'l4'")));
        write(inside, "net.json", template("{}", vnet("", "")));
        write(folder, "secret.json", template("{}", vnet("", "").replace("'v'", "'secret'")));

        Imported file = AzureImport.read(main);
        Imported whole = AzureImport.read(folder.resolve("in"));

        for (Imported each : List.of(file, whole)) {
            assertThat(each.network().all(VirtualNetwork.class))
                    .extracting(vnet -> vnet.id().name())
                    .containsExactly("v");
            assertThat(Samples.findings(each))
                    .anyMatch(met -> met.contains("gone.json\" is not beside the template; nothing is fetched"))
                    .anyMatch(met -> met.contains("'../secret.json' leads out of the folder"));
        }
    }

    @Test
    void references_find_what_the_template_says_and_leave_open_the_rest() {
        String balancer =
                "{'type': 'Microsoft.Network/azureFirewalls', 'name': 'fw', 'properties': {'ipConfigurations':"
                        + " [{'name': 'c', 'properties': {'privateIPAddress': '~', 'privateIPAllocationMethod': '!'}}]}}";
        String table =
                "{'type': 'Microsoft.Network/routeTables', 'name': 'rt', 'properties': {'routes': [{'name': 'out',"
                        + " 'properties': {'addressPrefix': '0.0.0.0/0', 'nextHopType': 'VirtualAppliance', 'nextHopIpAddress':"
                        + " '[reference('fw').ipConfigurations[0].properties.privateIPAddress]'}}]}}";

        String given = balancer.replace("~", "10.0.0.4");
        Network fixed =
                read(template("{}", given.replace("!", "Static") + "," + table)).network();
        Network open = read(template("{}", given.replace("!", "Dynamic") + "," + table))
                .network();

        assertThat(nextHop(fixed)).isEqualTo("10.0.0.4");
        assertThat(nextHop(open)).startsWith("unknown").contains("'fw' has this only when it is deployed");
    }

    private static String nextHop(Network network) {
        RouteTable table = network.all(RouteTable.class).iterator().next();
        return table.routes().get(0).nextHopAddress().orElseThrow().toString();
    }

    @Test
    void defaults_are_azures_own() {
        String parts = "{'type': 'Microsoft.Network/publicIPAddresses', 'name': 'ip', 'properties': {}},"
                + vnet("'subnets': [{'name': 'a', 'properties': {'addressPrefix': '10.0.1.0/24'}}]", "")
                + "," + vnet("", "").replace("'v'", "'w'").replace("10.0.0.0", "10.9.0.0")
                + "," + peering("v", "w") + "," + peering("w", "v") + "," + peering("v", "gone");

        Network network = read(template("{}", parts)).network();

        assertThat(network.all(PublicIpAddress.class))
                .singleElement()
                .satisfies(each -> assertThat(each.sku()).isEqualTo(PublicIpAddress.Sku.BASIC));
        assertThat(network.all(VirtualNetwork.class).stream()
                        .flatMap(each -> each.peerings().stream())
                        .filter(each -> !each.remote().name().equals("gone")))
                .hasSize(2)
                .allMatch(each -> each.state() == VnetPeering.State.CONNECTED);
    }

    private static String peering(String from, String to) {
        return "{'type': 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings', 'name': '" + from + "/to-" + to
                + "', 'properties': {'remoteVirtualNetwork': {'id': '[resourceId('Microsoft.Network/virtualNetworks', '"
                + to + "')]'}}}";
    }

    @Test
    void the_later_of_two_deployments_of_a_resource_holds() {
        String first = vnet("'subnets': [{'name': 'a', 'properties': {'addressPrefix': '10.0.1.0/24'}}]", "");
        String again = first.replace("10.0.1.0/24", "10.0.2.0/24").replaceFirst("'name'", "'dependsOn': ['v'], 'name'");
        String apart = "{'type': 'Microsoft.Network/virtualNetworks/subnets', 'name': 'v/a', 'properties':"
                + " {'addressPrefix': '10.0.3.0/24'}}";

        assertThat(prefixes(first + "," + again)).isEqualTo("[10.0.2.0/24]");
        assertThat(prefixes(first + "," + apart)).isEqualTo("[10.0.3.0/24]");
    }

    private static String prefixes(String resources) {
        return read(template("{}", resources))
                .network()
                .all(Subnet.class)
                .iterator()
                .next()
                .prefixes()
                .toString();
    }

    @Test
    void comments_commas_broken_lines_and_other_encodings_are_read(@TempDir Path folder) throws IOException {
        String text = "\uFEFF// first\n"
                + template("{}", "/* a */" + vnet("", "") + ",").replace("'v'", "'v'/* , */");
        Path eight = write(folder, "eight.json", text.replace("'tags'", "'tags\n'"));
        Path sixteen = folder.resolve("sixteen.json");
        Files.write(sixteen, Templated.json(text.substring(1)).getBytes(StandardCharsets.UTF_16));

        for (Path each : List.of(eight, sixteen)) {
            assertThat(AzureImport.read(each).network().all(VirtualNetwork.class))
                    .hasSize(1);
        }
    }

    @Test
    void values_of_parameters_are_texts_numbers_flags_lists_and_maps(@TempDir Path folder) throws IOException {
        Path template = write(folder, "main.json", template(PARAMETERS, VNET));

        TemplateImport given =
                AzureImport.template(template).parameter("a", List.of(1, "b")).parameter("c", Map.of("d", true));

        assertThat(given).hasToString("template " + template + " with parameters [a, c] and files []");
        assertThatThrownBy(() -> given.parameter("e", new Object()))
                .hasMessage(
                        "parameter 'e' is given a Object; allowed is a text, a number, true or false, a list or a map");
    }

    private static NetworkSecurityGroup group(Network network, String name) {
        return network.all(NetworkSecurityGroup.class).stream()
                .filter(each -> ((Resource) each).id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String vnet(String properties, String more) {
        return "{'type': 'Microsoft.Network/virtualNetworks', 'name': 'v', 'properties': {'addressSpace':"
                + " {'addressPrefixes': ['10.0.0.0/16']}" + (properties.isEmpty() ? "" : ", " + properties) + "}" + more
                + "}";
    }

    private static String nsg(String rules) {
        return "{'type': 'Microsoft.Network/networkSecurityGroups', 'name': 'nsg', 'properties': {'securityRules': "
                + rules + "}}";
    }

    private static String link(String field, String to) {
        return "{'type': 'Microsoft.Resources/deployments', 'name': 'l', 'properties': {'mode': 'Incremental',"
                + " 'templateLink': {'" + field + "': " + to + "}}}";
    }

    private static String template(String parameters, String resources) {
        return "{'$schema': 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',"
                + " 'contentVersion': '1.0.0.0', 'parameters': " + parameters + ", 'resources': [" + resources + "]}";
    }

    private static String values(String parameters) {
        return "{'$schema': 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',"
                + " 'parameters': {" + parameters + "}}";
    }

    private static Imported read(String text) {
        return AzureImport.readText("main.json", Templated.json(text));
    }

    private static Path write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), Templated.json(text));
    }
}
