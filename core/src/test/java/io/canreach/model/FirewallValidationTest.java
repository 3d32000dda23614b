package io.canreach.model;

import static io.canreach.model.Refusal.refused;
import static io.canreach.model.Refusal.vnet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What Azure refuses of Azure Firewalls and their rules. */
class FirewallValidationTest {
    private static final NetworkRule ANY = NetworkRule.any("any");

    private static Lab firewall(FirewallRuleCollection... rules) {
        return vnet().subnet("AzureFirewallSubnet", "10.0.2.0/26")
                .add(Kit.publicIp("ip", Sku.STANDARD, "20.1.1.1"))
                .add(Kit.firewall(Lab.subnetId("v", "AzureFirewallSubnet"), "10.0.2.4", List.of(rules), "ip"));
    }

    @Test
    void a_collection_holds_rules_of_its_kind() {
        assertThatThrownBy(() -> Kit.collection("web", FirewallRuleCollection.Type.APPLICATION, 100, ANY))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("rule collection 'web' is for application rules, which 'any' is not");
        assertThatThrownBy(() -> new FirewallRuleCollection(
                        "in", FirewallRuleCollection.Type.DNAT, false, 0, 100, Access.DENY, List.of()))
                .hasMessage("rule collection 'in' is for DNAT rules, which cannot deny");
    }

    @Test
    void priorities_are_100_to_65000_and_all_problems_are_told_at_once() {
        assertThatThrownBy(() -> new FirewallRuleCollection(
                        "net", FirewallRuleCollection.Type.NETWORK, false, 99, 65001, Access.ALLOW, List.of(ANY, ANY)))
                .hasMessage("rule collection 'net' has priority 65001; allowed is 100 to 65000; it is in a group of"
                        + " priority 99; allowed is 100 to 65000; it has two rules named 'any'");
    }

    @Test
    void a_priority_and_a_name_are_one_collection_s_among_those_of_its_kind() {
        refused(
                firewall(
                        Kit.collection("a", FirewallRuleCollection.Type.NETWORK, 200, ANY),
                        Kit.collection("b", FirewallRuleCollection.Type.NETWORK, 200, ANY),
                        Kit.collection("A", FirewallRuleCollection.Type.NETWORK, 300, ANY)),
                "rule collections 'a' and 'b' of firewall 'fw' both have priority 200; a priority may be used once among"
                        + " collections of a kind",
                "two rule collections of firewall 'fw' are named 'A'");
        assertThat(firewall(
                                Kit.collection("a", FirewallRuleCollection.Type.NETWORK, 200, ANY),
                                Kit.collection("a", FirewallRuleCollection.Type.DNAT, 200, Kit.dnat("in", "20.1.1.1")))
                        .network())
                .isNotNull();
    }

    @Test
    void a_translation_is_for_an_address_of_the_firewall() {
        refused(
                firewall(Kit.collection("in", FirewallRuleCollection.Type.DNAT, 100, Kit.dnat("web", "20.9.9.9"))),
                "DNAT rule 'web' of firewall 'fw' is for 20.9.9.9, which is no address of the firewall; it has 10.0.2.4,"
                        + " 20.1.1.1");
        assertThat(firewall(Kit.collection(
                                "in",
                                FirewallRuleCollection.Type.DNAT,
                                100,
                                Kit.dnat("a", "20.1.1.1"),
                                Kit.dnat("b", "10.0.2.4")))
                        .network())
                .isNotNull();
    }

    @Test
    void its_private_address_is_free_and_in_its_subnet() {
        refused(
                vnet().subnet("AzureFirewallSubnet", "10.0.2.0/26")
                        .add(Kit.firewall(Lab.subnetId("v", "AzureFirewallSubnet"), "10.0.1.4", List.of())),
                "firewall 'fw' has the address 10.0.1.4, which is not in subnet 'AzureFirewallSubnet' 10.0.2.0/26");
    }

    @Test
    void what_a_rule_refuses_by_itself() {
        assertThatThrownBy(() -> new DnatRule(
                        "r",
                        Set.of(Protocol.ICMP),
                        List.of(),
                        Kit.host("20.1.1.1"),
                        PortSet.of(80),
                        Kit.host("ace::1"),
                        Optional.of(0)))
                .hasMessage("DNAT rule 'r' is for [ICMP]; allowed is TCP, UDP or both; it must name its source and"
                        + " destination ports, or * for all; it leads to port 0; allowed is 1 to 65535; it leads from"
                        + " 20.1.1.1 to ace::1; both must be of one family");
        assertThatThrownBy(() -> new NetworkRule("r", Set.of(), List.of(), List.of(), List.of()))
                .hasMessage("network rule 'r' must name its protocols, source, destination and ports, or * for any");
        assertThatThrownBy(() -> new ApplicationRule("r", List.of(), PortSet.of(443), List.of("*")))
                .hasMessage("application rule 'r' must name its source, ports and targets, or * for any");
    }
}
