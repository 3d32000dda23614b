package io.canreach.examples.recipes;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.model.Network;
import org.junit.jupiter.api.Test;

/** How a team writes down that IPv6 is no way around what it does for IPv4. */
class DualStackRecipeTest {
    private final Network network = new DualStack().network();

    @Test
    void both_families_reach_the_database() {
        assertThat(network)
                .canReach(vm("app"), vm("db"), 5432)
                .canReach(ip("10.0.2.4"), ip("10.0.3.4"), 5432)
                .canReach(ip("ace:cab:deca:2::4"), ip("ace:cab:deca:3::4"), 5432);
    }

    @Test
    void what_leaves_is_inspected_in_both_families() {
        assertThat(network)
                .holds(
                        canReach(vm("app"), ip("9.9.9.9"), 443).via(vm("nva")),
                        canReach(vm("app"), ip("2620:fe::fe"), 443).via(vm("nva")))
                .cannotReach(vm("app"), internet(), 22);
    }

    @Test
    void an_ipv4_default_route_leaves_ipv6_a_way_around_the_appliance() {
        var trap = new DualStack().mistake("a default route for IPv4 alone").network();

        assertThat(trap)
                .holds(canReach(vm("app"), ip("9.9.9.9"), 443).via(vm("nva")))
                .canReach(vm("app"), ip("2620:fe::fe"), 22);
        assertThat(canReach(vm("app"), ip("2620:fe::fe"), 443).via(vm("nva")).in(trap))
                .matches(result -> !result.holds());
    }

    @Test
    void ipv6_is_closed_where_nobody_opened_it() {
        assertThat(network)
                .cannotReach(vm("db"), ip("2620:fe::fe"), anyTraffic())
                .cannotReach(internet(), vm("db"), anyTraffic())
                .cannotReach(internet(), vm("front"), tcp(22, 3389));
    }

    @Test
    void a_nat_gateway_of_the_first_version_carries_ipv4_alone() {
        var first =
                new DualStack().mistake("a NAT gateway of the first version").network();

        assertThat(first).canReach(vm("app"), ip("9.9.9.9"), 443).cannotReach(vm("app"), ip("2620:fe::fe"), 443);
    }
}
