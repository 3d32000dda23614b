package io.canreach.examples.recipes;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.ase.AseHealth;
import io.canreach.model.Network;
import org.junit.jupiter.api.Test;

/** How a team writes down that its old environment reaches its data and can be managed. */
class EnvironmentOfVersion1RecipeTest {
    private final EnvironmentOfVersion1 recipe = new EnvironmentOfVersion1();
    private final Network network = recipe.network();

    @Test
    void apps_reach_their_database_and_the_site_and_stay_inside() {
        assertThat(network)
                .holds(
                        canReach(ase("web-ase"), sql("Server=tcp:10.0.1.6;Database=MyDatabase"))
                                .neverVia(internet()),
                        canReach(ase("web-ase"), onPremises("hq"), 1433).neverVia(internet()));
    }

    @Test
    void the_environment_is_managed_from_outside_and_has_all_that_it_lives_from() {
        assertThat(network).canReach(internet(), ase("web-ase"), tcp(454, 455)).isHealthy(ase("web-ase"));
    }

    @Test
    void a_machine_in_its_subnet_is_reached_from_everywhere_but_by_its_apps() {
        assertThat(network)
                .cannotReach(ase("web-ase"), vm("neighbour"), anyTraffic())
                .canReach(vm("sql-vm"), vm("neighbour"), 8080);
    }

    @Test
    void a_default_route_on_premises_leaves_its_data_in_azure_unreached_for_all_that_is_known() {
        var tunnelled = recipe.mistake("a default route on-premises").network();

        assertThat(canReach(ase("web-ase"), internet(), 1433).in(tunnelled).answer())
                .isUndetermined();
        assertThat(health(ase("web-ase")).in(tunnelled).state()).isEqualTo(AseHealth.State.UNHEALTHY);
        assertThat(tunnelled).canReach(ase("web-ase"), vm("sql-vm"), 1433);
    }
}
