package io.canreach.model;

import static io.canreach.model.Refusal.refused;
import static io.canreach.model.Refusal.vnet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.ApplicationGateway.Version;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Azure refuses of private endpoints, application gateways and delegated subnets. */
class SubnetResourceValidationTest {
    private static final ResourceId S = Lab.subnetId("v", "s");

    @Test
    void a_private_endpoint_has_a_free_address_of_its_subnet() {
        refused(
                vnet().vm("web", "10.0.1.4").add(Kit.privateEndpoint("pe", S, "10.0.1.4", "10.0.9.9", "10.0.1.2")),
                "private endpoint 'pe' has the address 10.0.1.4, which vm 'web' has already",
                "private endpoint 'pe' has the address 10.0.9.9, which is not in subnet 's' 10.0.1.0/24",
                "private endpoint 'pe' has the address 10.0.1.2, which Azure reserves in subnet 's' 10.0.1.0/24 (the first"
                        + " four and the last)");
        assertThatThrownBy(() -> Kit.privateEndpoint("pe", S))
                .hasMessage("private endpoint 'pe' must have at least one address, known or unknown");
        refused(
                vnet().add(Kit.privateEndpoint("pe", Lab.subnetId("v", "t"), "")),
                "private endpoint 'pe' refers to subnet 't', which is not in the network; there is: 'v/s'");
    }

    @Test
    void an_interface_without_machine_may_be_a_private_endpoint_s_own() {
        NetworkInterface own = NetworkInterface.of(
                Lab.nicId("pe"), List.of(IpConfiguration.of("ip", S, KnownAddress.parse("10.0.1.9"))));

        assertThat(vnet().add(own)
                        .add(Kit.privateEndpoint("pe", S, "10.0.1.9"))
                        .network()
                        .all(PrivateEndpoint.class))
                .hasSize(1);
    }

    @Test
    void private_endpoints_stand_in_the_region_of_their_network_and_in_no_classic_one() {
        refused(
                vnet().location("westeurope")
                        .add(new PrivateEndpoint(
                                Kit.id("pe"),
                                "northeurope",
                                S,
                                List.of(Kit.host("")),
                                PrivateEndpoint.State.APPROVED,
                                Optional.empty(),
                                List.of(),
                                List.of())),
                "private endpoint 'pe' is in region northeurope and vnet 'v' in westeurope; both must be in the same"
                        + " region");
        refused(
                new Lab()
                        .classicVnet("v", "10.0.0.0/16")
                        .subnet("s", "10.0.1.0/24")
                        .changed(subnet -> subnet.withServiceEndpoints(
                                List.of(new ServiceEndpoint("Microsoft.Storage", List.of()))))
                        .add(Kit.privateEndpoint("pe", S, "")),
                "subnet 'v/s' of the classic vnet 'v' has service endpoints, which only Resource Manager networks have",
                "private endpoint 'pe' stands in classic vnet 'v'; only a Resource Manager network has such a resource");
    }

    @Test
    void an_application_gateway_stands_with_its_like_alone() {
        String alone = "; its subnet may hold application gateways of the same version only";
        refused(
                vnet().vm("web", "10.0.1.4").add(Kit.applicationGateway("agw", S, Version.V2, "10.0.1.9")),
                "application gateway 'agw' (v2) shares subnet 'v/s' with vm 'web'" + alone);
        refused(
                vnet().add(Kit.applicationGateway("a", S, Version.V2, "10.0.1.8"))
                        .add(Kit.applicationGateway("b", S, Version.V1, "10.0.1.9")),
                "application gateway 'a' (v2) shares subnet 'v/s' with application gateway 'b'" + alone,
                "application gateway 'b' (v1) shares subnet 'v/s' with application gateway 'a'" + alone);
    }

    @Test
    void an_application_gateway_has_one_frontend_of_a_kind_and_listens_on_those_it_has() {
        refused(
                vnet().add(Kit.applicationGateway("agw", S, Version.V2, "10.0.1.8", "10.0.1.9")),
                "application gateway 'agw' has more than one IPv4 private frontend; one is allowed");
        refused(
                vnet().add(new ApplicationGateway(
                        Kit.id("agw"),
                        "",
                        S,
                        Version.V2,
                        List.of(),
                        List.of(new ApplicationGateway.Listener("front", 0)),
                        List.of(new ApplicationGateway.Backend(List.of(), 70000)))),
                "application gateway 'agw' listens on port 0; allowed is 1 to 65535",
                "application gateway 'agw' calls its backends on port 70000; allowed is 1 to 65535",
                "application gateway 'agw' listens on frontend 'front', which it does not have");
    }

    private static Lab delegated(String... services) {
        return vnet().changed(subnet -> subnet.withDelegations(List.of(services)));
    }

    @Test
    void a_subnet_is_delegated_to_one_service_that_has_it_for_itself() {
        refused(
                delegated("Microsoft.Web/serverFarms", "Microsoft.Sql/managedInstances"),
                "subnet 'v/s' is delegated to Microsoft.Web/serverFarms and Microsoft.Sql/managedInstances; one service"
                        + " is allowed");
        refused(
                delegated("Microsoft.Web/serverFarms").vm("web", "10.0.1.4"),
                "subnet 'v/s' is delegated to Microsoft.Web/serverFarms and holds vm 'web'; it may hold nothing else");
        refused(
                delegated("Microsoft.Sql/managedInstances")
                        .add(Kit.natGateway("nat", NatGateway.Sku.STANDARD))
                        .changed(subnet -> subnet.withNatGateway(Kit.id("nat"))),
                "subnet 'v/s' is for SQL managed instances and has a NAT gateway, which they do not support");
        assertThat(delegated("Microsoft.Databricks/workspaces")
                        .vm("worker", "10.0.1.4")
                        .network()
                        .all(NetworkInterface.class))
                .hasSize(1);
    }

    @Test
    void an_environment_of_version_3_does_not_stand_in_another_service_s_subnet() {
        refused(
                delegated("Microsoft.Databricks/workspaces").ase("a", AppServiceEnvironment.Version.V3),
                "ase 'a' (v3) stands in subnet 'v/s', which is delegated to Microsoft.Databricks/workspaces; it needs"
                        + " Microsoft.Web/hostingEnvironments");
        assertThat(delegated("microsoft.web/hostingEnvironments")
                        .ase("a", AppServiceEnvironment.Version.V3)
                        .network())
                .isNotNull();
    }

    @Test
    void a_storage_account_takes_rules_for_public_ipv4_addresses() {
        ServiceFirewall firewall = ServiceFirewall.of(
                Access.DENY,
                List.of(ServiceIpRule.parse("10.0.1.0/24"), ServiceIpRule.parse("198.51.100.10")),
                List.of());

        refused(
                vnet().add(new AzureService(Kit.id("acct"), "", "Microsoft.Storage", Kit.host(""), true, firewall)),
                "service 'acct' has an IP rule for 10.0.1.0/24; storage accounts take rules for public IPv4 addresses only");
        assertThat(vnet().add(new AzureService(Kit.id("acct"), "", "Microsoft.Sql", Kit.host(""), true, firewall))
                        .network())
                .isNotNull();
    }
}
