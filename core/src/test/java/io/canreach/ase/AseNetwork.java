package io.canreach.ase;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.AseSettings;
import io.canreach.model.DeploymentModel;
import io.canreach.model.GatewayConnection;
import io.canreach.model.GatewaySettings;
import io.canreach.model.InternalLoadBalancing;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.NextHopType;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.Prefix;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A network with one App Service Environment, behind whatever a test puts around it. */
final class AseNetwork {
    static final ResourceId VNET = ResourceId.of("virtualNetworks", "testVNet");
    static final ResourceId ASE = ResourceId.of("hostingEnvironments", "web-ase");
    static final String VIP = "192.23.1.2";

    private Version version = Version.V1;
    private List<SecurityRule> rules = List.of();
    private List<Ip> dns = List.of();
    private Optional<Cidr> routed = Optional.empty();
    private Optional<GatewayConnection.Status> tunnel = Optional.empty();
    private List<Cidr> learned = List.of();

    AseNetwork version(Version value) {
        this.version = value;
        return this;
    }

    AseNetwork rules(SecurityRule... value) {
        this.rules = Arrays.asList(value);
        return this;
    }

    AseNetwork dns(String... servers) {
        this.dns = Arrays.stream(servers).map(Ip::parse).toList();
        return this;
    }

    AseNetwork droppedByRoute(String prefix) {
        this.routed = Optional.of(Cidr.parse(prefix));
        return this;
    }

    AseNetwork tunnel(GatewayConnection.Status status, String... learnedPrefixes) {
        this.tunnel = Optional.of(status);
        this.learned = Arrays.stream(learnedPrefixes).map(Cidr::parse).toList();
        return this;
    }

    Network build() {
        ResourceId nsg = ResourceId.of("networkSecurityGroups", "nsg-ase");
        ResourceId table = ResourceId.of("routeTables", "routes");
        Subnet subnet = Subnet.of(VNET.child("subnets", "Subnet-ASE"), List.of(Cidr.parse("10.0.2.0/24")))
                .withNetworkSecurityGroup(nsg);
        Subnet own = routed.isPresent() ? subnet.withRouteTable(table) : subnet;
        Subnet gateway = Subnet.of(VNET.child("subnets", "GatewaySubnet"), List.of(Cidr.parse("10.0.255.0/27")));
        Network.Builder network = Network.builder()
                .add(new VirtualNetwork(
                        VNET,
                        DeploymentModel.RESOURCE_MANAGER,
                        "",
                        List.of(Cidr.parse("10.0.0.0/16")),
                        dns,
                        List.of(own, gateway),
                        List.of()))
                .add(NetworkSecurityGroup.of(nsg, rules))
                .add(environment(own));
        routed.ifPresent(prefix -> network.add(
                new RouteTable(table, "", List.of(Route.of("drop", new Prefix(prefix), NextHopType.NONE)), false)));
        tunnel.ifPresent(status -> addTunnel(network, status));
        return network.build();
    }

    static AppServiceEnvironment environment(Network network) {
        return network.get(AppServiceEnvironment.class, ASE);
    }

    private AppServiceEnvironment environment(Subnet subnet) {
        KnownAddress vip = KnownAddress.parse(VIP);
        return new AppServiceEnvironment(
                ASE, "", version, subnet.id(), InternalLoadBalancing.NONE, vip, List.of(vip), AseSettings.STANDARD);
    }

    private void addTunnel(Network.Builder network, GatewayConnection.Status status) {
        ResourceId gateway = ResourceId.of("virtualNetworkGateways", "vpn");
        ResourceId site = ResourceId.of("localNetworkGateways", "hq");
        List<Cidr> space = new ArrayList<>(List.of(Cidr.parse("192.168.0.0/16")));
        network.add(new VirtualNetworkGateway(
                        gateway, "", VNET, VirtualNetworkGateway.Type.VPN, GatewaySettings.STANDARD))
                .add(new OnPremisesNetwork(site, space))
                .add(new GatewayConnection(
                        ResourceId.of("connections", "to-hq"),
                        gateway,
                        site,
                        status,
                        learned,
                        GatewayConnection.Kind.SITE,
                        false,
                        false,
                        Optional.empty()));
    }
}
