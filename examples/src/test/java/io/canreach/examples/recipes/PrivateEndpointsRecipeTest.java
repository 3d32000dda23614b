package io.canreach.examples.recipes;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.model.Network;
import org.junit.jupiter.api.Test;

/** How a team writes down that its data are called at private addresses alone. */
class PrivateEndpointsRecipeTest {
    private final Network network = new PrivateEndpoints().network();

    @Test
    void applications_and_people_on_premises_call_the_private_endpoints() {
        assertThat(network)
                .holds(
                        canReach(vm("app"), privateEndpoint("files-pe"), 443).neverVia(internet()),
                        canReach(vm("app"), privateEndpoint("ledger-pe"), 1433).neverVia(internet()),
                        canReach(onPremises("hq"), privateEndpoint("files-pe"), 443)
                                .neverVia(internet()))
                .canReach(onPremises("hq"), privateEndpoint("ledger-pe"), 1433);
    }

    @Test
    void public_names_lead_nowhere() {
        assertThat(network)
                .cannotReach(internet(), storage("files"), 443)
                .cannotReach(internet(), sqlServer("ledger"), 1433)
                .cannotReach(vm("app"), sqlServer("ledger"), 1433);
    }

    @Test
    void the_internet_does_not_see_the_private_endpoints() {
        assertThat(network).cannotReach(internet(), privateEndpoint("files-pe"), 443);
    }

    @Test
    void a_connection_that_nobody_approved_carries_nothing() {
        var pending = new PrivateEndpoints()
                .mistake("a connection that nobody approved")
                .network();

        assertThat(pending)
                .cannotReach(vm("app"), privateEndpoint("files-pe"), anyTraffic())
                .cannotReach(onPremises("hq"), privateEndpoint("files-pe"), 443)
                .canReach(vm("app"), privateEndpoint("ledger-pe"), 1433);
    }
}
