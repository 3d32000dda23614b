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

import io.canreach.model.Access;
import io.canreach.model.AnyAddress;
import io.canreach.model.AzureFirewall;
import io.canreach.model.DnatRule;
import io.canreach.model.FirewallRuleCollection;
import io.canreach.model.KnownAddress;
import io.canreach.model.NetworkRule;
import io.canreach.model.Ports;
import io.canreach.model.Prefix;
import io.canreach.packet.Cidr;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirewallsTest {
    private static final String NETWORK = """
            {'id': '@virtualNetworks/v', 'properties': {'addressSpace': {'addressPrefixes': ['10.0.0.0/16']},
               'subnets': [{'name': 'AzureFirewallSubnet', 'properties': {'addressPrefix': '10.0.0.0/26'}},
                 {'name': 'a', 'properties': {'addressPrefix': '10.0.1.0/24', 'routeTable': {'id': '@routeTables/r'}}}]}},
            {'id': '@routeTables/r', 'properties': {'routes': [{'name': 'd', 'properties': {'addressPrefix': '0.0.0.0/0',
               'nextHopType': 'VirtualAppliance', 'nextHopIpAddress': '10.0.0.4'}}]}},
            {'id': '@publicIPAddresses/fw', 'sku': {'name': 'Standard'}, 'properties': {'ipAddress': '20.1.1.1'}},
            {'id': '@networkInterfaces/nic', 'properties': {
               'virtualMachine': {'id': '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm'},
               'ipConfigurations': [{'name': 'one', 'properties': {'privateIPAddress': '10.0.1.4',
                 'subnet': {'id': '@virtualNetworks/v/subnets/a'}}}]}},""";
    private static final String FIREWALL = """
            {'id': '@azureFirewalls/fw', 'location': 'westeurope', 'properties': {'sku': {'name': 'AZFW_VNet'},
               'ipConfigurations': [{'name': 'c', 'properties': {'privateIPAddress': '10.0.0.4',
                 'subnet': {'id': '@virtualNetworks/v/subnets/AzureFirewallSubnet'},
                 'publicIPAddress': {'id': '@publicIPAddresses/fw'}}}], ~}}""";
    private static final String POLICY = "'firewallPolicy': {'id': '@firewallPolicies/p'}";
    private static final String CLASSIC = """
            'natRuleCollections': [{'name': 'in', 'properties': {'priority': 100, 'action': {'type': 'Dnat'}, 'rules': [
               {'name': 'web', 'protocols': ['TCP'], 'sourceAddresses': ['*'], 'destinationAddresses': ['20.1.1.1'],
                'destinationPorts': ['8080'], 'translatedAddress': '10.0.1.4', 'translatedPort': '80'}]}}],
            'networkRuleCollections': [{'name': 'out', 'properties': {'priority': 200, 'action': {'type': 'Allow'}, 'rules': [
               {'name': 'https', 'protocols': ['TCP'], 'sourceAddresses': ['10.0.1.0-10.0.1.127'],
                'destinationAddresses': ['9.9.9.9'], 'destinationPorts': ['443']}]}}],
            'applicationRuleCollections': []""";
    private static final String GROUP = """
            {'id': '@firewallPolicies/%s/ruleCollectionGroups/g', 'properties': {'priority': 300, 'ruleCollections': [
              {'name': 'c%s', 'ruleCollectionType': 'FirewallPolicyFilterRuleCollection', 'priority': 500,
               'action': {'type': '%s'}, 'rules': [{'name': 'r', 'ruleType': 'NetworkRule', 'ipProtocols': ['TCP'],
                 'sourceAddresses': [], 'sourceIpGroups': ['@ipGroups/us'], 'destinationAddresses': ['*'],
                 'destinationPorts': ['%s']}]}]}}""";
    private static final String IP_GROUP = "{'id': '@ipGroups/us', 'properties': {'ipAddresses': ['10.0.1.0/24']}}";

    private static Imported imported(String rules, String... more) {
        return read("[" + NETWORK + FIREWALL.replace("~", rules) + (more.length == 0 ? "" : ",")
                + String.join(",", more) + "]");
    }

    @Test
    void a_classic_firewall_is_read_as_it_would_be_declared() {
        var network = imported(
                        CLASSIC + ", 'additionalProperties': {'Network.SNAT.PrivateRanges': '10.0.0.0/8, 20.0.0.0/8'}")
                .network();

        var web = new DnatRule(
                "web",
                Set.of(Protocol.TCP),
                List.of(new AnyAddress()),
                KnownAddress.parse("20.1.1.1"),
                PortSet.of(8080),
                KnownAddress.parse("10.0.1.4"),
                Optional.of(80));
        var https = new NetworkRule(
                "https",
                Set.of(Protocol.TCP),
                List.of(new Prefix(Cidr.parse("10.0.1.0/25"))),
                List.of(new Prefix(Cidr.parse("9.9.9.9/32"))),
                List.of(Ports.parse("443")));
        assertThat(network.find(AzureFirewall.class, id("azureFirewalls/fw")))
                .contains(new AzureFirewall(
                        id("azureFirewalls/fw"),
                        "westeurope",
                        id("virtualNetworks/v/subnets/AzureFirewallSubnet"),
                        KnownAddress.parse("10.0.0.4"),
                        List.of(id("publicIPAddresses/fw")),
                        List.of(
                                new FirewallRuleCollection(
                                        "in",
                                        FirewallRuleCollection.Type.DNAT,
                                        false,
                                        0,
                                        100,
                                        Access.ALLOW,
                                        List.of(web)),
                                new FirewallRuleCollection(
                                        "out",
                                        FirewallRuleCollection.Type.NETWORK,
                                        false,
                                        0,
                                        200,
                                        Access.ALLOW,
                                        List.of(https))),
                        List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("20.0.0.0/8")),
                        List.of()));
    }

    @Test
    void its_rules_decide_what_goes_out_and_what_comes_in() {
        var network = imported(CLASSIC).network();

        assertThat(verdict(network, vm("vm"), HOST, 443)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(network, vm("vm"), HOST, 80)).isEqualTo(Verdict.BLOCKED);
        assertThat(verdict(network, HOST, address("20.1.1.1"), 8080)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(network, HOST, address("20.1.1.1"), 8081)).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void the_groups_of_a_policy_and_ip_groups_are_followed() {
        var policy = "{'id': '@firewallPolicies/P', 'properties': {'threatIntelMode': 'Deny', 'ruleCollectionGroups':"
                + " [{'id': '@firewallPolicies/p/ruleCollectionGroups/G'}]}}";

        var imported = imported(POLICY, policy, GROUP.formatted("p", "", "Allow", "443"), IP_GROUP);

        assertThat(verdict(imported.network(), vm("vm"), HOST, 443)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(imported.network(), vm("vm"), HOST, 80)).isEqualTo(Verdict.BLOCKED);
        assertThat(findings(imported)).anyMatch(each -> each.contains("threat intelligence"));
    }

    @Test
    void what_a_base_policy_denies_no_other_rule_allows() {
        var policies = "{'id': '@firewallPolicies/p', 'properties': {'basePolicy': {'id': '@firewallPolicies/base'}}},"
                + "{'id': '@firewallPolicies/base', 'properties': {'childPolicies': []}}";

        var network = imported(
                        POLICY,
                        policies,
                        GROUP.formatted("p", "", "Allow", "443-445"),
                        GROUP.formatted("base", "b", "Deny", "444"),
                        IP_GROUP)
                .network();

        assertThat(verdict(network, vm("vm"), HOST, 443)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(network, vm("vm"), HOST, 444)).isEqualTo(Verdict.BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id': '@things/x'}",
                "{'id': '@firewallPolicies/p'}",
                "{'id': '@firewallPolicies/p', 'properties': {'ruleCollectionGroups': [{'id': '@firewallPolicies/p/ruleCollectionGroups/gone'}]}}",
                "{'id': '@firewallPolicies/p', 'properties': {'basePolicy': {'id': '@firewallPolicies/gone'}}}"
            })
    void a_policy_that_is_not_wholly_there_may_do_anything(String policy) {
        var network = imported(POLICY, policy).network();

        assertThat(verdict(network, vm("vm"), HOST, 443)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(verdict(network, INTERNET, vm("vm"), 80)).isEqualTo(Verdict.UNDETERMINED);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            `'priority': 200, `, ``
            `['TCP'], 'sourceAddresses': ['10`, `['Gre'], 'sourceAddresses': ['10`
            `{'type': 'Allow'}`, `{'type': 'Perhaps'}`
            """)
    void a_collection_of_which_something_is_not_known_may_do_anything(String known, String odd) {
        var network = imported(CLASSIC.replace(known, odd)).network();

        assertThat(verdict(network, vm("vm"), HOST, 443)).isEqualTo(Verdict.UNDETERMINED);
    }

    @ParameterizedTest
    @CsvSource({"'9.9.9.9', 'nine'", "'9.9.9.9', '[x]'", "'443', 'http'"})
    void a_value_that_is_none_leaves_open_only_what_it_could_match(String known, String odd) {
        var network = imported(CLASSIC.replace(known, odd)).network();

        assertThat(verdict(network, vm("vm"), HOST, 443)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(verdict(network, address("10.0.1.200"), HOST, 443)).isNotEqualTo(Verdict.REACHABLE);
    }

    @Test
    void a_policy_of_several_firewalls_translates_for_each_at_its_own_addresses() {
        var rule = "{'name': 'r', 'ruleType': 'NatRule', 'ipProtocols': ['TCP'], 'sourceAddresses': ['*'],"
                + " 'destinationAddresses': ['%s'], 'destinationPorts': ['80'], 'translatedAddress': '10.0.1.4',"
                + " 'translatedPort': '80'}";
        var group = "{'id': '@firewallPolicies/p/ruleCollectionGroups/g', 'properties': {'priority': 300,"
                + " 'ruleCollections': [{'name': 'c', 'ruleCollectionType': 'FirewallPolicyNatRuleCollection',"
                + " 'priority': 500, 'action': {'type': 'DNAT'}, 'rules': ["
                + rule.formatted("20.1.1.1") + "," + rule.formatted("20.7.7.7").replace("'r'", "'s'") + "]}]}}";

        var network = imported(POLICY, "{'id': '@firewallPolicies/p', 'properties': {'x': 1}}", group)
                .network();

        assertThat(verdict(network, HOST, address("20.1.1.1"), 80)).isEqualTo(Verdict.REACHABLE);
    }

    @Test
    void a_firewall_of_a_hub_is_left_out_and_said() {
        var imported = read("[" + NETWORK + "{'id': '@azureFirewalls/fw', 'properties': {'sku': {'name': 'AZFW_Hub'},"
                + " 'virtualHub': {'id': '@virtualHubs/h'}}}]");

        assertThat(findings(imported)).anyMatch(each -> each.contains("stands in a virtual hub"));
    }
}
