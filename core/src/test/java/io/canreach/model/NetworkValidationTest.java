package io.canreach.model;

import static io.canreach.model.Refusal.refused;
import static io.canreach.model.Refusal.vnet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.canreach.model.AppServiceEnvironment.Version;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is told of a network that is wrong, and references that lead nowhere. */
class NetworkValidationTest {
    @Test
    void several_problems_are_told_at_once() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .vm("one", "10.0.9.4")
                .subnet("b", "10.0.1.0/25")
                .subnet("c", "192.168.0.0/24");

        assertThatThrownBy(lab::network)
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("""
                        3 problems in the network:
                        - subnet 'c' 192.168.0.0/24 is not inside the address space of vnet 'v': 10.0.0.0/16
                        - subnet 'b' 10.0.1.0/25 overlaps 'a' 10.0.1.0/24 in vnet 'v'
                        - vm 'one' has the address 10.0.9.4, which is not in subnet 'a' 10.0.1.0/24""");
    }

    @Test
    void of_very_many_problems_the_first_are_told_and_the_others_counted() {
        Lab lab = vnet();
        IntStream.range(0, 30).forEach(i -> lab.vm("vm" + i, "10.0.9." + (4 + i)));

        InvalidNetworkException refused = catchThrowableOfType(InvalidNetworkException.class, lab::network);

        assertThat(refused.problems()).hasSize(30);
        assertThat(refused).hasMessageEndingWith("\n- and 5 more");
    }

    @Test
    void one_id_twice_is_refused() {
        refused(
                vnet().add(NetworkSecurityGroup.of(Lab.nsgId("n"), List.of()))
                        .add(NetworkSecurityGroup.of(Lab.nsgId("N"), List.of())),
                "NSG 'N': is there twice, with the id /networkSecurityGroups/N");
    }

    @Test
    void a_subscription_has_600_route_tables_and_5_000_nsgs_in_a_region() {
        Lab tables = vnet();
        IntStream.range(0, 601).forEach(i -> tables.add(new RouteTable(Lab.tableId("rt" + i), "", List.of(), false)));
        Lab groups = vnet();
        IntStream.range(0, 5001).forEach(i -> groups.add(NetworkSecurityGroup.of(Lab.nsgId("n" + i), List.of())));
        Lab halves = vnet();
        IntStream.range(0, 601)
                .forEach(i -> halves.add(new RouteTable(
                        ResourceId.of("/subscriptions/s" + i % 2 + "/resourceGroups/g/providers/Microsoft.Network"
                                + "/routeTables/rt" + i),
                        "",
                        List.of(),
                        false)));

        refused(tables, "the network has 601 route tables; at most 600 are allowed");
        refused(groups, "the network has 5001 NSGs in one region; at most 5000 are allowed");
        assertThat(halves.network().all(RouteTable.class)).hasSize(601);
    }

    @Test
    void references_lead_somewhere() {
        refused(
                vnet().sharedNsg("nsgg").add(NetworkSecurityGroup.of(Lab.nsgId("nsg"), List.of())),
                "subnet 'v/s' refers to NSG 'nsgg', which is not in the network; there is: 'nsg'");
        refused(
                vnet().add(AppServiceEnvironment.external(Lab.aseId("a"), Version.V1, Lab.subnetId("v", "t"))),
                "ase 'a' (v1) refers to subnet 't', which is not in the network; there is: 'v/s'");
        refused(
                vnet().vm("one", "10.0.1.4").add(VirtualMachine.of(Lab.vmId("two"), List.of(Lab.nicId("two")))),
                "vm 'two' refers to network interface 'two-nic', which is not in the network; there is: 'one-nic'");
    }

    @Test
    void an_nsg_is_in_the_region_of_what_it_guards() {
        NetworkSecurityGroup there =
                new NetworkSecurityGroup(Lab.nsgId("n"), DeploymentModel.RESOURCE_MANAGER, "West Europe", List.of());
        VirtualNetwork here = new VirtualNetwork(
                Lab.vnetId("v"),
                DeploymentModel.RESOURCE_MANAGER,
                "northeurope",
                Lab.cidrs("10.0.0.0/16"),
                List.of(),
                List.of(Subnet.of(Lab.subnetId("v", "s"), Lab.cidrs("10.0.1.0/24"))
                        .withNetworkSecurityGroup(Lab.nsgId("n"))),
                List.of());

        assertThatThrownBy(() -> Network.builder().add(here).add(there).build())
                .hasMessage("NSG 'n' is in region West Europe and subnet 'v/s' in northeurope; both must be in the same"
                        + " region");
    }

    @Test
    void a_network_can_be_changed_and_is_checked_again() {
        Network network = vnet().vm("one", "10.0.1.4").network();
        VirtualNetwork smaller = VirtualNetwork.of(
                Lab.vnetId("v"),
                Lab.cidrs("10.0.0.0/16"),
                List.of(Subnet.of(Lab.subnetId("v", "s"), Lab.cidrs("10.0.7.0/24"))));

        assertThat(network.toBuilder().build()).hasToString(network.toString());
        assertThatThrownBy(() -> network.toBuilder().replace(smaller).build())
                .hasMessage("vm 'one' has the address 10.0.1.4, which is not in subnet 's' 10.0.7.0/24");
    }

    @Test
    void problems_of_all_kinds_of_resources_are_told_at_once() {
        Lab lab = new Lab()
                .vnet("hub", "10.0.0.0/16")
                .subnet("GatewaySubnet", "10.0.255.0/27")
                .subnetNsg("nsg")
                .changed(subnet -> subnet.withNatGateway(Kit.id("nat")))
                .expressRoute("er")
                .subnet("AzureBastionSubnet", "10.0.2.0/27")
                .subnet("web", "10.0.1.0/24")
                .routes(Route.of("r", Lab.prefix("0.0.0.0/0"), NextHopType.VIRTUAL_NETWORK_GATEWAY))
                .vm("a", "10.0.1.4")
                .publicIp(PublicIpAddress.Sku.BASIC, "20.1.1.1")
                .add(Kit.natGateway("nat", NatGateway.Sku.STANDARD, "a-ip"))
                .add(Kit.privateEndpoint("pe", Lab.subnetId("hub", "web"), "10.0.1.4"))
                .add(Kit.firewall(Lab.subnetId("hub", "web"), "10.0.1.5", List.of()))
                .add(new ConnectedGroup(Kit.id("mesh"), List.of(Lab.vnetId("spoke"))))
                .peerOneSide("hub", VnetPeering.connected("p", Lab.vnetId("hub")));

        refused(
                LabBalancer.in(lab, "lb")
                        .internally("hub", "web", "10.0.1.4")
                        .pool("b")
                        .tcp("http", 80, 80)
                        .probe(80)
                        .done(),
                "private endpoint 'pe' has the address 10.0.1.4, which vm 'a' has already",
                "pool 'p0' of load balancer 'lb' refers to network interface 'b-nic', which is not in the network; there"
                        + " is: 'a-nic'",
                "frontend 'f0' of load balancer 'lb' has the address 10.0.1.4, which vm 'a' has already",
                "Standard NAT gateway 'nat' attaches public IP 'a-ip' (Basic); it takes Standard ones only",
                "public IP 'a-ip' is attached to vm 'a' and to Standard NAT gateway 'nat'; it may be attached once",
                "subnet 'hub/GatewaySubnet' has an NSG; Azure does not support one on the GatewaySubnet",
                "subnet 'hub/GatewaySubnet' has a NAT gateway; Azure does not support one on the GatewaySubnet",
                "subnet 'AzureBastionSubnet' 10.0.2.0/27 is too small for bastions; the smallest AzureBastionSubnet is"
                        + " /26",
                "firewall 'fw' stands in subnet 'hub/web'; its subnet must be named 'AzureFirewallSubnet'",
                "peering 'p' of vnet 'hub' leads to the network itself",
                "connected group 'mesh' refers to vnet 'spoke', which is not in the network; there is: 'hub'",
                "route 'r' of route table 'rt-hub-web' on subnet 'hub/web' leads to the virtual network gateway, but the"
                        + " one of vnet 'hub' is an ExpressRoute gateway; only a VPN gateway by itself may be a next hop");
    }
}
