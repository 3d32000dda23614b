package io.canreach.examples.recipes;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.model.Network;
import org.junit.jupiter.api.Test;

/** How a team writes down who may call whom between its tiers. */
class ThreeTiersRecipeTest {
    private final Network network = new ThreeTiers().network();

    @Test
    void customers_come_in_by_the_load_balancer_and_no_other_way() {
        assertThat(network)
                .canReach(internet(), loadBalancer("shop-lb"), 443)
                .cannotReach(internet(), loadBalancer("shop-lb"), tcp(22, 1433, 8080))
                .cannotReach(internet(), vm("app1"), anyTraffic())
                .cannotReach(internet(), vm("db1"), anyTraffic());
    }

    @Test
    void each_tier_calls_the_next_one_alone() {
        assertThat(network)
                .canReachOnly(vm("web1"), vm("app1"), 8080)
                .canReachOnly(vm("web2"), vm("app1"), 8080)
                .canReachOnly(vm("app1"), vm("db1"), 1433)
                .cannotReach(vm("web1"), vm("db1"), anyTraffic())
                .cannotReach(vm("db1"), vm("app1"), anyTraffic());
    }

    @Test
    void a_rule_about_groups_lets_the_application_call_its_database() {
        var answer = canReach(vm("app1"), vm("db1"), 1433).in(network).answer();

        assertThat(answer).isReachable().isDecidedBy("app-to-db").staysInsideVirtualNetworks();
    }

    @Test
    void a_rule_that_denies_the_rest_takes_the_load_balancer_down_unless_probes_are_let_in() {
        var noProbes = new ThreeTiers().mistake("no rule for the probes").network();

        assertThat(noProbes).cannotReach(internet(), loadBalancer("shop-lb"), 443);
    }

    @Test
    void every_rule_does_something_and_everything_is_in_use() {
        assertThat(network).hasNoDeadRules().hasNoRedundantRules().hasNothingUnattached();
    }
}
