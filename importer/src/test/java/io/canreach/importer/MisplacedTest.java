package io.canreach.importer;

import static io.canreach.importer.Asked.HOST;
import static io.canreach.importer.Asked.INTERNET;
import static io.canreach.importer.Asked.address;
import static io.canreach.importer.Asked.verdict;
import static io.canreach.importer.Asked.vm;
import static io.canreach.importer.Samples.findings;
import static io.canreach.importer.Samples.id;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.AzureFirewall;
import io.canreach.model.BastionHost;
import io.canreach.model.Gap;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.reach.Verdict;
import org.junit.jupiter.api.Test;

/** What Azure would refuse where it stands is left out with an error, and nothing that could rest on it is certain. */
class MisplacedTest {
    private static final String NETWORK = """
            {'id': '@virtualNetworks/v', 'location': 'West Europe', 'properties': {
               'addressSpace': {'addressPrefixes': ['10.0.0.0/16']}, 'subnets': [
                 {'name': 'AzureFirewallSubnet', 'properties': {'addressPrefix': '10.0.0.0/26'}},
                 {'name': 'AzureBastionSubnet', 'properties': {'addressPrefix': '10.0.0.64/26'}},
                 {'name': 'GatewaySubnet', 'properties': {'addressPrefix': '10.0.0.128/27'}},
                 {'name': 'a', 'properties': {'addressPrefix': '10.0.1.0/24', 'routeTable': {'id': '@routeTables/r'}}}]}},
            {'id': '@routeTables/r', 'properties': {'routes': [{'name': 'd', 'properties': {'addressPrefix': '0.0.0.0/0',
               'nextHopType': 'VirtualAppliance', 'nextHopIpAddress': '10.0.0.4'}}]}},
            {'id': '@publicIPAddresses/ip', 'sku': {'name': 'Standard'}, 'location': 'westeurope',
               'properties': {'ipAddress': '20.1.1.1'}},
            {'id': '@networkInterfaces/nic', 'properties': {
               'virtualMachine': {'id': '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm'},
               'ipConfigurations': [{'name': 'one', 'properties': {'privateIPAddress': '10.0.1.4',
                 'subnet': {'id': '@virtualNetworks/v/subnets/a'}}}]}},""";

    private static String firewall(String name, String location) {
        return "{'id': '@azureFirewalls/" + name + "', 'location': '" + location + "', 'properties': {"
                + "'ipConfigurations': [{'name': 'c', 'properties': {'privateIPAddress': '10.0.0.4', 'subnet': {'id':"
                + " '@virtualNetworks/v/subnets/AzureFirewallSubnet'}, 'publicIPAddress': {'id':"
                + " '@publicIPAddresses/ip'}}}]}}";
    }

    private static String gateway(String name, String location) {
        return "{'id': '@virtualNetworkGateways/" + name + "', 'location': '" + location + "', 'properties': {"
                + "'gatewayType': 'Vpn', 'ipConfigurations': [{'name': 'c', 'properties': {'subnet': {'id':"
                + " '@virtualNetworks/v/subnets/GatewaySubnet'}}}]}}";
    }

    private static String bastion(String name) {
        return "{'id': '@bastionHosts/" + name + "', 'location': 'westeurope', 'properties': {'ipConfigurations': ["
                + "{'name': 'c', 'properties': {'subnet': {'id': '@virtualNetworks/v/subnets/AzureBastionSubnet'}}}]}}";
    }

    private static void nothingRestsOnIt(Imported imported) {
        var network = imported.network();
        assertThat(network.all(AzureFirewall.class)).isEmpty();
        assertThat(verdict(network, vm("vm"), HOST, 443)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(verdict(network, INTERNET, vm("vm"), 80)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(verdict(network, HOST, address("20.1.1.1"), 80)).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void a_firewall_of_another_region_than_its_network_is_left_out() {
        var imported = read("[" + NETWORK + firewall("fw", "eastus") + "]");

        nothingRestsOnIt(imported);
        assertThat(findings(imported))
                .anyMatch(each -> each.startsWith("ERROR net.json $[4]")
                        && each.contains(
                                "firewall 'fw' is in region eastus, and its virtual network 'v' in West Europe"));
    }

    @Test
    void of_two_firewalls_in_one_subnet_nobody_knows_which_azure_has() {
        var imported = read("[" + NETWORK + firewall("one", "westeurope") + "," + firewall("two", "westeurope") + "]");

        nothingRestsOnIt(imported);
        assertThat(findings(imported))
                .anyMatch(each -> each.contains("firewall 'one' stands beside 'two' in a subnet for one"))
                .anyMatch(each -> each.contains("firewall 'two' stands beside 'one' in a subnet for one"));
    }

    @Test
    void a_firewall_in_the_region_of_its_network_is_kept() {
        var imported = read("[" + NETWORK + firewall("fw", "WestEurope") + "]");

        assertThat(imported.network().all(AzureFirewall.class)).hasSize(1);
        assertThat(verdict(imported.network(), vm("vm"), HOST, 443)).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void of_two_bastions_both_are_left_out() {
        var imported = read("[" + NETWORK + bastion("one") + "," + bastion("two") + "]");

        assertThat(imported.network().all(BastionHost.class)).isEmpty();
        assertThat(imported.network().gaps(id("virtualNetworks/v/subnets/AzureBastionSubnet"), Gap.Effect.ADDRESSES))
                .isNotEmpty();
    }

    @Test
    void of_two_gateways_the_second_is_left_out_and_what_is_reached_by_them_is_open() {
        var imported = read("[" + NETWORK + gateway("one", "westeurope") + "," + gateway("two", "westeurope") + "]");

        assertThat(imported.network().all(VirtualNetworkGateway.class))
                .map(VirtualNetworkGateway::name)
                .containsExactly("one");
        assertThat(imported.network().gaps(id("virtualNetworks/v"), Gap.Effect.ROUTING))
                .map(Object::toString)
                .anyMatch(each -> each.contains("gateway 'two' stands beside 'one'"));
    }

    @Test
    void a_gateway_of_another_region_refuses_no_network() {
        var imported = read("[" + NETWORK + gateway("one", "eastus") + "]");

        assertThat(imported.network().gaps(id("virtualNetworks/v"), Gap.Effect.ROUTING))
                .map(Object::toString)
                .anyMatch(each -> each.contains("gateway 'one' is in region eastus"));
        assertThatThrownBy(() -> AzureImport.strict()
                        .readText("t", Samples.json("[" + NETWORK + gateway("one", "eastus") + "]"))
                        .network())
                .hasMessageContaining("gateway 'one' is in region eastus");
    }
}
