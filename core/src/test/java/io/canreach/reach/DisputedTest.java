package io.canreach.reach;

import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.site;
import static io.canreach.reach.Asking.subnet;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Gap;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.NextHopType;
import io.canreach.model.Route;
import io.canreach.model.ServiceTag;
import io.canreach.model.Unknown;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an answer says of the disputed points and gaps that it rests on. */
class DisputedTest {
    private static final Traffic ICMP = Traffic.of(Protocol.ICMP, PortSet.all());

    private static Lab two() {
        return new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24");
    }

    @Test
    void what_is_not_modelled_may_allow_what_an_nsg_denies() {
        Lab lab = two().subnetNsg("n", Lab.denyIn(100)).vm("a", "10.0.1.4").vm("b", "10.0.1.5");
        lab.gap(Lab.vnetId("v"), Gap.Effect.SECURITY, "admin rules are not modelled");

        assertUndetermined(ask(lab, vm("a"), vm("b"), 443), "admin rules are not modelled");
    }

    @Test
    void an_answer_lists_the_port_rule_that_it_rests_on_for_icmp_only() {
        Lab lab = two().subnetNsg("n", Lab.denyIn(100).withDestinationPorts(PortSet.of(443)))
                .vm("a", "10.0.1.4")
                .vm("b", "10.0.1.5")
                .assume(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL, Reading.FIRST);

        Answer icmp = ask(lab, vm("a"), vm("b"), ICMP);
        Answer tcp = ask(lab, vm("a"), vm("b"), 80);

        assertThat(icmp.verdict()).isEqualTo(Verdict.REACHABLE);
        assertThat(icmp.assumptions()).containsExactly(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL);
        assertThat(tcp.assumptions()).isEmpty();
    }

    @Test
    void an_answer_lists_the_port_rule_also_where_a_rule_by_the_other_reading_only_may_match() {
        Lab lab = two().subnetNsg(
                        "n",
                        Lab.allowIn(100).withSource(new Unknown("a parameter")).withDestinationPorts(PortSet.of(443)),
                        Lab.denyIn(200))
                .vm("a", "10.0.1.4")
                .vm("b", "10.0.1.5")
                .assume(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL, Reading.FIRST);

        Answer icmp = ask(lab, vm("a"), vm("b"), ICMP);

        assertThat(icmp.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(icmp.assumptions()).containsExactly(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL);
    }

    @Test
    void assumptions_are_in_the_order_in_which_they_are_declared() {
        List<Assumption> all = new ArrayList<>(List.of(Assumption.values()));
        Collections.reverse(all);
        Answer any = ask(two().vm("a", "10.0.1.4"), vm("a"), vm("a"), 443);
        Part one = any.parts().get(0);
        Part resting = new Part(
                one.fate(),
                one.packets(),
                one.trace(),
                one.decidedBy(),
                one.doubts(),
                new LinkedHashSet<>(all),
                one.viaInternet());

        assertThat(resting.assumptions()).containsExactly(Assumption.values());
    }

    @Test
    void an_answer_lists_the_default_route_that_widens_the_tag() {
        Lab lab = two().subnetNsg("n", Lab.denyOut(100).withDestination(ServiceTag.VIRTUAL_NETWORK))
                .vm("a", "10.0.1.4")
                .routes(Route.toAppliance("all", Lab.prefix("0.0.0.0/0"), KnownAddress.parse("10.0.9.4")));

        Answer answer = ask(lab, vm("a"), ip("8.8.8.8"), 443);

        assertThat(answer.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(answer.assumptions()).containsExactly(Assumption.DEFAULT_ROUTE_IN_VIRTUAL_NETWORK_TAG);
    }

    @Test
    void express_route_that_is_down_knows_no_prefix() {
        Lab lab = two().vm("a", "10.0.1.4")
                .vpn("gw", "10.0.255.0/27")
                .expressRoute("er")
                .site("hq", "192.168.0.0/16")
                .connect("er", "hq", Status.NOT_CONNECTED)
                .connect("gw", "hq", Status.CONNECTED);

        assertThat(ask(lab, vm("a"), site("hq"), 443).verdict()).isEqualTo(Verdict.REACHABLE);
    }

    @Test
    void a_subnet_is_asked_with_the_rules_of_its_interfaces_whose_addresses_are_not_declared() {
        Lab lab = two().vm("a", "10.0.1.4")
                .vnet("w", "10.9.0.0/16")
                .subnet("t", "10.9.1.0/24")
                .vm("hidden", "")
                .nicNsg("n", Lab.denyIn(100))
                .peer("v", "w");

        Answer answer = ask(lab, vm("a"), subnet("t"), 443);

        assertThat(answer.verdict()).isNotEqualTo(Verdict.REACHABLE);
    }

    @Test
    void every_prefix_of_a_user_route_belongs_to_the_virtual_network() {
        Lab lab = two().subnetNsg("n", Lab.denyOut(100).withDestination(ServiceTag.VIRTUAL_NETWORK))
                .vm("a", "10.0.1.4")
                .routes(Route.of("direct", Lab.prefix("8.8.8.0/24"), NextHopType.INTERNET));

        assertBlocked(ask(lab, vm("a"), ip("8.8.8.8"), 443), Decider.Kind.SECURITY_RULE, "100");
    }

    private static Lab publicSite(Assumption.Reading reading) {
        return two().subnetNsg(
                        "n",
                        Lab.allowOut(100).withDestination(ServiceTag.INTERNET),
                        Lab.denyOut(200).withDestination(ServiceTag.VIRTUAL_NETWORK))
                .vm("a", "10.0.1.4")
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "130.10.0.0/16")
                .connect("gw", "hq", Status.CONNECTED)
                .assume(Assumption.INTERNET_TAG_BESIDE_OTHERS, reading);
    }

    @Test
    void whether_the_internet_holds_public_space_on_premises_is_a_named_assumption() {
        Answer both = ask(publicSite(Assumption.Reading.FIRST), vm("a"), ip("130.10.0.4"), 443);
        Answer alone = ask(publicSite(Assumption.Reading.SECOND), vm("a"), ip("130.10.0.4"), 443);
        Answer asked = ask(publicSite(Assumption.Reading.ASK), vm("a"), ip("130.10.0.4"), 443);

        assertThat(both.verdict()).isEqualTo(Verdict.REACHABLE);
        assertThat(both.assumptions()).containsExactly(Assumption.INTERNET_TAG_BESIDE_OTHERS);
        assertBlocked(alone, Decider.Kind.SECURITY_RULE, "200");
        assertThat(asked.verdict()).isEqualTo(Verdict.UNDETERMINED);
    }

    private static Lab dual(Assumption.Reading reading) {
        return new Lab()
                .vnet("v", "10.0.0.0/16", "ace:cab:deca::/48")
                .subnet("s", "10.0.1.0/24", "ace:cab:deca:1::/64")
                .vm("a", "10.0.1.4")
                .moreAddress("ace:cab:deca:1::4")
                .vm("b", "10.0.1.5")
                .moreAddress("ace:cab:deca:1::5")
                .nicNsg("n", Lab.denyIn(100))
                .assume(Assumption.ANY_ADDRESS_OF_BOTH_FAMILIES, reading);
    }

    @Test
    void whether_a_star_is_both_families_is_a_named_assumption() {
        Answer both = ask(dual(Assumption.Reading.FIRST), ip("ace:cab:deca:1::4"), ip("ace:cab:deca:1::5"), 443);
        Answer ipv4 = ask(dual(Assumption.Reading.SECOND), ip("ace:cab:deca:1::4"), ip("ace:cab:deca:1::5"), 443);
        Answer asked = ask(dual(Assumption.Reading.ASK), ip("ace:cab:deca:1::4"), ip("ace:cab:deca:1::5"), 443);

        assertBlocked(both, Decider.Kind.SECURITY_RULE, "100");
        assertThat(both.assumptions()).containsExactly(Assumption.ANY_ADDRESS_OF_BOTH_FAMILIES);
        assertThat(ipv4.verdict()).isEqualTo(Verdict.REACHABLE);
        assertThat(asked.verdict()).isEqualTo(Verdict.UNDETERMINED);
    }
}
