package io.canreach.security;

import static io.canreach.model.LabAppliance.tcp;
import static io.canreach.model.LabAppliance.web;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Access;
import io.canreach.model.FirewallRuleCollection;
import io.canreach.model.Lab;
import io.canreach.model.LabAppliance.Firewall;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rule processing as the pages on it say, with the collections of their example. */
class FirewallPolicyTest {
    private static Firewall firewall() {
        return Firewall.in(new Lab(), "hub", "10.0.1.4");
    }

    private static FirewallPolicy policy(Firewall firewall) {
        Network network = new Lab()
                .vnet("hub", "10.0.0.0/16")
                .subnet("AzureFirewallSubnet", "10.0.1.0/26")
                .network();
        Subnet subnet = network.get(Subnet.class, Lab.subnetId("hub", "AzureFirewallSubnet"));
        return FirewallPolicy.of(firewall.firewall(), RuleScope.of(network, subnet));
    }

    private static PacketSet packets(Protocol protocol, String to, int port) {
        return PacketSet.of(
                EnumSet.of(protocol), IpSet.of(Ip.parse("10.1.1.4")), PortSet.all(), IpSet.parse(to), PortSet.of(port));
    }

    private static RulePart decide(FirewallPolicy policy, PacketSet packets) {
        List<RulePart> parts = policy.evaluate(packets);
        assertThat(parts).hasSize(1);
        return parts.get(0);
    }

    private static String decide(Firewall firewall, String to, int port) {
        RulePart part = decide(policy(firewall), packets(Protocol.TCP, to, port));
        return part.rule().name() + " " + part.outcome();
    }

    @Test
    void what_no_rule_allows_is_denied() {
        assertThat(decide(firewall(), "8.8.8.8", 443)).isEqualTo("no rule DENY");
    }

    @Test
    void network_rules_stand_before_application_rules_whatever_their_priority() {
        Firewall firewall = firewall()
                .application("names", 100, Access.DENY, web("no-web", "*", "*"))
                .network("addresses", 500, Access.ALLOW, tcp("web", "*", "*", "443"));

        assertThat(decide(firewall, "8.8.8.8", 443)).isEqualTo("web allow");
        assertThat(decide(firewall, "8.8.8.8", 80)).isEqualTo("no-web DENY");
    }

    @Test
    void of_one_kind_the_lower_priority_comes_first() {
        Firewall firewall = firewall()
                .network("allow", 200, Access.ALLOW, tcp("ssh", "*", "*", "22"))
                .network("deny", 100, Access.DENY, tcp("no-ssh", "*", "*", "22"));

        assertThat(decide(firewall, "8.8.8.8", 22)).isEqualTo("no-ssh DENY");
    }

    @Test
    void the_group_counts_before_the_collection_and_the_parent_before_both() {
        Firewall firewall = firewall()
                .group(false, 100)
                .network("own-first", 200, Access.ALLOW, tcp("own-first", "*", "*", "22"))
                .group(false, 300)
                .network("own-late", 100, Access.ALLOW, tcp("own-late", "*", "*", "22-23"))
                .group(true, 600)
                .network("parent", 900, Access.DENY, tcp("parent", "*", "10.2.0.0/16", "22"));

        assertThat(decide(firewall, "10.2.0.4", 22)).isEqualTo("parent DENY");
        assertThat(decide(firewall, "10.3.0.4", 22)).isEqualTo("own-first allow");
        assertThat(decide(firewall, "10.3.0.4", 23)).isEqualTo("own-late allow");
    }

    @Test
    void even_a_parent_s_application_rules_come_behind_network_rules() {
        Firewall firewall = firewall()
                .group(true, 100)
                .application("parent", 100, Access.DENY, web("parent", "*", "*"))
                .group(false, 300)
                .network("own", 300, Access.ALLOW, tcp("own", "*", "*", "443"));

        assertThat(decide(firewall, "8.8.8.8", 443)).isEqualTo("own allow");
    }

    @Test
    void rules_of_a_collection_are_asked_in_the_order_in_which_they_are_written() {
        Firewall firewall = firewall()
                .network(
                        "c",
                        200,
                        Access.ALLOW,
                        tcp("one", "*", "8.8.8.8/32", "53"),
                        tcp("two", "*", "8.0.0.0/8", "53"));

        assertThat(decide(firewall, "8.8.8.8", 53)).isEqualTo("one allow");
        assertThat(decide(firewall, "8.8.4.4", 53)).isEqualTo("two allow");
    }

    @Test
    void an_application_rule_for_every_name_allows_its_ports_and_tcp_only() {
        FirewallPolicy policy =
                policy(firewall().application("web", 300, Access.ALLOW, web("any", "10.1.0.0/16", "*")));

        assertThat(decide(policy, packets(Protocol.TCP, "8.8.8.8", 443)).outcome())
                .isEqualTo(Outcome.ALLOW);
        assertThat(decide(policy, packets(Protocol.TCP, "8.8.8.8", 22)).outcome())
                .isEqualTo(Outcome.DENY);
        assertThat(decide(policy, packets(Protocol.UDP, "8.8.8.8", 443)).outcome())
                .isEqualTo(Outcome.DENY);
    }

    @Test
    void whether_a_rule_for_names_matches_is_not_known() {
        RulePart part = decide(
                policy(firewall().application("web", 300, Access.ALLOW, web("some", "*", "*.example.com", "b.org"))),
                packets(Protocol.TCP, "8.8.8.8", 443));

        assertThat(part.outcome()).isEqualTo(Outcome.UNDETERMINED);
        assertThat(part.doubts().get(0).reason())
                .isEqualTo("rule 'some': whether the name called is '*.example.com' or another of 2 is not known");
    }

    @Test
    void that_does_not_matter_where_later_rules_decide_alike() {
        Firewall allowed = firewall()
                .application("a", 300, Access.ALLOW, web("some", "*", "*.example.com"))
                .application("b", 400, Access.ALLOW, web("all", "*", "*"));
        Firewall denied = firewall().application("a", 300, Access.DENY, web("none", "*", "*.example.com"));

        assertThat(decide(allowed, "8.8.8.8", 443)).isEqualTo("all allow");
        assertThat(decide(denied, "8.8.8.8", 443)).isEqualTo("no rule DENY");
    }

    @Test
    void rules_that_are_not_given_leave_everything_open() {
        RulePart part = decide(policy(firewall().unknownRules()), packets(Protocol.TCP, "8.8.8.8", 443));

        assertThat(part.outcome()).isEqualTo(Outcome.UNDETERMINED);
        assertThat(part.doubts().get(0).reason()).isEqualTo("the parent policy is not given");
    }

    @Test
    void it_is_told_by_which_kind_of_rule_packets_pass() {
        Firewall firewall = firewall()
                .network("n", 200, Access.ALLOW, tcp("tagged", "*", "Storage", "443"))
                .application("a", 300, Access.ALLOW, web("web", "*", "*"));
        FirewallPolicy policy = policy(firewall);

        RulePart publicly = decide(policy, packets(Protocol.TCP, "20.1.1.1", 443));
        RulePart privately = decide(policy, packets(Protocol.TCP, "10.2.0.4", 443));
        RulePart nowhere = decide(policy, packets(Protocol.TCP, "10.2.0.4", 22));

        assertThat(publicly.outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(policy.passedBy(publicly))
                .isEqualTo(Set.of(FirewallRuleCollection.Type.NETWORK, FirewallRuleCollection.Type.APPLICATION));
        assertThat(policy.passedBy(privately)).isEqualTo(Set.of(FirewallRuleCollection.Type.APPLICATION));
        assertThat(policy.passedBy(nowhere)).isEmpty();
        assertThat(policy.collection(privately).map(FirewallRuleCollection::name))
                .contains("a");
        assertThat(policy.collection(nowhere)).isEmpty();
    }

    @Test
    void translated_packets_are_allowed_unless_a_network_rule_denies_them() {
        FirewallPolicy policy = policy(firewall()
                .network("n", 200, Access.DENY, tcp("no-sql", "*", "10.2.0.0/16", "1433"))
                .application("a", 300, Access.DENY, web("no-web", "*", "*")));

        assertThat(policy.evaluateTranslated(packets(Protocol.TCP, "10.2.0.4", 443)))
                .singleElement()
                .extracting(RulePart::outcome)
                .isEqualTo(Outcome.ALLOW);
        assertThat(policy.evaluateTranslated(packets(Protocol.TCP, "10.2.0.4", 1433)))
                .singleElement()
                .extracting(part -> part.rule().name())
                .isEqualTo("no-sql");
    }
}
