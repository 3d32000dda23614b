package io.canreach.reach;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.prefix;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.balancer;
import static io.canreach.reach.Asking.internet;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.subnet;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.LabBalancer;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.Route;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Public load balancers, called from the Internet. */
class LoadBalancerTest {
    private static final SecurityRule HTTP =
            allowIn(200).withProtocol(Protocol.TCP).withDestinationPorts(PortSet.of(8080));
    private static final Traffic PING = Traffic.of(Protocol.ICMP, PortSet.all());

    private static Lab lab(SecurityRule... rules) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .subnetNsg("nsg", rules)
                .vm("web1", "10.0.1.4")
                .vm("web2", "10.0.1.5");
    }

    private static Lab balanced(Lab lab, UnaryOperator<LabBalancer> more) {
        return more.apply(LabBalancer.in(lab, "lb")
                        .publicly("20.1.2.3")
                        .pool("web1", "web2")
                        .tcp("http", 80, 8080))
                .done();
    }

    @Test
    void the_frontend_port_is_called_and_rules_must_allow_the_backend_port() {
        assertReachable(ask(balanced(lab(HTTP), lb -> lb), internet(), vm("web1"), 80));
        assertReachable(ask(balanced(lab(HTTP), lb -> lb), internet(), balancer("lb"), 80));
        assertBlocked(
                ask(
                        balanced(lab(allowIn(100).withDestinationPorts(PortSet.of(80))), lb -> lb),
                        internet(),
                        vm("web1"),
                        80),
                Decider.Kind.SECURITY_RULE,
                "DenyAllInBound");
    }

    @Test
    void rules_see_the_caller_and_the_member_and_not_the_frontend() {
        SecurityRule exact = HTTP.withSource(prefix("198.51.100.0/24")).withDestination(prefix("10.0.1.4/32"));
        Lab lab = balanced(lab(exact), lb -> lb);

        Answer answer = ask(lab, ip("198.51.100.7"), vm("web1"), 80);

        assertReachable(answer);
        assertThat(answer.parts().get(0).trace().steps())
                .extracting(Step::text)
                .contains("load balancer 'lb': http -> 10.0.1.4:8080, one of 2");
        assertBlocked(ask(lab, ip("203.0.113.7"), vm("web1"), 80), Decider.Kind.SECURITY_RULE, "DenyAllInBound");
    }

    @Test
    void a_port_that_no_rule_is_for_is_dropped_and_the_rules_there_are_named() {
        Lab lab = balanced(lab(HTTP), lb -> lb.nat("ssh", 50001, "web1", 22));

        assertBlocked(
                ask(lab, internet(), balancer("lb"), 81),
                Decider.Kind.LOAD_BALANCER,
                "load balancer 'lb', which has no rule for TCP 81; there is: 'ssh' TCP 50001, 'http' TCP 80");
        assertBlocked(ask(lab, internet(), vm("web1"), 81), Decider.Kind.LOAD_BALANCER, "no rule for TCP 81");
    }

    @Test
    void an_inbound_nat_rule_leads_to_one_machine() {
        Lab lab = balanced(
                lab(allowIn(100).withDestinationPorts(PortSet.of(22))), lb -> lb.nat("ssh", 50001, "web1", 22));

        assertReachable(ask(lab, internet(), vm("web1"), 50001));
        assertBlocked(ask(lab, internet(), vm("web1"), 22), Decider.Kind.LOAD_BALANCER, "no rule for TCP 22");
        assertBlocked(
                ask(lab, internet(), vm("web2"), 50001),
                Decider.Kind.NO_OWNER,
                "the address belongs to vm 'web1' in v/s, not to vm 'web2'");
    }

    @Test
    void where_the_balancer_itself_is_called_and_its_members_differ_the_choice_decides() {
        Lab lab = balanced(lab(HTTP.withDestination(prefix("10.0.1.4/32"))), lb -> lb);

        assertUndetermined(ask(lab, internet(), balancer("lb"), 80), "which is chosen decides");
        assertUndetermined(ask(lab, internet(), ip("20.1.2.3"), 80), "which is chosen decides");
        assertReachable(ask(lab, internet(), vm("web1"), 80));
    }

    @Test
    void a_standard_one_is_closed_without_an_nsg_and_a_basic_one_is_open() {
        Lab bare = new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24").vm("web1", "10.0.1.4");
        Lab standard = LabBalancer.in(bare, "lb")
                .publicly("20.1.2.3")
                .pool("web1")
                .tcp("http", 80, 80)
                .done();
        Lab other =
                new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24").vm("web1", "10.0.1.4");
        Lab basic = LabBalancer.in(other, "lb")
                .basic()
                .publicly("20.1.2.3")
                .pool("web1")
                .tcp("http", 80, 80)
                .done();

        assertBlocked(
                ask(standard, internet(), vm("web1"), 80),
                Decider.Kind.STANDARD_PUBLIC_IP,
                "load balancer 'lb', which is closed as long as no NSG opens vm 'web1' in v/s");
        assertReachable(ask(basic, internet(), vm("web1"), 80));
    }

    @Test
    void a_member_that_gets_no_probes_is_not_chosen() {
        SecurityRule noProbe =
                denyIn(100).withSource(prefix("168.63.129.16/32")).withDestination(prefix("10.0.1.5/32"));

        Lab lab = balanced(lab(noProbe, HTTP), lb -> lb.probe(8080));

        assertReachable(ask(lab, internet(), balancer("lb"), 80));
        assertReachable(ask(lab, internet(), vm("web1"), 80));
        assertBlocked(
                ask(lab, internet(), vm("web2"), 80),
                Decider.Kind.LOAD_BALANCER,
                "load balancer 'lb', whose probe 'probe8080' (TCP 8080) does not get through to vm 'web2' in v/s, dropped"
                        + " by security rule 'rule-100' (100, Inbound) of NSG 'nsg' on subnet 'v/s'");
    }

    @Test
    void denying_everything_in_front_of_the_default_rules_takes_the_pool_down() {
        Lab lab = balanced(lab(HTTP, denyIn(4096)), lb -> lb.probe(8081));

        assertBlocked(ask(lab, internet(), balancer("lb"), 80), Decider.Kind.LOAD_BALANCER, "'rule-4096'");
        assertBlocked(
                ask(lab, internet(), balancer("lb"), 80), Decider.Kind.LOAD_BALANCER, "vm 'web1' in v/s and 1 more");
    }

    @Test
    void denying_the_tag_virtual_network_takes_the_pool_down_too() {
        SecurityRule noVnet = denyIn(300).withSource(ServiceTag.VIRTUAL_NETWORK);

        assertBlocked(
                ask(balanced(lab(HTTP, noVnet), lb -> lb.probe(80)), internet(), balancer("lb"), 80),
                Decider.Kind.LOAD_BALANCER,
                "'rule-300'");
    }

    @Test
    void denying_the_probes_port_or_tag_does_as_well() {
        SecurityRule port = denyIn(100).withDestinationPorts(PortSet.of(9000));
        SecurityRule tag = denyIn(100).withSource(ServiceTag.AZURE_LOAD_BALANCER);

        assertBlocked(
                ask(balanced(lab(port, HTTP), lb -> lb.probe(9000)), internet(), balancer("lb"), 80),
                Decider.Kind.LOAD_BALANCER,
                "'rule-100'");
        assertBlocked(
                ask(balanced(lab(tag, HTTP), lb -> lb.probe(8080)), internet(), balancer("lb"), 80),
                Decider.Kind.LOAD_BALANCER,
                "'rule-100'");
        assertReachable(ask(balanced(lab(tag, HTTP), lb -> lb), internet(), balancer("lb"), 80));
    }

    @Test
    void whether_members_are_up_may_be_unknown() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .unknownSubnetNsg("nsg")
                .vm("web1", "10.0.1.4");
        LabBalancer.in(lab, "lb")
                .publicly("20.1.2.3")
                .pool("web1")
                .tcp("http", 80, 80)
                .probe(80)
                .done();

        assertUndetermined(ask(lab, internet(), vm("web1"), 80), "NSG 'nsg' is not given");
    }

    @Test
    void members_that_are_not_known_leave_calls_to_the_balancer_open_but_not_those_to_a_known_member() {
        Lab lab = LabBalancer.in(lab(HTTP).vm("other", "10.0.1.9"), "lb")
                .publicly("20.1.2.3")
                .unknownPool("a scale set is behind it", "web1")
                .tcp("http", 80, 8080)
                .done();

        assertUndetermined(ask(lab, internet(), balancer("lb"), 80), "a scale set is behind it");
        assertReachable(ask(lab, internet(), vm("web1"), 80));
        assertBlocked(ask(lab, internet(), vm("other"), 80), Decider.Kind.NO_ADDRESS, "no public address");
    }

    @Test
    void a_pool_without_members_answers_nobody() {
        Lab lab = LabBalancer.in(lab(HTTP), "lb")
                .publicly("20.1.2.3")
                .pool()
                .tcp("http", 80, 8080)
                .done();

        assertBlocked(
                ask(lab, internet(), balancer("lb"), 80),
                Decider.Kind.LOAD_BALANCER,
                "load balancer 'lb', whose rule 'http' TCP 80 has no members");
    }

    @Test
    void of_several_frontends_a_machine_is_called_at_those_that_have_a_rule_for_the_port() {
        Lab lab = LabBalancer.in(lab(allowIn(100)), "lb")
                .publicly("20.1.2.3")
                .pool("web1")
                .tcp("http", 80, 80)
                .publicly("20.1.2.4")
                .tcp("https", 443, 443)
                .done();

        assertReachable(ask(lab, internet(), vm("web1"), 80));
        assertReachable(ask(lab, internet(), vm("web1"), 443));
        assertBlocked(ask(lab, internet(), vm("web1"), 22), Decider.Kind.LOAD_BALANCER, "no rule for TCP 22");
    }

    @Test
    void a_subnet_is_called_at_the_frontends_of_its_machines_once() {
        assertReachable(ask(balanced(lab(HTTP), lb -> lb), internet(), subnet("v/s"), 80));
    }

    @Test
    void a_frontend_whose_address_is_not_known_is_one_address_of_the_internet() {
        Lab lab = LabBalancer.in(lab(HTTP), "lb")
                .publicly("")
                .pool("web1")
                .tcp("http", 80, 8080)
                .done();

        assertReachable(ask(lab, internet(), vm("web1"), 80));
        assertBlocked(ask(lab, internet(), vm("web1"), 81), Decider.Kind.LOAD_BALANCER, "no rule for TCP 81");
    }

    @Test
    void with_a_floating_ip_rules_see_the_frontends_address() {
        Lab open = LabBalancer.in(lab(allowIn(100).withDestination(prefix("20.1.2.3/32"))), "lb")
                .publicly("20.1.2.3")
                .pool("web1")
                .floating("sql", 1433)
                .done();
        Lab closed = LabBalancer.in(lab(allowIn(100).withDestination(prefix("10.0.1.4/32"))), "lb")
                .publicly("20.1.2.3")
                .pool("web1")
                .floating("sql", 1433)
                .done();

        assertReachable(ask(open, internet(), vm("web1"), 1433));
        assertBlocked(ask(closed, internet(), vm("web1"), 1433), Decider.Kind.SECURITY_RULE, "DenyAllInBound");
    }

    @Test
    void the_reply_must_leave_for_the_internet_and_not_for_an_appliance() {
        Route forced = Route.toAppliance("nva", prefix("0.0.0.0/0"), KnownAddress.parse("10.0.9.4"));

        Lab lab = balanced(lab(HTTP).routes(forced), lb -> lb);

        assertBlocked(ask(lab, internet(), vm("web1"), 80), Decider.Kind.REPLY_ROUTE, "VirtualAppliance 10.0.9.4");
    }

    @Test
    void a_machine_of_the_same_network_calls_the_public_frontend_over_the_internet() {
        Lab lab = balanced(lab(HTTP).vm("caller", "10.0.1.9"), lb -> lb);

        Answer answer = ask(lab, vm("caller"), balancer("lb"), 80);

        assertReachable(answer);
        assertThat(answer.traversesInternet()).isTrue();
    }

    @Test
    void a_standard_balancer_answers_pings_to_its_public_frontends_by_itself() {
        assertReachable(ask(balanced(lab(), lb -> lb), internet(), balancer("lb"), PING));
        assertBlocked(
                ask(balanced(lab(), lb -> lb), internet(), vm("web1"), PING),
                Decider.Kind.LOAD_BALANCER,
                "which answers pings by itself");
        assertBlocked(
                ask(balanced(lab(denyIn(100)), lb -> lb.probe(80)), internet(), balancer("lb"), PING),
                Decider.Kind.LOAD_BALANCER,
                "no member is up");
    }

    @Test
    void a_basic_balancer_has_no_rule_for_pings() {
        Lab lab = LabBalancer.in(lab(HTTP), "lb")
                .basic()
                .publicly("20.1.2.3")
                .pool("web1")
                .tcp("http", 80, 8080)
                .done();

        assertBlocked(ask(lab, internet(), balancer("lb"), PING), Decider.Kind.LOAD_BALANCER, "no rule for ICMP");
    }

    @Test
    void a_machine_that_does_not_run_gets_no_probes() {
        Lab lab = balanced(lab(HTTP), lb -> lb.probe(8080));
        VirtualMachine stopped = lab.network()
                .get(VirtualMachine.class, Lab.vmId("web1"))
                .withPowerState(VirtualMachine.PowerState.STOPPED);

        Answer answer = Reachability.of(
                        lab.network().toBuilder().replace(stopped).build())
                .answer(Question.of(internet(), balancer("lb"), Traffic.tcp(80)));

        assertReachable(answer);
    }

    @Test
    void besides_its_own_public_address_a_machine_is_called_at_its_balancers() {
        Lab lab = lab(allowIn(100)).vm("both", "10.0.1.6").publicIp(Sku.STANDARD, "20.9.9.9");
        LabBalancer.in(lab, "lb")
                .publicly("20.1.2.3")
                .pool("both")
                .tcp("http", 80, 80)
                .done();

        Answer answer = ask(lab, internet(), vm("both"), 80);

        assertReachable(answer);
        assertThat(answer.asked().destinations()).hasToString("20.1.2.3, 20.9.9.9");
        assertThat(ask(lab, internet(), vm("both"), 443).asked().destinations()).hasToString("20.9.9.9");
    }
}
