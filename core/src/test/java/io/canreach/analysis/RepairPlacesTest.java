package io.canreach.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Access;
import io.canreach.model.Direction;
import io.canreach.model.Endpoint;
import io.canreach.model.Lab;
import io.canreach.model.LabBalancer;
import io.canreach.model.Managed;
import io.canreach.model.NextHopType;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.Route;
import io.canreach.model.SecurityRule;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Question;
import io.canreach.reach.Traffic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a repair puts its rules and routes, so that it is found wherever a plain change helps. */
class RepairPlacesTest {
    private static final Traffic PING = Traffic.of(Protocol.ICMP, PortSet.all());

    @Test
    void ping_of_ipv6_is_kept_away_by_a_rule_for_any_protocol_since_no_other_matches_it() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16", "fd00::/48").subnet("s", "10.0.1.0/24", "fd00::/64");
        lab.subnetNsg("nsg");
        lab.vm("a", "10.0.1.4").moreAddress("fd00::4").vm("b", "10.0.1.5").moreAddress("fd00::5");

        Repair repair = Repair.toDrop(lab.network(), Question.of(vm("a"), vm("b"), PING));

        assertThat(repair.steps()).hasSize(1);
        assertThat(repair.steps().get(0).securityRules())
                .extracting(rule -> rule.source().get(0) + " " + rule.protocol())
                .containsExactly("10.0.1.4 Icmp", "fd00::4 *");
    }

    @Test
    void what_alone_is_to_pass_by_ipv6_is_allowed_before_ping_is_denied_by_a_rule_for_any_protocol() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16", "fd00::/48").subnet("s", "10.0.1.0/24", "fd00::/64");
        lab.subnetNsg("nsg");
        lab.vm("a", "10.0.1.4").moreAddress("fd00::4").vm("b", "10.0.1.5").moreAddress("fd00::5");

        Repair repair = Repair.toDeliverOnly(lab.network(), Question.of(vm("a"), vm("b"), Traffic.tcp(80)));

        assertThat(repair.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.securityRules())
                        .extracting(rule -> rule.source().get(0) + " " + rule.access() + " " + rule.protocol())
                        .containsExactly(
                                "10.0.1.4 Allow Tcp", "fd00::4 Allow Tcp", "10.0.1.4 Deny *", "fd00::4 Deny *"));
    }

    @Test
    void a_rule_stands_before_every_other_one_that_may_decide_otherwise() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24");
        lab.subnetNsg(
                "nsg",
                Lab.rule(200, Direction.INBOUND, Access.ALLOW).withSource(new Unknown("parameter 'from'")),
                Lab.rule(300, Direction.INBOUND, Access.ALLOW));
        lab.vm("a", "10.0.1.4").vm("b", "10.0.1.5");

        Repair repair = Repair.toDrop(lab.network(), Question.of(vm("a"), vm("b"), Traffic.tcp(80)));

        assertThat(repair.steps()).hasSize(1);
        assertThat(repair.steps().get(0).securityRules())
                .extracting(SecurityRule::priority)
                .containsExactly(199);
    }

    @Test
    void every_member_that_a_balancer_may_choose_is_opened() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24");
        lab.vm("web1", "10.0.1.4").nicNsg("one").vm("web2", "10.0.1.5").nicNsg("two");
        LabBalancer.in(lab, "lb")
                .publicly("20.1.2.3")
                .pool("web1", "web2")
                .tcp("http", 80, 8080)
                .done();

        Repair repair =
                Repair.toDeliver(lab.network(), Question.of(new Endpoint.Internet(), balancer(), Traffic.tcp(80)));

        assertThat(repair.steps())
                .hasSize(2)
                .allSatisfy(step -> assertThat(step.securityRules())
                        .singleElement()
                        .satisfies(rule -> assertThat(rule.destinationPorts()).hasToString("[8080]")));
    }

    @Test
    void of_many_members_those_that_are_not_like_the_others_are_looked_at() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24");
        lab.subnetNsg("open", Lab.rule(200, Direction.INBOUND, Access.ALLOW));
        List<String> members = new ArrayList<>();
        for (int host = 4; host < 44; host++) {
            members.add("web" + host);
            lab.vm("web" + host, "10.0.1." + host);
        }
        lab.nicNsg("own");
        LabBalancer.in(lab, "lb")
                .publicly("20.1.2.3")
                .pool(members.toArray(String[]::new))
                .tcp("http", 80, 8080)
                .done();

        Repair repair =
                Repair.toDeliver(lab.network(), Question.of(new Endpoint.Internet(), balancer(), Traffic.tcp(80)));

        assertThat(repair.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.what()).contains("NSG 'own'"));
    }

    @Test
    void where_one_way_cannot_be_closed_only_that_is_the_reason() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24");
        lab.subnetNsg("nsg", Lab.rule(200, Direction.INBOUND, Access.ALLOW)).vm("web", "10.0.1.4");
        LabBalancer.in(lab, "lb")
                .publicly("20.1.2.3")
                .pool("web")
                .tcp("http", 80, 8080)
                .done();

        Repair repair = Repair.toDrop(lab.network(), Question.of(new Endpoint.Internet(), balancer(), Traffic.any()));

        assertThat(repair.reasons()).singleElement().asString().contains("answers pings by itself");
    }

    @Test
    void one_rule_is_for_all_members_behind_one_nsg() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24");
        lab.subnetNsg("nsg", Lab.rule(200, Direction.INBOUND, Access.ALLOW));
        lab.vm("web1", "10.0.1.4")
                .vm("web2", "10.0.1.5")
                .subnet("other", "10.0.2.0/24")
                .vm("a", "10.0.2.4");
        LabBalancer.in(lab, "lb")
                .internally("v", "s", "10.0.1.100")
                .pool("web1", "web2")
                .tcp("http", 80, 8080)
                .done();

        Repair repair = Repair.toDrop(lab.network(), Question.of(vm("a"), balancer(), Traffic.tcp(80)));

        assertThat(repair.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.securityRules()).hasSize(1));
    }

    @Test
    void a_default_route_that_leads_nowhere_is_mended_for_all_of_the_internet() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24");
        lab.routes(Route.of("none", Lab.prefix("0.0.0.0/0"), NextHopType.NONE));
        lab.vm("a", "10.0.1.4").publicIp(Sku.STANDARD, "20.1.1.1");

        Repair repair =
                Repair.toDeliver(lab.network(), Question.of(vm("a"), new Endpoint.Internet(), Traffic.tcp(443)));

        assertThat(repair.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.kind()).isEqualTo(RepairStep.Kind.ROUTE));
    }

    @Test
    void beside_an_nsg_of_which_nothing_is_known_a_new_one_denies() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24");
        lab.unknownSubnetNsg("nsg");
        lab.vm("a", "10.0.1.4").vm("b", "10.0.1.5");

        Repair repair = Repair.toDrop(lab.network(), Question.of(vm("a"), vm("b"), Traffic.tcp(80)));

        assertThat(repair.steps()).extracting(RepairStep::kind).containsExactly(RepairStep.Kind.NEW_NSG);
    }

    @Test
    void a_closed_public_address_of_a_machine_whose_private_one_is_not_declared_is_opened() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24");
        lab.vm("a", "").publicIp(Sku.STANDARD, "20.1.1.1");

        Repair repair =
                Repair.toDeliver(lab.network(), Question.of(new Endpoint.Internet(), vm("a"), Traffic.tcp(443)));

        assertThat(repair.steps()).extracting(RepairStep::kind).containsExactly(RepairStep.Kind.NEW_NSG);
        assertThat(repair.steps().get(0).what()).contains("network interface 'a-nic' of vm 'a'");
    }

    @Test
    void a_service_that_lets_everybody_in_is_to_deny_by_default() {
        Lab lab = new Lab().add(Managed.storage("acct", "20.60.0.7"));

        Repair repair = Repair.toDrop(lab.network(), Question.of(new Endpoint.Internet(), service(), Traffic.tcp(443)));

        assertThat(repair.steps())
                .extracting(RepairStep::what)
                .containsExactly("set the default action to Deny in the firewall of service 'acct'");
    }

    @Test
    void of_a_service_that_lets_some_in_the_rule_for_them_is_taken_out() {
        Lab lab = new Lab().add(Managed.onlyFrom(Managed.storage("acct", "20.60.0.7"), "8.8.8.0/24, 9.9.9.0/24"));
        Endpoint caller = new Endpoint.Address(IpSet.parse("9.9.9.9"));

        Repair repair = Repair.toDrop(lab.network(), Question.of(caller, service(), Traffic.tcp(443)));

        assertThat(repair.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.details().get(0)).contains("9.9.9.0-9.9.9.255"));
    }

    private static Endpoint service() {
        return new Endpoint.Named(Endpoint.Kind.SERVICE, "acct");
    }

    private static Endpoint vm(String name) {
        return new Endpoint.Named(Endpoint.Kind.VM, name);
    }

    private static Endpoint balancer() {
        return new Endpoint.Named(Endpoint.Kind.LOAD_BALANCER, "lb");
    }
}
