package io.canreach.reach;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.denyOut;
import static io.canreach.model.Lab.prefix;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.balancer;
import static io.canreach.reach.Asking.internet;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.site;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Appliance;
import io.canreach.model.Appliance.Forwarding;
import io.canreach.model.Appliance.SourceNat;
import io.canreach.model.Appliance.State;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.LabBalancer;
import io.canreach.model.Route;
import io.canreach.model.SecurityRule;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Load balancers with private frontends. */
class InternalLoadBalancerTest {
    private static final Appliance FIREWALL =
            new Appliance(Forwarding.ALL, State.STATEFUL, SourceNat.NONE, List.of(), List.of());

    private static Lab lab(SecurityRule... rules) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("clients", "10.0.2.0/24")
                .vm("client", "10.0.2.4")
                .subnet("s", "10.0.1.0/24")
                .subnetNsg("nsg", rules)
                .vm("web1", "10.0.1.4")
                .vm("web2", "10.0.1.5");
    }

    private static LabBalancer balancing(Lab lab) {
        return LabBalancer.in(lab, "lb").internally("v", "s", "10.0.1.10").pool("web1", "web2");
    }

    private static Lab balanced(Lab lab) {
        return balancing(lab).tcp("http", 80, 8080).done();
    }

    @Test
    void the_private_frontend_leads_to_the_members_and_their_rules_see_the_backend_port() {
        assertReachable(ask(balanced(lab()), vm("client"), balancer("lb"), 80));
        assertReachable(ask(balanced(lab()), vm("client"), ip("10.0.1.10"), 80));
        assertBlocked(
                ask(
                        balanced(lab(denyIn(100).withDestinationPorts(PortSet.of(8080)))),
                        vm("client"),
                        balancer("lb"),
                        80),
                Decider.Kind.SECURITY_RULE,
                "rule-100");
    }

    @Test
    void rules_of_the_caller_see_the_frontend() {
        Lab lab = balanced(lab());
        Lab denied = balanced(new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("clients", "10.0.2.0/24")
                .subnetNsg("out", denyOut(100).withDestination(prefix("10.0.1.10/32")))
                .vm("client", "10.0.2.4")
                .subnet("s", "10.0.1.0/24")
                .vm("web1", "10.0.1.4")
                .vm("web2", "10.0.1.5"));

        assertReachable(ask(lab, vm("client"), balancer("lb"), 80));
        assertBlocked(ask(denied, vm("client"), balancer("lb"), 80), Decider.Kind.SECURITY_RULE, "out-100");
    }

    @Test
    void from_inside_a_machine_is_called_at_its_own_address_without_the_balancer() {
        Answer answer = ask(balanced(lab()), vm("client"), vm("web1"), 8080);

        assertReachable(answer);
        assertThat(answer.asked().destinations()).hasToString("10.0.1.4");
    }

    @Test
    void a_standard_one_is_open_inside_without_any_nsg() {
        Lab bare = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .vm("web1", "10.0.1.4")
                .vm("web2", "10.0.1.5")
                .vm("client", "10.0.1.6");

        assertReachable(ask(balanced(bare), vm("client"), balancer("lb"), 80));
    }

    @Test
    void the_internet_does_not_reach_it() {
        assertBlocked(
                ask(balanced(lab()), internet(), balancer("lb"), 80), Decider.Kind.NO_ADDRESS, "no public address");
    }

    @Test
    void a_port_without_rule_is_dropped() {
        assertBlocked(
                ask(balanced(lab()), vm("client"), balancer("lb"), 443),
                Decider.Kind.LOAD_BALANCER,
                "load balancer 'lb', which has no rule for TCP 443; there is: 'http' TCP 80");
    }

    @Test
    void a_rule_for_all_ports_takes_every_port_and_protocol() {
        Lab lab = balancing(lab()).haPorts().done();

        assertReachable(ask(lab, vm("client"), balancer("lb"), 80));
        Answer answer = ask(lab, vm("client"), balancer("lb"), Traffic.any());
        assertReachable(answer);
        assertThat(answer.assumptions()).containsExactly(Assumption.HA_PORTS_FOR_EVERY_PROTOCOL);
    }

    @Test
    void read_otherwise_a_rule_for_all_ports_takes_tcp_and_udp_only() {
        Lab lab = balancing(lab()).haPorts().done().assume(Assumption.HA_PORTS_FOR_EVERY_PROTOCOL, Reading.SECOND);
        Lab ask = balancing(lab()).haPorts().done().assume(Assumption.HA_PORTS_FOR_EVERY_PROTOCOL, Reading.ASK);

        Answer answer = ask(lab, vm("client"), balancer("lb"), Traffic.any());

        assertThat(answer.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(answer.packets(Fate.DROPPED).protocols()).containsExactly(Protocol.ICMP);
        assertReachable(ask(ask, vm("client"), balancer("lb"), 80));
        assertThat(ask(ask, vm("client"), balancer("lb"), Traffic.any())
                        .packets(Fate.UNDETERMINED)
                        .protocols())
                .containsExactly(Protocol.ICMP);
    }

    @Test
    void a_member_that_is_sent_its_own_call_does_not_answer() {
        Lab alone = LabBalancer.in(lab(), "lb")
                .internally("v", "s", "10.0.1.10")
                .pool("web1")
                .tcp("http", 80, 8080)
                .done();

        assertBlocked(
                ask(alone, vm("web1"), balancer("lb"), 80),
                Decider.Kind.LOAD_BALANCER,
                "load balancer 'lb', which sends the call of vm 'web1' in v/s back to that machine itself");
        assertUndetermined(ask(balanced(lab()), vm("web1"), balancer("lb"), 80), "which is chosen decides");
        assertReachable(ask(balanced(lab()), vm("web1"), ip("10.0.1.5"), 8080));
    }

    @Test
    void with_a_floating_ip_whether_a_member_answers_itself_is_not_known() {
        Lab lab = LabBalancer.in(lab(), "lb")
                .internally("v", "s", "10.0.1.10")
                .pool("web1")
                .floating("sql", 1433)
                .done();

        assertUndetermined(ask(lab, vm("web1"), balancer("lb"), 1433), "whether it answers for the frontend");
        assertReachable(ask(lab, vm("client"), balancer("lb"), 1433));
    }

    private static Lab peered(String region, boolean basic) {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .location("West Europe")
                .subnet("s", "10.0.1.0/24")
                .vm("web1", "10.0.1.4")
                .vnet("w", "10.1.0.0/16")
                .location(region)
                .subnet("t", "10.1.1.0/24")
                .vm("client", "10.1.1.4")
                .peer("v", "w");
        LabBalancer balancer = LabBalancer.in(lab, "lb");
        return (basic ? balancer.basic() : balancer)
                .internally("v", "s", "10.0.1.10")
                .pool("web1")
                .tcp("http", 80, 80)
                .done();
    }

    @Test
    void over_global_peering_a_basic_frontend_is_not_reached_but_its_members_are() {
        assertBlocked(
                ask(peered("northeurope", true), vm("client"), balancer("lb"), 80),
                Decider.Kind.LOAD_BALANCER,
                "load balancer 'lb' (Basic), which is not reached over global peering, as from vnet 'w'");
        assertReachable(ask(peered("northeurope", true), vm("client"), vm("web1"), 80));
    }

    @Test
    void a_standard_one_is_and_so_is_a_basic_one_in_the_same_region() {
        assertReachable(ask(peered("northeurope", false), vm("client"), balancer("lb"), 80));
        assertReachable(ask(peered("westeurope", true), vm("client"), balancer("lb"), 80));
        assertReachable(ask(peered("", true), vm("client"), balancer("lb"), 80));
    }

    @Test
    void a_site_reaches_it_through_the_gateway() {
        Lab lab = balanced(lab(allowIn(100)).vpn("gw", "10.0.255.0/27").site("hq", "192.168.0.0/16"))
                .connect("gw", "hq", Status.CONNECTED);

        assertReachable(ask(lab, site("hq"), balancer("lb"), 80));
    }

    @Test
    void a_frontend_whose_address_is_not_declared_is_found_by_its_balancer() {
        Lab lab = LabBalancer.in(lab(), "lb")
                .internally("v", "s", "")
                .pool("web1")
                .tcp("http", 80, 8080)
                .done();

        assertReachable(ask(lab, vm("client"), balancer("lb"), 80));
        assertBlocked(ask(lab, vm("client"), balancer("lb"), 81), Decider.Kind.LOAD_BALANCER, "no rule for TCP 81");
    }

    @Test
    void its_host_puts_the_frontend_back_into_the_reply_before_any_route_so_an_appliance_sees_both_directions() {
        assertReachable(ask(inspected(true), vm("client"), balancer("lb"), 80));
    }

    @Test
    void an_appliance_that_sees_one_direction_only_drops_the_reply() {
        assertBlocked(
                ask(inspected(false), vm("client"), balancer("lb"), 80),
                Decider.Kind.REPLY_ROUTE,
                "vm 'fw', which did not see the request");
    }

    private static Lab inspected(boolean bothWays) {
        KnownAddress hop = KnownAddress.parse("10.0.9.4");
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").subnet("clients", "10.0.2.0/24");
        if (bothWays) {
            lab.routes(Route.toAppliance("there", prefix("10.0.1.0/24"), hop));
        }
        return balanced(lab.vm("client", "10.0.2.4")
                .subnet("fw", "10.0.9.0/24")
                .vm("fw", "10.0.9.4")
                .forwarding(FIREWALL)
                .subnet("s", "10.0.1.0/24")
                .routes(Route.toAppliance("back", prefix("10.0.2.0/24"), hop))
                .vm("web1", "10.0.1.4")
                .vm("web2", "10.0.1.5"));
    }
}
