package io.canreach.model;

import static io.canreach.model.Lab.prefix;
import static io.canreach.model.Refusal.refused;
import static io.canreach.model.Refusal.vnet;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.ApplicationGateway.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may stand in the subnets that Azure knows by their name, and hang on them. */
class NamedSubnetValidationTest {
    private static Lab bastion() {
        return vnet().subnet("AzureBastionSubnet", "10.0.2.0/26");
    }

    private static Lab firewall() {
        return vnet().subnet("AzureFirewallSubnet", "10.0.2.0/26");
    }

    @Test
    void each_has_a_size_that_is_enough() {
        refused(
                vnet().subnet("AzureBastionSubnet", "10.0.2.0/27"),
                "subnet 'AzureBastionSubnet' 10.0.2.0/27 is too small for bastions; the smallest AzureBastionSubnet is"
                        + " /26");
        refused(
                vnet().subnet("AzureFirewallSubnet", "10.0.2.0/27"),
                "subnet 'AzureFirewallSubnet' 10.0.2.0/27 is too small for firewalls; the smallest AzureFirewallSubnet"
                        + " is /26");
        refused(
                vnet().subnet("RouteServerSubnet", "10.0.2.0/28"),
                "subnet 'RouteServerSubnet' 10.0.2.0/28 is too small for route servers; the smallest RouteServerSubnet is"
                        + " /27");
        assertThat(bastion().subnet("azurefirewallsubnet", "10.0.3.0/25").network())
                .isNotNull();
    }

    @Test
    void nothing_else_stands_in_them() {
        refused(
                bastion().vm("jump", "10.0.2.4"),
                "subnet 'v/AzureBastionSubnet' holds network interface 'jump-nic'; it may hold bastions only");
        refused(
                firewall().add(Kit.privateEndpoint("pe", Lab.subnetId("v", "AzureFirewallSubnet"), "10.0.2.9")),
                "subnet 'v/AzureFirewallSubnet' holds private endpoint 'pe'; it may hold firewalls only");
        refused(
                vnet().subnet("RouteServerSubnet", "10.0.2.0/27").vm("nva", "10.0.2.4"),
                "subnet 'v/RouteServerSubnet' holds network interface 'nva-nic'; it may hold route servers only");
        refused(
                vnet().vpn("gw", "10.0.255.0/27")
                        .add(Kit.applicationGateway(
                                "agw", Lab.subnetId("v", "GatewaySubnet"), Version.V2, "10.0.255.9")),
                "subnet 'v/GatewaySubnet' holds application gateway 'agw'; it may hold gateways only");
        refused(
                bastion()
                        .add(Kit.bastion("a", Lab.subnetId("v", "AzureBastionSubnet")))
                        .add(Kit.bastion("b", Lab.subnetId("v", "AzureBastionSubnet"))),
                "subnet 'v/AzureBastionSubnet' holds more than one of its bastions; one is allowed");
    }

    @Test
    void some_have_no_nsg_and_some_no_route_table() {
        Route any = Route.of("r", prefix("10.9.0.0/16"), NextHopType.NONE);

        refused(
                firewall().subnetNsg("n"),
                "subnet 'v/AzureFirewallSubnet' has an NSG; Azure does not support one on the AzureFirewallSubnet");
        refused(
                bastion().routes(any),
                "subnet 'v/AzureBastionSubnet' has a route table; Azure does not support one on the AzureBastionSubnet");
        refused(
                vnet().subnet("RouteServerSubnet", "10.0.2.0/27").subnetNsg("n").routes(any),
                "subnet 'v/RouteServerSubnet' has an NSG; Azure does not support one on the RouteServerSubnet",
                "subnet 'v/RouteServerSubnet' has a route table; Azure does not support one on the RouteServerSubnet");
        assertThat(bastion().subnetNsg("n").network().all(NetworkSecurityGroup.class))
                .hasSize(1);
        assertThat(firewall().routes(any).network().all(RouteTable.class)).hasSize(1);
    }

    @Test
    void firewalls_and_bastions_stand_in_the_subnets_of_their_name() {
        refused(
                vnet().add(Kit.firewall(Lab.subnetId("v", "s"), "10.0.1.4", List.of())),
                "firewall 'fw' stands in subnet 'v/s'; its subnet must be named 'AzureFirewallSubnet'");
        refused(
                vnet().add(Kit.bastion("b", Lab.subnetId("v", "s"))),
                "bastion 'b' stands in subnet 'v/s'; its subnet must be named 'AzureBastionSubnet'");
        refused(
                vnet().add(Kit.bastion("b", Lab.subnetId("v", "AzureBastionSubnet"))),
                "bastion 'b' refers to subnet 'AzureBastionSubnet', which is not in the network; there is: 'v/s'");
    }

    @Test
    void what_is_there_already_may_be_what_azure_would_not_make_anew() {
        Network network = vnet().vpn("gw", "10.0.255.0/27")
                .subnetNsg("n")
                .routes(true, Route.of("r", prefix("0.0.0.0/0"), NextHopType.INTERNET))
                .subnet("AzureBastionSubnet", "10.0.2.0/27")
                .existing()
                .network();

        assertThat(network.toBuilder().build()).hasToString(network.toString());
        refused(
                vnet().subnet("AzureBastionSubnet", "10.0.2.0/28").existing(),
                "subnet 'AzureBastionSubnet' 10.0.2.0/28 is too small for bastions; the smallest AzureBastionSubnet is"
                        + " /27");
    }
}
