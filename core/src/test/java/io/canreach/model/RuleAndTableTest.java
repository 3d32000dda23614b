package io.canreach.model;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.prefix;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a rule, an NSG, a route, a route table or an endpoint refuses by itself. */
class RuleAndTableTest {
    private static final KnownAddress APPLIANCE = KnownAddress.parse("10.0.9.4");

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(ThrowingCallable make) {
        return assertThatThrownBy(make).isInstanceOf(InvalidValueException.class);
    }

    private static NetworkSecurityGroup nsg(SecurityRule... rules) {
        return NetworkSecurityGroup.of(Lab.nsgId("n"), List.of(rules));
    }

    private static SecurityRule named(String name, int priority) {
        return SecurityRule.of(name, priority, Direction.INBOUND, Access.ALLOW);
    }

    @Test
    void priorities_are_100_to_4096_and_once_in_each_direction() {
        refused(() -> nsg(named("a", 99))).hasMessage("NSG 'n': rule 'a' has priority 99; allowed is 100 to 4096");
        refused(() -> nsg(named("a", 4097))).hasMessage("NSG 'n': rule 'a' has priority 4097; allowed is 100 to 4096");
        refused(() -> nsg(named("a", 100), named("b", 100)))
                .hasMessage("NSG 'n': rules 'a' and 'b' both have priority 100 Inbound;"
                        + " a priority may be used once in each direction");
        assertThat(nsg(named("a", 100), Lab.denyOut(100)).rules()).hasSize(2);
    }

    @Test
    void rule_names_are_unique_in_any_letter_case_and_of_allowed_characters() {
        refused(() -> nsg(named("Web", 100), named("web", 101))).hasMessage("NSG 'n': two rules are named 'web'");
        refused(() -> nsg(named("-web", 100))).hasMessageContaining("rule name '-web' is not allowed");
        refused(() -> nsg(named("x".repeat(81), 100))).hasMessageContaining("at most 80 characters");
        assertThat(nsg(named("x".repeat(80), 100), named("a.b-c_", 101)).rules())
                .hasSize(2);
    }

    @Test
    void all_problems_of_an_nsg_are_told_at_once() {
        refused(() -> nsg(named("a", 99), named("a", 5000)))
                .hasMessage("NSG 'n': rule 'a' has priority 99; allowed is 100 to 4096; two rules are named 'a';"
                        + " rule 'a' has priority 5000; allowed is 100 to 4096");
    }

    @Test
    void an_nsg_has_at_most_1000_rules() {
        List<SecurityRule> rules = new ArrayList<>();
        IntStream.range(0, 1001).forEach(i -> rules.add(named("r" + i, 100 + i)));

        refused(() -> NetworkSecurityGroup.of(Lab.nsgId("n"), rules))
                .hasMessage("NSG 'n': 1001 rules; at most 1000 are allowed");
        assertThat(NetworkSecurityGroup.of(Lab.nsgId("n"), rules.subList(0, 1000))
                        .rules())
                .hasSize(1000);
    }

    @Test
    void a_rule_of_unknown_priority_is_checked_for_its_name_only() {
        SecurityRule unsettled = named("a", 0).withUnsettled(List.of(new Unknown("a parameter")));

        assertThat(nsg(unsettled, named("b", 100)).rules()).hasSize(2);
    }

    @Test
    void rules_are_evaluated_by_priority_with_the_default_ones_last() {
        assertThat(nsg(named("late", 200), named("early", 100)).inOrder(Direction.INBOUND))
                .extracting(SecurityRule::name)
                .containsExactly(
                        "early", "late", "AllowVnetInBound", "AllowAzureLoadBalancerInBound", "DenyAllInBound");
        assertThat(nsg().inOrder(Direction.OUTBOUND))
                .extracting(SecurityRule::priority)
                .containsExactly(65000, 65001, 65500);
    }

    @Test
    void a_rule_does_not_mix_families() {
        refused(() -> allowIn(100).withSource(prefix("10.0.0.0/8"), prefix("2001:db8::/32")))
                .hasMessage("security rule 'rule-100': a rule must not mix IPv4 and IPv6 prefixes, as 10.0.0.0/8 and"
                        + " 2001:db8::/32");
        refused(() -> allowIn(100).withSource(prefix("10.0.0.0/8")).withDestination(prefix("2001:db8::/32")))
                .hasMessageContaining("must not mix IPv4 and IPv6");
    }

    @Test
    void lists_hold_prefixes_or_groups_and_nothing_else() {
        refused(() -> allowIn(100).withSource(prefix("10.0.0.0/8"), ServiceTag.INTERNET))
                .hasMessage("security rule 'rule-100': a list of source prefixes must not hold * or a service tag");
        refused(() -> allowIn(100).withDestination(prefix("10.0.0.0/8"), new AnyAddress()))
                .hasMessageContaining("a list of destination prefixes must not hold * or a service tag");
        refused(() -> allowIn(100).withSource(prefix("10.0.0.0/8"), new AsgReference(Lab.asgId("g"))))
                .hasMessageContaining("the source must not mix application security groups with addresses");
    }

    @Test
    void nothing_is_left_empty() {
        refused(() -> allowIn(100).withSource(List.of()))
                .hasMessage("security rule 'rule-100': a rule must name its source, or * for any");
        refused(() -> allowIn(100).withDestinationPorts(List.of()))
                .hasMessage(
                        "security rule 'rule-100': a rule must name its source and destination ports, or * for all");
    }

    @Test
    void there_are_limits_for_prefixes_and_groups() {
        List<AddressMatch> prefixes = Collections.nCopies(4001, prefix("10.0.0.0/8"));
        List<AddressMatch> groups = Collections.nCopies(11, new AsgReference(Lab.asgId("g")));

        refused(() -> allowIn(100).withSource(prefixes)).hasMessageContaining("4001 source prefixes; at most 4000");
        refused(() -> allowIn(100).withSource(groups))
                .hasMessageContaining("11 source application security groups; at most 10");
    }

    @Test
    void a_rule_for_the_platform_s_tags_is_for_any_protocol_and_all_ports() {
        SecurityRule dns = allowIn(100).withDestination(new ServiceTag("AzurePlatformDNS"));

        refused(() -> dns.withProtocol(Protocol.UDP))
                .hasMessage(
                        "security rule 'rule-100': a rule for one of the platform's tags must be for any protocol and"
                                + " all ports, not for Udp *:* -> AzurePlatformDNS:*");
        refused(() -> dns.withDestinationPorts(PortSet.of(53))).hasMessageContaining("all ports");
        assertThat(dns.destination()).hasSize(1);
    }

    @Test
    void service_tags_are_compared_without_case_and_in_both_spellings() {
        assertThat(new ServiceTag("VIRTUAL_NETWORK")).isEqualTo(ServiceTag.VIRTUAL_NETWORK);
        assertThat(new ServiceTag("INTERNET")).isEqualTo(ServiceTag.INTERNET).hasSameHashCodeAs(ServiceTag.INTERNET);
        refused(() -> new ServiceTag("10.0.0.1")).hasMessage("'10.0.0.1' is not the name of a service tag");
    }

    @Test
    void a_route_has_an_address_if_it_leads_to_an_appliance_and_only_then() {
        refused(() -> Route.of("r", prefix("10.0.0.0/8"), NextHopType.VIRTUAL_APPLIANCE))
                .hasMessage("route 'r' leads to a virtual appliance and must say its address");
        refused(() -> new Route("r", prefix("10.0.0.0/8"), NextHopType.INTERNET, Optional.of(APPLIANCE)))
                .hasMessage(
                        "route 'r' has next hop Internet and must not have an address; only VirtualAppliance has one");
        refused(() -> Route.of("r", prefix("10.0.0.0/8"), NextHopType.VNET_PEERING))
                .hasMessage("route 'r' has next hop VNetPeering; allowed is VirtualAppliance, VirtualNetworkGateway,"
                        + " VnetLocal, Internet or None");
    }

    @Test
    void a_route_leads_to_an_appliance_of_its_own_family() {
        refused(() -> Route.toAppliance("r", prefix("::/0"), KnownAddress.parse("10.0.0.4")))
                .hasMessage(
                        "route 'r' for ::/0 leads to 10.0.0.4; route and appliance must be of the same family, IPv4 or"
                                + " IPv6");
        refused(() -> Route.toAppliance("r", prefix("10.0.0.0/8"), KnownAddress.parse("2001:db8::4")))
                .hasMessageContaining("must be of the same family");

        assertThat(Route.toAppliance("r", prefix("::/0"), new Unknown("later")).toString())
                .contains("::/0");
    }

    @Test
    void next_hops_have_the_classic_model_s_spelling_too() {
        assertThat(List.of(NextHopType.VNET_LOCAL, NextHopType.NONE, NextHopType.VIRTUAL_NETWORK_GATEWAY))
                .extracting(NextHopType::classicName)
                .containsExactly("VNETLocal", "Null", "VPNGateway");
        assertThat(NextHopType.INTERNET.classicName()).isEqualTo("Internet");
    }

    @Test
    void a_table_has_unique_names_and_prefixes() {
        Route one = Route.of("r", prefix("10.0.0.0/8"), NextHopType.NONE);
        Route other = Route.of("R", prefix("10.0.0.0/8"), NextHopType.INTERNET);

        refused(() -> new RouteTable(Lab.tableId("t"), "", List.of(one, other), false))
                .hasMessage(
                        "route table 't': two routes are named 'R'; two routes are for 10.0.0.0/8: 'r' and" + " 'R'");
    }

    @Test
    void a_table_has_at_most_1000_routes_and_25_for_tags() {
        List<Route> routes = new ArrayList<>();
        IntStream.range(0, 1001)
                .forEach(i -> routes.add(
                        Route.of("r" + i, prefix("10." + i / 256 + "." + i % 256 + ".0/24"), NextHopType.NONE)));
        List<Route> tags = new ArrayList<>();
        IntStream.range(0, 26).forEach(i -> tags.add(Route.of("r" + i, new ServiceTag("T" + i), NextHopType.NONE)));

        refused(() -> new RouteTable(Lab.tableId("t"), "", routes, false))
                .hasMessage("route table 't': 1001 routes; at most 1000 are allowed");
        refused(() -> new RouteTable(Lab.tableId("t"), "", tags, false))
                .hasMessage("route table 't': 26 routes for service tags; at most 25 are allowed");
        assertThat(new RouteTable(Lab.tableId("t"), "", routes.subList(0, 1000), false).routes())
                .hasSize(1000);
    }

    @Test
    void an_acl_has_at_most_50_rules_each_of_an_order_of_its_own() {
        List<AclRule> rules = new ArrayList<>();
        IntStream.range(0, 51).forEach(i -> rules.add(AclRule.of(i, AclRule.Action.PERMIT, "10.0.0.0/8")));
        AclRule twice = AclRule.of(7, AclRule.Action.DENY, "9.0.0.0/8");

        refused(() -> new EndpointAcl(rules)).hasMessage("an endpoint ACL has 51 rules; at most 50 are allowed");
        refused(() -> new EndpointAcl(List.of(twice, twice)))
                .hasMessage("an endpoint ACL has two rules of order 7; an order may be used once");
        assertThat(new EndpointAcl(List.of(twice, rules.get(3))).rules())
                .extracting(AclRule::order)
                .containsExactly(3, 7);
    }

    @Test
    void an_acl_rule_is_for_ipv4_prefixes() {
        refused(() -> AclRule.of(1, AclRule.Action.PERMIT, "2001:db8::/32"))
                .hasMessage("ACL rule 1 has remote subnet 2001:db8::/32; allowed is an IPv4 prefix");
        refused(() -> new AclRule(1, AclRule.Action.PERMIT, ServiceTag.INTERNET, ""))
                .hasMessageContaining("allowed is an IPv4 prefix");
        refused(() -> AclRule.of(-1, AclRule.Action.PERMIT, "10.0.0.0/8"))
                .hasMessage("ACL rule has order -1; allowed is 0 or more");
    }

    @Test
    void an_endpoint_is_tcp_or_udp_with_ports_from_1() {
        refused(() -> InputEndpoint.of("e", Protocol.ICMP, 80))
                .hasMessage("endpoint 'e' has protocol ICMP; allowed is TCP or UDP");
        refused(() -> Lab.endpoint(0, 80)).hasMessage("endpoint 'e0' has public port 0; allowed is 1 to 65535");
        refused(() -> Lab.endpoint(80, 65536))
                .hasMessage("endpoint 'e80' has private port 65536; allowed is 1 to 65535");
    }
}
