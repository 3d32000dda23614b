package io.canreach.model;

import static io.canreach.model.Refusal.refused;
import static io.canreach.model.Refusal.vnet;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.AppServiceEnvironment.Version;
import org.junit.jupiter.api.Test;

/** What Azure refuses of App Service Environments. */
class AseValidationTest {
    @Test
    void from_version_2_on_an_environment_has_its_subnet_for_itself() {
        String only = "; from version 2 on its subnet must hold nothing else";
        refused(
                vnet().ase("a", Version.V2).vm("one", "10.0.1.4"),
                "ase 'a' (v2) shares subnet 'v/s' with network interface 'one-nic'" + only);
        refused(
                vnet().ase("a", Version.V2).ase("b", Version.V1),
                "ase 'a' (v2) shares subnet 'v/s' with ase 'b' (v1)" + only);
        assertThat(vnet().ase("a", Version.V1).vm("one", "10.0.1.4").network().all(AppServiceEnvironment.class))
                .hasSize(1);
    }

    @Test
    void a_classic_network_has_environments_of_version_1_only() {
        refused(
                new Lab()
                        .classicVnet("v", "10.0.0.0/16")
                        .subnet("s", "10.0.1.0/24")
                        .ase("a", Version.V3),
                "ase 'a' (v3) stands in the classic vnet 'v'; only version 1 may");
    }

    @Test
    void an_environment_of_version_3_needs_a_27_and_an_internal_one_an_address_of_its_subnet() {
        refused(
                new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/28").ase("a", Version.V3),
                "ase 'a' (v3) needs a subnet of /27 or larger, not 10.0.1.0/28");
        refused(
                vnet().ase("a", Version.V1, true, "10.0.9.9", ""),
                "ase 'a' (v1) has the internal address 10.0.9.9, which is not in subnet 's' 10.0.1.0/24");
        refused(
                vnet().vm("one", "10.0.1.9").ase("a", Version.V1, true, "10.0.1.9", ""),
                "ase 'a' (v1) has the address 10.0.1.9, which vm 'one' has already");
    }

    @Test
    void versions_1_and_2_need_addresses_before_the_first_app_runs() {
        refused(
                new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/28").ase("a", Version.V2),
                "ase 'a' (v2) needs 12 addresses, but subnet 'v/s' 10.0.1.0/28 has only 11");
    }
}
