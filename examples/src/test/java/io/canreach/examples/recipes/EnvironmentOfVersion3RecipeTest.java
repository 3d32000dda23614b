package io.canreach.examples.recipes;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Network;
import org.junit.jupiter.api.Test;

/** How a team writes down what changed for it with version 3. */
class EnvironmentOfVersion3RecipeTest {
    private final Network first = new EnvironmentOfVersion1().network();
    private final Network third = new EnvironmentOfVersion3().network();

    @Test
    void what_apps_call_inside_stays_the_same() {
        for (Network network : new Network[] {first, third}) {
            assertThat(network)
                    .canReach(ase("web-ase"), vm("sql-vm"), 1433)
                    .canReach(ase("web-ase"), onPremises("hq"), 1433);
        }
    }

    @Test
    void an_internal_one_is_called_from_inside_and_an_external_one_from_outside() {
        assertThat(first).canReach(internet(), ase("web-ase"), 443);
        assertThat(third)
                .cannotReach(internet(), ase("web-ase"), anyTraffic())
                .canReach(onPremises("hq"), ase("web-ase"), 443)
                .canReach(vm("sql-vm"), ase("web-ase"), 443);
    }

    @Test
    void nobody_manages_it_through_its_network_so_the_way_out_may_be_closed() {
        assertThat(third).cannotReach(ase("web-ase"), internet(), tcp(80, 443, 445, 1433));
        assertThat(third).cannotReach(internet(), ase("web-ase"), tcp(454, 455));
    }

    @Test
    void it_shares_its_subnet_with_nothing() {
        assertThatThrownBy(() -> network(vnet("testVNet")
                        .subnet("Subnet-ASE", "10.0.2.0/24")
                        .ase(ase("web-ase").v3())
                        .vm("neighbour")))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("ase 'web-ase' (v3) shares subnet 'testVNet/Subnet-ASE' with network interface"
                        + " 'neighbour-nic'; from version 2 on its subnet must hold nothing else");
    }

    @Test
    void it_does_not_stand_in_a_classic_network() {
        assertThatThrownBy(() -> network(classicVnet("testVNet")
                        .subnet("Subnet-ASE", "10.0.2.0/24")
                        .ase(ase("web-ase").v3())))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("ase 'web-ase' (v3) stands in the classic vnet 'testVNet'; only version 1 may");
    }
}
