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

import io.canreach.model.Gap;
import io.canreach.model.LoadBalancer;
import io.canreach.model.LoadBalancer.Backend;
import io.canreach.model.Network;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadBalancersTest {
    private static final String NETWORK = """
            {'id': '@virtualNetworks/v', 'location': 'westeurope', 'properties': {
               'addressSpace': {'addressPrefixes': ['10.0.0.0/16']},
               'subnets': [{'name': 'a', 'properties': {'addressPrefix': '10.0.1.0/24',
                 'networkSecurityGroup': {'id': '@networkSecurityGroups/open'}}}]}},
            {'id': '@networkSecurityGroups/open', 'properties': {'securityRules': [{'name': 'in', 'properties': {
               'priority': 100, 'direction': 'Inbound', 'access': 'Allow', 'protocol': '*', 'sourcePortRange': '*',
               'destinationPortRange': '*', 'sourceAddressPrefix': '*', 'destinationAddressPrefix': '*'}}]}},
            {'id': '@publicIPAddresses/ip', 'sku': {'name': 'Standard'}, 'properties': {'ipAddress': '20.1.1.1'}},""";
    private static final String NIC = """
            {'id': '@networkInterfaces/nic%1$s', 'properties': {
               'virtualMachine': {'id': '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm%1$s'},
               'ipConfigurations': [{'name': 'one', 'properties': {
                 'privateIPAddress': '10.0.1.%2$s', 'subnet': {'id': '@virtualNetworks/v/subnets/a'}%3$s}}]}},""";
    private static final String BALANCER = """
            {'id': '@loadBalancers/lb', 'location': 'westeurope', 'sku': {'name': 'Standard', 'tier': 'Regional'}, 'properties': {
               'frontendIPConfigurations': [
                 {'name': 'front', 'id': '@loadBalancers/lb/frontendIPConfigurations/front', 'properties': {
                   'publicIPAddress': {'id': '@publicIPAddresses/ip'}}}],
               'backendAddressPools': [{'name': 'pool', 'properties': {~POOL~}}],
               'probes': [{'name': 'alive', 'properties': {'protocol': 'Tcp', 'port': 80}}],
               'loadBalancingRules': [{'name': 'web', 'properties': {
                 'frontendIPConfiguration': {'id': '@loadBalancers/LB/frontendIPConfigurations/front'},
                 'backendAddressPool': {'id': '@loadBalancers/lb/backendAddressPools/pool'},
                 'probe': {'id': '@loadBalancers/lb/probes/alive'},
                 'protocol': 'Tcp', 'frontendPort': 80, 'backendPort': 8080, 'enableFloatingIP': false,
                 'disableOutboundSnat': true}}]
               ~MORE~}}""";
    private static final String IN_POOL =
            ", 'loadBalancerBackendAddressPools': [{'id': '@loadBalancers/lb/backendAddressPools/pool'}]";
    private static final String LISTED =
            "'backendIPConfigurations': [{'id': '@networkInterfaces/nic1/ipConfigurations/ONE'}]";

    private static Imported imported(String nicFields, String pool, String more) {
        return read("[" + NETWORK + NIC.formatted("1", "4", nicFields)
                + BALANCER.replace("~POOL~", pool).replace("~MORE~", more) + "]");
    }

    private static LoadBalancer balancer(Network network) {
        return network.find(LoadBalancer.class, id("loadBalancers/lb")).orElseThrow();
    }

    @Test
    void a_load_balancer_is_read_as_it_would_be_declared() {
        var network = imported(
                        IN_POOL,
                        LISTED,
                        ", 'outboundRules': [{'name': 'out', 'properties': {'protocol': 'All', 'backendAddressPool':"
                                + " {'id': '@loadBalancers/lb/backendAddressPools/pool'}, 'frontendIPConfigurations':"
                                + " [{'id': '@loadBalancers/lb/frontendIPConfigurations/front'}]}}]")
                .network();

        var front = balancer(network).frontends().get(0);
        assertThat(balancer(network))
                .isEqualTo(new LoadBalancer(
                        id("loadBalancers/lb"),
                        "westeurope",
                        Sku.STANDARD,
                        List.of(new LoadBalancer.Frontend(
                                "front",
                                io.canreach.packet.IpFamily.IPV4,
                                Optional.of(id("publicIPAddresses/ip")),
                                Optional.empty(),
                                front.privateAddress())),
                        List.of(new LoadBalancer.Pool(
                                "pool", List.of(new Backend(id("networkInterfaces/nic1"), "one")), List.of())),
                        List.of(new LoadBalancer.Rule(
                                "web",
                                "front",
                                Protocol.TCP,
                                PortSet.of(80),
                                Optional.of(8080),
                                "pool",
                                Optional.of("alive"),
                                false,
                                false)),
                        List.of(),
                        List.of(new LoadBalancer.Probe("alive", 80)),
                        List.of(new LoadBalancer.OutboundRule("out", Protocol.ANY, List.of("front"), "pool"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nic", "list", "address"})
    void members_are_found_from_either_side_and_by_address(String side) {
        var pool = switch (side) {
            case "list" -> LISTED;
            case "address" ->
                "'loadBalancerBackendAddresses': [{'name': 'x', 'properties': {'ipAddress': '10.0.1.4',"
                        + " 'virtualNetwork': {'id': '@virtualNetworks/v'}}}]";
            default -> "";
        };

        var imported = imported(side.equals("nic") ? IN_POOL : "", pool, "");

        assertThat(imported.findings(Finding.Severity.WARNING)).isEmpty();
        assertThat(balancer(imported.network()).pools().get(0).byAddress()).isEqualTo(side.equals("address"));
        assertThat(verdict(imported.network(), HOST, address("20.1.1.1"), 80)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(imported.network(), HOST, address("20.1.1.1"), 81)).isEqualTo(Verdict.BLOCKED);
        assertThat(verdict(imported.network(), INTERNET, vm("vm1"), 80)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(imported.network(), INTERNET, vm("vm1"), 8080)).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void an_outbound_rule_lets_members_out_and_without_one_they_stay_inside() {
        var out = ", 'outboundRules': [{'name': 'out', 'properties': {'protocol': 'All', 'backendAddressPool': {'id':"
                + " '@loadBalancers/lb/backendAddressPools/pool'}, 'frontendIPConfigurations': [{'id':"
                + " '@loadBalancers/lb/frontendIPConfigurations/front'}]}}]";

        var with = imported(IN_POOL, LISTED, out).network();
        var without = imported(IN_POOL, LISTED, "").network();

        assertThat(verdict(with, vm("vm1"), HOST, 443)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(without, vm("vm1"), HOST, 443)).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void a_member_that_is_not_in_the_input_may_or_may_not_answer() {
        var imported =
                imported(IN_POOL, LISTED.replace("]", ", {'id': '@networkInterfaces/gone/ipConfigurations/one'}]"), "");

        assertThat(findings(imported)).anyMatch(each -> each.contains("'gone' is in a pool and not in the input"));
        assertThat(verdict(imported.network(), HOST, address("20.1.1.1"), 80)).isEqualTo(Verdict.UNDETERMINED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'Sctp'", "7", "'[parameters(1)]'", "null"})
    void a_rule_of_which_something_is_not_known_leaves_its_frontend_open_and_no_other_rule(String protocol) {
        var rule = ", 'inboundNatRules': [{'name': 'odd', 'properties': {'frontendPort': 22, 'backendPort': 22,"
                + " 'protocol': " + protocol + ", 'frontendIPConfiguration':"
                + " {'id': '@loadBalancers/lb/frontendIPConfigurations/front'}, 'backendIPConfiguration':"
                + " {'id': '@networkInterfaces/nic1/ipConfigurations/one'}}}]";

        var network = imported(IN_POOL, LISTED, rule).network();

        assertThat(verdict(network, HOST, address("20.1.1.1"), 80)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(network, HOST, address("20.1.1.1"), 22)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(network.gaps(id("networkInterfaces/nic1"), Gap.Effect.WAY_IN))
                .hasSize(1);
    }

    @Test
    void an_inbound_nat_rule_may_stand_by_itself_and_be_named_by_the_interface_alone() {
        var rule = ", {'id': '@loadBalancers/lb/inboundNatRules/ssh', 'properties': {'frontendPort': 2222,"
                + " 'backendPort': 22, 'protocol': 'Tcp', 'frontendIPConfiguration': {'id':"
                + " '@loadBalancers/lb/frontendIPConfigurations/front'}}}]";
        var nic = ", 'loadBalancerInboundNatRules': [{'id': '@loadBalancers/lb/inboundNatRules/SSH'}]";

        var network = read("[" + NETWORK + NIC.formatted("1", "4", nic)
                        + BALANCER.replace("~POOL~", "").replace("~MORE~", "") + rule)
                .network();

        assertThat(balancer(network).natRules())
                .containsExactly(new LoadBalancer.NatRule(
                        "ssh", "front", Protocol.TCP, 2222, new Backend(id("networkInterfaces/nic1"), "one"), 22));
        assertThat(verdict(network, HOST, address("20.1.1.1"), 2222)).isEqualTo(Verdict.REACHABLE);
    }

    @Test
    void each_member_of_a_pool_has_its_own_port_where_the_answer_says_so() {
        var rule = ", 'inboundNatRules': [{'name': 'ssh', 'properties': {'frontendPortRangeStart': 500,"
                + " 'frontendPortRangeEnd': 510, 'backendPort': 22, 'protocol': 'Tcp', 'frontendIPConfiguration': {'id':"
                + " '@loadBalancers/lb/frontendIPConfigurations/front'}, 'backendAddressPool': {'id':"
                + " '@loadBalancers/lb/backendAddressPools/pool'}}}]";
        var said = "'loadBalancerBackendAddresses': [{'name': 'x', 'properties': {'networkInterfaceIPConfiguration':"
                + " {'id': '@networkInterfaces/nic1/ipConfigurations/one'}, 'inboundNatRulesPortMapping':"
                + " [{'inboundNatRuleName': 'SSH', 'frontendPort': 501, 'backendPort': 22}]}}]";
        var two = read("[" + NETWORK + NIC.formatted("1", "4", IN_POOL) + NIC.formatted("2", "5", IN_POOL)
                + BALANCER.replace("~POOL~", "").replace("~MORE~", rule) + "]");

        var network = imported("", said, rule).network();

        assertThat(verdict(network, HOST, address("20.1.1.1"), 501)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(network, HOST, address("20.1.1.1"), 502)).isEqualTo(Verdict.BLOCKED);
        assertThat(verdict(two.network(), HOST, address("20.1.1.1"), 501)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(verdict(two.network(), HOST, address("20.1.1.1"), 511)).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void an_internal_balancer_with_ha_ports_is_called_at_its_address() {
        var internal = BALANCER.replace(
                        "'publicIPAddress': {'id': '@publicIPAddresses/ip'}",
                        "'privateIPAddress': '10.0.1.9', 'subnet': {'id': '@virtualNetworks/v/subnets/a'}")
                .replace(
                        "'protocol': 'Tcp', 'frontendPort': 80, 'backendPort': 8080",
                        "'protocol': 'All', 'frontendPort': 0, 'backendPort': 0")
                .replace("~POOL~", LISTED)
                .replace("~MORE~", "");

        var network = read("[" + NETWORK + NIC.formatted("1", "4", "") + NIC.formatted("2", "5", "") + internal + "]")
                .network();

        assertThat(balancer(network).rules().get(0).protocol()).isEqualTo(Protocol.ANY);
        assertThat(verdict(network, vm("vm2"), address("10.0.1.9"), 1433)).isEqualTo(Verdict.REACHABLE);
    }

    @Test
    void a_frontend_chained_to_a_gateway_load_balancer_answers_for_nothing() {
        var chained = BALANCER.replace(
                        "'publicIPAddress'",
                        "'gatewayLoadBalancer': {'id': '@loadBalancers/g/frontendIPConfigurations/f'}, 'publicIPAddress'")
                .replace("~POOL~", LISTED)
                .replace("~MORE~", "");

        var network = read("[" + NETWORK + NIC.formatted("1", "4", "") + chained + "]")
                .network();

        assertThat(verdict(network, HOST, address("20.1.1.1"), 80)).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void the_sku_that_a_balancer_leaves_out_is_that_of_its_public_ip_and_basic_otherwise() {
        var plain = BALANCER.replace("'sku': {'name': 'Standard', 'tier': 'Regional'}, ", "")
                .replace("~POOL~", "")
                .replace("~MORE~", "");
        var standard = read("[" + NETWORK + plain + "]");
        var basic = read("[" + NETWORK.replace("'sku': {'name': 'Standard'}, ", "") + plain + "]");

        assertThat(balancer(standard.network()).sku()).isEqualTo(Sku.STANDARD);
        assertThat(balancer(basic.network()).sku()).isEqualTo(Sku.BASIC);
        assertThat(findings(basic)).anyMatch(each -> each.contains("'lb' is Basic or Standard is not said"));
    }

    @Test
    void a_balancer_of_which_only_the_name_is_known_leaves_its_members_open() {
        var bare = "{'id': '@loadBalancers/lb', 'sku': {'name': 'Standard'}}";

        var network = read("[" + NETWORK + NIC.formatted("1", "4", IN_POOL) + bare + "]")
                .network();

        assertThat(verdict(network, INTERNET, vm("vm1"), 80)).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void a_cross_region_balancer_leads_to_balancers_that_are_not_followed() {
        var global = BALANCER.replace("'Regional'", "'Global'")
                .replace(
                        "~POOL~",
                        "'loadBalancerBackendAddresses': [{'name': 'eu', 'properties':"
                                + " {'loadBalancerFrontendIPConfiguration': {'id':"
                                + " '@loadBalancers/other/frontendIPConfigurations/f'}}}]")
                .replace("~MORE~", "");

        var network = read("[" + NETWORK + global + "]").network();

        assertThat(verdict(network, HOST, address("20.1.1.1"), 80)).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void the_instances_of_a_scale_set_are_members_by_its_profile() {
        var scaleSet = """
                {'id': '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachineScaleSets/web',
                 'location': 'westeurope', 'sku': {'capacity': 3}, 'properties': {'virtualMachineProfile': {'networkProfile': {
                   'networkInterfaceConfigurations': [{'name': 'nic', 'properties': {'primary': true, 'ipConfigurations': [
                     {'name': 'one', 'properties': {'subnet': {'id': '@virtualNetworks/v/subnets/a'} ~}}]}}]}}}},""".replace("~", IN_POOL);

        var network = read("[" + NETWORK + scaleSet
                        + BALANCER.replace("~POOL~", "").replace("~MORE~", "") + "]")
                .network();

        assertThat(verdict(network, HOST, address("20.1.1.1"), 80)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(network, INTERNET, vm("web"), 80)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(network, INTERNET, vm("web"), 443)).isEqualTo(Verdict.BLOCKED);
    }
}
