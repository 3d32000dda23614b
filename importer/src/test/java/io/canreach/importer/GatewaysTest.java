package io.canreach.importer;

import static io.canreach.importer.Asked.address;
import static io.canreach.importer.Asked.verdict;
import static io.canreach.importer.Asked.vm;
import static io.canreach.importer.Samples.findings;
import static io.canreach.importer.Samples.id;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.ExpressRouteCircuit;
import io.canreach.model.Gap;
import io.canreach.model.GatewayConnection;
import io.canreach.model.GatewayConnection.Kind;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.Network;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.model.VnetToVnetConnection;
import io.canreach.packet.Cidr;
import io.canreach.reach.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gateways and their connections of every kind, and what they learned. */
class GatewaysTest {
    private static final String NETWORK = """
            {'id': '@virtualNetworks/%1$s', 'properties': {'addressSpace': {'addressPrefixes': ['10.%2$s.0.0/16']},
               'subnets': [{'name': 'GatewaySubnet', 'properties': {'addressPrefix': '10.%2$s.0.0/27'}},
                 {'name': 'a', 'properties': {'addressPrefix': '10.%2$s.1.0/24'}}]~}},
            {'id': '@networkInterfaces/nic-%1$s', 'properties': {'virtualMachine': {'id':
               '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm-%1$s'},
               'ipConfigurations': [{'name': 'one', 'properties': {'privateIPAddress': '10.%2$s.1.4',
                 'subnet': {'id': '@virtualNetworks/%1$s/subnets/a'}}}]}},""";
    private static final String GATEWAY = """
            {'id': '@virtualNetworkGateways/g-%1$s', 'properties': {'gatewayType': '%2$s', 'vpnType': 'RouteBased',
              'sku': {'name': 'VpnGw1'}, %3$s 'ipConfigurations': [{'name': 'c', 'properties': {'subnet': {'id':
                '@virtualNetworks/%1$s/subnets/GatewaySubnet'}}}]}},""";
    private static final String SITE = """
            {'id': '@localNetworkGateways/hq', 'properties': {'gatewayIpAddress': '80.1.1.1', 'localNetworkAddressSpace':
              {'addressPrefixes': [%s]}, 'bgpSettings': {'asn': 65010, 'bgpPeeringAddress': '192.168.0.1'}}},""";
    private static final String TUNNEL = """
            {'id': '@connections/c', 'properties': {'connectionType': 'IPsec', 'connectionStatus': 'Connected', %s
              'virtualNetworkGateway1': {'id': '@virtualNetworkGateways/g-v'},
              'localNetworkGateway2': {'id': '@localNetworkGateways/hq'}}}""";
    private static final String CIRCUIT = """
            {'id': '@expressRouteCircuits/er', 'sku': {'tier': 'Premium'}, 'properties': {'serviceProviderProperties':
              {'peeringLocation': 'Amsterdam'}, 'peerings': [{'name': 'AzurePrivatePeering'}], 'authorizations': []}},
            {'id': '@connections/er', 'properties': {'connectionType': 'ExpressRoute', 'connectionStatus': 'Connected',
              'virtualNetworkGateway1': {'id': '@virtualNetworkGateways/g-v'}, 'peer': {'id': '@expressRouteCircuits/er'}}}""";
    private static final String V = NETWORK.formatted("v", "0").replace("~", "");

    private static String gateway(String vnet, String fields) {
        return GATEWAY.formatted(vnet, "Vpn", fields);
    }

    private static String toVnet(String name, String from, String to, String fields) {
        return ("{'id': '@connections/%s', 'properties': {'connectionType': 'Vnet2Vnet', 'connectionStatus': 'Connected', %s"
                        + " 'virtualNetworkGateway1': {'id': '@virtualNetworkGateways/g-%s'},"
                        + " 'virtualNetworkGateway2': {'id': '@virtualNetworkGateways/g-%s'}}}")
                .formatted(name, fields, from, to);
    }

    private static String routes(String learned) {
        return """
                [{'source': 'Default', 'state': 'Active', 'addressPrefix': ['10.0.0.0/16'], 'nextHopType': 'VnetLocal',
                  'nextHopIpAddress': []},
                 {'source': 'VirtualNetworkGateway', 'state': 'Active', 'addressPrefix': [%s],
                  'nextHopType': 'VirtualNetworkGateway', 'nextHopIpAddress': ['10.0.0.4']},
                 {'source': 'Default', 'state': 'Active', 'addressPrefix': ['0.0.0.0/0'], 'nextHopType': 'Internet',
                  'nextHopIpAddress': []}]""".formatted(learned);
    }

    /** Two documents: resources, and a table of routes. */
    private static Imported withRoutes(String resources, String routes) {
        try {
            var folder = java.nio.file.Files.createTempDirectory("canreach");
            var one = java.nio.file.Files.writeString(folder.resolve("a.json"), Samples.json(resources));
            var other = java.nio.file.Files.writeString(folder.resolve("b.json"), Samples.json(routes));
            return AzureImport.read(one, other);
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<?> gaps(Network network, String vnet) {
        return network.gaps(id("virtualNetworks/" + vnet), Gap.Effect.ROUTING);
    }

    @Test
    void a_site_to_site_connection_leads_to_the_prefixes_of_its_site_and_nowhere_else() {
        var network = read("[" + V + gateway("v", "") + SITE.formatted("'192.168.0.0/16'") + TUNNEL.formatted("") + "]")
                .network();

        assertThat(gaps(network, "v")).isEmpty();
        assertThat(verdict(network, vm("vm-v"), address("192.168.1.1"), 80)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(network, vm("vm-v"), address("172.20.1.1"), 80)).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void bgp_on_the_gateway_alone_learns_nothing_and_on_the_connection_something_unknown() {
        var site = SITE.formatted("'192.168.0.0/16'");
        var gatewayOnly = read("[" + V + gateway("v", "'enableBgp': true,") + site + TUNNEL.formatted("") + "]");
        var both = read(
                "[" + V + gateway("v", "'enableBgp': true,") + site + TUNNEL.formatted("'enableBgp': true,") + "]");

        assertThat(gaps(gatewayOnly.network(), "v")).isEmpty();
        assertThat(gaps(both.network(), "v")).hasSize(1);
        assertThat(verdict(both.network(), vm("vm-v"), address("172.20.1.1"), 80))
                .isEqualTo(Verdict.UNDETERMINED);
        assertThat(verdict(both.network(), vm("vm-v"), address("192.168.1.1"), 80))
                .isNotEqualTo(Verdict.BLOCKED);
    }

    @Test
    void a_site_that_speaks_bgp_and_names_no_prefix_has_its_peer() {
        var network =
                read("[" + SITE.formatted("") + V.replaceAll(",$", "") + "]").network();

        assertThat(network.get(OnPremisesNetwork.class, id("localNetworkGateways/hq"))
                        .addressSpace())
                .containsExactly(Cidr.parse("192.168.0.1/32"));
    }

    @Test
    void effective_routes_show_what_was_learned() {
        var resources = "[" + V + gateway("v", "'enableBgp': true,") + SITE.formatted("'192.168.0.0/16'")
                + TUNNEL.formatted("'enableBgp': true,") + "]";

        var network = withRoutes(resources, routes("'192.168.0.0/16', '172.20.0.0/16'"))
                .network();

        assertThat(gaps(network, "v")).isEmpty();
        assertThat(network.get(GatewayConnection.class, id("connections/c")).learnedPrefixes())
                .containsExactly(Cidr.parse("172.20.0.0/16"));
        assertThat(verdict(network, vm("vm-v"), address("172.20.1.1"), 80)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(network, vm("vm-v"), address("172.21.1.1"), 80)).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void effective_routes_show_what_a_circuit_brings() {
        var resources = "[" + V + GATEWAY.formatted("v", "ExpressRoute", "") + CIRCUIT + "]";

        var network = withRoutes(resources, "{'value': " + routes("'172.20.0.0/16'") + "}")
                .network();
        var unknown = read(resources).network();

        assertThat(network.find(ExpressRouteCircuit.class, id("expressRouteCircuits/er")))
                .contains(new ExpressRouteCircuit(
                        id("expressRouteCircuits/er"), "Amsterdam", ExpressRouteCircuit.Tier.PREMIUM));
        assertThat(network.get(GatewayConnection.class, id("connections/er")).circuit())
                .contains(id("expressRouteCircuits/er"));
        assertThat(verdict(network, vm("vm-v"), address("172.20.1.1"), 80)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(unknown, vm("vm-v"), address("172.20.1.1"), 80)).isEqualTo(Verdict.UNDETERMINED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'10.77.0.0/16'", "'disableBgpRoutePropagation': true"})
    void a_table_of_no_network_or_of_a_subnet_without_gateway_routes_is_not_used(String odd) {
        var resources = "[" + V + GATEWAY.formatted("v", "ExpressRoute", "") + CIRCUIT + "]";
        var table = odd.startsWith("'1")
                ? routes("'172.20.0.0/16'").replace("'10.0.0.0/16'", odd)
                : routes("").replace("'nextHopType': 'Internet'", odd + ", 'nextHopType': 'Internet'");

        var imported = withRoutes(resources, table);

        assertThat(gaps(imported.network(), "v")).hasSize(1);
        assertThat(findings(imported)).anyMatch(each -> each.contains("used"));
    }

    @Test
    void vpn_clients_are_a_network_of_their_own() {
        var clients = "'vpnClientConfiguration': {'vpnClientAddressPool': {'addressPrefixes': ['172.16.0.0/24']}},";

        var network =
                read("[" + V + gateway("v", clients).replaceAll(",$", "") + "]").network();

        assertThat(gaps(network, "v")).isEmpty();
        assertThat(network.all(GatewayConnection.class))
                .singleElement()
                .satisfies(each -> assertThat(each.type()).isEqualTo(Kind.CLIENTS));
        assertThat(network.all(OnPremisesNetwork.class))
                .singleElement()
                .satisfies(each -> assertThat(each.addressSpace()).containsExactly(Cidr.parse("172.16.0.0/24")));
    }

    @Test
    void a_default_site_takes_what_no_other_route_is_for() {
        var site = "'gatewayDefaultSite': {'id': '@localNetworkGateways/hq'},";

        var network = read("[" + V + gateway("v", site) + SITE.formatted("'192.168.0.0/16'") + TUNNEL.formatted("")
                        + "]")
                .network();

        assertThat(network.get(VirtualNetworkGateway.class, id("virtualNetworkGateways/g-v"))
                        .settings()
                        .defaultSite())
                .isEqualTo(Optional.of(id("localNetworkGateways/hq")));
        assertThat(gaps(network, "v")).isEmpty();
    }

    @Test
    void traffic_selectors_of_a_connection_leave_its_routes_open() {
        var selectors = "'trafficSelectorPolicies': [{'localAddressRanges': ['10.0.0.0/24']}],";

        var network = read("[" + V + gateway("v", "") + SITE.formatted("'192.168.0.0/16'") + TUNNEL.formatted(selectors)
                        + "]")
                .network();

        assertThat(gaps(network, "v")).hasSize(1);
    }

    @Test
    void networks_are_joined_by_connections_in_both_directions() {
        var w = NETWORK.formatted("w", "9").replace("~", "");
        var all = V + w + gateway("v", "") + gateway("w", "") + toVnet("there", "v", "w", "");
        var both = read("[" + all + "," + toVnet("back", "w", "v", "") + "]").network();
        var one = read("[" + all + "]").network();

        assertThat(both.all(VnetToVnetConnection.class))
                .contains(new VnetToVnetConnection(
                        id("connections/there"),
                        id("virtualNetworkGateways/g-v"),
                        id("virtualNetworkGateways/g-w"),
                        Status.CONNECTED,
                        false));
        assertThat(verdict(both, vm("vm-v"), vm("vm-w"), 80)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(one, vm("vm-v"), vm("vm-w"), 80)).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void what_one_gateway_learns_others_hear_by_bgp() {
        var w = NETWORK.formatted("w", "9").replace("~", "");
        var bgp = "'enableBgp': true,";
        var all = V + w + gateway("v", bgp) + gateway("w", bgp) + SITE.formatted("'192.168.0.0/16'")
                + TUNNEL.formatted(bgp) + "," + toVnet("there", "v", "w", "~") + "," + toVnet("back", "w", "v", "~");

        var spoken = read("[" + all.replace("~", bgp) + "]").network();
        var silent = read("[" + all.replace("~", "") + "]").network();

        assertThat(gaps(spoken, "w")).hasSize(1);
        assertThat(gaps(silent, "w")).isEmpty();
        assertThat(gaps(silent, "v")).hasSize(1);
    }

    @Test
    void who_uses_the_gateway_of_a_peer_does_not_know_its_routes_either() {
        var peering = ", 'virtualNetworkPeerings': [{'name': 'p', 'properties': {'peeringState': 'Connected', %s: true,"
                + " 'remoteVirtualNetwork': {'id': '@virtualNetworks/%s'}}}]";
        var hub = NETWORK.formatted("v", "0").replace("~", peering.formatted("'allowGatewayTransit'", "w"));
        var spoke = NETWORK.formatted("w", "9").replace("~", peering.formatted("'useRemoteGateways'", "v"));

        var network = read("[" + hub + spoke + GATEWAY.formatted("v", "ExpressRoute", "") + CIRCUIT + "]")
                .network();

        assertThat(gaps(network, "w")).hasSize(1);
        assertThat(verdict(network, vm("vm-w"), address("172.20.1.1"), 80)).isEqualTo(Verdict.UNDETERMINED);
    }

    @ParameterizedTest
    @CsvSource({"Connected, CONNECTED", "NotConnected, NOT_CONNECTED", "Connecting, UNKNOWN", "'', UNKNOWN"})
    void the_state_of_a_connection_is_read(String text, Status status) {
        var tunnel = TUNNEL.formatted("").replace("'Connected'", "'" + text + "'");

        var network = read("[" + V + gateway("v", "") + SITE.formatted("'192.168.0.0/16'") + tunnel + "]")
                .network();

        assertThat(network.get(GatewayConnection.class, id("connections/c")).status())
                .isEqualTo(status);
    }

    @Test
    void effective_rules_are_known_for_what_they_are() {
        var imported = read("{'value': [{'networkSecurityGroup': {'id': '@networkSecurityGroups/n'}, 'association': {},"
                + " 'effectiveSecurityRules': []}]}");

        assertThat(findings(imported)).singleElement().asString().contains("effective security rules of an interface");
    }
}
