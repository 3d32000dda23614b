package io.canreach.exporter;

import io.canreach.model.Access;
import io.canreach.model.ApplicationSecurityGroup;
import io.canreach.model.AsgReference;
import io.canreach.model.DeploymentModel;
import io.canreach.model.Direction;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.NextHopType;
import io.canreach.model.Ports;
import io.canreach.model.Prefix;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Cidr;
import io.canreach.packet.Protocol;
import java.util.List;

/** A network with one of everything that is written. */
final class Sample {
    static final String AZURE =
            "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/hub/providers/Microsoft.Network/";

    private Sample() {}

    static ResourceId id(String path) {
        return ResourceId.of(AZURE + path);
    }

    static Prefix prefix(String text) {
        return new Prefix(Cidr.parse(text));
    }

    static SecurityRule rule(String name, int priority, Direction direction, Access access) {
        return SecurityRule.of(name, priority, direction, access);
    }

    static NetworkSecurityGroup group() {
        var web = rule("allow-web", 100, Direction.INBOUND, Access.ALLOW)
                .withProtocol(Protocol.TCP)
                .withSource(ServiceTag.INTERNET)
                .withDestination(new AsgReference(id("applicationSecurityGroups/web")))
                .withDestinationPorts(List.of(Ports.parse("80"), Ports.parse("8000-8080")));
        var offices = rule("allow-offices", 110, Direction.INBOUND, Access.ALLOW)
                .withProtocol(Protocol.UDP)
                .withSource(prefix("203.0.113.0/24"), prefix("198.51.100.7"))
                .withDestinationPorts(List.of(Ports.parse("53")));
        var storage = rule("deny-storage", 4000, Direction.OUTBOUND, Access.DENY)
                .withDestination(new ServiceTag("Storage.WestEurope"));
        return new NetworkSecurityGroup(
                id("networkSecurityGroups/web-nsg"),
                DeploymentModel.RESOURCE_MANAGER,
                "westeurope",
                List.of(storage, offices, web));
    }

    static RouteTable table() {
        return new RouteTable(
                id("routeTables/to-firewall"),
                "westeurope",
                List.of(
                        Route.toAppliance("default", prefix("0.0.0.0/0"), KnownAddress.parse("10.0.9.4")),
                        Route.of("azure", new ServiceTag("AzureCloud"), NextHopType.INTERNET),
                        Route.of("nowhere", prefix("10.99.0.0/16"), NextHopType.NONE)),
                true);
    }

    static Network network() {
        var vnet = id("virtualNetworks/v");
        var subnet = Subnet.of(vnet.child("subnets", "a"), List.of(Cidr.parse("10.0.1.0/24")))
                .withNetworkSecurityGroup(group().id())
                .withRouteTable(table().id());
        return Network.builder()
                .existing()
                .add(new ApplicationSecurityGroup(id("applicationSecurityGroups/web"), "westeurope"))
                .add(table())
                .add(group())
                .add(new VirtualNetwork(
                        vnet,
                        DeploymentModel.RESOURCE_MANAGER,
                        "westeurope",
                        List.of(Cidr.parse("10.0.0.0/16")),
                        List.of(),
                        List.of(subnet),
                        List.of()))
                .build();
    }
}
