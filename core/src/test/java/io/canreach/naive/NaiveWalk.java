package io.canreach.naive;

import io.canreach.model.Access;
import io.canreach.model.AnyAddress;
import io.canreach.model.Appliance;
import io.canreach.model.ApplianceRule;
import io.canreach.model.Direction;
import io.canreach.model.DnatRule;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.Ports;
import io.canreach.model.Prefix;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityAdminRule.Action;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Flow;
import io.canreach.packet.Ip;
import io.canreach.packet.Protocol;
import io.canreach.security.InternetTag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sends one packet and its reply through a network, hop by hop, as a person would on paper. Devices remember what they saw
 * and what they translated; nothing here is clever, and nothing is shared with the walk over sets.
 */
final class NaiveWalk {
    private static final int MOST_HOPS = 60;

    private final Network network;
    private final NaiveRoutes routes;
    private final NaiveRules rules;
    private final List<NetworkInterface> interfaces;
    private final Map<NetworkInterface, Map<Packet, Packet>> translated = new HashMap<>();
    private final Set<Seen> seen = new HashSet<>();
    private final Set<Seen> answered = new HashSet<>();
    private Optional<NetworkInterface> home = Optional.empty();
    private Optional<Packet> wanted = Optional.empty();
    private Optional<Edge> edge = Optional.empty();
    private int hops;

    NaiveWalk(Network network, NaiveRoutes routes, NaiveRules rules) {
        this.network = network;
        this.routes = routes;
        this.rules = rules;
        this.interfaces = List.copyOf(network.all(NetworkInterface.class));
    }

    /** What became of a packet. */
    enum Outcome {
        DELIVERED,
        DROPPED,
        /** It leaves by an address that Azure chooses and calls somebody in the network by it. */
        NOT_SAID
    }

    /** Thrown to say that the packet is lost; the rest of the way is then of no interest. */
    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final Outcome outcome;

        Lost(Outcome outcome) {
            super(outcome.name(), null, false, false);
            this.outcome = outcome;
        }
    }

    Outcome send(Flow flow) {
        Packet packet = Packet.of(flow);
        try {
            home = owner(flow.source());
            wanted = Optional.of(packet.reply());
            if (home.isPresent()) {
                leave(packet, home.get());
            } else {
                online(packet, Optional.empty());
            }
            requireBothDirections();
            return Outcome.DELIVERED;
        } catch (Lost lost) {
            return lost.outcome;
        }
    }

    /** A packet as it came to a device. */
    private record Seen(NetworkInterface device, Packet packet) {}

    /** A packet that came in by a public address: its reply is translated back where it leaves by the same interface. */
    private record Edge(NetworkInterface at, Packet inside, Packet outside, Optional<NetworkInterface> from) {}

    private void requireBothDirections() {
        for (Seen each : seen) {
            boolean stateful = behaviour(each.device()).state() == Appliance.State.STATEFUL;
            if (stateful && !answered.contains(each)) {
                throw lost();
            }
        }
    }

    private static Lost lost() {
        return new Lost(Outcome.DROPPED);
    }

    private void leave(Packet packet, NetworkInterface from) {
        if (has(from, packet.destination()) && has(from, packet.source())) {
            return;
        }
        Subnet subnet = subnet(from);
        emit(packet, from);
        NaiveRoutes.Entry route = routes.choose(subnet, packet.destination()).orElseThrow(NaiveWalk::lost);
        switch (route.type()) {
            case VNET_LOCAL -> arrive(packet, find(vnet(from), packet.destination()));
            case VNET_PEERING -> arrive(packet, find(vnet(route), packet.destination()));
            case VIRTUAL_APPLIANCE -> forward(packet, from, device(from, route));
            case INTERNET -> toInternet(packet, from);
            default -> throw lost();
        }
    }

    private VirtualNetwork vnet(NaiveRoutes.Entry route) {
        // a user's route to the virtual network names none
        return route.vnet().map(id -> network.get(VirtualNetwork.class, id)).orElseThrow(NaiveWalk::lost);
    }

    private void arrive(Packet packet, NetworkInterface at) {
        admit(packet, at);
        take(packet, at);
    }

    /** A packet for the machine itself, which may translate it and send it on. */
    private void take(Packet packet, NetworkInterface at) {
        Appliance behaviour = behaviour(at);
        Optional<DnatRule> rule = behaviour.translations().stream()
                .filter(each -> each.protocols().contains(packet.protocol()))
                .filter(each -> each.destination().equals(new KnownAddress(packet.destination())))
                .filter(each -> each.destinationPorts().contains(packet.destinationPort()))
                .findFirst();
        if (rule.isEmpty()) {
            back(packet.reply(), at);
            return;
        }
        if (hops++ > MOST_HOPS) {
            throw lost();
        }
        Packet there = packet.to(((KnownAddress) rule.get().translatedAddress()).ip())
                .toPort(rule.get().translatedPort().orElse(packet.destinationPort()));
        Packet sent = hides(behaviour, there) ? there.from(ip(at)) : there;
        if (sent.equals(there) && !at.ipForwarding()) {
            throw lost();
        }
        remember(at, packet, sent);
        leave(sent, at);
    }

    private void admit(Packet packet, NetworkInterface at) {
        Subnet subnet = subnet(at);
        if (isPastGroups(Direction.INBOUND, packet, subnet)) {
            return;
        }
        filter(subnet.networkSecurityGroup(), Direction.INBOUND, packet, subnet);
        filter(at.networkSecurityGroup(), Direction.INBOUND, packet, subnet);
    }

    private void emit(Packet packet, NetworkInterface from) {
        Subnet subnet = subnet(from);
        if (isPastGroups(Direction.OUTBOUND, packet, subnet)) {
            return;
        }
        filter(from.networkSecurityGroup(), Direction.OUTBOUND, packet, subnet);
        filter(subnet.networkSecurityGroup(), Direction.OUTBOUND, packet, subnet);
    }

    private boolean isPastGroups(Direction direction, Packet packet, Subnet subnet) {
        Optional<Action> action = rules.admin(direction, packet, subnet);
        if (action.equals(Optional.of(Action.DENY))) {
            throw lost();
        }
        return action.equals(Optional.of(Action.ALWAYS_ALLOW));
    }

    private void filter(Optional<ResourceId> group, Direction direction, Packet packet, Subnet subnet) {
        if (group.isPresent() && !rules.allow(group.get(), direction, packet, subnet)) {
            throw lost();
        }
    }

    private NetworkInterface device(NetworkInterface from, NaiveRoutes.Entry route) {
        Ip hop = route.hop().orElseThrow(NaiveWalk::lost);
        if (vnet(from).addresses().contains(hop)) {
            return find(vnet(from), hop);
        }
        for (VirtualNetwork peer : NaiveRoutes.peers(network, vnet(from))) {
            if (peer.addresses().contains(hop)) {
                return find(peer, hop);
            }
        }
        throw lost();
    }

    private void forward(Packet packet, NetworkInterface from, NetworkInterface device) {
        if (device.equals(from) || hops++ > MOST_HOPS) {
            throw lost();
        }
        admit(packet, device);
        if (has(device, packet.destination())) {
            take(packet, device);
            return;
        }
        Appliance behaviour = behaviour(device);
        if (!device.ipForwarding() || !passes(behaviour, packet)) {
            throw lost();
        }
        Packet sent = hides(behaviour, packet) ? packet.from(ip(device)) : packet;
        remember(device, packet, sent);
        leave(sent, device);
    }

    private void remember(NetworkInterface device, Packet came, Packet sent) {
        if (!came.equals(sent)) {
            translated.computeIfAbsent(device, any -> new HashMap<>()).put(sent.reply(), came.reply());
        }
        if (!seen.add(new Seen(device, came))) {
            throw lost(); // it goes round
        }
    }

    private static boolean hides(Appliance behaviour, Packet packet) {
        return switch (behaviour.sourceNat()) {
            case NONE -> false;
            case INTERNET -> InternetTag.addresses().contains(packet.destination());
            case ALWAYS -> true;
        };
    }

    private static boolean passes(Appliance behaviour, Packet packet) {
        if (behaviour.forwarding() == Appliance.Forwarding.ALL) {
            return true;
        }
        for (ApplianceRule rule : behaviour.rules()) {
            boolean protocol = rule.match().protocols().contains(Protocol.ANY)
                    || rule.match().protocols().contains(packet.protocol());
            boolean source = rule.match().source().stream()
                    .anyMatch(each ->
                            each instanceof AnyAddress || ((Prefix) each).cidr().contains(packet.source()));
            boolean destination = rule.match().destination().stream()
                    .anyMatch(each ->
                            each instanceof AnyAddress || ((Prefix) each).cidr().contains(packet.destination()));
            boolean port = rule.match().destinationPorts().stream()
                    .anyMatch(each -> ((Ports) each).set().contains(packet.destinationPort()));
            if (protocol && source && destination && port) {
                return rule.access() == Access.ALLOW;
            }
        }
        return false;
    }

    private void toInternet(Packet packet, NetworkInterface from) {
        if (!InternetTag.addresses().contains(packet.destination()) || !has(from, packet.source())) {
            throw lost();
        }
        Optional<PublicIpAddress> own = publicIp(configuration(from, packet.source()));
        if (own.isEmpty() && hasPublicIp(from)) {
            throw lost(); // a machine that has one for another address gets none by default
        }
        if (own.isEmpty() && publicOwner(packet.destination()).isPresent()) {
            throw new Lost(Outcome.NOT_SAID);
        }
        Packet sent = own.isPresent() ? packet.from(ip(own.get())) : packet.from(Ip.parse("99.99.99.99"));
        translated.computeIfAbsent(from, any -> new HashMap<>()).put(sent.reply(), packet.reply());
        online(sent, Optional.of(from));
    }

    private void online(Packet packet, Optional<NetworkInterface> from) {
        Optional<PublicEnd> owner = publicOwner(packet.destination());
        if (owner.isEmpty()) {
            if (!InternetTag.addresses().contains(packet.destination())) {
                throw lost();
            }
            from.ifPresent(each -> backOnline(packet.reply(), each));
            return;
        }
        NetworkInterface at = owner.get().at();
        boolean guarded = at.networkSecurityGroup().isPresent()
                || subnet(at).networkSecurityGroup().isPresent();
        if (publicIp(owner.get().configuration()).orElseThrow().sku() == PublicIpAddress.Sku.STANDARD && !guarded) {
            throw lost();
        }
        Packet inside = packet.to(ip(owner.get().configuration()));
        admit(inside, at);
        edge = Optional.of(new Edge(at, inside.reply(), packet.reply(), from));
        take(inside, at);
    }

    /** The reply on its way, standing at an interface. */
    private void back(Packet packet, NetworkInterface from) {
        if (hops++ > MOST_HOPS) {
            throw lost();
        }
        NaiveRoutes.Entry route =
                routes.choose(subnet(from), packet.destination()).orElseThrow(NaiveWalk::lost);
        switch (route.type()) {
            case VNET_LOCAL -> backAt(packet, find(vnet(from), packet.destination()));
            case VNET_PEERING -> backAt(packet, find(vnet(route), packet.destination()));
            case VIRTUAL_APPLIANCE -> backThrough(packet, device(from, route));
            case INTERNET -> backByEdge(packet, from);
            default -> throw lost();
        }
    }

    /** The reply at the interface whose address it bears: the source, or a device that had put its own address there. */
    private void backAt(Packet packet, NetworkInterface at) {
        Packet before = translated.getOrDefault(at, Map.of()).get(packet);
        if (packet.equals(wanted.orElseThrow()) && home.filter(at::equals).isPresent()) {
            return;
        }
        if (before == null) {
            throw lost();
        }
        answered.add(new Seen(at, before.reply()));
        back(before, at);
    }

    private void backThrough(Packet packet, NetworkInterface device) {
        if (has(device, packet.destination())) {
            backAt(packet, device);
            return;
        }
        if (!device.ipForwarding()) {
            throw lost();
        }
        Packet before = translated.getOrDefault(device, Map.of()).get(packet);
        if (before != null) {
            answered.add(new Seen(device, before.reply()));
            back(before, device);
            return;
        }
        boolean knows = seen.contains(new Seen(device, packet.reply()));
        if (behaviour(device).state() == Appliance.State.STATEFUL && !knows) {
            throw lost();
        }
        if (knows) {
            answered.add(new Seen(device, packet.reply()));
        }
        if (behaviour(device).state() == Appliance.State.STATELESS && !passes(behaviour(device), packet)) {
            throw lost();
        }
        if (!knows) {
            // the interface's NSGs have not seen the request
            admit(packet, device);
            emit(packet, device);
        }
        back(packet, device);
    }

    private void backByEdge(Packet packet, NetworkInterface from) {
        Edge in = edge.filter(each -> each.at().equals(from) && each.inside().equals(packet))
                .orElseThrow(NaiveWalk::lost);
        in.from().ifPresent(each -> backOnline(in.outside(), each));
    }

    /** The reply comes from the Internet to the interface that let the packet out. */
    private void backOnline(Packet packet, NetworkInterface at) {
        backAt(translated.get(at).get(packet), at);
    }

    private NetworkInterface find(VirtualNetwork vnet, Ip ip) {
        for (NetworkInterface nic : interfaces) {
            if (has(nic, ip) && vnet(nic).id().equals(vnet.id())) {
                return nic;
            }
        }
        throw lost();
    }

    private Optional<NetworkInterface> owner(Ip ip) {
        return interfaces.stream().filter(nic -> has(nic, ip)).findFirst();
    }

    /** Whoever has a public address, and which of its private ones that is. */
    private record PublicEnd(NetworkInterface at, IpConfiguration configuration) {}

    private Optional<PublicEnd> publicOwner(Ip ip) {
        return interfaces.stream()
                .flatMap(nic -> nic.ipConfigurations().stream().map(each -> new PublicEnd(nic, each)))
                .filter(end -> publicIp(end.configuration())
                        .filter(each -> ip(each).equals(ip))
                        .isPresent())
                .findFirst();
    }

    private Optional<PublicIpAddress> publicIp(IpConfiguration configuration) {
        return configuration.publicIp().map(id -> network.get(PublicIpAddress.class, id));
    }

    private static IpConfiguration configuration(NetworkInterface nic, Ip ip) {
        return nic.ipConfigurations().stream()
                .filter(each -> ip(each).equals(ip))
                .findFirst()
                .orElseThrow(NaiveWalk::lost);
    }

    private static boolean hasPublicIp(NetworkInterface nic) {
        return nic.ipConfigurations().stream().anyMatch(each -> each.publicIp().isPresent());
    }

    private static boolean has(NetworkInterface nic, Ip ip) {
        return nic.ipConfigurations().stream().anyMatch(each -> ip(each).equals(ip));
    }

    private Appliance behaviour(NetworkInterface nic) {
        return network.get(VirtualMachine.class, nic.virtualMachine().orElseThrow())
                .appliance()
                .orElse(Appliance.ROUTER);
    }

    private VirtualNetwork vnet(NetworkInterface nic) {
        return network.virtualNetworkOf(subnet(nic));
    }

    private Subnet subnet(NetworkInterface nic) {
        return network.get(Subnet.class, nic.subnet());
    }

    /** The address that a device puts in place of a hidden one: its first. */
    private static Ip ip(NetworkInterface nic) {
        return ip(nic.ipConfigurations().get(0));
    }

    private static Ip ip(IpConfiguration configuration) {
        return ((KnownAddress) configuration.privateAddress()).ip();
    }

    private static Ip ip(PublicIpAddress address) {
        return ((KnownAddress) address.address()).ip();
    }
}
