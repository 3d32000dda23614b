package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.Declaration;
import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.RouteTableDeclaration;
import io.canreach.dsl.SubnetDeclaration;
import io.canreach.dsl.VmDeclaration;
import io.canreach.dsl.VnetDeclaration;
import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.Direction;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.InvalidValueException;
import io.canreach.model.Network;
import io.canreach.model.Prefix;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Verdict;
import io.canreach.security.AddressExpansion;
import io.canreach.security.RuleScope;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Group K: IPv6. */
class Ipv6ConformanceTest {
    private static final String CLOUDFLARE = "2606:4700::1111";
    private static final VmDeclaration VM1 = vm("VM1").privateIp("10.0.0.4").ipv6("ace:cab:deca:1::4");
    private static final VmDeclaration VM2 = vm("VM2").privateIp("10.0.1.4").ipv6("ace:cab:deca:2::4");

    @AfterAll
    static void print_the_count() {
        Cases.count(Ipv6ConformanceTest.class, "K");
    }

    private static SubnetDeclaration s1() {
        return vnet("v")
                .addressSpace("10.0.0.0/16", "ace:cab:deca::/48")
                .subnet("s1", "10.0.0.0/24", "ace:cab:deca:1::/64")
                .nsg(nsg("n1"));
    }

    private static VnetDeclaration withS2(VnetDeclaration first) {
        return first.subnet("s2", "10.0.1.0/24", "ace:cab:deca:2::/64")
                .nsg(nsg("n2"))
                .vm(VM2);
    }

    private static Network v6(Declaration... more) {
        Declaration[] all = new Declaration[more.length + 1];
        all[0] = withS2(s1().vm(VM1));
        System.arraycopy(more, 0, all, 1, more.length);
        return network(all);
    }

    @Test
    void k01_inside_the_network_ipv6_is_local_and_the_default_rules_allow_it() {
        assertThat(v6()).canReach(ip("ace:cab:deca:1::4"), ip("ace:cab:deca:2::4"), 443);
        assertThat(Cases.hop(v6(), "VM1", "ace:cab:deca:2::4")).isEqualTo("VnetLocal");
        assertThat(Cases.deliveredBy(canReach(ip("ace:cab:deca:1::4"), ip("ace:cab:deca:2::4"), 443), v6()))
                .isEqualTo("AllowVnetInBound");
    }

    @Test
    void k03_an_interface_needs_an_ipv4_address() {
        assertThatThrownBy(() -> network(s1().vm(vm("only6").privateIp("ace:cab:deca:1::5"))))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("no IPv4 address");
    }

    @Test
    void k04_default_outbound_access_is_ipv4_only() {
        assertThat(v6()).cannotReach(ip("ace:cab:deca:1::4"), ip(CLOUDFLARE), 443);
        assertThat(v6()).canReach(ip("10.0.0.4"), ip("8.8.8.8"), 443);
    }

    @Test
    void k06_a_nat_gateway_of_version_2_lets_ipv6_out_and_one_of_version_1_does_not() {
        Network second = network(s1().natGateway(natGateway("ng")
                        .v2()
                        .publicIp(publicIp("ng-ip", "2001:db8:5::1").v2()))
                .vm(VM1));
        Network first =
                network(s1().natGateway(natGateway("ng").publicIp("20.1.0.1")).vm(VM1));

        assertThat(second).canReach(ip("ace:cab:deca:1::4"), ip(CLOUDFLARE), 443);
        assertThat(first).cannotReach(ip("ace:cab:deca:1::4"), ip(CLOUDFLARE), 443);
    }

    private static Network exposed(NsgDeclaration group) {
        return network(vnet("v")
                .addressSpace("10.0.0.0/16", "ace:cab:deca::/48")
                .subnet("s1", "10.0.0.0/24", "ace:cab:deca:1::/64")
                .nsg(group)
                .vm(VM1.publicIp("2001:db8:7::1")));
    }

    @Test
    void k08_an_inbound_rule_for_all_of_ipv6_opens_a_public_address() {
        Network network =
                exposed(nsg("n").allowInbound(100, "https").from(cidr("::/0")).on(tcp(443)));

        assertThat(network).canReach(ip("2001:db8:9::1"), ip("2001:db8:7::1"), 443);
        assertThat(Cases.deliveredBy(canReach(ip("2001:db8:9::1"), ip("2001:db8:7::1"), 443), network))
                .isEqualTo("https");
        assertThat(exposed(nsg("n"))).cannotReach(ip("2001:db8:9::1"), ip("2001:db8:7::1"), 443);
    }

    @Test
    void k10_a_star_is_both_families() {
        assertThat(exposed(nsg("n").allowInbound(100, "https").on(tcp(443))))
                .canReach(ip("2001:db8:9::1"), ip("2001:db8:7::1"), 443);
    }

    @Test
    void k11_a_rule_does_not_mix_families() {
        List<AddressMatch> mixed =
                List.of(new Prefix(Cidr.parse("10.0.0.0/8")), new Prefix(Cidr.parse("ace:cab::/32")));

        assertThatThrownBy(() -> SecurityRule.of("r", 100, Direction.INBOUND, Access.ALLOW)
                        .withSource(mixed))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("must not mix IPv4 and IPv6 prefixes");
    }

    @Test
    void k13_a_rule_for_icmp_does_not_match_icmpv6() {
        NsgDeclaration rules =
                nsg("n").allowInbound(100, "ping").protocol(Protocol.ICMP).denyInbound(200, "rest");
        NsgDeclaration any = nsg("n").allowInbound(100, "any");

        assertThat(exposed(rules)).cannotReach(ip("2001:db8:9::1"), ip("2001:db8:7::1"), icmp());
        assertThat(exposed(any)).canReach(ip("2001:db8:9::1"), ip("2001:db8:7::1"), icmp());
    }

    @Test
    void k15_azureloadbalancer_is_an_address_of_each_family() {
        Network network = v6();
        Subnet subnet = network.named(Subnet.class, "s1").get(0);
        IpSet prober = new AddressExpansion(RuleScope.of(network, subnet))
                .tag(ServiceTag.AZURE_LOAD_BALANCER)
                .certain();

        assertThat(prober).isEqualTo(IpSet.parse("168.63.129.16, fe80::1234:5678:9abc"));
    }

    private static Network balanced(SubnetDeclaration subnet) {
        return network(
                subnet.vm(VM1),
                loadBalancer("lb")
                        .publicIp("2001:db8:8::1")
                        .pool(vm("VM1"))
                        .probe(80)
                        .rule("web", tcp(80)));
    }

    @Test
    void k16_an_ipv6_probe_fails_without_an_nsg() {
        SubnetDeclaration open = vnet("v")
                .addressSpace("10.0.0.0/16", "ace:cab:deca::/48")
                .subnet("s1", "10.0.0.0/24", "ace:cab:deca:1::/64");

        assertThat(balanced(open)).cannotReach(internet(), loadBalancer("lb"), 80);
        assertThat(balanced(open.nsg(nsg("n").allowInbound(100, "web").on(tcp(80)))))
                .canReach(ip("2001:db8:9::1"), loadBalancer("lb"), 80);
    }

    @Test
    void k18_a_denial_of_the_link_local_prober_takes_the_member_down() {
        SubnetDeclaration guarded = vnet("v")
                .addressSpace("10.0.0.0/16", "ace:cab:deca::/48")
                .subnet("s1", "10.0.0.0/24", "ace:cab:deca:1::/64")
                .nsg(nsg("n").denyInbound(200, "no-probe")
                        .from(cidr("fe80::1234:5678:9abc/128"))
                        .allowInbound(300, "web")
                        .on(tcp(80)));

        assertThat(balanced(guarded)).cannotReach(ip("2001:db8:9::1"), loadBalancer("lb"), 80);
        assertThat(canReach(ip("2001:db8:9::1"), loadBalancer("lb"), 80)
                        .in(balanced(guarded))
                        .answer()
                        .explain())
                .contains("no-probe");
    }

    @Test
    void k19_an_ipv4_default_route_leaves_ipv6_alone() {
        RouteTableDeclaration table = routeTable("t").route("all", "0.0.0.0/0", toAppliance("10.0.1.4"));
        Network network = network(withS2(s1().routeTable(table).vm(VM1.publicIp("2001:db8:7::1"))));

        assertThat(Cases.hop(network, "VM1", CLOUDFLARE)).isEqualTo("Internet");
        assertThat(network).canReach(ip("ace:cab:deca:1::4"), ip(CLOUDFLARE), 443);
    }

    @Test
    void k21_an_ipv6_default_route_to_an_appliance_beats_azure_s() {
        RouteTableDeclaration table = routeTable("t").route("all6", "::/0", toAppliance("ace:cab:deca:2::10"));
        Network network = network(withS2(s1().routeTable(table).vm(VM1)));

        assertThat(Cases.hop(network, "VM1", CLOUDFLARE)).isEqualTo("VirtualAppliance ace:cab:deca:2::10");
        assertThat(Cases.hop(network, "VM1", "8.8.8.8")).isEqualTo("Internet");
    }

    @Test
    void k22_a_dual_stack_network_is_peered_with_an_ipv4_only_one() {
        Network network = v6(
                vnet("old")
                        .addressSpace("10.9.0.0/16")
                        .subnet("s", "10.9.0.0/24")
                        .vm(vm("old-vm").privateIp("10.9.0.4")),
                peering("v", "old"));

        assertThat(network).canReach(ip("10.0.0.4"), ip("10.9.0.4"), 443);
        assertThat(canReach(vm("VM1"), vm("old-vm"), 443)
                        .from(ip("ace:cab:deca:1::4"))
                        .in(network)
                        .answer()
                        .verdict())
                .isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void k24_between_the_families_there_is_no_path() {
        assertThat(canReach(ip("10.0.0.4"), ip("ace:cab:deca:2::4"), 443)
                        .in(v6())
                        .answer()
                        .verdict())
                .isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void k26_a_vpn_gateway_without_zones_carries_no_ipv6() {
        assertThatThrownBy(() -> gateway("VpnGw1"))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("VpnGw1")
                .hasMessageContaining("IPv6");
        gateway("VpnGw1AZ");
    }

    private static Network gateway(String sku) {
        return network(vnet("v")
                .addressSpace("10.0.0.0/16", "ace:cab:deca::/48")
                .gateway("GatewaySubnet", "10.0.255.0/27", "ace:cab:deca:ff::/64")
                .sku(sku)
                .vpn(onPremises("hq", "192.168.0.0/16", "2001:db8:100::/48")));
    }

    @Test
    void k27_expressroute_carries_ipv6() {
        Network network = network(withS2(s1().vm(VM1))
                .gateway("GatewaySubnet", "10.0.255.0/27", "ace:cab:deca:ff::/64")
                .expressRoute(onPremises("dc", "192.168.0.0/16", "2001:db8:100::/48")));

        assertThat(network).canReach(ip("2001:db8:100::7"), ip("ace:cab:deca:1::4"), 443);
        assertThat(network).canReach(ip("ace:cab:deca:1::4"), ip("2001:db8:100::7"), 443);
    }

    @Test
    void k29_a_unique_local_address_that_nobody_has_follows_the_default_route_and_is_lost() {
        assertThat(Cases.hop(v6(), "VM1", "fd12::1")).isEqualTo("Internet");
        assertThat(v6()).cannotReach(ip("ace:cab:deca:1::4"), ip("fd12::1"), 443);
    }
}
