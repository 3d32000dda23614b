package io.canreach.examples.recipes;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.model.Network;
import io.canreach.reach.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a team writes down which of the three ways to Azure SQL its web app takes. */
class WebAppToSqlRecipesTest {
    private final Network byRule = new SqlByFirewallRule().network();
    private final Network byServiceEndpoint = new SqlByServiceEndpoint().network();
    private final Network byPrivateEndpoint = new SqlByPrivateEndpoint().network();

    @Test
    void sessions_are_usable_by_each_of_the_three_ways() {
        canConnect(webApp("shop"), sqlServer("orders")).check(byRule);
        canConnect(webApp("shop"), sqlServer("orders")).check(byServiceEndpoint);
        canConnect(webApp("shop"), privateEndpoint("orders-pe")).check(byPrivateEndpoint);
    }

    @Test
    void only_the_public_way_passes_the_internet() {
        assertThat(canReach(webApp("shop"), sqlServer("orders"), 1433)
                        .in(byPrivateEndpoint)
                        .holds())
                .isFalse();
        assertThat(canReach(webApp("shop"), privateEndpoint("orders-pe"), 1433)
                        .in(byPrivateEndpoint)
                        .answer())
                .staysInsideVirtualNetworks();
        assertThat(canReach(webApp("shop"), sqlServer("orders"), 1433)
                        .in(byRule)
                        .answer())
                .isReachable();
    }

    @Test
    void a_stranger_at_an_address_of_the_apps_list_gets_in_by_the_first_way_alone() {
        assertThat(byRule).canReach(ip("20.50.1.2"), sqlServer("orders"), 1433);
        for (Network network : List.of(byServiceEndpoint, byPrivateEndpoint)) {
            assertThat(network).cannotReach(ip("20.50.1.2"), sqlServer("orders"), 1433);
        }
    }

    @Test
    void where_the_service_refuses_the_network_is_not_to_blame() {
        var refused =
                new SqlByServiceEndpoint().mistake("rules for addresses alone").network();
        var answer =
                canReach(webApp("shop"), sqlServer("orders"), 1433).in(refused).answer();

        assertThat(answer).isBlocked();
        assertThat(answer.network()).isEqualTo(Verdict.REACHABLE);
    }
}
