package io.canreach.reach;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.prefix;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.balancer;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.LabBalancer;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.Route;
import io.canreach.model.SecurityRule;
import io.canreach.packet.PortSet;
import org.junit.jupiter.api.Test;

/** IPv6 at the Internet's edge: closed until asked for, with probes of its own. */
class Ipv6EdgeTest {
    private static final SecurityRule HTTP = allowIn(200).withDestinationPorts(PortSet.of(80));

    private static Lab lab(SecurityRule... rules) {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16", "ace:cab:deca::/48")
                .subnet("s", "10.0.1.0/24", "ace:cab:deca:1::/64");
        return (rules.length == 0 ? lab : lab.subnetNsg("nsg", rules))
                .vm("web", "10.0.1.4")
                .moreAddress("ace:cab:deca:1::4");
    }

    private static Lab balanced(Lab lab, boolean probed) {
        LabBalancer balancer = LabBalancer.in(lab, "lb")
                .publicly("2603:1020::5")
                .poolOf("ip1", "web")
                .tcp("http", 80, 80);
        return (probed ? balancer.probe(80) : balancer).done();
    }

    @Test
    void probes_of_ipv6_need_an_nsg() {
        assertBlocked(
                ask(balanced(lab(), true), ip("2a00::9"), balancer("lb"), 80),
                Decider.Kind.LOAD_BALANCER,
                "probe 'probe80' (TCP 80) does not get through to vm 'web' in v/s: no NSG on vm 'web' in v/s: IPv6 health"
                        + " probes fail without one");
        assertReachable(ask(balanced(lab(HTTP), true), ip("2a00::9"), balancer("lb"), 80));
    }

    @Test
    void asked_about_as_such_they_fail_without_an_nsg_too() {
        assertBlocked(
                ask(lab(), ip("fe80::1234:5678:9abc"), ip("ace:cab:deca:1::4"), 80),
                Decider.Kind.NO_NSG,
                "IPv6 health probes fail without one");
        assertReachable(ask(lab(HTTP), ip("fe80::1234:5678:9abc"), ip("ace:cab:deca:1::4"), 80));
        assertReachable(ask(lab(), ip("168.63.129.16"), ip("10.0.1.4"), 80));
    }

    @Test
    void a_rule_against_their_link_local_address_takes_the_member_down() {
        SecurityRule denied = denyIn(100).withSource(prefix("fe80::1234:5678:9abc/128"));

        assertBlocked(
                ask(balanced(lab(HTTP, denied), true), ip("2a00::9"), balancer("lb"), 80),
                Decider.Kind.LOAD_BALANCER,
                "'rule-100'");
    }

    @Test
    void without_probe_and_nsg_it_is_closed_even_behind_a_basic_one() {
        Lab lab = LabBalancer.in(lab(), "lb")
                .basic()
                .publicly("2603:1020::5")
                .poolOf("ip1", "web")
                .tcp("http", 80, 80)
                .done();

        assertBlocked(
                ask(lab, ip("2a00::9"), balancer("lb"), 80),
                Decider.Kind.STANDARD_PUBLIC_IP,
                "which is closed as long as no NSG opens");
    }

    @Test
    void a_frontend_and_the_members_behind_it_are_of_one_family() {
        Lab lab = LabBalancer.in(lab(HTTP), "lb")
                .publicly("20.1.2.3")
                .poolOf("ip1", "web")
                .tcp("http", 80, 80)
                .done();

        assertThatThrownBy(lab::network)
                .hasMessage(
                        "rule 'http' of load balancer 'lb' leads from the IPv4 frontend 'f0' to members of the other"
                                + " family");
    }

    @Test
    void a_default_route_of_ipv4_to_an_appliance_leaves_ipv6_alone() {
        Lab lab = lab(HTTP)
                .publicIp(Sku.STANDARD, "2603:1020::9")
                .routes(Route.toAppliance("nva", prefix("0.0.0.0/0"), KnownAddress.parse("10.0.9.4")));

        assertReachable(ask(lab, vm("web"), ip("2606:4700::1111"), 443));
        assertReachable(ask(lab, ip("2a00::9"), vm("web"), 80));
    }

    @Test
    void a_rule_for_every_ipv6_address_or_for_any_opens_a_public_address() {
        SecurityRule everyV6 = HTTP.withSource(prefix("::/0"));

        assertReachable(ask(lab(everyV6).publicIp(Sku.STANDARD, "2603:1020::9"), ip("2a00::9"), vm("web"), 80));
        assertReachable(ask(lab(HTTP).publicIp(Sku.STANDARD, "2603:1020::9"), ip("2a00::9"), vm("web"), 80));
        assertBlocked(
                ask(
                        lab(HTTP.withSource(prefix("0.0.0.0/0"))).publicIp(Sku.STANDARD, "2603:1020::9"),
                        ip("2a00::9"),
                        vm("web"),
                        80),
                Decider.Kind.SECURITY_RULE,
                "DenyAllInBound");
    }
}
