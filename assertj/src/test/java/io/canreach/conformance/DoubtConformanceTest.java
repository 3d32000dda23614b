package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.Declaration;
import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.RouteTableDeclaration;
import io.canreach.dsl.SubnetDeclaration;
import io.canreach.dsl.VnetDeclaration;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Direction;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Network;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.Flow;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Answer;
import io.canreach.reach.Verdict;
import io.canreach.security.AddressExpansion;
import io.canreach.security.Outcome;
import io.canreach.security.RuleScope;
import io.canreach.watch.NetworkWatcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Group L, first part: tags, peering flags, None routes and what the platform does by itself. */
class DoubtConformanceTest {
    @AfterAll
    static void print_the_count() {
        Cases.count(DoubtConformanceTest.class, "L, tags, flags and the platform");
    }

    /** A spoke whose default route leads to an appliance in its hub. */
    private static Network forced(RouteTableDeclaration table, NsgDeclaration spoke, NsgDeclaration hub) {
        return network(
                vnet("spoke")
                        .subnet("S", "10.1.0.0/24")
                        .routeTable(table)
                        .nsg(spoke)
                        .vm(vm("one").privateIp("10.1.0.4")),
                vnet("hub")
                        .subnet("N", "10.0.0.0/24")
                        .vm(vm("nva").privateIp("10.0.0.4").nsg(hub).appliance(router().snatToInternet())),
                peering("spoke", "hub").allowForwardedTraffic());
    }

    private static RouteTableDeclaration all() {
        return routeTable("rt").route("all", "0.0.0.0/0", toAppliance("10.0.0.4"));
    }

    private static NsgDeclaration transit() {
        return nsg("nsgN").allowInbound(100, "transit").from(tag("VirtualNetwork"));
    }

    private static IpSet expansion(Network network, String subnet, ServiceTag tag) {
        Subnet place = network.named(Subnet.class, subnet).get(0);
        return new AddressExpansion(RuleScope.of(network, place)).tag(tag).certain();
    }

    @Test
    void l01_with_a_default_route_a_denial_of_virtualnetwork_cuts_the_internet_too() {
        Network network = forced(all(), nsg("nsgS").denyOutbound(200, "no-vnet").to(tag("VirtualNetwork")), transit());

        assertThat(network).cannotReach(vm("one"), ip("8.8.8.8"), 443);
        assertThat(Cases.droppedBy(cannotReach(vm("one"), ip("8.8.8.8"), 443), network))
                .isEqualTo("no-vnet");
    }

    private static NsgDeclaration vnetBeforeInternet() {
        return nsg("nsgS")
                .allowOutbound(200, "vnet")
                .to(tag("VirtualNetwork"))
                .denyOutbound(300, "no-internet")
                .to(tag("Internet"));
    }

    @Test
    void l03_without_the_default_route_the_same_rules_deny_the_internet() {
        Network network = forced(routeTable("rt"), vnetBeforeInternet(), transit());

        assertThat(network).cannotReach(vm("one"), ip("8.8.8.8"), 443);
        assertThat(Cases.droppedBy(cannotReach(vm("one"), ip("8.8.8.8"), 443), network))
                .isEqualTo("no-internet");
        assertThat(forced(all(), vnetBeforeInternet(), transit())).canReach(vm("one"), ip("8.8.8.8"), 443);
    }

    @Test
    void l04_virtualnetwork_is_then_every_address() {
        Network network = forced(all(), nsg("nsgS"), nsg("nsgN"));

        assertThat(expansion(network, "S", ServiceTag.VIRTUAL_NETWORK)).isEqualTo(IpSet.parse("0.0.0.0/0"));
    }

    @Test
    void l05_on_the_appliance_s_own_interface_the_internet_is_not_virtualnetwork() {
        Network network = forced(all(), nsg("nsgS"), nsg("nsgN"));

        assertThat(network).cannotReach(vm("one"), ip("8.8.8.8"), 443);
        assertThat(Cases.droppedBy(cannotReach(vm("one"), ip("8.8.8.8"), 443), network))
                .isEqualTo("DenyAllInBound");
    }

    private static Network plain() {
        return network(
                vnet("v").subnet("s", "10.0.0.0/24").nsg(nsg("n")).vm(vm("one").privateIp("10.0.0.4")));
    }

    @Test
    void l08_the_platform_s_address_is_in_both_tags() {
        Ip platform = Ip.parse("168.63.129.16");

        assertThat(expansion(plain(), "s", ServiceTag.INTERNET).contains(platform))
                .isTrue();
        assertThat(expansion(plain(), "s", ServiceTag.VIRTUAL_NETWORK).contains(platform))
                .isTrue();
    }

    @Test
    void l09_what_the_internet_holds() {
        IpSet internet = expansion(plain(), "s", ServiceTag.INTERNET);

        for (String in : new String[] {"198.51.100.1", "203.0.113.1", "25.26.0.1"}) {
            assertThat(internet.contains(Ip.parse(in))).as(in).isTrue();
        }
        for (String out : new String[] {"192.0.2.1", "198.18.0.1", "25.20.0.1"}) {
            assertThat(internet.contains(Ip.parse(out))).as(out).isFalse();
        }
    }

    @Test
    void l11_a_public_prefix_on_premises_is_in_both_tags_and_the_first_rule_decides() {
        Network network = network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.0.0/24")
                .nsg(nsg("n").allowOutbound(100, "internet")
                        .to(tag("Internet"))
                        .denyOutbound(200, "no-vnet")
                        .to(tag("VirtualNetwork")))
                .vm(vm("one").privateIp("10.0.0.4"))
                .gateway("GatewaySubnet", "10.0.255.0/27")
                .vpn(onPremises("hq", "130.10.0.0/16")));

        assertThat(network).canReach(vm("one"), ip("130.10.0.4"), 443);
    }

    private static Network peers(NsgDeclaration p, NsgDeclaration q, Declaration peering) {
        return network(
                vnet("P").subnet("s", "10.1.0.0/16").nsg(p).vm(vm("p").privateIp("10.1.0.4")),
                vnet("Q").subnet("s", "10.2.0.0/16").nsg(q).vm(vm("q").privateIp("10.2.0.4")),
                peering);
    }

    @Test
    void l13_without_access_the_default_rules_deny() {
        Network network = peers(nsg("np"), nsg("nq"), peering("P", "Q").withoutVirtualNetworkAccess());

        assertThat(network).cannotReach(vm("p"), vm("q"), 443);
        assertThat(Cases.droppedBy(cannotReach(vm("p"), vm("q"), 443), network)).isEqualTo("DenyAllOutBound");
    }

    @Test
    void l14_and_rules_for_the_addresses_let_it_through() {
        Network network = peers(
                nsg("np").allowOutbound(100, "to-q").from(cidr("10.1.0.0/16")).to(cidr("10.2.0.0/16")),
                nsg("nq").allowInbound(100, "from-p").from(cidr("10.1.0.0/16")).to(cidr("10.2.0.0/16")),
                peering("P", "Q").withoutVirtualNetworkAccess());

        assertThat(network).canReach(vm("p"), vm("q"), 443);
    }

    @Test
    void l17_forwarded_traffic_off_is_named_and_the_reading_decides() {
        Declaration drop = assume(Assumption.FORWARDED_TRAFFIC_OFF, Reading.SECOND);
        Answer answer = Cases.answer(canReach(vm("one"), vm("two"), 443), spokes());

        assertThat(answer).isReachable();
        assertThat(answer.assumptions()).contains(Assumption.FORWARDED_TRAFFIC_OFF);
        assertThat(answer.explain()).contains("allowForwardedTraffic is off");
        assertThat(spokes(drop)).cannotReach(vm("one"), vm("two"), 443);
    }

    private static Network spokes(Declaration... more) {
        NsgDeclaration open = nsg("open").allowInbound(100, "in").allowOutbound(100, "out");
        Declaration[] all = {
            vnet("Hub")
                    .subnet("nva", "10.0.0.0/24")
                    .vm(vm("nva").privateIp("10.0.0.4").appliance(router())),
            spoke("Spoke1", "10.1.0.0/16", "10.2.0.0/16", "one", "10.1.0.4").nsg(open),
            spoke("Spoke2", "10.2.0.0/16", "10.1.0.0/16", "two", "10.2.0.4").nsg(open),
            peering("Hub", "Spoke1"),
            peering("Hub", "Spoke2"),
            more.length > 0 ? more[0] : assume(Assumption.FORWARDED_TRAFFIC_OFF, Reading.FIRST)
        };
        return network(all);
    }

    private static SubnetDeclaration spoke(String name, String own, String other, String machine, String address) {
        return vnet(name)
                .subnet("s", own)
                .routeTable(routeTable("rt-" + name).route("other", other, toAppliance("10.0.0.4")))
                .vm(vm(machine).privateIp(address));
    }

    private static Network routed(RouteTableDeclaration table) {
        VnetDeclaration vnet = vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.0.0/24")
                .routeTable(table)
                .vm(vm("one").privateIp("10.0.0.4"));
        return network(vnet);
    }

    @Test
    void l18_a_default_route_removes_the_none_routes_and_makes_azure_s_invalid() {
        Network network = routed(routeTable("t").route("all", "0.0.0.0/0", toAppliance("10.0.0.9")));

        assertThat(Cases.routes(network, "one"))
                .contains("0.0.0.0/0 -> Internet (Default, Invalid)")
                .noneMatch(route -> route.contains("-> None"));
    }

    @Test
    void l19_a_route_for_a_none_prefix_removes_that_one_alone() {
        Network network = routed(routeTable("t").route("ten", "10.0.0.0/8", toAppliance("10.0.0.9")));

        assertThat(Cases.routes(network, "one"))
                .noneMatch(route -> route.startsWith("10.0.0.0/8 -> None"))
                .contains(
                        "172.16.0.0/12 -> None (Default)",
                        "192.168.0.0/16 -> None (Default)",
                        "100.64.0.0/10 -> None (Default)");
    }

    @Test
    void l21_a_default_route_learned_by_bgp_takes_private_addresses_that_nobody_has() {
        Network network = network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.0.0/24")
                .vm(vm("one").privateIp("10.0.0.4"))
                .gateway("GatewaySubnet", "10.0.255.0/27")
                .vpn(onPremises("hq", "192.168.0.0/16").advertising("0.0.0.0/0")));

        assertThat(Cases.hop(network, "one", "10.99.0.1")).isEqualTo("VirtualNetworkGateway");
        assertThat(Cases.routes(network, "one"))
                .noneMatch(route -> route.contains("-> None") || route.contains("-> Internet"));
    }

    private static Network ruled(NsgDeclaration group) {
        return network(
                vnet("v").subnet("s", "10.0.0.0/24").nsg(group).vm(vm("one").privateIp("10.0.0.4")));
    }

    @Test
    void l22_rules_do_not_touch_calls_to_the_platform() {
        Network network = ruled(nsg("n").denyOutbound(100, "none"));

        assertThat(network).canReach(vm("one"), ip("168.63.129.16"), udp(53));
        assertThat(network).canReach(vm("one"), ip("169.254.169.254"), 80);
        assertThat(network).cannotReach(vm("one"), ip("8.8.8.8"), udp(53));
    }

    @Test
    void l24_a_rule_for_the_platform_s_tag_is_for_any_protocol_and_port() {
        assertThatThrownBy(() -> ruled(nsg("n").denyOutbound(100, "dns")
                        .to(tag("AzurePlatformDNS"))
                        .on(udp(53))))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("must be for any protocol and all ports");
    }

    @Test
    void l25_a_rule_for_the_platform_s_tag_blocks_it() {
        assertThat(ruled(nsg("n").denyOutbound(100, "dns").to(tag("AzurePlatformDNS"))))
                .cannotReach(vm("one"), ip("168.63.129.16"), udp(53));
    }

    @Test
    void l26_a_denial_of_virtualnetwork_takes_the_pool_down() {
        NsgDeclaration deny = nsg("n").denyInbound(200, "no-vnet").from(tag("VirtualNetwork"));
        NsgDeclaration open =
                nsg("n").allowInbound(300, "web").from(tag("Internet")).on(tcp(80));

        assertThat(probed(open)).canReach(internet(), loadBalancer("lb"), 80);
        Network down =
                probed(deny.allowInbound(300, "web").from(tag("Internet")).on(tcp(80)));
        assertThat(down).cannotReach(internet(), loadBalancer("lb"), 80);
        assertThat(canReach(internet(), loadBalancer("lb"), 80)
                        .in(down)
                        .answer()
                        .explain())
                .contains("no-vnet");
    }

    private static Network probed(NsgDeclaration group) {
        return network(
                vnet("v").subnet("s", "10.0.0.0/24").nsg(group).vm(vm("one").privateIp("10.0.0.4")),
                loadBalancer("lb")
                        .publicIp("20.1.0.3")
                        .pool(vm("one"))
                        .probe(80)
                        .rule("web", tcp(80)));
    }

    @Test
    void l28_activation_works_despite_a_denial_and_ip_flow_verify_says_otherwise() {
        Network network = ruled(nsg("n").denyOutbound(100, "no-internet").to(tag("Internet")));
        Flow activation = Flow.tcp("10.0.0.4", 50000, "23.102.135.246", 1688);

        assertThat(network).canReach(vm("one"), ip("23.102.135.246"), 1688);
        assertThat(NetworkWatcher.of(network)
                        .ipFlowVerify(
                                network.named(VirtualMachine.class, "one")
                                        .get(0)
                                        .networkInterfaces()
                                        .get(0),
                                Direction.OUTBOUND,
                                activation)
                        .access())
                .isEqualTo(Outcome.DENY);
    }

    @Test
    void l30_a_rule_for_icmp_with_a_port_is_not_known_to_match() {
        Network network = network(vnet("v")
                .subnet("s", "10.0.0.0/24")
                .nsg(nsg("n").allowInbound(100, "ping")
                        .protocol(Protocol.ICMP)
                        .toPorts(80)
                        .denyInbound(200, "rest"))
                .vm(vm("one").privateIp("10.0.0.4"))
                .vm(vm("two").privateIp("10.0.0.5")));

        assertThat(canReach(vm("two"), vm("one"), icmp()).in(network).answer().verdict())
                .isEqualTo(Verdict.UNDETERMINED);
    }
}
