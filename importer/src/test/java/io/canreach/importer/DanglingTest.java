package io.canreach.importer;

import static io.canreach.importer.Samples.NIC;
import static io.canreach.importer.Samples.VNET;
import static io.canreach.importer.Samples.findings;
import static io.canreach.importer.Samples.id;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Gap;
import io.canreach.model.NetworkInterface;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.RouteTable;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Cidr;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DanglingTest {
    private static final String ADDRESS = "$[1].properties.ipConfigurations[0].properties.";

    @Test
    void a_route_table_that_is_not_there_may_lead_anywhere() {
        var imported = read(VNET.replace("'addressPrefix'", "'routeTable': {'id': '@routeTables/t'}, 'addressPrefix'"));

        var table = imported.network().get(RouteTable.class, id("routeTables/t"));
        assertThat(table.routes())
                .singleElement()
                .satisfies(route ->
                        assertThat(route.destination()).isEqualTo(new Unknown("route table 't' is not in the input")));
        assertThat(findings(imported))
                .containsExactly("WARNING net.json $.properties.subnets[0].properties.routeTable:"
                        + " route table 't' is not in the input; where traffic from the subnet goes is undetermined");
    }

    @Test
    void a_public_ip_that_is_not_there_leaves_the_way_in_open() {
        var nic = NIC.replace("'subnet'", "'publicIPAddress': {'id': '@publicIPAddresses/p'}, 'subnet'");

        var imported = read("[" + VNET + "," + nic + "]");

        assertThat(imported.network().gaps(id("networkInterfaces/nic"), Gap.Effect.WAY_IN))
                .containsExactly(new Unknown("public IP 'p' is not in the input"));
        assertThat(imported.network().all(PublicIpAddress.class)).hasSize(1);
        assertThat(findings(imported))
                .containsExactly("WARNING net.json " + ADDRESS + "publicIPAddress: public IP 'p' is not in the input;"
                        + " whether the Internet reaches it this way is undetermined");
    }

    @Test
    void a_network_that_is_not_there_is_made_with_nothing_known_of_it() {
        var imported = read(NIC);

        var network = imported.network();
        var subnet = network.get(Subnet.class, id("virtualNetworks/v/subnets/a"));
        assertThat(subnet.prefixes()).isEmpty();
        assertThat(subnet.networkSecurityGroup()).isPresent();
        assertThat(subnet.routeTable()).isPresent();
        assertThat(network.gaps(id("virtualNetworks/v"), Gap.Effect.ADDRESSES)).hasSize(1);
        assertThat(findings(imported))
                .containsExactly(
                        "WARNING net.json $.properties.ipConfigurations[0].properties.subnet: subnet 'v/a' is not in the"
                                + " input; its addresses, NSG and routes are not known; what depends on them is"
                                + " undetermined",
                        "WARNING net.json $.properties.ipConfigurations[0].properties.subnet: virtual network 'v' is not"
                                + " in the input; its addresses and connections are not known; what depends on them is"
                                + " undetermined");
    }

    @Test
    void a_network_that_is_not_there_has_what_its_peers_know_of_it() {
        var peer = """
                {'id': '@virtualNetworks/w', 'properties': {'addressSpace': {'addressPrefixes': ['10.1.0.0/16']},
                 'virtualNetworkPeerings': [{'name': 'p', 'properties': {'peeringState': 'Connected',
                    'remoteVirtualNetwork': {'id': '@virtualNetworks/v'},
                    'remoteAddressSpace': {'addressPrefixes': ['10.0.0.0/16']}}}]}}""";

        var network = read("[" + NIC + "," + peer + "]").network();

        var unknown = network.get(VirtualNetwork.class, id("virtualNetworks/v"));
        assertThat(unknown.addressSpace()).isEqualTo(List.of(Cidr.parse("10.0.0.0/16")));
        assertThat(unknown.peerings())
                .singleElement()
                .satisfies(each -> assertThat(each.remote()).isEqualTo(id("virtualNetworks/w")));
    }

    @Test
    void a_subnet_that_its_network_does_not_have_leaves_the_interface_out() {
        var imported = read("[" + VNET + "," + NIC.replace("subnets/a", "subnets/b") + "]");

        assertThat(imported.network().all(NetworkInterface.class)).isEmpty();
        assertThat(findings(imported))
                .containsExactly(
                        "ERROR net.json " + ADDRESS + "subnet: subnet 'v/b' of network interface 'nic' is not in"
                                + " the input; the interface is left out: questions about it fail, and its address looks as if"
                                + " nobody had it");
    }

    @Test
    void a_machine_without_its_interface_says_so() {
        var imported = read("{'id': '" + Samples.PROVIDERS + """
                Microsoft.Compute/virtualMachines/vm', 'properties': {'networkProfile': {'networkInterfaces': [
                    {'id': '@networkInterfaces/gone'}]}}}""");

        assertThat(imported.network().all(VirtualMachine.class)).hasSize(1);
        assertThat(findings(imported))
                .containsExactly("WARNING net.json $.properties.networkProfile.networkInterfaces[0]: network interface"
                        + " 'gone' is not in the input; the machine has no address by it; questions about a machine"
                        + " without any address fail");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id': '@x/y'}", "#"})
    void a_machine_without_one_of_its_interfaces_has_open_ways_in_and_out(String leftOut) {
        var machine = Samples.PROVIDERS + "Microsoft.Compute/virtualMachines/vm";
        var vm = leftOut.equals("#")
                ? "{'id': '" + machine
                        + "', 'networkProfile': {'networkInterfaces': [{'id': '@networkInterfaces/nic'}]}}"
                : "{'id': '" + machine + "', 'networkProfile': {'networkInterfaces': ["
                        + "{'id': '@networkInterfaces/nic'}, {'id': '@networkInterfaces/second'}]}}";
        var second = NIC.replace("networkInterfaces/nic", "networkInterfaces/second")
                .replace("subnets/a", "subnets/gone")
                .replace("'ipConfigurations'", "'virtualMachine': {'id': '" + machine + "'}, 'ipConfigurations'");

        var network = read("[" + VNET + "," + NIC + "," + vm + "," + leftOut.replace("#", second) + "]")
                .network();

        var reason = new Unknown("'vm' has another interface 'second' of which nothing is known");
        assertThat(network.gaps(id("networkInterfaces/nic"), Gap.Effect.WAY_IN)).containsExactly(reason);
        assertThat(network.gaps(id("networkInterfaces/nic"), Gap.Effect.WAY_OUT))
                .containsExactly(reason);
    }

    @Test
    void a_peered_network_that_is_not_there_is_known_by_what_was_learned() {
        var peering = """
                'virtualNetworkPeerings': [{'name': 'p', 'properties': {'peeringState': 'Connected',
                    'remoteVirtualNetwork': {'id': '@virtualNetworks/w'}%s}}], 'subnets'""";
        var learned = ", 'remoteAddressSpace': {'addressPrefixes': ['10.1.0.0/16']}";

        var known = read(VNET.replace("'subnets'", peering.formatted(learned)));
        var unknown = read(VNET.replace("'subnets'", peering.formatted("")));

        assertThat(findings(known)).singleElement().asString().endsWith("nothing is known of what it holds");
        assertThat(known.network().gaps(id("virtualNetworks/v"), Gap.Effect.ROUTING))
                .isEmpty();
        assertThat(unknown.network().gaps(id("virtualNetworks/v"), Gap.Effect.ROUTING))
                .hasSize(1);
    }

    @Test
    void a_rule_whose_group_is_not_there_is_left_out_and_said() {
        var imported = read("""
                {'id': '@networkSecurityGroups/n/securityRules/r', 'properties': {'priority': 100, 'direction': 'Inbound',
                 'access': 'Deny', 'protocol': '*', 'sourceAddressPrefix': '*', 'sourcePortRange': '*',
                 'destinationAddressPrefix': '*', 'destinationPortRange': '*'}}""");

        assertThat(findings(imported))
                .containsExactly(
                        "WARNING net.json $: the NSG of rule 'r' is not in the input; the rule is left out; what"
                                + " that NSG decides is undetermined where it is attached");
    }

    @Test
    void a_subnet_lists_what_stands_in_it_and_is_not_in_the_input() {
        var list = "'ipConfigurations': [{'id': '@networkInterfaces/nic/ipConfigurations/one'},"
                + " {'id': '@virtualNetworkGateways/gw/ipConfigurations/default'}], 'addressPrefix'";

        var imported = read("[" + VNET.replace("'addressPrefix'", list) + "," + NIC + "]");

        assertThat(imported.network().gaps(id("virtualNetworks/v"), Gap.Effect.ROUTING))
                .containsExactly(new Unknown("gateway 'gw' of the virtual network is not in the input"));
        assertThat(findings(imported)).hasSize(2).last().asString().contains("1 of the resources in the subnet");
    }
}
