package io.canreach.reach;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.endpoint;
import static io.canreach.reach.Asking.ase;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.internet;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.publicly;
import static io.canreach.reach.Asking.subnet;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.LabBalancer;
import io.canreach.model.NatGateway;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.packet.IpFamily;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By what, and with which source, flows leave for the Internet. */
class EgressTest {
    private static final Traffic PING = Traffic.of(Protocol.ICMP, PortSet.all());
    private static final Traffic DNS = Traffic.of(Protocol.UDP, PortSet.of(53));

    private static Lab lab() {
        return new Lab()
                .vnet("v", "10.0.0.0/16", "ace:cab:deca::/48")
                .subnet("s", "10.0.1.0/24", "ace:cab:deca:1::/64")
                .vm("one", "10.0.1.4");
    }

    /** A NAT gateway on the subnet named last. */
    private static Lab nat(Lab lab, NatGateway.Sku sku, String prefix, String... addresses) {
        List<ResourceId> ips = new ArrayList<>();
        for (String each : addresses) {
            ResourceId id = Lab.publicIpId("ng-ip" + ips.size());
            KnownAddress known = each.isEmpty() ? null : KnownAddress.parse(each);
            lab.add(new PublicIpAddress(
                    id,
                    "",
                    sku == NatGateway.Sku.STANDARD ? Sku.STANDARD : Sku.STANDARD_V2,
                    known == null ? IpFamily.IPV4 : known.ip().family(),
                    known == null ? new Unknown("not allocated") : known));
            ips.add(id);
        }
        ResourceId gateway = ResourceId.of("natGateways", "ng");
        lab.add(new NatGateway(gateway, "", sku, ips, prefix.isEmpty() ? List.of() : Lab.cidrs(prefix)));
        return lab.changed(each -> each.withNatGateway(gateway));
    }

    private static String source(Answer answer) {
        assertReachable(answer);
        return answer.parts().get(0).translated().sources().toString();
    }

    @Test
    void a_nat_gateway_lets_tcp_and_udp_of_ipv4_out_with_its_own_addresses() {
        Lab lab = nat(lab(), NatGateway.Sku.STANDARD, "20.5.0.0/31", "20.6.0.1");

        assertThat(source(ask(lab, vm("one"), ip("8.8.8.8"), 443))).isEqualTo("20.5.0.0/31, 20.6.0.1");
        assertThat(source(ask(lab, vm("one"), ip("8.8.8.8"), DNS))).isEqualTo("20.5.0.0/31, 20.6.0.1");
        assertBlocked(
                ask(lab, vm("one"), ip("8.8.8.8"), PING),
                Decider.Kind.NO_OUTBOUND_METHOD,
                "no way out to the Internet: NAT gateway 'ng' of subnet 'v/s' carries TCP and UDP of IPv4 only");
    }

    @Test
    void the_trace_says_by_what_they_leave_and_as_what() {
        Answer answer = ask(nat(lab(), NatGateway.Sku.STANDARD, "", "20.6.0.1"), vm("one"), ip("8.8.8.8"), 443);

        assertThat(answer.parts().get(0).trace().steps())
                .extracting(Step::text)
                .contains("NAT gateway 'ng', leaves as 20.6.0.1");
    }

    @Test
    void the_nat_gateway_stands_before_the_machines_own_address_and_load_balancers() {
        Lab lab = nat(lab().publicIp(Sku.STANDARD, "20.1.1.1"), NatGateway.Sku.STANDARD, "", "20.6.0.1");
        LabBalancer.in(lab, "lb")
                .publicly("20.2.2.2")
                .pool("one")
                .outbound(Protocol.ANY)
                .done();

        Answer answer = ask(lab, vm("one"), ip("8.8.8.8"), 443);

        assertThat(source(answer)).isEqualTo("20.6.0.1");
        assertThat(answer.assumptions()).containsExactly(Assumption.NAT_GATEWAY_BEFORE_PUBLIC_IP);
        assertThat(source(ask(lab, vm("one"), ip("8.8.8.8"), PING))).isEqualTo("20.1.1.1");
    }

    @Test
    void read_otherwise_the_machines_own_address_stands_before_the_nat_gateway() {
        Lab lab = nat(lab().publicIp(Sku.STANDARD, "20.1.1.1"), NatGateway.Sku.STANDARD, "", "20.6.0.1");

        lab.assume(Assumption.NAT_GATEWAY_BEFORE_PUBLIC_IP, Reading.SECOND);

        assertThat(source(ask(lab, vm("one"), ip("8.8.8.8"), 443))).isEqualTo("20.1.1.1");
    }

    @Test
    void where_that_is_not_decided_only_what_both_addresses_may_do_is_certain() {
        Lab lab = nat(lab().publicIp(Sku.STANDARD, "20.1.1.1"), NatGateway.Sku.STANDARD, "", "20.6.0.1")
                .subnet("t", "10.0.2.0/24")
                .subnetNsg("nsg", allowIn(100).withSource(Lab.prefix("20.6.0.1/32")))
                .vm("two", "10.0.2.4")
                .publicIp(Sku.STANDARD, "20.3.3.3");

        lab.assume(Assumption.NAT_GATEWAY_BEFORE_PUBLIC_IP, Reading.ASK);

        assertReachable(ask(lab, vm("one"), ip("8.8.8.8"), 443));
        assertUndetermined(ask(lab, vm("one"), publicly("two"), 443), "which is chosen decides");
    }

    @Test
    void what_the_other_side_sees_is_the_address_they_leave_by() {
        Lab lab = nat(lab(), NatGateway.Sku.STANDARD, "", "20.6.0.1")
                .subnet("t", "10.0.2.0/24")
                .subnetNsg("nsg", allowIn(100).withSource(Lab.prefix("20.6.0.1/32")))
                .vm("two", "10.0.2.4")
                .publicIp(Sku.STANDARD, "20.3.3.3");

        assertReachable(ask(lab, vm("one"), publicly("two"), 443));
        assertBlocked(ask(lab, internet(), vm("two"), 443), Decider.Kind.SECURITY_RULE, "DenyAllInBound");
    }

    @Test
    void standard_v2_carries_pings_and_ipv6_for_the_families_it_has_addresses_of() {
        Lab both =
                nat(lab().moreAddress("ace:cab:deca:1::4"), NatGateway.Sku.STANDARD_V2, "", "20.6.0.1", "2603:1020::6");
        Lab four = nat(lab().moreAddress("ace:cab:deca:1::4"), NatGateway.Sku.STANDARD_V2, "", "20.6.0.1");
        Lab standard = nat(lab().moreAddress("ace:cab:deca:1::4"), NatGateway.Sku.STANDARD, "", "20.6.0.1");

        assertThat(source(ask(both, vm("one"), ip("2606:4700::1111"), 443))).isEqualTo("2603:1020::6");
        assertThat(source(ask(both, vm("one"), ip("8.8.8.8"), PING))).isEqualTo("20.6.0.1");
        assertBlocked(
                ask(four, vm("one"), ip("2606:4700::1111"), 443),
                Decider.Kind.NO_OUTBOUND_METHOD,
                "carries TCP and UDP and ICMP of IPv4 only");
        assertBlocked(
                ask(standard, vm("one"), ip("2606:4700::1111"), 443),
                Decider.Kind.NO_OUTBOUND_METHOD,
                "carries TCP and UDP of IPv4 only");
    }

    @Test
    void a_nat_gateway_whose_address_is_not_known_lets_out_with_any() {
        Lab lab = nat(lab(), NatGateway.Sku.STANDARD, "", "");

        assertReachable(ask(lab, vm("one"), ip("8.8.8.8"), 443));
    }

    @Test
    void one_without_any_address_leaves_it_open() {
        assertUndetermined(
                ask(nat(lab(), NatGateway.Sku.STANDARD, ""), vm("one"), ip("8.8.8.8"), 443),
                "NAT gateway 'ng' has no public address that is declared");
    }

    @Test
    void the_internet_gets_in_by_no_nat_gateway() {
        assertBlocked(
                ask(nat(lab(), NatGateway.Sku.STANDARD, "", "20.6.0.1"), internet(), ip("20.6.0.1"), 443),
                Decider.Kind.NO_OWNER,
                "NAT gateway 'ng' lets nothing in");
    }

    @Test
    void a_whole_subnet_gets_out_by_its_gateway() {
        Lab lab = nat(lab(), NatGateway.Sku.STANDARD, "", "20.6.0.1");

        assertReachable(ask(lab, subnet("v/s"), ip("8.8.8.8"), 443));
    }

    @Test
    void an_app_service_environment_of_version_3_uses_it_and_the_earlier_ones_do_not() {
        Lab third = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.2.0/24")
                .ase("ase", Version.V3, false, "20.7.7.7", "20.8.8.8");
        Lab second = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.2.0/24")
                .ase("ase", Version.V2, false, "20.7.7.7", "20.7.7.7");

        assertThat(source(ask(nat(third, NatGateway.Sku.STANDARD, "", "20.6.0.1"), ase("ase"), ip("8.8.8.8"), 443)))
                .isEqualTo("20.6.0.1");
        assertThat(source(ask(nat(second, NatGateway.Sku.STANDARD, "", "20.6.0.1"), ase("ase"), ip("8.8.8.8"), 443)))
                .isEqualTo("20.7.7.7");
    }

    @Test
    void a_classic_machine_gets_out_by_its_cloud_service() {
        Lab lab = new Lab()
                .classicVnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .cloudService("cs", "20.4.4.4")
                .classicVm("one", "10.0.1.4", "cs", endpoint(3389, 3389));

        assertThat(source(ask(lab, vm("one"), ip("8.8.8.8"), 443))).isEqualTo("20.4.4.4");
    }

    @Test
    void members_of_a_pool_get_out_by_its_outbound_rules_for_their_protocol() {
        Lab lab = lab();
        LabBalancer.in(lab, "lb")
                .publicly("20.2.2.2")
                .pool("one")
                .outbound(Protocol.TCP)
                .done();

        assertThat(source(ask(lab, vm("one"), ip("8.8.8.8"), 443))).isEqualTo("20.2.2.2");
        assertBlocked(
                ask(lab, vm("one"), ip("8.8.8.8"), DNS),
                Decider.Kind.NO_OUTBOUND_METHOD,
                "no way out to the Internet: load balancer 'lb' by outbound rule 'out0' of subnet 'v/s' carries TCP of"
                        + " IPv4 only");
    }

    @Test
    void an_outbound_rule_for_any_protocol_carries_no_pings() {
        Lab lab = lab();
        LabBalancer.in(lab, "lb")
                .publicly("20.2.2.2")
                .pool("one")
                .outbound(Protocol.ANY)
                .done();

        assertReachable(ask(lab, vm("one"), ip("8.8.8.8"), DNS));
        assertBlocked(ask(lab, vm("one"), ip("8.8.8.8"), PING), Decider.Kind.NO_OUTBOUND_METHOD, "TCP and UDP");
    }

    @Test
    void an_outbound_rule_of_an_ipv6_frontend_lets_ipv6_out() {
        Lab lab = lab().moreAddress("ace:cab:deca:1::4");
        LabBalancer.in(lab, "lb")
                .publicly("2603:1020::6")
                .poolOf("ip1", "one")
                .outbound(Protocol.ANY)
                .done();

        assertThat(source(ask(lab, vm("one"), ip("2606:4700::1111"), 443))).isEqualTo("2603:1020::6");
        assertReachable(ask(lab, vm("one"), ip("8.8.8.8"), 443));
    }

    @Test
    void without_outbound_rules_they_get_out_by_the_frontend_of_a_rule_for_its_protocol() {
        Lab lab = lab();
        LabBalancer.in(lab, "lb")
                .publicly("20.2.2.2")
                .pool("one")
                .tcp("http", 80, 80)
                .done();

        assertThat(source(ask(lab, vm("one"), ip("8.8.8.8"), 443))).isEqualTo("20.2.2.2");
        assertBlocked(ask(lab, vm("one"), ip("8.8.8.8"), DNS), Decider.Kind.NO_OUTBOUND_METHOD, "TCP of IPv4 only");
    }

    @Test
    void outbound_rules_stand_before_load_balancing_rules() {
        Lab lab = lab();
        LabBalancer.in(lab, "lb")
                .publicly("20.2.2.2")
                .pool("one")
                .tcp("http", 80, 80)
                .publicly("20.2.2.3")
                .outbound(Protocol.ANY)
                .done();

        assertThat(source(ask(lab, vm("one"), ip("8.8.8.8"), 443))).isEqualTo("20.2.2.3");
    }

    @Test
    void a_standard_balancer_that_lets_nobody_out_takes_default_access_away() {
        Lab silent = lab();
        LabBalancer.in(silent, "lb")
                .publicly("20.2.2.2")
                .pool("one")
                .tcp("http", 80, 80)
                .withoutOutboundSnat()
                .done();
        Lab internal = lab();
        LabBalancer.in(internal, "lb")
                .internally("v", "s", "10.0.1.10")
                .pool("one")
                .haPorts()
                .done();
        Lab onlyNat = lab();
        LabBalancer.in(onlyNat, "lb")
                .publicly("20.2.2.2")
                .nat("ssh", 50001, "one", 22)
                .done();

        for (Lab each : List.of(silent, internal, onlyNat)) {
            assertBlocked(
                    ask(each, vm("one"), ip("8.8.8.8"), 443),
                    Decider.Kind.NO_OUTBOUND_METHOD,
                    "no way out to the Internet: default outbound access is lost as a member of load balancer 'lb'"
                            + " (Standard)");
        }
    }

    @Test
    void a_basic_one_does_not_and_lets_tcp_and_udp_out_by_its_public_frontend() {
        Lab internal = lab();
        LabBalancer.in(internal, "lb")
                .basic()
                .internally("v", "s", "10.0.1.10")
                .pool("one")
                .tcp("http", 80, 80)
                .done();
        Lab open = lab();
        LabBalancer.in(open, "lb")
                .basic()
                .publicly("20.2.2.2")
                .pool("one")
                .tcp("http", 80, 80)
                .done();

        assertReachable(ask(internal, vm("one"), ip("8.8.8.8"), 443));
        assertThat(source(ask(open, vm("one"), ip("8.8.8.8"), DNS))).isEqualTo("20.2.2.2");
    }

    @Test
    void a_pool_listed_by_address_leaves_its_members_default_access() {
        Lab lab = lab();
        LabBalancer.in(lab, "lb")
                .internally("v", "s", "10.0.1.10")
                .poolByAddress("one")
                .haPorts()
                .done();

        assertReachable(ask(lab, vm("one"), ip("8.8.8.8"), 443));
    }

    @Test
    void the_machines_own_address_stands_before_load_balancers() {
        Lab lab = lab().publicIp(Sku.STANDARD, "20.1.1.1");
        LabBalancer.in(lab, "lb")
                .publicly("20.2.2.2")
                .pool("one")
                .outbound(Protocol.ANY)
                .done();

        assertThat(source(ask(lab, vm("one"), ip("8.8.8.8"), 443))).isEqualTo("20.1.1.1");
    }
}
