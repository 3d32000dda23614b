package io.canreach.examples.recipes;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.ase.AseFinding;
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
    void without_a_way_out_it_is_healthy_and_version_1_would_not_be() {
        assertThat(third).isHealthy(ase("web-ase"));
        assertThat(health(ase("web-ase")).in(first).findings())
                .extracting(AseFinding::kind)
                .contains(AseFinding.Kind.OUTBOUND);
        assertThat(health(ase("web-ase")).in(third).findings())
                .extracting(AseFinding::kind)
                .doesNotContain(AseFinding.Kind.OUTBOUND);
    }

    @Test
    void inside_destinations_see_its_subnet_and_the_internet_its_public_addresses() {
        assertThat(addresses(ase("web-ase")).in(first)).hasToString("""
                ase 'web-ase' (v1)
                  listens at public VIP 40.80.1.9: TCP 21,80,443,454-455,990,4016,4018,4020,10001-10020
                  virtual and connected networks see 10.0.2.0/24
                  the Internet sees 40.80.1.9
                  another environment sees its public VIP, too""");
        assertThat(addresses(ase("web-ase")).in(third)).hasToString("""
                ase 'web-ase' (v3)
                  listens at internal address 10.0.2.9: TCP 80,443,8172
                  virtual and connected networks see 10.0.2.0/24
                  the Internet sees 40.80.1.10, 40.80.1.11""");
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
