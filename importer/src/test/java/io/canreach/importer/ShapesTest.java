package io.canreach.importer;

import static io.canreach.importer.Samples.VNET;
import static io.canreach.importer.Samples.id;
import static io.canreach.importer.Samples.json;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Cidr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "[%s]",
                "[[%s], {'value': []}]",
                "{'value': [%s]}",
                "{'Value': [%s], 'nextLink': null}",
                "{'data': [%s]}",
                "{'count': 1, 'data': [%s], 'skip_token': null, 'total_records': 1}",
                "{'@virtualNetworks/V': %s}",
                "// a comment\n{'value': [%s,],} /* and another */",
                "\uFEFF%s"
            })
    void a_network_is_found_in_whatever_holds_it(String shape) {
        var imported = read(shape.formatted(VNET));

        assertThat(imported.findings()).isEmpty();
        assertThat(imported.network().find(Subnet.class, id("virtualNetworks/v/subnets/a")))
                .contains(Subnet.of(id("virtualNetworks/v/subnets/a"), List.of(Cidr.parse("10.0.1.0/24"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'totalRecords': 1, 'data': {'columns': [{'name': 'id', 'type': 'string'}, {'name': 'properties'}],"
                        + " 'rows': [['@publicIPAddresses/p', {'ipAddress': '20.0.0.1'}]]}}",
                "{'columns': ['id', 'properties'], 'rows': [['@publicIPAddresses/p', {'ipAddress': '20.0.0.1'}]]}"
            })
    void a_table_of_resource_graph_is_read_row_by_row(String table) {
        assertThat(read(table).network().all(PublicIpAddress.class))
                .singleElement()
                .hasToString("public IP 'p' 20.0.0.1");
    }

    @Test
    void flattened_output_of_the_command_line_is_read_as_the_nested_form() {
        var flat = """
                {'id': '@virtualNetworks/v', 'resourceGroup': 'rg', 'addressSpace': {'addressPrefixes': ['10.0.0.0/16']},
                 'subnets': [{'name': 'a', 'addressPrefix': '10.0.1.0/24', 'resourceGroup': 'rg'}]}""";

        assertThat(read("[" + flat + ", " + VNET + "]").network().all(VirtualNetwork.class))
                .containsExactlyElementsOf(read(VNET).network().all(VirtualNetwork.class));
    }

    @Test
    void keys_ids_and_values_are_read_in_any_letter_case() {
        var shell = """
                [{'Id': '@VIRTUALNETWORKS/v', 'AddressSpace': {'AddressPrefixes': ['10.0.0.0/16']}, 'Subnets': [
                    {'Name': 'a', 'AddressPrefix': ['10.0.1.0/24'], 'NetworkSecurityGroup': {'Id': '@NETWORKSECURITYGROUPS/N'}}]},
                 {'Id': '@networkSecurityGroups/n', 'SecurityRules': [{'Name': 'r', 'Priority': 100, 'Direction': 'INBOUND',
                    'Access': 'deny', 'Protocol': 'TCP', 'SourcePortRange': ['*'], 'DestinationPortRange': ['80', '90-99'],
                    'SourceAddressPrefix': ['any'], 'DestinationAddressPrefix': ['VIRTUALNETWORK']}]}]""";

        var network = read(shell).network();

        assertThat(network.find(Subnet.class, id("virtualnetworks/V/SUBNETS/A"))
                        .orElseThrow()
                        .networkSecurityGroup())
                .contains(id("networkSecurityGroups/n"));
        assertThat(network.all(NetworkSecurityGroup.class)
                        .iterator()
                        .next()
                        .rules()
                        .get(0))
                .hasToString("100 r Inbound Deny Tcp *:* -> VIRTUALNETWORK:80,90-99");
    }

    @Test
    void singular_and_plural_fields_are_united() {
        var rule = Samples.rule(read(Samples.nsg("'sourceAddressPrefix': '10.0.0.0/8',"
                + " 'sourceAddressPrefixes': ['10.0.0.0/8', '192.168.0.0/16'], 'destinationPortRange': '',"
                + " 'destinationPortRanges': ['80', '443'], 'sourcePortRanges': []")));

        assertThat(rule.match()).isEqualTo("* 10.0.0.0/8,192.168.0.0/16:* -> *:80,443");
    }

    @Test
    void children_may_stand_by_themselves() {
        var imported = read("[" + VNET + """
                , {'id': '@virtualNetworks/v/subnets/a', 'properties': {'addressPrefix': '10.0.1.0/24'}},
                {'id': '@virtualNetworks/v/subnets/b', 'properties': {'addressPrefix': '10.0.2.0/24'}}]""");

        assertThat(imported.findings()).isEmpty();
        assertThat(imported.network().all(Subnet.class))
                .extracting(Subnet::name)
                .containsExactly("a", "b");
    }

    @Test
    void a_resource_without_id_is_known_by_type_and_name() {
        var imported = read("""
                {'type': 'Microsoft.Network/publicIPAddresses', 'name': 'p', 'sku': {'name': 'Basic'},
                 'properties': {'ipAddress': '20.0.0.1'}}""");

        assertThat(imported.network().named(PublicIpAddress.class, "p")).hasSize(1);
        assertThat(Samples.findings(imported))
                .containsExactly("WARNING net.json $: the resource has no id and is taken to be"
                        + " /providers/Microsoft.Network/publicIPAddresses/p;"
                        + " references to it by its real id lead nowhere");
    }

    @Test
    void interfaces_of_scale_sets_are_interfaces() {
        var nic = Samples.NIC.replace(
                "@networkInterfaces/nic",
                Samples.PROVIDERS
                        + "Microsoft.Compute/virtualMachineScaleSets/ss/virtualMachines/0/networkInterfaces/nic");

        assertThat(read("[" + VNET + "," + nic + "]").network().all(NetworkInterface.class))
                .hasSize(1);
    }

    @Test
    void a_folder_is_read_with_all_folders_in_it(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("deep/er"));
        Files.writeString(folder.resolve("deep/er/vnet.JSON"), json(VNET), StandardCharsets.UTF_16);
        Files.writeString(folder.resolve("nic.json"), json(Samples.NIC));
        Files.writeString(folder.resolve("notes.txt"), "no JSON");

        var imported = AzureImport.read(folder);

        assertThat(imported.findings()).isEmpty();
        assertThat(imported.network().all(NetworkInterface.class)).hasSize(1);
    }

    @Test
    void a_page_of_an_answer_says_that_it_is_not_all() {
        var imported = read("{'value': [" + VNET + "], 'nextLink': 'https://management.azure.com/next'}");

        assertThat(Samples.findings(imported))
                .containsExactly("WARNING net.json $.nextLink: the answer goes on on another page;"
                        + " resources of the other pages are missing; import all pages together");
    }
}
