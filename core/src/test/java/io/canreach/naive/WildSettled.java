package io.canreach.naive;

import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.Appliance;
import io.canreach.model.AzureFirewall;
import io.canreach.model.GatewayConnection;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.PortMatch;
import io.canreach.model.Ports;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A network in which what was not known has become something: one of the networks that it may have been. */
final class WildSettled {
    private final Network network;
    private final Random random;
    private final WildRules rules;
    private final Network.Builder builder;
    private final Set<Ip> taken = new HashSet<>();
    private int names;

    private WildSettled(Network network, Random random) {
        this.network = network;
        this.random = random;
        this.rules = new WildRules(random, false, false);
        this.builder = network.toBuilder();
    }

    static Network of(Network network, Random random) {
        return new WildSettled(network, random).settle();
    }

    private Network settle() {
        network.all(NetworkSecurityGroup.class).forEach(each -> builder.replace(settled(each)));
        network.all(RouteTable.class).forEach(each -> builder.replace(settled(each)));
        network.all(NetworkInterface.class).forEach(each -> builder.replace(settled(each)));
        network.all(PublicIpAddress.class).forEach(each -> builder.replace(settled(each)));
        network.all(GatewayConnection.class).forEach(each -> builder.replace(settled(each)));
        network.all(AzureFirewall.class).forEach(each -> builder.replace(settled(each)));
        network.all(VirtualMachine.class)
                .forEach(each -> each.appliance().ifPresent(it -> builder.replace(each.withAppliance(settled(it)))));
        return builder.build();
    }

    private NetworkSecurityGroup settled(NetworkSecurityGroup group) {
        if (group.rules().stream().anyMatch(each -> each.name().startsWith("unknown-"))) {
            return NetworkSecurityGroup.of(group.id(), List.of());
        }
        List<SecurityRule> known = new ArrayList<>();
        for (SecurityRule each : group.rules()) {
            if (each.unsettled().isEmpty() || random.nextBoolean()) {
                known.add(settled(each));
            }
        }
        return NetworkSecurityGroup.of(group.id(), known);
    }

    private SecurityRule settled(SecurityRule rule) {
        return rule.withUnsettled(List.of())
                .withSource(
                        rule.source().stream().map(each -> address(each, rule)).toList())
                .withDestination(rule.destination().stream()
                        .map(each -> address(each, rule))
                        .toList())
                .withSourcePorts(rule.sourcePorts().stream().map(this::ports).toList())
                .withDestinationPorts(
                        rule.destinationPorts().stream().map(this::ports).toList());
    }

    /** A rule is about prefixes of one family. */
    private AddressMatch address(AddressMatch match, SecurityRule rule) {
        List<AddressMatch> either =
                List.of(new AnyAddress(), new ServiceTag("VirtualNetwork"), ServiceTag.INTERNET, new ServiceTag("Sql"));
        List<AddressMatch> four = List.of(
                Lab.prefix("10.0.0.0/16"), Lab.prefix("10.1.1.0/24"), Lab.prefix("20.1.1.0/24"), new AnyAddress());
        boolean six = rule.match().contains("::");
        return match instanceof Unknown ? rules.pick(six || random.nextBoolean() ? either : four) : match;
    }

    private PortMatch ports(PortMatch match) {
        return match instanceof Unknown ? Ports.parse(rules.pick(List.of("80", "0-65535", "443-2000"))) : match;
    }

    private RouteTable settled(RouteTable table) {
        List<Route> routes = table.routes().stream()
                .map(each ->
                        each.nextHopAddress().filter(Unknown.class::isInstance).isPresent()
                                ? Route.toAppliance(each.name(), each.destination(), hop())
                                : each)
                .toList();
        return new RouteTable(table.id(), table.location(), routes, table.disableBgpRoutePropagation());
    }

    private KnownAddress hop() {
        return KnownAddress.parse(rules.pick(List.of("10.0.1.4", "10.0.1.5", "10.1.1.4", "10.0.250.4", "10.0.9.9")));
    }

    private NetworkInterface settled(NetworkInterface nic) {
        return new NetworkInterface(
                nic.id(),
                nic.location(),
                nic.ipConfigurations().stream().map(this::settled).toList(),
                nic.networkSecurityGroup(),
                nic.ipForwarding(),
                nic.virtualMachine());
    }

    private IpConfiguration settled(IpConfiguration it) {
        return it.privateAddress() instanceof KnownAddress
                ? it
                : new IpConfiguration(
                        it.name(),
                        it.subnet(),
                        it.family(),
                        new KnownAddress(free(it)),
                        it.publicIp(),
                        it.applicationSecurityGroups());
    }

    private Ip free(IpConfiguration it) {
        List<Cidr> blocks = network.addresses()
                .free(network.get(Subnet.class, it.subnet()), it.family())
                .cidrs();
        Ip ip = rules.pick(blocks.subList(0, Math.min(3, blocks.size()))).first();
        while (!taken.add(ip)) {
            ip = ip.plus(1);
        }
        return ip;
    }

    private PublicIpAddress settled(PublicIpAddress it) {
        return it.address() instanceof KnownAddress
                ? it
                : new PublicIpAddress(
                        it.id(), it.location(), it.sku(), it.family(), KnownAddress.parse("20.1.1." + (220 + names++)));
    }

    private GatewayConnection settled(GatewayConnection it) {
        boolean up = random.nextBoolean();
        return it.status() == GatewayConnection.Status.UNKNOWN
                ? new GatewayConnection(
                        it.id(),
                        it.gateway(),
                        it.onPremises(),
                        up ? GatewayConnection.Status.CONNECTED : GatewayConnection.Status.NOT_CONNECTED,
                        it.learnedPrefixes(),
                        it.type(),
                        it.bgp(),
                        it.fastPath(),
                        it.circuit())
                : it;
    }

    private static AzureFirewall settled(AzureFirewall it) {
        return new AzureFirewall(
                it.id(),
                it.location(),
                it.subnet(),
                it.privateAddress(),
                it.publicIps(),
                it.collections(),
                it.privateRanges(),
                List.of());
    }

    private Appliance settled(Appliance it) {
        Appliance.State known = rules.pick(List.of(Appliance.State.STATEFUL, Appliance.State.STATELESS));
        return new Appliance(
                it.forwarding(),
                it.state() == Appliance.State.UNKNOWN ? known : it.state(),
                it.sourceNat(),
                it.rules(),
                it.translations());
    }
}
