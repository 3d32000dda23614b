package io.canreach.reach;

import static io.canreach.model.Lab.allowOut;
import static io.canreach.model.Lab.denyOut;
import static io.canreach.model.Lab.prefix;
import static io.canreach.model.Lab.subnetId;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.decider;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.service;
import static io.canreach.reach.Asking.site;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Appliance;
import io.canreach.model.AzureService;
import io.canreach.model.DefaultOutboundAccess;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.Managed;
import io.canreach.model.NextHopType;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.Route;
import io.canreach.model.ServiceEndpoint;
import io.canreach.model.ServiceTag;
import io.canreach.packet.PortSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By a service endpoint a service sees the subnet of its caller instead of a public address. */
class ServiceEndpointTest {
    private static final AzureService STORAGE =
            Managed.onlySubnets(Managed.storage("acct", "20.60.0.9"), subnetId("v", "with"));
    private static final AzureService SOMEWHERE =
            Managed.onlySubnets(Managed.storage("acct", ""), subnetId("v", "with"));

    /** One subnet with an endpoint for storage and one without, which is the one named last. */
    private static Lab lab(AzureService service, ServiceEndpoint... endpoints) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("with", "10.0.1.0/24")
                .changed(subnet -> subnet.withServiceEndpoints(List.of(endpoints)))
                .vm("inside", "10.0.1.4")
                .publicIp(Sku.STANDARD, "20.1.2.3")
                .subnet("without", "10.0.2.0/24")
                .vm("outside", "10.0.2.4")
                .publicIp(Sku.STANDARD, "20.1.2.4")
                .add(service);
    }

    private static ServiceEndpoint to(String service, String... locations) {
        return new ServiceEndpoint(service, List.of(locations));
    }

    private static Lab lab(AzureService service) {
        return lab(service, to("Microsoft.Storage"));
    }

    @Test
    void a_rule_for_the_subnet_lets_in_whoever_calls_from_there_and_nobody_else() {
        for (AzureService each : List.of(STORAGE, SOMEWHERE)) {
            assertReachable(ask(lab(each), vm("inside"), service("acct"), 443));
            assertBlocked(
                    ask(lab(each), vm("outside"), service("acct"), 443),
                    Decider.Kind.SERVICE_FIREWALL,
                    "the firewall of service 'acct', which has no rule for 20.1.2.4");
        }
    }

    @Test
    void the_way_is_straight_to_the_service_and_named() {
        Answer answer = ask(lab(STORAGE), vm("inside"), service("acct"), 443);

        assertThat(answer.explain())
                .contains("-> VirtualNetworkServiceEndpoint (Default)")
                .doesNotContain("egress");
        assertThat(answer.traversesInternet()).isFalse();
        assertThat(decider(answer)).hasToString("the firewall of service 'acct', which has a rule for subnet 'v/with'");
    }

    @Test
    void a_subnet_without_a_rule_of_its_own_is_not_let_in_by_a_rule_for_its_public_address() {
        AzureService byAddress = Managed.onlyFrom(Managed.storage("acct", "20.60.0.9"), "20.1.2.3");

        assertBlocked(
                ask(lab(byAddress), vm("inside"), service("acct"), 443),
                Decider.Kind.SERVICE_FIREWALL,
                "which has no rule for subnet 'v/with' and sees no public address behind its endpoint");
        assertReachable(ask(lab(byAddress, new ServiceEndpoint[0]), vm("inside"), service("acct"), 443));
    }

    @Test
    void an_open_service_is_reached_by_an_endpoint_too() {
        assertReachable(ask(lab(Managed.storage("acct", "20.60.0.9")), vm("inside"), service("acct"), 443));
        assertReachable(ask(lab(Managed.storage("acct", "")), vm("inside"), service("acct"), 443));
    }

    @Test
    void without_public_network_access_an_endpoint_does_not_help() {
        assertBlocked(
                ask(lab(Managed.withoutPublicAccess(STORAGE)), vm("inside"), service("acct"), 443),
                Decider.Kind.SERVICE_FIREWALL,
                "service 'acct', whose public network access is off");
    }

    @Test
    void an_endpoint_for_another_service_does_not_count() {
        for (AzureService each : List.of(STORAGE, SOMEWHERE)) {
            assertBlocked(
                    ask(lab(each, to("Microsoft.KeyVault")), vm("inside"), service("acct"), 443),
                    Decider.Kind.SERVICE_FIREWALL,
                    "needs a service endpoint Microsoft.Storage there");
        }
    }

    @Test
    void an_endpoint_for_sql_is_for_servers_of_the_same_region_alone() {
        AzureService near = Managed.in("westeurope", sql("20.61.0.9"));
        AzureService far = Managed.in("eastus", foreign("20.61.0.9"));

        assertReachable(ask(sqlLab(near), vm("inside"), service("acct"), 1433));
        assertBlocked(
                ask(sqlLab(far), vm("inside"), service("acct"), 1433),
                Decider.Kind.SERVICE_FIREWALL,
                "no rule for 20.1.2.3");
    }

    @Test
    void so_it_is_where_the_server_s_address_is_not_declared() {
        assertReachable(ask(sqlLab(Managed.in("westeurope", sql(""))), vm("inside"), service("acct"), 1433));
        assertThat(ask(sqlLab(Managed.in("eastus", foreign(""))), vm("inside"), service("acct"), 1433)
                        .verdict())
                .isNotEqualTo(Verdict.REACHABLE);
    }

    private static AzureService sql(String ip) {
        return Managed.onlySubnets(Managed.service("acct", "Microsoft.Sql", ip), subnetId("v", "with"));
    }

    /** A server of another region, which takes no rule for the subnet. */
    private static AzureService foreign(String ip) {
        return Managed.onlySubnets(Managed.service("acct", "Microsoft.Sql", ip));
    }

    private static Lab sqlLab(AzureService server) {
        return lab(server, to("Microsoft.Sql")).location("West Europe");
    }

    @Test
    void an_outbound_rule_for_the_service_tag_is_still_needed() {
        Lab denied = lab(STORAGE).subnet("more", "10.0.3.0/24");
        Lab open = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("with", "10.0.1.0/24")
                .changed(subnet -> subnet.withServiceEndpoints(List.of(to("Microsoft.Storage"))))
                .subnetNsg(
                        "n",
                        allowOut(100).withDestination(new ServiceTag("Storage")).withDestinationPorts(PortSet.of(445)),
                        denyOut(110).withDestination(ServiceTag.INTERNET))
                .vm("inside", "10.0.1.4")
                .tag("Storage", "20.60.0.0/16")
                .add(SOMEWHERE);

        assertReachable(ask(denied, vm("inside"), service("acct"), 445));
        assertReachable(ask(open, vm("inside"), service("acct"), 445));
        assertBlocked(ask(open, vm("inside"), service("acct"), 443), Decider.Kind.SECURITY_RULE, "out-110");
    }

    @Test
    void a_default_route_to_an_appliance_does_not_catch_it() {
        for (AzureService each : List.of(STORAGE, SOMEWHERE)) {
            assertReachable(ask(forced(each, "0.0.0.0/0"), vm("inside"), service("acct"), 443));
        }
    }

    /** The subnet with the endpoint sends a prefix to an appliance that is not there. */
    private static Lab forced(AzureService service, String prefix) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("with", "10.0.1.0/24")
                .changed(subnet -> subnet.withServiceEndpoints(List.of(to("Microsoft.Storage"))))
                .routes(Route.toAppliance("fw", prefix(prefix), KnownAddress.parse("10.0.9.4")))
                .vm("inside", "10.0.1.4")
                .add(service);
    }

    @Test
    void a_longer_one_may_where_the_prefixes_of_the_service_are_not_given() {
        for (AzureService each : List.of(STORAGE, SOMEWHERE)) {
            assertThat(ask(forced(each, "20.60.0.0/16"), vm("inside"), service("acct"), 443)
                            .verdict())
                    .isEqualTo(Verdict.UNDETERMINED);
        }
        assertReachable(ask(
                forced(STORAGE, "20.60.0.0/16").tag("Storage", "20.60.0.0/24"), vm("inside"), service("acct"), 443));
    }

    @Test
    void a_private_subnet_needs_no_way_out_for_it() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("with", "10.0.1.0/24")
                .changed(subnet -> subnet.withServiceEndpoints(List.of(to("Microsoft.Storage")))
                        .withDefaultOutboundAccess(DefaultOutboundAccess.OFF))
                .vm("inside", "10.0.1.4")
                .add(STORAGE);

        assertReachable(ask(lab, vm("inside"), service("acct"), 443));
    }

    @Test
    void an_instance_that_nobody_declared_is_like_a_host_on_the_internet() {
        Lab lab = lab(STORAGE).tag("Storage", "20.60.0.0/16");

        Answer answer = ask(lab, vm("inside"), ip("20.60.7.7"), 443);

        assertReachable(answer);
        assertThat(answer.explain()).contains("VirtualNetworkServiceEndpoint").contains("not declared");
    }

    @Test
    void forwarded_calls_are_the_appliance_s_own_when_it_translates_them() {
        AzureService forAppliance = Managed.onlySubnets(Managed.storage("acct", "20.60.0.9"), subnetId("v", "fw"));

        assertReachable(ask(hub(Appliance.SourceNat.INTERNET, forAppliance), vm("client"), service("acct"), 443));
        assertUndetermined(
                ask(hub(Appliance.SourceNat.NONE, forAppliance), vm("client"), service("acct"), 443),
                "whether a service endpoint takes what");
    }

    private static Lab hub(Appliance.SourceNat nat, AzureService service) {
        Appliance appliance =
                new Appliance(Appliance.Forwarding.ALL, Appliance.State.STATEFUL, nat, List.of(), List.of());
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("clients", "10.0.1.0/24")
                .routes(Route.toAppliance("nva", prefix("0.0.0.0/0"), KnownAddress.parse("10.0.9.4")))
                .vm("client", "10.0.1.4")
                .subnet("fw", "10.0.9.0/24")
                .changed(subnet -> subnet.withServiceEndpoints(List.of(to("Microsoft.Storage"))))
                .vm("nva", "10.0.9.4")
                .forwarding(appliance)
                .add(service);
    }

    @Test
    void on_premises_networks_do_not_use_endpoints() {
        Lab lab = lab(STORAGE)
                .vpn("gw", "10.0.255.0/27")
                .changed(subnet -> subnet.withServiceEndpoints(List.of(to("Microsoft.Storage"))))
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED);

        assertThat(ask(lab, site("hq"), service("acct"), 443).verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void the_subnet_of_a_peer_is_let_in_by_its_own_endpoint_only() {
        AzureService both =
                Managed.onlySubnets(Managed.storage("acct", "20.60.0.9"), subnetId("v", "with"), subnetId("w", "s"));
        Lab lab = lab(both)
                .vnet("w", "10.1.0.0/16")
                .subnet("s", "10.1.1.0/24")
                .vm("peer", "10.1.1.4")
                .publicIp(Sku.STANDARD, "20.1.2.5")
                .peer("v", "w");

        assertBlocked(
                ask(lab, vm("peer"), service("acct"), 443),
                Decider.Kind.SERVICE_FIREWALL,
                "that for subnet 'w/s' needs a service endpoint Microsoft.Storage there");
    }

    @Test
    void where_both_ways_lead_alike_it_does_not_matter_which_addresses_are_the_service_s() {
        assertReachable(ask(lab(STORAGE), vm("inside"), ip("8.8.8.8"), 443));
    }

    @Test
    void where_they_do_not_it_does() {
        Lab hidden = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("with", "10.0.1.0/24")
                .changed(subnet -> subnet.withServiceEndpoints(List.of(to("Microsoft.Storage"))))
                .routes(Route.of("hole", prefix("0.0.0.0/0"), NextHopType.NONE))
                .vm("inside", "10.0.1.4");

        assertUndetermined(
                ask(hidden, vm("inside"), ip("8.8.8.8"), 443), "the prefixes of service tag 'Storage' are not given");
    }

    @Test
    void a_paired_region_that_is_not_given_leaves_it_open_where_the_endpoint_makes_a_difference() {
        AzureService shut = Managed.in("northeurope", SOMEWHERE);
        AzureService open = Managed.in("northeurope", Managed.storage("acct", ""));

        assertUndetermined(
                ask(lab(shut).in("v").location("westeurope"), vm("inside"), service("acct"), 443),
                "whether it is for service 'acct' depends on regions that are not given");
        assertReachable(ask(lab(open).in("v").location("westeurope"), vm("inside"), service("acct"), 443));
    }
}
