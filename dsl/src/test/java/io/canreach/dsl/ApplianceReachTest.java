package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Network;
import io.canreach.reach.Verdict;
import org.junit.jupiter.api.Test;

/** Two spokes that reach each other through a machine in the hub, as far as that machine lets them. */
class ApplianceReachTest {
    private final VmDeclaration one = vm("one").privateIp("10.1.0.4");
    private final VmDeclaration other = vm("other").privateIp("10.2.0.4");
    private final VmDeclaration nva = vm("nva").privateIp("10.0.0.4");

    @Test
    void a_router_leads_from_spoke_to_spoke() {
        canReach(one, other, 443).via(nva).check(estate(nva.appliance(router())));
    }

    @Test
    void without_ip_forwarding_nothing_passes() {
        cannotReach(one, other, 443).check(estate(nva));
    }

    @Test
    void of_a_machine_that_is_not_told_to_be_an_appliance_nothing_is_known() {
        assertThat(verdict(nva.ipForwarding())).isEqualTo(Verdict.UNDETERMINED);
        assertThat(verdict(nva.appliance(unknownAppliance()))).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void an_appliance_lets_through_what_its_rules_allow() {
        var network = estate(
                nva.appliance(appliance().allow("web").from(cidr("10.1.0.0/16")).on(tcp(443))));

        canReach(one, other, 443).via(nva).check(network);
        cannotReach(one, other, 22).check(network);
        cannotReach(other, one, 443).check(network);
    }

    @Test
    void a_stopped_appliance_lets_nothing_through() {
        cannotReach(one, other, 443).check(estate(nva.appliance(router()).stopped()));
    }

    @Test
    void flows_pass_the_load_balancer_that_chooses_the_machine() {
        var https = nsg("https").allowInbound(100, "https").on(tcp(443));
        var network = network(
                vnet("v").subnet("s", "10.0.0.0/24").nsg(https).vm(vm("web").privateIp("10.0.0.5")),
                loadBalancer("lb").publicIp("20.1.0.9").pool(vm("web")).rule("https", tcp(443)));

        canReach(internet(), vm("web"), 443).via(loadBalancer("lb")).check(network);
    }

    @Test
    void flows_pass_the_load_balancer_that_chooses_the_appliance() {
        var table = routeTable("by-lb").route("other", "10.2.0.0/24", toAppliance("10.0.0.10"));
        var network = network(
                vnet("hub").subnet("s", "10.0.0.0/24").vm(nva.appliance(router())),
                vnet("a").subnet("s", "10.1.0.0/24").routeTable(table).vm(one),
                vnet("b").subnet("s", "10.2.0.0/24").vm(other),
                loadBalancer("lb").internal("hub/s", "10.0.0.10").pool(nva).haPorts(),
                peering("hub", "a").allowForwardedTraffic(),
                peering("a", "b"),
                peering("hub", "b").allowForwardedTraffic());

        canReach(one, other, 443).via(loadBalancer("lb")).via(nva).check(network);
    }

    @Test
    void flows_surely_pass_no_appliance_of_which_the_load_balancer_may_choose_another() {
        var second = vm("second").privateIp("10.0.0.5").appliance(router());
        var network = balanced(nva.appliance(router()), second);

        canReach(one, other, 443).via(loadBalancer("lb")).via(subnet("hub/s")).check(network);
        assertThat(canReach(one, other, 443).via(nva).in(network).toString())
                .contains("possibly without passing vm 'nva'");
        assertThat(canReach(one, other, 443).neverVia(second).in(network).toString())
                .contains("possibly by way of vm 'second'");
        assertThat(canReach(one, other, 443).neverVia(nva).in(network).holds()).isFalse();
        assertThat(onlyVia(vnetMembers("a"), vnetMembers("b"), nva).in(network).holds())
                .isFalse();
        assertThat(onlyVia(vnetMembers("a"), vnetMembers("b"), subnet("hub/s"))
                        .in(network)
                        .holds())
                .isTrue();
    }

    private Network balanced(VmDeclaration first, VmDeclaration second) {
        var table = routeTable("by-lb").route("other", "10.2.0.0/24", toAppliance("10.0.0.10"));
        return network(
                vnet("hub").subnet("s", "10.0.0.0/24").vm(first).vm(second),
                vnet("a").subnet("s", "10.1.0.0/24").routeTable(table).vm(one),
                vnet("b").subnet("s", "10.2.0.0/24").vm(other),
                loadBalancer("lb")
                        .internal("hub/s", "10.0.0.10")
                        .pool(first, second)
                        .haPorts(),
                peering("hub", "a").allowForwardedTraffic(),
                peering("a", "b"),
                peering("hub", "b").allowForwardedTraffic());
    }

    private Verdict verdict(VmDeclaration machine) {
        return canReach(one, other, 443).in(estate(machine)).answer().verdict();
    }

    private Network estate(VmDeclaration machine) {
        var table = routeTable("by-nva").route("all", "10.0.0.0/8", toAppliance("10.0.0.4"));
        return network(
                vnet("hub").subnet("s", "10.0.0.0/24").vm(machine),
                vnet("a").subnet("s", "10.1.0.0/24").routeTable(table).vm(one),
                vnet("b").subnet("s", "10.2.0.0/24").routeTable(table).vm(other),
                peering("hub", "a").allowForwardedTraffic(),
                peering("hub", "b").allowForwardedTraffic());
    }
}
