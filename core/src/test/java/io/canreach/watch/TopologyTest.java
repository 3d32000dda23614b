package io.canreach.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.NextHopType;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpFamily;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyTest {
    private static final ResourceId VNET = id("rg", "virtualNetworks/v");
    private static final ResourceId SUBNET = VNET.child("subnets", "s");
    private static final ResourceId NIC = id("rg", "networkInterfaces/nic");
    private static final ResourceId VM = id("rg", "virtualMachines/vm");
    private static final ResourceId NSG = id("rg", "networkSecurityGroups/nsg");
    private static final ResourceId TABLE = id("rg", "routeTables/rt");
    private static final ResourceId IP = id("rg", "publicIPAddresses/ip");

    private static ResourceId id(String group, String rest) {
        return ResourceId.of("/subscriptions/sub/resourceGroups/" + group + "/providers/Microsoft.Network/" + rest);
    }

    private static Network network() {
        Subnet subnet = Subnet.of(SUBNET, Lab.cidrs("10.0.1.0/24"))
                .withNetworkSecurityGroup(NSG)
                .withRouteTable(TABLE);
        IpConfiguration address =
                IpConfiguration.of("ip", SUBNET, KnownAddress.parse("10.0.1.4")).withPublicIp(IP);
        return Network.builder()
                .add(VirtualNetwork.of(VNET, Lab.cidrs("10.0.0.0/16"), List.of(subnet)))
                .add(NetworkInterface.of(NIC, List.of(address)).withVirtualMachine(VM))
                .add(VirtualMachine.of(VM, List.of(NIC)))
                .add(NetworkSecurityGroup.of(NSG, List.of(Lab.allowIn(100))))
                .add(new RouteTable(
                        TABLE, "", List.of(Route.of("r", Lab.prefix("9.0.0.0/8"), NextHopType.NONE)), false))
                .add(new PublicIpAddress(IP, "", Sku.BASIC, IpFamily.IPV4, KnownAddress.parse("20.1.1.1")))
                .add(NetworkSecurityGroup.of(id("other", "networkSecurityGroups/foreign"), List.of()))
                .build();
    }

    private static List<String> associations(ResourceId id) {
        return NetworkWatcher.of(network()).topology("RG").node(id).orElseThrow().associations().stream()
                .map(each -> each.relation() + " " + each.resource().name())
                .toList();
    }

    @Test
    void it_holds_the_resources_of_one_group_and_their_parts() {
        assertThat(NetworkWatcher.of(network()).topology("RG").nodes())
                .extracting(node -> node.resource().name())
                .containsExactly("v", "s", "vm", "nic", "nsg", "rule-100", "ip", "rt", "r");
    }

    @Test
    void a_network_contains_its_subnets_and_a_machine_its_interfaces() {
        assertThat(associations(VNET)).containsExactly("Contains s");
        assertThat(associations(VM)).containsExactly("Contains nic");
    }

    @Test
    void what_is_attached_is_associated() {
        assertThat(associations(SUBNET)).containsExactly("Associated nsg", "Associated rt");
        assertThat(associations(NIC)).containsExactly("Associated vm", "Associated s", "Associated ip");
        assertThat(associations(IP)).containsExactly("Associated nic");
        assertThat(associations(NSG)).containsExactly("Contains rule-100", "Associated s");
        assertThat(associations(TABLE)).containsExactly("Contains r", "Associated s");
    }

    @Test
    void a_group_that_is_not_there_has_nothing() {
        assertThat(NetworkWatcher.of(network()).topology("nowhere").nodes()).isEmpty();
        assertThat(NetworkWatcher.of(network()).topology("RG").node(id("other", "networkSecurityGroups/foreign")))
                .isEmpty();
    }
}
