package io.canreach.examples.recipes;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.model.Network;
import org.junit.jupiter.api.Test;

/** How a team writes down what its hub and spokes are to do. */
class HubAndSpokeRecipeTest {
    private final Network network = new HubAndSpoke().network();

    @Test
    void orders_calls_billing_by_https_alone_and_through_the_firewall() {
        assertThat(network)
                .canReachOnly(vm("orders"), vm("billing"), 443)
                .holds(canReach(vm("orders"), vm("billing"), 443).via(azureFirewall("fw")));
    }

    @Test
    void the_firewalls_rule_decides_and_not_a_missing_route() {
        var answer = cannotReach(vm("billing"), vm("orders"), 443).in(network).answer();

        assertThat(answer).isBlocked().isDecidedBy("rest");
    }

    @Test
    void spokes_leave_for_the_internet_by_the_firewall_and_nothing_comes_in() {
        assertThat(network)
                .holds(
                        canReach(vm("orders"), internet(), 443).via(azureFirewall("fw")),
                        canReach(vm("billing"), internet(), 443).via(azureFirewall("fw")))
                .cannotReach(vm("orders"), internet(), 25)
                .cannotReach(internet(), vm("orders"), anyTraffic())
                .cannotReach(internet(), vm("billing"), anyTraffic());
    }

    @Test
    void the_reply_of_the_hub_comes_by_the_firewall_too() {
        var noRouteBack =
                new HubAndSpoke().mistake("no route back from the hub").network();

        assertThat(network).canReach(vm("orders"), vm("packages"), 8081);
        assertThatThrownBy(() -> assertThat(noRouteBack).canReach(vm("orders"), vm("packages"), 8081))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the reply, which does not pass 'fw'");
    }

    @Test
    void one_wide_route_back_does_not_help_since_the_peerings_routes_are_longer() {
        assertThat(new HubAndSpoke().withOneRouteBack()).cannotReach(vm("orders"), vm("packages"), 8081);
    }
}
