package io.canreach.watch;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.ServiceTag;
import io.canreach.model.ServiceTags;
import io.canreach.model.Subnet;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.security.AddressExpansion;
import io.canreach.security.Outcome;
import io.canreach.security.RuleList;
import io.canreach.security.RulePart;
import io.canreach.security.RuleScope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks whether the NSG of a managed service's subnet lets through what the service needs. */
final class RequiredRules {
    /** The peer that is the subnet itself. */
    static final String ITSELF = "the subnet";

    private final Network network;
    private final Subnet subnet;
    private final IpSet own;
    private final IpSet virtualNetwork;
    private final List<RequiredRule> rules = new ArrayList<>();

    RequiredRules(Network network, Subnet subnet) {
        this.network = withTags(network);
        this.subnet = subnet;
        this.own = subnet.usableAddresses().restrictTo(IpFamily.IPV4);
        this.virtualNetwork = network.virtualNetworkOf(subnet).addresses().restrictTo(IpFamily.IPV4);
    }

    List<RequiredRule> all() {
        return List.copyOf(rules);
    }

    /**
     * Tags whose prefixes are not given stand for one address that no other tag has: a rule is for them by its name. The
     * page asks for a rule for AzureLoadBalancer beside the one for Internet, so the two are kept apart.
     */
    private static Network withTags(Network network) {
        ServiceTags tags = network.serviceTags();
        tags = withTag(tags, "GatewayManager", "203.0.113.250");
        Network tagged = network.withServiceTags(withTag(tags, "AzureCloud", "203.0.113.251"));
        return tagged.withAssumptions(tagged.assumptions().with(Assumption.INTERNET_TAG_BESIDE_OTHERS, Reading.SECOND));
    }

    private static ServiceTags withTag(ServiceTags tags, String name, String address) {
        ServiceTag tag = new ServiceTag(name);
        return tags.prefixes(tag).isPresent() ? tags : tags.with(tag, IpSet.parse(address));
    }

    /** Notes whether TCP on some ports passes between the subnet and a service tag. */
    void require(String name, Direction direction, PortSet ports, String peer, String without) {
        require(name, direction, EnumSet.of(Protocol.TCP), ports, peer, without);
    }

    /** Notes whether protocols with ports pass, on some ports, between the subnet and a service tag. */
    void require(
            String name, Direction direction, Set<Protocol> protocols, PortSet ports, String peer, String without) {
        String services = protocols.stream().map(Protocol::name).collect(Collectors.joining(",")) + " " + ports;
        PacketSet packets = PacketSet.all().withProtocols(protocols).toPorts(ports);
        require(name, direction, packets, services, peer, without);
    }

    /** Notes whether all traffic passes between the subnet and a service tag, or itself. */
    void requireAll(String name, Direction direction, String peer, String without) {
        require(name, direction, PacketSet.all(), "any traffic", peer, without);
    }

    private void require(
            String name, Direction direction, PacketSet packets, String services, String peer, String without) {
        IpSet others = others(peer);
        PacketSet wanted = direction == Direction.INBOUND
                ? packets.fromSources(others).toDestinations(own)
                : packets.fromSources(own).toDestinations(others);
        Optional<RulePart> worst = worst(direction, wanted);
        Outcome outcome = worst.map(RulePart::outcome).orElse(Outcome.ALLOW);
        String by = worst.map(part -> "'" + part.rule().name() + "'").orElse("the absence of any NSG");
        rules.add(new RequiredRule(name, direction, services, peer, outcome, by, without));
    }

    private IpSet others(String peer) {
        if (peer.equals(ITSELF)) {
            return own;
        }
        if (peer.equals("VirtualNetwork")) {
            return virtualNetwork;
        }
        return new AddressExpansion(RuleScope.of(network, subnet))
                .tag(new ServiceTag(peer))
                .certain()
                .restrictTo(IpFamily.IPV4)
                .minus(virtualNetwork);
    }

    /** What decides the part that fares worst; empty without an NSG. */
    private Optional<RulePart> worst(Direction direction, PacketSet wanted) {
        List<RulePart> parts = subnet.networkSecurityGroup()
                .map(id -> network.get(NetworkSecurityGroup.class, id))
                .map(group -> RuleList.of(group, direction, RuleScope.of(network, subnet)))
                .map(list -> list.evaluate(wanted))
                .orElse(List.of());
        return first(parts, Outcome.DENY)
                .or(() -> first(parts, Outcome.UNDETERMINED))
                .or(() -> first(parts, Outcome.ALLOW));
    }

    private static Optional<RulePart> first(List<RulePart> parts, Outcome outcome) {
        return parts.stream().filter(part -> part.outcome() == outcome).findFirst();
    }
}
