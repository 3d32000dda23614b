package io.canreach.importer;

import static io.canreach.importer.Samples.NIC;
import static io.canreach.importer.Samples.VNET;
import static io.canreach.importer.Samples.findings;
import static io.canreach.importer.Samples.id;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.importer.Finding.Severity;
import io.canreach.model.Gap;
import io.canreach.model.Network;
import io.canreach.model.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnmodelledTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'loadBalancerBackendAddressPools': [{'id': '@loadBalancers/lb/backendAddressPools/p'}]",
                "'loadBalancerInboundNatRules': [{'id': '@loadBalancers/lb/inboundNatRules/r'}]",
                "'applicationGatewayBackendAddressPools': [{'id': '@applicationGateways/g/backendAddressPools/p'}]"
            })
    void an_interface_behind_a_balancer_has_open_ways_in_and_out(String pool) {
        var network = both(VNET, NIC.replace("'subnet'", pool + ", 'subnet'"));

        assertThat(network.gaps(id("networkInterfaces/nic"), Gap.Effect.WAY_IN)).hasSize(1);
        assertThat(network.gaps(id("networkInterfaces/nic"), Gap.Effect.WAY_OUT))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id': '@loadBalancers/lb/backendAddressPools/p', 'properties': {'loadBalancerBackendAddresses': ["
                        + "{'name': 'a', 'properties': {'ipAddress': '10.0.1.4'}}]}}"
            })
    void a_pool_whose_balancer_is_not_there_names_the_interfaces_behind_it(String balancer) {
        var network = both(VNET, NIC + "," + balancer);

        assertThat(network.gaps(id("networkInterfaces/nic"), Gap.Effect.WAY_IN)).isNotEmpty();
        assertThat(network.gaps(id("networkInterfaces/nic"), Gap.Effect.WAY_OUT))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'natGateway': {'id': '@natGateways/n'}              | WAY_OUT
            'serviceEndpointPolicies': [{'id': '@serviceEndpointPolicies/p'}] | ROUTING
            'delegations': [{'name': 'd'}]                      | ADDRESSES
            'privateEndpoints': [{'id': '@privateEndpoints/p'}] | ADDRESSES
            """)
    void what_hangs_on_a_subnet_leaves_it_open(String field, Gap.Effect effect) {
        var imported = read(VNET.replace("'addressPrefix'", field + ", 'addressPrefix'"));

        assertThat(imported.network().gaps(id("virtualNetworks/v/subnets/a"), effect))
                .hasSize(1);
        assertThat(imported.findings(Severity.WARNING)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'id': '@virtualHubs/h', 'properties': {}}                                                       | ROUTING
            {'id': '@virtualWans/w', 'properties': {}}                                                       | ROUTING
            {'id': '@networkManagers/m', 'properties': {}}                                                   | SECURITY
            {'id': '@networkManagers/m/securityAdminConfigurations/c', 'properties': {}}                     | SECURITY
            """)
    void what_lies_over_networks_leaves_them_open(String overlay, Gap.Effect effect) {
        assertThat(both(VNET, overlay).gaps(id("virtualNetworks/v"), effect)).hasSize(1);
    }

    @Test
    void a_hub_leaves_open_the_networks_it_is_connected_to_alone() {
        var other = VNET.replace("virtualNetworks/v'", "virtualNetworks/other'").replace("10.0.", "10.9.");
        var connection = """
                {'id': '@virtualHubs/h/hubVirtualNetworkConnections/c',
                 'properties': {'remoteVirtualNetwork': {'id': '@virtualNetworks/v'}}}""";

        var network = both(VNET, other + ", {'id': '@virtualHubs/h', 'properties': {}}, " + connection);

        assertThat(network.gaps(id("virtualNetworks/v"), Gap.Effect.ROUTING)).hasSize(1);
        assertThat(network.gaps(id("virtualNetworks/other"), Gap.Effect.ROUTING))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'gatewayDefaultSite': {'id': '@localNetworkGateways/site'}", "'gatewayType': 'LocalGateway'"})
    void a_gateway_that_learns_routes_leaves_its_network_open(String field) {
        var connection = "{'id': '@connections/c', 'connectionType': 'IPsec', 'localNetworkGateway2': {'id':"
                + " '@localNetworkGateways/s'}, 'virtualNetworkGateway1': {'id': '@virtualNetworkGateways/g'}}";
        var site =
                "{'id': '@localNetworkGateways/s', 'localNetworkAddressSpace': {'addressPrefixes': ['192.168.0.0/16']}}";

        var network = both(gatewayNetwork(), gateway(field) + "," + connection + "," + site);

        assertThat(network.gaps(id("virtualNetworks/v"), Gap.Effect.ROUTING)).hasSize(1);
    }

    @Test
    void a_gateway_that_no_connection_names_leaves_its_network_open() {
        var imported = read("[" + gatewayNetwork() + "," + gateway("'enableBgp': false") + "]");

        assertThat(imported.network().gaps(id("virtualNetworks/v"), Gap.Effect.ROUTING))
                .containsExactly(new Unknown("no connection of gateway 'g' is in the input"));
        assertThat(imported.findings(Severity.WARNING)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'connectionType': 'ExpressRoute', 'peer': {'id': '@expressRouteCircuits/c'}",
                "'connectionType': 'Vnet2Vnet', 'virtualNetworkGateway2': {'id': '@virtualNetworkGateways/g'}",
                "'connectionType': 'IPsec', 'localNetworkGateway2': {'id': '@localNetworkGateways/gone'}",
                "'connectionType': 'IPsec'"
            })
    void a_connection_whose_far_end_is_not_known_leaves_its_network_open(String fields) {
        var connection = ", {'id': '@connections/c', 'properties': {" + fields
                + ", 'virtualNetworkGateway1': {'id': '@virtualNetworkGateways/g'}}}";

        var network = both(gatewayNetwork(), gateway("'enableBgp': false") + connection);

        assertThat(network.gaps(id("virtualNetworks/v"), Gap.Effect.ROUTING)).hasSize(1);
    }

    @Test
    void the_second_gateway_of_a_connection_whose_first_is_missing_leaves_its_network_open() {
        var connection = ", {'id': '@connections/c', 'properties': {'connectionType': 'Vnet2Vnet',"
                + " 'virtualNetworkGateway1': {'id': '@virtualNetworkGateways/gone'},"
                + " 'virtualNetworkGateway2': {'id': '@virtualNetworkGateways/g'}}}";

        var network = both(gatewayNetwork(), gateway("'enableBgp': false") + connection);

        assertThat(network.gaps(id("virtualNetworks/v"), Gap.Effect.ROUTING))
                .containsExactly(new Unknown("the gateway of connection 'c' is not in the input"));
    }

    @Test
    void types_that_do_not_matter_are_counted() {
        var disk = "{'id': '" + Samples.PROVIDERS + "Microsoft.Compute/disks/%s'}";
        var imported = read("[" + disk.formatted("a") + "," + disk.formatted("b") + "]");

        assertThat(findings(imported))
                .containsExactly("INFO net.json $[0]: type Microsoft.Compute/disks is not modelled (2 resources);"
                        + " no verdict depends on it");
    }

    @Test
    void a_network_type_that_nobody_knows_is_a_warning() {
        assertThat(findings(read("{'id': '@newThings/x'}")))
                .containsExactly("WARNING net.json $: type Microsoft.Network/newThings is not modelled (1 resource);"
                        + " what it does to reachability is not known");
    }

    @Test
    void a_peering_of_some_subnets_only_is_left_open() {
        var peering = """
                'virtualNetworkPeerings': [{'name': 'p', 'properties': {'peerCompleteVnets': false,
                    'remoteVirtualNetwork': {'id': '@virtualNetworks/w'}}}], 'subnets'""";

        var network = read(VNET.replace("'subnets'", peering)).network();

        assertThat(network.gaps(id("virtualNetworks/v"), Gap.Effect.ROUTING)).hasSize(1);
    }

    private static Network both(String one, String other) {
        var imported = read("[" + one + "," + other + "]");
        assertThat(imported.findings(Severity.WARNING)).isNotEmpty();
        return imported.network();
    }

    private static String gatewayNetwork() {
        return VNET.replace("'name': 'a'", "'name': 'GatewaySubnet'");
    }

    private static String gateway(String fields) {
        String type = fields.contains("gatewayType") ? "" : ", 'gatewayType': 'ExpressRoute'";
        return "{'id': '@virtualNetworkGateways/g', 'properties': {" + fields + type
                + ", 'ipConfigurations': [{'name': 'c', 'properties': {'subnet': {'id':"
                + " '@virtualNetworks/v/subnets/GatewaySubnet'}}}]}}";
    }
}
