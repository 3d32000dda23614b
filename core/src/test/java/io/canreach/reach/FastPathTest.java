package io.canreach.reach;

import static io.canreach.model.Lab.prefix;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.balancer;
import static io.canreach.reach.Asking.endpoint;
import static io.canreach.reach.Asking.site;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Appliance;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.GatewayConnection;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.LabBalancer;
import io.canreach.model.Managed;
import io.canreach.model.PrivateEndpointPolicies;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Route;
import java.util.List;
import org.junit.jupiter.api.Test;

/** ExpressRoute with and without FastPath, and an appliance in the way from on-premises. */
class FastPathTest {
    private static final Appliance FIREWALL = new Appliance(
            Appliance.Forwarding.ALL, Appliance.State.STATEFUL, Appliance.SourceNat.NONE, List.of(), List.of());
    private static final KnownAddress NVA = KnownAddress.parse("10.1.9.4");

    private static Lab lab(boolean fastPath, Appliance appliance, Route... back) {
        GatewayConnection connection = Lab.connection("er", "plant");
        return new Lab()
                .vnet("hub", "10.1.0.0/16")
                .subnet("s", "10.1.0.0/24")
                .routes(back)
                .subnetNsg("n")
                .vm("app", "10.1.0.4")
                .subnet("fw", "10.1.9.0/24")
                .vm("nva", "10.1.9.4")
                .forwarding(appliance)
                .subnet("GatewaySubnet", "10.1.255.0/27")
                .routes(
                        Route.toAppliance("in", prefix("10.1.0.0/24"), NVA),
                        Route.toAppliance("spoke", prefix("10.2.0.0/16"), NVA))
                .expressRoute("er")
                .site("plant", "10.50.0.0/16")
                .add(fastPath ? connection.withFastPath() : connection)
                .vnet("spoke", "10.2.0.0/16")
                .subnet("s", "10.2.0.0/24")
                .vm("far", "10.2.0.4")
                .spoke("spoke", "hub");
    }

    @Test
    void without_fast_path_flows_from_on_premises_take_the_routes_of_the_gateway_subnet() {
        Answer answer = ask(lab(false, Appliance.ROUTER), site("plant"), vm("app"), 80);

        assertReachable(answer);
        assertThat(answer.explain())
                .contains("10.1.0.0/24 -> VirtualAppliance 10.1.9.4")
                .contains("vm 'nva'");
    }

    @Test
    void with_fast_path_they_come_straight_to_the_machine_and_the_trace_warns() {
        Answer answer = ask(lab(true, Appliance.ROUTER), site("plant"), vm("app"), 80);

        assertReachable(answer);
        assertThat(answer.assumptions()).contains(Assumption.FAST_PATH_PAST_ROUTES);
        assertThat(answer.explain())
                .contains("FastPath, past ExpressRoute gateway 'er' and route 10.1.0.0/24 -> VirtualAppliance 10.1.9.4"
                        + " (User 'in') of subnet 'hub/GatewaySubnet'")
                .doesNotContain("vm 'nva'");
    }

    @Test
    void by_the_other_reading_fast_path_follows_the_routes() {
        Lab lab = lab(true, Appliance.ROUTER).assume(Assumption.FAST_PATH_PAST_ROUTES, Reading.SECOND);

        assertThat(ask(lab, site("plant"), vm("app"), 80).explain()).contains("vm 'nva'");
    }

    @Test
    void a_stateless_appliance_on_the_way_back_alone_does_no_harm() {
        Lab lab = lab(true, Appliance.ROUTER, Route.toAppliance("out", prefix("10.50.0.0/16"), NVA));

        assertReachable(ask(lab, site("plant"), vm("app"), 80));
        assertReachable(ask(lab, vm("app"), site("plant"), 80));
    }

    @Test
    void a_stateful_appliance_on_the_way_back_alone_breaks_the_flow() {
        Lab lab = lab(true, FIREWALL, Route.toAppliance("out", prefix("10.50.0.0/16"), NVA));

        assertBlocked(ask(lab, site("plant"), vm("app"), 80), Decider.Kind.REPLY_ROUTE, "did not see the request");
        assertBlocked(ask(lab, vm("app"), site("plant"), 80), Decider.Kind.REPLY_ROUTE, "does not pass 'nva'");
    }

    @Test
    void peers_are_reached_through_the_gateway_all_the_same() {
        assertThat(ask(lab(true, Appliance.ROUTER), site("plant"), vm("far"), 80)
                        .explain())
                .contains("vm 'nva'")
                .doesNotContain("FastPath");
    }

    /** A hub with an endpoint and a frontend in one subnet, which the GatewaySubnet's routes lead through an appliance. */
    private static Lab services(PublicIpAddress.Sku sku) {
        Lab lab = new Lab()
                .vnet("hub", "10.1.0.0/16")
                .subnet("s", "10.1.0.0/24")
                .subnetNsg("n")
                .changed(it -> it.withPrivateEndpointPolicies(PrivateEndpointPolicies.ENABLED))
                .vm("app", "10.1.0.4")
                .add(Managed.storage("acct", "20.60.0.9"))
                .add(Managed.endpoint("pe", Lab.subnetId("hub", "s"), "10.1.0.9"))
                .subnet("fw", "10.1.9.0/24")
                .vm("nva", "10.1.9.4")
                .forwarding(Appliance.ROUTER)
                .subnet("GatewaySubnet", "10.1.255.0/27")
                .routes(
                        Route.toAppliance("balancer", prefix("10.1.0.8/32"), NVA),
                        Route.toAppliance("endpoint", prefix("10.1.0.9/32"), NVA))
                .expressRoute("er")
                .site("plant", "10.50.0.0/16")
                .add(Lab.connection("er", "plant").withFastPath());
        LabBalancer balancer =
                LabBalancer.in(lab, "lb").internally("hub", "s", "10.1.0.8").pool("app");
        return (sku == PublicIpAddress.Sku.BASIC ? balancer.basic() : balancer)
                .tcp("http", 80, 80)
                .done();
    }

    @Test
    void private_endpoints_and_basic_frontends_are_reached_through_the_gateway_all_the_same() {
        Lab standard = services(PublicIpAddress.Sku.STANDARD);
        Lab basic = services(PublicIpAddress.Sku.BASIC);

        assertThat(ask(standard, site("plant"), endpoint("pe"), 443).explain()).contains("vm 'nva'");
        assertThat(ask(standard, site("plant"), balancer("lb"), 80).explain()).contains("FastPath, past");
        assertThat(ask(basic, site("plant"), balancer("lb"), 80).explain()).contains("vm 'nva'");
        assertReachable(ask(basic, site("plant"), balancer("lb"), 80));
        assertReachable(ask(standard, site("plant"), balancer("lb"), 80));
    }
}
