package io.canreach.importer;

import static io.canreach.importer.Samples.NIC;
import static io.canreach.importer.Samples.VNET;
import static io.canreach.importer.Samples.findings;
import static io.canreach.importer.Samples.id;
import static io.canreach.importer.Samples.nsg;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.importer.Finding.Severity;
import io.canreach.model.Gap;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.RouteTable;
import io.canreach.model.Unknown;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file leaves out is not what Azure would have said. */
class UnsaidTest {
    private static final String VM = "{'id': '" + Samples.PROVIDERS + "Microsoft.Compute/virtualMachines/vm', %s}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id': '@networkSecurityGroups/n', 'name': 'n', 'location': 'westeurope'}",
                "{'id': '@networkSecurityGroups/n', 'properties': {'defaultSecurityRules': []}}",
                "{'id': '@networkSecurityGroups/n', 'properties': {'securityRules': null}}"
            })
    void a_group_without_its_rules_is_not_an_empty_one(String group) {
        var imported = read(group);

        var reason = new Unknown("NSG 'n' stands here without its rules: there is no list securityRules");
        assertThat(imported.network().get(NetworkSecurityGroup.class, id("networkSecurityGroups/n")))
                .isEqualTo(NetworkSecurityGroup.unknown(id("networkSecurityGroups/n"), reason));
        assertThat(findings(imported))
                .containsExactly(
                        "WARNING net.json $: " + reason.reason() + "; what its rules would decide is undetermined");
    }

    @Test
    void an_empty_list_of_rules_is_content() {
        var imported = read("{'id': '@networkSecurityGroups/n', 'properties': {'securityRules': []}}");

        assertThat(imported.findings()).isEmpty();
        assertThat(imported.network()
                        .get(NetworkSecurityGroup.class, id("networkSecurityGroups/n"))
                        .rules())
                .isEmpty();
    }

    @Test
    void a_group_in_a_list_of_resources_is_read_where_its_rules_stand() {
        var imported =
                read("[{'id': '@networkSecurityGroups/n', 'location': 'westeurope'}, " + nsg("'priority': 100") + "]");

        assertThat(imported.findings()).isEmpty();
        assertThat(Samples.rule(imported).name()).isEqualTo("r");
    }

    @Test
    void a_group_whose_rules_stand_by_themselves_has_these() {
        var rule = """
                {'id': '@networkSecurityGroups/n/securityRules/r', 'properties': {'priority': 100,
                 'direction': 'Inbound', 'access': 'Deny', 'protocol': '*', 'sourceAddressPrefix': '*',
                 'sourcePortRange': '*', 'destinationAddressPrefix': '*', 'destinationPortRange': '*'}}""";

        var imported = read("[{'id': '@networkSecurityGroups/n'}, " + rule + "]");

        assertThat(imported.findings()).isEmpty();
        assertThat(Samples.rule(imported).name()).isEqualTo("r");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id': '@routeTables/t', 'location': 'westeurope'}",
                "{'id': '@routeTables/t', 'properties': {'disableBgpRoutePropagation': false}}"
            })
    void a_route_table_without_its_routes_may_lead_anywhere(String table) {
        var imported = read(table);

        var reason = new Unknown("route table 't' stands here without its routes: there is no list routes");
        assertThat(imported.network().get(RouteTable.class, id("routeTables/t")))
                .isEqualTo(RouteTables.unknown(id("routeTables/t"), reason));
        assertThat(imported.findings(Severity.WARNING)).hasSize(1);
    }

    @Test
    void an_empty_list_of_routes_is_content() {
        var imported = read("{'id': '@routeTables/t', 'properties': {'routes': []}}");

        assertThat(imported.findings()).isEmpty();
        assertThat(imported.network().get(RouteTable.class, id("routeTables/t")).routes())
                .isEmpty();
    }

    @Test
    void a_public_ip_without_sku_leaves_the_way_in_open() {
        var imported = read("[" + VNET + "," + nicWithPublicIp() + "," + publicIp("") + "]");

        assertThat(imported.network()
                        .get(PublicIpAddress.class, id("publicIPAddresses/p"))
                        .sku())
                .isEqualTo(PublicIpAddress.Sku.STANDARD);
        assertThat(imported.network().gaps(id("networkInterfaces/nic"), Gap.Effect.WAY_IN))
                .containsExactly(new Unknown("whether public IP 'p' is Basic or Standard is not said"));
        assertThat(findings(imported))
                .contains("WARNING net.json $[2]: whether public IP 'p' is Basic or Standard is not said; it is read as"
                        + " Standard; answers of old API versions leave the SKU out and mean Basic, which is open where"
                        + " no NSG is attached");
    }

    @Test
    void the_sku_does_not_matter_behind_an_nsg() {
        var group = "'networkSecurityGroup': {'id': '@networkSecurityGroups/n'}, ";
        var vnet = VNET.replace("'addressPrefix'", group + "'addressPrefix'");
        var nic = nicWithPublicIp().replace("'ipConfigurations'", group + "'ipConfigurations'");
        var rest = "," + publicIp("") + "," + nsg("'priority': 100") + "]";

        var onSubnet = read("[" + vnet + "," + nicWithPublicIp() + rest).network();
        var onInterface = read("[" + VNET + "," + nic + rest).network();

        assertThat(onSubnet.gaps(id("networkInterfaces/nic"), Gap.Effect.WAY_IN))
                .isEmpty();
        assertThat(onInterface.gaps(id("networkInterfaces/nic"), Gap.Effect.WAY_IN))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Standard"})
    void a_sku_that_is_said_anywhere_leaves_nothing_open(String sku) {
        var said = publicIp("'sku': {'name': '" + sku + "'}, ");

        var imported = read("[" + VNET + "," + nicWithPublicIp() + "," + publicIp("") + "," + said + "]");

        assertThat(imported.findings()).isEmpty();
        assertThat(imported.network()
                        .get(PublicIpAddress.class, id("publicIPAddresses/p"))
                        .sku())
                .hasToString(sku.toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'properties': {'instanceView': {'statuses': [{'code': 'PowerState/deallocated'}]}}                | 1
            'properties': {'instanceView': {'statuses': [{'code': 'x'}, {'code': 'PowerState/stopped'}]}}     | 1
            'properties': {'extended': {'instanceView': {'powerState': {'code': 'PowerState/stopped'}}}}      | 1
            'powerState': 'VM deallocated'                                                                    | 1
            'powerState': 'VM running'                                                                        | 0
            'properties': {'instanceView': {'statuses': [{'code': 'PowerState/running'}]}}                    | 0
            """)
    void a_machine_that_does_not_run_is_said(String state, int expected) {
        var imported = read("[" + VNET + "," + NIC + ","
                + VM.formatted("'networkProfile': {'networkInterfaces': [{'id': '@networkInterfaces/nic'}]}, " + state)
                + "]");

        assertThat(findings(imported))
                .hasSize(expected)
                .allSatisfy(each -> assertThat(each)
                        .startsWith("WARNING")
                        .contains("machine 'vm' does not run")
                        .endsWith("a stopped machine answers nothing; verdicts are for when it runs"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'id': '@networkSecurityGroups/n', 'securityRules': [], 'subnets': [{'id': '@virtualNetworks/v/subnets/a'}]} | a
            {'id': '@networkSecurityGroups/n', 'securityRules': [], 'networkInterfaces': [{'id': '@networkInterfaces/nic'}]} | nic
            {'id': '@routeTables/n', 'routes': [], 'subnets': [{'id': '@virtualNetworks/v/subnets/a'}]}                  | a
            """)
    void lists_of_what_something_is_attached_to_must_agree_with_that(String owner, String user) {
        var imported = read("[" + VNET + "," + NIC + "," + owner + "]");

        assertThat(findings(imported))
                .singleElement()
                .asString()
                .startsWith("WARNING net.json $[2].")
                .endsWith("'n' says that it is attached to '" + user + "', which does not say so; what '" + user
                        + "' says is taken; are these files of two dates?");
    }

    @Test
    void lists_that_agree_or_name_what_is_not_in_the_input_are_fine() {
        var vnet = VNET.replace(
                "'addressPrefix'", "'networkSecurityGroup': {'id': '@networkSecurityGroups/n'}, 'addressPrefix'");
        var group = "{'id': '@networkSecurityGroups/n', 'securityRules': [], 'subnets': ["
                + "{'id': '@virtualNetworks/v/subnets/a'}, {'id': '@virtualNetworks/other/subnets/a'}]}";

        assertThat(read("[" + vnet + "," + group + "]").findings()).isEmpty();
    }

    @Test
    void nothing_is_known_of_what_is_attached_in_a_network_that_is_not_in_the_input() {
        var group = "{'id': '@networkSecurityGroups/n', 'securityRules': [], 'subnets': ["
                + "{'id': '@virtualNetworks/v/subnets/a'}]}";

        assertThat(findings(read("[" + NIC + "," + group + "]"))).noneMatch(each -> each.contains("two dates"));
    }

    private static String publicIp(String sku) {
        return "{'id': '@publicIPAddresses/p', " + sku + "'properties': {'ipAddress': '20.0.0.1'}}";
    }

    private static String nicWithPublicIp() {
        return NIC.replace("'subnet'", "'publicIPAddress': {'id': '@publicIPAddresses/p'}, 'subnet'");
    }
}
