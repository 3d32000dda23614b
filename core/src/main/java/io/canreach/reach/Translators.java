package io.canreach.reach;

import io.canreach.model.Appliance;
import io.canreach.model.AzureFirewall;
import io.canreach.model.CloudService;
import io.canreach.model.DnatRule;
import io.canreach.model.HostAddress;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.routing.Peerings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whoever passes calls from the Internet on to somebody else by rules that translate: at the public addresses of firewalls
 * and appliances machines are called that have none of their own.
 */
final class Translators {
    private final Network network;
    private final Traffic traffic;
    private final Function<Resource, Target> ofAddress;
    private final Function<Set<ResourceId>, List<Face>> behind;
    /** Whoever is being asked about, so that those who pass calls on to each other are not asked for ever. */
    private final Set<ResourceId> asked = new HashSet<>();

    /** With ways to make a target of a public address, and to find the public addresses that are in front of others. */
    Translators(
            Network network,
            Traffic traffic,
            Function<Resource, Target> ofAddress,
            Function<Set<ResourceId>, List<Face>> behind) {
        this.network = network;
        this.traffic = traffic;
        this.ofAddress = ofAddress;
        this.behind = behind;
    }

    private PacketSet packets() {
        return traffic.between(IpSet.all(), IpSet.all());
    }

    /** The addresses of others at which an interface is called. */
    List<Face> of(NetworkInterface nic) {
        List<Face> faces = new ArrayList<>();
        if (asked.add(nic.id())) {
            network.all(AzureFirewall.class).forEach(firewall -> addFirewall(firewall, nic, faces));
            network.all(VirtualMachine.class).forEach(machine -> addAppliance(machine, nic, faces));
            asked.remove(nic.id());
        }
        return faces.stream().map(face -> face.accepting(nic.id())).toList();
    }

    private void addFirewall(AzureFirewall firewall, NetworkInterface nic, List<Face> faces) {
        boolean near = isNear(firewall, nic);
        List<DnatRule> rules = firewall.collections().stream()
                .flatMap(collection -> collection.rules().stream())
                .flatMap(rule -> rule instanceof DnatRule dnat ? Stream.of(dnat) : Stream.empty())
                .filter(rule -> leads(rule, nic) || (near && rule.translatedAddress() instanceof Unknown))
                .toList();
        boolean unknown = near && !firewall.unknownRules().isEmpty();
        for (ResourceId id : firewall.publicIps()) {
            PublicIpAddress ip = network.get(PublicIpAddress.class, id);
            List<DnatRule> here = rules.stream()
                    .filter(rule -> mayBe(rule.destination(), ip.address()))
                    .toList();
            if (unknown || !here.isEmpty()) {
                faces.add(new Face(ofAddress.apply(ip), unknown || isAsked(here)));
            }
        }
    }

    private boolean isAsked(List<DnatRule> rules) {
        return rules.stream().anyMatch(rule -> DestinationNat.services(rule).overlaps(packets()));
    }

    private static boolean mayBe(HostAddress called, HostAddress own) {
        return called.equals(own) || called instanceof Unknown || own instanceof Unknown;
    }

    private boolean leads(DnatRule rule, NetworkInterface nic) {
        return rule.translatedAddress() instanceof KnownAddress to
                && nic.ipConfigurations().stream().anyMatch(each -> has(each, to));
    }

    /** Whether an address is that of an interface, or may be since that is not declared. */
    private boolean has(IpConfiguration configuration, KnownAddress address) {
        return configuration.privateAddress() instanceof KnownAddress known
                ? known.equals(address)
                : network.find(Subnet.class, configuration.subnet())
                        .filter(subnet -> network.addresses()
                                .free(subnet, configuration.family())
                                .contains(address.ip()))
                        .isPresent();
    }

    /** What is not known of a firewall may lead into its own virtual network and those next to it. */
    private boolean isNear(AzureFirewall firewall, NetworkInterface nic) {
        VirtualNetwork own = network.virtualNetworkOf(network.get(Subnet.class, firewall.subnet()));
        Optional<ResourceId> there = nic.subnet().parent();
        return there.filter(own.id()::equals).isPresent()
                || Peerings.neighbours(network, own).stream()
                        .anyMatch(each -> there.filter(each.id()::equals).isPresent());
    }

    private void addAppliance(VirtualMachine machine, NetworkInterface nic, List<Face> faces) {
        List<DnatRule> rules = machine.appliance().map(Appliance::translations).orElse(List.of()).stream()
                .filter(rule -> leads(rule, nic))
                .toList();
        if (!rules.isEmpty()) {
            addPublicIps(machine, isAsked(rules), faces);
            addEndpoints(machine, faces);
            faces.addAll(behind.apply(Set.copyOf(machine.networkInterfaces())));
        }
    }

    private void addPublicIps(VirtualMachine machine, boolean isAsked, List<Face> faces) {
        machine.networkInterfaces().stream()
                .flatMap(id -> network.find(NetworkInterface.class, id).stream())
                .flatMap(each -> each.ipConfigurations().stream())
                .flatMap(each -> each.publicIp().stream())
                .forEach(id -> faces.add(new Face(ofAddress.apply(network.get(PublicIpAddress.class, id)), isAsked)));
    }

    private void addEndpoints(VirtualMachine machine, List<Face> faces) {
        boolean isAsked = machine.inputEndpoints().stream()
                .anyMatch(endpoint -> !packets()
                        .withProtocols(Set.of(endpoint.protocol()))
                        .toPorts(PortSet.of(endpoint.publicPort()))
                        .isEmpty());
        machine.cloudService()
                .filter(any -> !machine.inputEndpoints().isEmpty())
                .map(id -> network.get(CloudService.class, id))
                .ifPresent(service -> faces.add(new Face(ofAddress.apply(service), isAsked)));
    }
}
