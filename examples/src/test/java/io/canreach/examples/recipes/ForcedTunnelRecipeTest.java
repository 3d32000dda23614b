package io.canreach.examples.recipes;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.model.Network;
import org.junit.jupiter.api.Test;

/** How a team writes down that nothing leaves its machines but by the company's own way. */
class ForcedTunnelRecipeTest {
    private final Network network = new ForcedTunnel().network();

    @Test
    void nothing_leaves_the_application_for_the_internet_directly() {
        var answer = canReach(vm("app"), internet(), anyTraffic()).in(network).answer();

        assertThat(answer).isUndetermined().staysInsideVirtualNetworks();
    }

    @Test
    void what_the_site_is_sent_is_for_the_site_to_say() {
        var result = canReach(vm("app"), internet(), 443).via(onPremises("hq")).in(network);

        assertThat(result.message())
                .contains("to on-premises network 'hq', its default site")
                .contains("to decide whether on-premises network 'hq' forwards what is not its own");
    }

    @Test
    void the_companys_proxy_is_reached_and_the_front_keeps_its_own_way_out() {
        assertThat(network)
                .canReach(vm("app"), ip("192.168.0.10"), 8080)
                .canReach(vm("web"), internet(), 443)
                .canReach(internet(), vm("web"), 443);
    }

    @Test
    void a_tunnelled_machine_cannot_be_called_even_with_a_public_address_and_a_rule() {
        var exposed = new ForcedTunnel()
                .mistake("a public address on a tunnelled machine")
                .network();

        assertThat(exposed).cannotReach(internet(), vm("app"), 443).canReach(internet(), vm("web"), 443);
    }

    @Test
    void without_gateway_routes_a_subnet_is_cut_off_from_the_site_in_both_directions() {
        assertThat(network)
                .cannotReach(vm("vault"), onPremises("hq"), anyTraffic())
                .cannotReach(onPremises("hq"), vm("vault"), anyTraffic())
                .canReach(vm("app"), vm("vault"), 443);
    }
}
