package io.canreach.reach;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.denyOut;
import static io.canreach.model.Lab.prefix;
import static io.canreach.model.Lab.subnetId;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.endpoint;
import static io.canreach.reach.Asking.internet;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.site;
import static io.canreach.reach.Asking.subnet;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Appliance;
import io.canreach.model.ApplicationSecurityGroup;
import io.canreach.model.AsgReference;
import io.canreach.model.Assumption;
import io.canreach.model.Endpoint;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.Managed;
import io.canreach.model.NetworkInterface;
import io.canreach.model.PortMatch;
import io.canreach.model.Ports;
import io.canreach.model.PrivateEndpoint.State;
import io.canreach.model.PrivateEndpointPolicies;
import io.canreach.model.Route;
import io.canreach.model.SecurityRule;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A private endpoint is an address of its subnet behind which a service stands. */
class PrivateEndpointTest {
    private static final Appliance FIREWALL = new Appliance(
            Appliance.Forwarding.ALL, Appliance.State.STATEFUL, Appliance.SourceNat.NONE, List.of(), List.of());
    private static final Appliance TRANSLATING = new Appliance(
            Appliance.Forwarding.ALL, Appliance.State.STATEFUL, Appliance.SourceNat.ALWAYS, List.of(), List.of());

    private static Lab clients() {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("clients", "10.0.1.0/24")
                .vm("client", "10.0.1.4");
    }

    /** The subnet of the endpoint is the one named last. */
    private static Lab lab(State state) {
        return clients()
                .subnet("endpoints", "10.0.2.0/24")
                .add(Managed.storage("acct", "20.60.0.9"))
                .add(Managed.endpoint("pe", subnetId("v", "endpoints"), "10.0.2.5", state));
    }

    private static Lab lab() {
        return lab(State.APPROVED);
    }

    private static Lab with(PrivateEndpointPolicies policies, SecurityRule... rules) {
        return lab().subnetNsg("n", rules).changed(it -> it.withPrivateEndpointPolicies(policies));
    }

    @Test
    void it_is_reached_from_its_own_network_by_name_and_by_address() {
        assertReachable(ask(lab(), vm("client"), endpoint("pe"), 443));
        assertReachable(ask(lab(), vm("client"), ip("10.0.2.5"), 443));
    }

    @Test
    void the_trace_names_the_service_behind() {
        Answer answer = ask(lab(), vm("client"), endpoint("pe"), 443);

        assertThat(answer.explain()).contains("private endpoint 'pe' (Approved) to service 'acct'");
        assertThat(answer.traversesInternet()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"PENDING", "REJECTED", "DISCONNECTED"})
    void a_connection_that_is_not_approved_carries_nothing(State state) {
        assertBlocked(
                ask(lab(state), vm("client"), endpoint("pe"), 443),
                Decider.Kind.PRIVATE_ENDPOINT,
                "private endpoint 'pe', whose connection is " + state);
    }

    @Test
    void a_connection_of_which_nothing_is_known_leaves_it_open() {
        assertUndetermined(
                ask(lab(State.UNKNOWN), vm("client"), endpoint("pe"), 443),
                "whether the connection of private endpoint 'pe' is approved is not declared");
    }

    @Test
    void an_nsg_of_its_subnet_does_not_matter_by_default() {
        assertReachable(ask(with(PrivateEndpointPolicies.DISABLED, denyIn(100)), vm("client"), endpoint("pe"), 443));
        assertReachable(
                ask(with(PrivateEndpointPolicies.ROUTE_TABLE_ENABLED, denyIn(100)), vm("client"), endpoint("pe"), 443));
    }

    @Test
    void where_the_policy_is_on_it_decides() {
        for (PrivateEndpointPolicies on :
                List.of(PrivateEndpointPolicies.ENABLED, PrivateEndpointPolicies.NETWORK_SECURITY_GROUP_ENABLED)) {
            assertBlocked(
                    ask(with(on, denyIn(100)), vm("client"), endpoint("pe"), 443),
                    Decider.Kind.SECURITY_RULE,
                    "'rule-100' (100, Inbound) of NSG 'n' on subnet 'v/endpoints'");
        }
    }

    @Test
    void rules_for_some_source_ports_are_for_all_of_them_there() {
        List<PortMatch> one = List.of(new Ports(PortSet.of(50000)));
        SecurityRule narrow = denyIn(100).withSourcePorts(one);

        assertBlocked(
                ask(with(PrivateEndpointPolicies.ENABLED, narrow), vm("client"), endpoint("pe"), 443),
                Decider.Kind.SECURITY_RULE,
                "rule-100");
        assertThat(ask(
                                with(PrivateEndpointPolicies.ENABLED, narrow).vm("other", "10.0.2.9"),
                                vm("client"),
                                vm("other"),
                                443)
                        .verdict())
                .isEqualTo(Verdict.PARTIAL);
    }

    @Test
    void it_is_a_member_of_its_groups() {
        SecurityRule group = denyIn(100).withDestination(new AsgReference(Lab.asgId("data")));
        Lab lab = clients()
                .subnet("endpoints", "10.0.2.0/24")
                .subnetNsg("n", group)
                .changed(it -> it.withPrivateEndpointPolicies(PrivateEndpointPolicies.ENABLED))
                .add(new ApplicationSecurityGroup(Lab.asgId("data"), ""))
                .add(Managed.member(Managed.endpoint("member", subnetId("v", "endpoints"), "10.0.2.5"), "data"))
                .add(Managed.member(Managed.endpoint("somewhere", subnetId("v", "endpoints"), ""), "data"))
                .add(Managed.endpoint("stranger", subnetId("v", "endpoints"), "10.0.2.6"))
                .add(Managed.endpoint("hidden", subnetId("v", "endpoints"), ""));

        assertBlocked(ask(lab, vm("client"), endpoint("member"), 443), Decider.Kind.SECURITY_RULE, "rule-100");
        assertBlocked(ask(lab, vm("client"), endpoint("somewhere"), 443), Decider.Kind.SECURITY_RULE, "rule-100");
        assertReachable(ask(lab, vm("client"), endpoint("stranger"), 443));
        assertReachable(ask(lab, vm("client"), endpoint("hidden"), 443));
    }

    @Test
    void rules_of_the_client_decide_as_ever() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("clients", "10.0.1.0/24")
                .subnetNsg("out", denyOut(100).withDestination(prefix("10.0.2.5/32")))
                .vm("client", "10.0.1.4")
                .subnet("endpoints", "10.0.2.0/24")
                .add(Managed.endpoint("pe", subnetId("v", "endpoints"), "10.0.2.5"))
                .add(Managed.endpoint("other", subnetId("v", "endpoints"), "10.0.2.6"));

        assertBlocked(ask(lab, vm("client"), endpoint("pe"), 443), Decider.Kind.SECURITY_RULE, "out-100");
        assertReachable(ask(lab, vm("client"), endpoint("other"), 443));
    }

    @Test
    void other_resources_of_the_subnet_are_filtered_as_ever() {
        Lab lab = with(PrivateEndpointPolicies.DISABLED, denyIn(100)).vm("neighbour", "10.0.2.9");

        assertBlocked(ask(lab, vm("client"), vm("neighbour"), 443), Decider.Kind.SECURITY_RULE, "rule-100");
    }

    @Test
    void it_passes_tcp_alone() {
        Traffic udp = Traffic.of(Protocol.UDP, PortSet.of(53));

        assertBlocked(ask(lab(), vm("client"), endpoint("pe"), udp), Decider.Kind.PRIVATE_ENDPOINT, "passes TCP on");
        assertBlocked(
                ask(lab(), vm("client"), endpoint("pe"), Traffic.of(Protocol.ICMP, PortSet.all())),
                Decider.Kind.PRIVATE_ENDPOINT,
                "passes TCP on");
    }

    @Test
    void what_is_behind_it_may_take_udp_where_that_is_not_declared() {
        Lab lab = clients()
                .subnet("endpoints", "10.0.2.0/24")
                .add(Managed.endpoint("pe", subnetId("v", "endpoints"), "10.0.2.5"));

        assertUndetermined(
                ask(lab, vm("client"), endpoint("pe"), Traffic.of(Protocol.UDP, PortSet.of(53))),
                "whether it takes UDP");
        assertReachable(ask(lab, vm("client"), endpoint("pe"), 443));
    }

    @Test
    void the_service_s_own_firewall_is_not_asked() {
        Lab lab = clients()
                .subnet("endpoints", "10.0.2.0/24")
                .add(Managed.onlySubnets(Managed.withoutPublicAccess(Managed.storage("acct", "20.60.0.9"))))
                .add(Managed.endpoint("pe", subnetId("v", "endpoints"), "10.0.2.5"));

        assertReachable(ask(lab, vm("client"), endpoint("pe"), 443));
    }

    @Test
    void nothing_on_the_internet_reaches_it() {
        assertBlocked(
                ask(lab(), internet(), endpoint("pe"), 443),
                Decider.Kind.NO_ADDRESS,
                "no public address: private endpoint 'pe' has none");
        assertBlocked(ask(lab(), internet(), ip("10.0.2.5"), 443), Decider.Kind.NOT_ON_THE_INTERNET, "10.0.2.5");
    }

    @Test
    void it_starts_no_connection() {
        assertThatThrownBy(() -> ask(lab(), endpoint("pe"), vm("client"), 443))
                .isInstanceOf(UnknownEndpointException.class)
                .hasMessage("private endpoint 'pe' is called and starts no connection itself; ask who can reach it");
        assertThatThrownBy(() -> ask(lab(), ip("10.0.2.5"), vm("client"), 443))
                .isInstanceOf(UnknownEndpointException.class)
                .hasMessage("private endpoint 'pe' has the address 10.0.2.5, by which it starts no connection");
    }

    @Test
    void as_part_of_its_subnet_it_is_called_and_does_not_call() {
        Lab lab = lab().vm("neighbour", "10.0.2.9");

        assertReachable(ask(lab, vm("client"), subnet("endpoints"), 443));
        assertReachable(ask(lab, subnet("endpoints"), vm("client"), 443));
        assertThat(ask(lab, subnet("endpoints"), vm("client"), 443)
                        .asked()
                        .sources()
                        .contains(KnownAddress.parse("10.0.2.5").ip()))
                .isFalse();
    }

    @Test
    void an_unknown_name_is_answered_with_those_there_are() {
        assertThatThrownBy(() -> ask(lab(), vm("client"), endpoint("pee"), 443))
                .isInstanceOf(UnknownEndpointException.class)
                .hasMessage("no private endpoint 'pee' in the network; there is: 'pe'");
    }

    @Test
    void the_interface_that_azure_lists_for_it_is_the_same() {
        IpConfiguration same = IpConfiguration.of("ip", subnetId("v", "endpoints"), KnownAddress.parse("10.0.2.5"));
        Lab lab = lab().add(NetworkInterface.of(Lab.nicId("pe"), List.of(same)));

        assertReachable(ask(lab, vm("client"), endpoint("pe"), 443));
        assertReachable(ask(lab, vm("client"), new Endpoint.Named(Endpoint.Kind.NETWORK_INTERFACE, "pe-nic"), 443));
    }

    @Test
    void from_a_peered_network_it_is_reached_and_from_one_further_away_not() {
        Lab lab = lab().vnet("w", "10.1.0.0/16")
                .subnet("s", "10.1.1.0/24")
                .vm("peer", "10.1.1.4")
                .vnet("x", "10.2.0.0/16")
                .subnet("s", "10.2.1.0/24")
                .vm("far", "10.2.1.4")
                .peer("v", "w")
                .peer("w", "x");

        assertReachable(ask(lab, vm("peer"), endpoint("pe"), 443));
        assertBlocked(ask(lab, vm("far"), endpoint("pe"), 443), Decider.Kind.ROUTE, "10.0.0.0/8 -> None");
    }

    @Test
    void from_on_premises_it_is_reached_by_the_gateway() {
        Lab lab = lab().vpn("gw", "10.0.255.0/27").site("hq", "192.168.0.0/16").connect("gw", "hq", Status.CONNECTED);

        assertReachable(ask(lab, site("hq"), endpoint("pe"), 443));
    }

    /** A hub with a firewall, to which the clients' subnet sends what is for the endpoint alone. */
    private static Lab inspected(Appliance appliance, PrivateEndpointPolicies policies) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("clients", "10.0.1.0/24")
                .routes(Route.toAppliance("inspect", prefix("10.0.2.5/32"), KnownAddress.parse("10.0.9.4")))
                .vm("client", "10.0.1.4")
                .subnet("fw", "10.0.9.0/24")
                .vm("nva", "10.0.9.4")
                .forwarding(appliance)
                .subnet("endpoints", "10.0.2.0/24")
                .routes(Route.toAppliance("back", prefix("10.0.1.0/24"), KnownAddress.parse("10.0.9.4")))
                .changed(it -> it.withPrivateEndpointPolicies(policies))
                .add(Managed.storage("acct", "20.60.0.9"))
                .add(Managed.endpoint("pe", subnetId("v", "endpoints"), "10.0.2.5"));
    }

    @Test
    void through_a_firewall_it_answers_straight_to_the_client_so_the_firewall_must_translate() {
        for (PrivateEndpointPolicies any : PrivateEndpointPolicies.values()) {
            Answer answer = ask(inspected(FIREWALL, any), vm("client"), endpoint("pe"), 443);

            assertBlocked(answer, Decider.Kind.REPLY_ROUTE, "does not pass 'nva'");
            assertThat(answer.assumptions()).containsExactly(Assumption.PRIVATE_ENDPOINT_REPLY);
            assertReachable(ask(inspected(TRANSLATING, any), vm("client"), endpoint("pe"), 443));
        }
    }

    @Test
    void whether_it_answers_past_the_firewall_can_be_read_otherwise() {
        Lab back = inspected(FIREWALL, PrivateEndpointPolicies.DISABLED)
                .assume(Assumption.PRIVATE_ENDPOINT_REPLY, Assumption.Reading.SECOND);
        Lab ask = inspected(FIREWALL, PrivateEndpointPolicies.DISABLED)
                .assume(Assumption.PRIVATE_ENDPOINT_REPLY, Assumption.Reading.ASK);

        assertReachable(ask(back, vm("client"), endpoint("pe"), 443));
        assertUndetermined(ask(ask, vm("client"), endpoint("pe"), 443), "PRIVATE_ENDPOINT_REPLY");
    }

    @Test
    void a_router_that_remembers_nothing_is_passed_one_way_without_harm() {
        Answer answer =
                ask(inspected(Appliance.ROUTER, PrivateEndpointPolicies.DISABLED), vm("client"), endpoint("pe"), 443);

        assertReachable(answer);
        assertThat(answer.assumptions()).isEmpty();
    }

    @Test
    void its_replies_ignore_the_route_table_of_its_subnet() {
        Lab lab = lab().routes(
                        Route.toAppliance("all", prefix("0.0.0.0/0"), KnownAddress.parse("10.0.9.4")),
                        Route.toAppliance("back", prefix("10.0.1.0/24"), KnownAddress.parse("10.0.9.4")))
                .vm("neighbour", "10.0.2.9");

        assertReachable(ask(lab, vm("client"), endpoint("pe"), 443));
        assertBlocked(ask(lab, vm("client"), vm("neighbour"), 443), Decider.Kind.REPLY_ROUTE, "10.0.1.0/24");
    }

    @Test
    void a_default_route_to_a_firewall_does_not_catch_it() {
        Lab lab = new Lab()
                .vnet("v", "10.1.0.0/16")
                .subnet("clients", "10.1.1.0/24")
                .routes(Route.toAppliance("fw", prefix("0.0.0.0/0"), KnownAddress.parse("10.1.9.4")))
                .vm("client", "10.1.1.4")
                .subnet("endpoints", "10.1.0.0/24")
                .add(Managed.endpoint("pe", subnetId("v", "endpoints"), "10.1.0.5"));

        assertReachable(ask(lab, vm("client"), endpoint("pe"), 443));
    }

    @Test
    void one_whose_address_is_not_declared_has_one_of_its_subnet() {
        Lab lab = clients()
                .subnet("endpoints", "10.0.2.0/24")
                .subnetNsg("n", denyIn(100).withDestination(prefix("10.0.2.0/25")), allowIn(110))
                .changed(it -> it.withPrivateEndpointPolicies(PrivateEndpointPolicies.ENABLED))
                .add(Managed.endpoint("pe", subnetId("v", "endpoints"), ""));
        Lab open = clients()
                .subnet("endpoints", "10.0.2.0/24")
                .add(Managed.endpoint("pe", subnetId("v", "endpoints"), ""));

        assertReachable(ask(open, vm("client"), endpoint("pe"), 443));
        assertUndetermined(ask(lab, vm("client"), endpoint("pe"), 443), "the address of private endpoint 'pe'");
    }
}
