package io.canreach.reach;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.denyOut;
import static io.canreach.model.Lab.prefix;
import static io.canreach.model.Lab.subnetId;
import static io.canreach.reach.Asking.agw;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.internet;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.subnet;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.ApplicationGateway;
import io.canreach.model.DefaultOutboundAccess;
import io.canreach.model.Endpoint;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.Managed;
import io.canreach.model.NextHopType;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.Route;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.VnetPeering;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import org.junit.jupiter.api.Test;

/** Connections end at an application gateway, and it begins new ones to its backends. */
class ApplicationGatewayTest {
    private static final ApplicationGateway BOTH = Managed.calling(
            Managed.listening(
                    Managed.listening(Managed.agw("agw", subnetId("v", "gw"), "10.0.3.4", true), "public", 443),
                    "private",
                    8443),
            8080,
            "10.0.1.4");

    /** The subnet of the gateway is the one named last. */
    private static Lab lab(ApplicationGateway gateway) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("web", "10.0.1.0/24")
                .vm("web1", "10.0.1.4")
                .subnet("gw", "10.0.3.0/24")
                .add(gateway)
                .add(Managed.publicIp("agw", "20.5.5.5"));
    }

    private static Lab lab() {
        return lab(BOTH);
    }

    @Test
    void it_is_reached_where_it_listens() {
        assertReachable(ask(lab(), internet(), agw("agw"), 443));
        assertReachable(ask(lab(), vm("web1"), agw("agw"), 8443));
        assertReachable(ask(lab(), ip("198.51.100.7"), ip("20.5.5.5"), 443));
        assertReachable(ask(lab(), vm("web1"), new Endpoint.PublicFace(agw("agw")), 443));
    }

    @Test
    void it_does_not_answer_where_it_does_not_listen() {
        assertBlocked(
                ask(lab(), internet(), agw("agw"), 8443),
                Decider.Kind.APPLICATION_GATEWAY,
                "application gateway 'agw', which listens on TCP 443 only there");
        assertBlocked(
                ask(lab(), vm("web1"), agw("agw"), 443),
                Decider.Kind.APPLICATION_GATEWAY,
                "application gateway 'agw', which listens on TCP 8443 only there");
        assertBlocked(
                ask(lab(), internet(), agw("agw"), Traffic.of(Protocol.UDP, PortSet.of(443))),
                Decider.Kind.APPLICATION_GATEWAY,
                "TCP 443 only");
        assertBlocked(
                ask(lab(Managed.agw("agw", subnetId("v", "gw"), "10.0.3.4", true)), internet(), agw("agw"), 443),
                Decider.Kind.APPLICATION_GATEWAY,
                "application gateway 'agw', which has no listener there");
    }

    @Test
    void the_nsg_of_its_subnet_sees_the_client_and_one_of_its_instances() {
        SecurityRule client = allowIn(100)
                .withSource(prefix("198.51.100.7/32"))
                .withDestination(prefix("10.0.3.0/24"))
                .withDestinationPorts(PortSet.of(443));
        Lab lab = lab().subnetNsg("n", client, denyIn(200).withSource(ServiceTag.INTERNET));

        assertReachable(ask(lab, ip("198.51.100.7"), agw("agw"), 443));
        assertBlocked(ask(lab, ip("198.51.100.8"), agw("agw"), 443), Decider.Kind.SECURITY_RULE, "rule-200");
    }

    @Test
    void which_of_its_instances_is_not_known() {
        SecurityRule one = denyIn(100).withDestination(prefix("10.0.3.7/32"));
        SecurityRule rest = allowIn(110).withDestination(prefix("10.0.3.0/24"));

        assertUndetermined(
                ask(lab().subnetNsg("n", one, rest), internet(), agw("agw"), 443),
                "which address or port the flows have here depends on what is not declared");
    }

    @Test
    void with_one_port_on_frontends_of_both_kinds_rules_see_the_frontend() {
        SecurityRule frontend = denyIn(100).withDestination(prefix("20.5.5.5/32"));
        SecurityRule all = allowIn(110);
        ApplicationGateway shared = Managed.listening(BOTH, "private", 443);

        assertBlocked(
                ask(lab(shared).subnetNsg("n", frontend, all), internet(), agw("agw"), 443),
                Decider.Kind.SECURITY_RULE,
                "rule-100");
        assertReachable(ask(lab().subnetNsg("n", frontend, all), internet(), agw("agw"), 443));
    }

    @Test
    void without_an_nsg_it_is_open_though_its_public_ip_is_standard() {
        assertThat(ask(lab(), internet(), agw("agw"), 443).explain())
                .contains("no NSG on gw")
                .contains("application gateway 'agw' listens on TCP 443, and the connection ends there");
    }

    @Test
    void forced_to_an_appliance_its_replies_to_the_internet_go_astray() {
        Lab lab = lab().routes(Route.toAppliance("nva", prefix("0.0.0.0/0"), KnownAddress.parse("10.0.9.4")));

        assertBlocked(ask(lab, internet(), agw("agw"), 443), Decider.Kind.REPLY_ROUTE, "0.0.0.0/0 -> VirtualAppliance");
    }

    @Test
    void one_without_a_private_frontend_is_called_by_its_public_one_from_inside_too() {
        ApplicationGateway open =
                Managed.listening(Managed.agw("agw", subnetId("v", "gw"), "none", true), "public", 443);

        assertReachable(ask(lab(open), vm("web1"), agw("agw"), 443));
    }

    @Test
    void one_without_a_public_frontend_is_not_reached_from_the_internet() {
        ApplicationGateway closed =
                Managed.listening(Managed.agw("agw", subnetId("v", "gw"), "10.0.3.4", false), "private", 443);

        assertBlocked(ask(lab(closed), internet(), agw("agw"), 443), Decider.Kind.NO_ADDRESS, "no public address");
        assertReachable(ask(lab(closed), vm("web1"), agw("agw"), 443));
    }

    @Test
    void a_private_frontend_whose_address_is_not_declared_has_one_of_its_subnet() {
        ApplicationGateway somewhere =
                Managed.listening(Managed.agw("agw", subnetId("v", "gw"), "", false), "private", 443);

        assertReachable(ask(lab(somewhere), vm("web1"), agw("agw"), 443));
        assertBlocked(
                ask(lab(somewhere), vm("web1"), agw("agw"), 80), Decider.Kind.APPLICATION_GATEWAY, "TCP 443 only");
    }

    @Test
    void it_calls_its_backends_from_any_address_of_its_subnet() {
        Answer answer = ask(lab(), agw("agw"), vm("web1"), 8080);

        assertReachable(answer);
        assertThat(answer.asked().sources()).hasToString("10.0.3.5-10.0.3.254");
    }

    @Test
    void rules_and_routes_of_its_subnet_apply_to_what_it_calls() {
        assertBlocked(
                ask(lab().subnetNsg("n", denyOut(100)), agw("agw"), vm("web1"), 8080),
                Decider.Kind.SECURITY_RULE,
                "out-100");
        assertBlocked(
                ask(
                        lab().routes(Route.of("hole", prefix("10.0.1.0/24"), NextHopType.NONE)),
                        agw("agw"),
                        vm("web1"),
                        8080),
                Decider.Kind.ROUTE,
                "hole");
    }

    @Test
    void rules_of_the_backend_decide_about_it() {
        Lab lab = lab().subnet("api", "10.0.4.0/24")
                .subnetNsg("n", allowIn(100).withSource(prefix("10.0.3.0/24")), denyIn(110))
                .vm("api1", "10.0.4.4");

        assertReachable(ask(lab, agw("agw"), vm("api1"), 8080));
        assertBlocked(ask(lab, vm("web1"), vm("api1"), 8080), Decider.Kind.SECURITY_RULE, "rule-110");
    }

    @Test
    void it_calls_the_internet_and_services_from_its_public_address() {
        Lab lab = lab().changed(subnet -> subnet.withDefaultOutboundAccess(DefaultOutboundAccess.OFF))
                .add(Managed.onlyFrom(Managed.service("acct", "Microsoft.Web", "20.60.0.9"), "20.5.5.5"));

        assertReachable(ask(lab, agw("agw"), ip("8.8.8.8"), 443));
        assertReachable(ask(lab, agw("agw"), Asking.service("acct"), 443));
    }

    @Test
    void over_a_peering_without_virtual_network_access_it_reaches_nothing() {
        Lab lab = lab().vnet("w", "10.1.0.0/16")
                .subnet("s", "10.1.1.0/24")
                .vm("far", "10.1.1.4")
                .peerOneSide("w", VnetPeering.connected("to-v", Lab.vnetId("v")))
                .peerOneSide("v", VnetPeering.connected("to-w", Lab.vnetId("w")).withVirtualNetworkAccess(false));

        assertBlocked(
                ask(lab, agw("agw"), vm("far"), 8080), Decider.Kind.PEERING, "which keeps application gateways out");
        assertReachable(ask(lab, vm("web1"), vm("far"), 8080));
    }

    @Test
    void a_machine_behind_it_is_not_reached_from_the_internet_and_the_answer_says_who_calls_it() {
        assertBlocked(
                ask(lab(), internet(), vm("web1"), 443),
                Decider.Kind.NO_ADDRESS,
                "no public address: vm 'web1' has none; connections to application gateway 'agw' end there, and it calls"
                        + " 10.0.1.4 itself");
    }

    @Test
    void with_a_public_address_of_its_own_the_machine_is_called_there() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("web", "10.0.1.0/24")
                .vm("web1", "10.0.1.4")
                .publicIp(Sku.BASIC, "20.1.1.1")
                .subnet("gw", "10.0.3.0/24")
                .add(BOTH)
                .add(Managed.publicIp("agw", "20.5.5.5"));

        assertReachable(ask(lab, internet(), vm("web1"), 443));
    }

    @Test
    void other_addresses_of_its_subnet_may_be_its_instances() {
        assertUndetermined(ask(lab(), vm("web1"), ip("10.0.3.9"), 443), "application gateway 'agw' uses is not known");
        assertReachable(ask(lab(), ip("10.0.3.9"), vm("web1"), 8080));
        assertReachable(ask(lab(), subnet("gw"), vm("web1"), 8080));
    }

    @Test
    void from_the_internet_its_subnet_is_called_at_its_public_frontend() {
        assertReachable(ask(lab(), internet(), subnet("gw"), 443));
    }

    @Test
    void an_unknown_name_is_answered_with_those_there_are() {
        assertThatThrownBy(() -> ask(lab(), internet(), agw("agv"), 443))
                .isInstanceOf(UnknownEndpointException.class)
                .hasMessage("no application gateway 'agv' in the network; there is: 'agw'");
    }
}
