package io.canreach.examples.recipes;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.model.Network;
import org.junit.jupiter.api.Test;

/** How a team writes down which site is reached by which line, and what remains when one is cut. */
class TwoSitesRecipeTest {
    private final Network network = new TwoSites().network();

    @Test
    void expressroute_is_used_before_a_vpn_to_the_same_place() {
        var result = canReach(vm("app"), onPremises("hq"), 1433).in(network);

        assertThat(result.message()).contains("ExpressRoute gateway 'hub-expressroute' to on-premises network 'hq'");
    }

    @Test
    void a_longer_prefix_by_vpn_is_used_before_expressroute() {
        var result = canReach(vm("app"), ip("10.50.1.20"), 1433).in(network);

        assertThat(result.message()).contains("10.50.1.0/24", "VPN gateway 'hub-vpn' to on-premises network 'plant'");
    }

    @Test
    void when_the_circuit_is_cut_the_vpn_takes_over() {
        var cut = new TwoSites().withoutCircuit();

        assertThat(cut).canReach(vm("app"), onPremises("hq"), 1433).canReach(onPremises("hq"), vm("app"), 443);
        assertThat(canReach(vm("app"), onPremises("hq"), 1433).in(cut).message())
                .contains("VPN gateway 'hub-vpn' to on-premises network 'hq'");
    }

    @Test
    void people_with_laptops_reach_the_application_and_no_site() {
        assertThat(network)
                .canReach(vpnClients("laptops"), vm("app"), 443)
                .cannotReach(vpnClients("laptops"), onPremises("hq"), anyTraffic())
                .cannotReach(vpnClients("laptops"), onPremises("plant"), anyTraffic());
    }

    @Test
    void sites_do_not_reach_each_other_through_azure() {
        assertThat(network).cannotReach(onPremises("plant"), onPremises("hq"), anyTraffic());
    }
}
