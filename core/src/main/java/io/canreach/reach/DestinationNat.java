package io.canreach.reach;

import io.canreach.model.DnatRule;
import io.canreach.model.KnownAddress;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.packet.Rewrite;
import io.canreach.security.AddressExpansion;
import io.canreach.security.Extent;
import io.canreach.security.RuleScope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The rules by which a device passes packets for its own addresses on to somebody else: the first that matches decides.
 *
 * @param walk the walk
 * @param device the device
 * @param subnet where the device stands, by which service tags are read
 * @param called the addresses that a rule is for, among those of the packets
 */
record DestinationNat(Walk walk, Device device, Subnet subnet, Function<DnatRule, Extent> called) {
    /** The addresses of a rule that is for what is called. */
    static final Extent ALL = new Extent(IpSet.all(), IpSet.all(), List.of());

    /** The addresses of a rule that is for something else. */
    static final Extent NONE = new Extent(IpSet.empty(), IpSet.empty(), List.of());

    static Extent perhaps(String doubt) {
        return new Extent(IpSet.empty(), IpSet.all(), List.of(new Unknown(doubt)));
    }

    static Extent only(KnownAddress address) {
        IpSet one = IpSet.of(address.ip());
        return new Extent(one, one, List.of());
    }

    /** Hands on what a rule matches, and gives back the rest. */
    Strand take(Strand strand, List<DnatRule> rules, BiConsumer<Strand, DnatRule> next) {
        AddressExpansion expansion = new AddressExpansion(RuleScope.of(walk.network(), subnet));
        Strand rest = strand;
        for (DnatRule rule : rules) {
            Extent source = expansion.source(rule.source());
            Extent destination = called.apply(rule);
            Strand matched = rest.narrow(match(rule, source.certain(), destination.certain()));
            rest = rest.without(matched.asked());
            Strand perhaps = rest.perhaps(match(rule, source.possible(), destination.possible()));
            rest = rest.without(perhaps.asked());
            walk.undetermined(perhaps, Stage.APPLIANCE, doubt(rule, perhaps, source, destination));
            if (matched.wasAt(device.id())) {
                String text = "a loop: it comes to " + device.label() + " again";
                walk.drop(matched, Stage.APPLIANCE, Decider.of(Decider.Kind.LOOP, rule.name(), device.id(), text));
            } else if (!matched.isEmpty()) {
                next.accept(matched, rule);
            }
        }
        return rest;
    }

    private static PacketSet match(DnatRule rule, IpSet sources, IpSet destinations) {
        PacketSet all = services(rule).fromSources(sources).toDestinations(destinations);
        return rule.translatedAddress() instanceof KnownAddress to
                ? all.restrictTo(to.ip().family())
                : all;
    }

    /** The protocols and ports that a rule is for. */
    static PacketSet services(DnatRule rule) {
        Set<Protocol> protocols = EnumSet.noneOf(Protocol.class);
        rule.protocols().forEach(each -> protocols.addAll(each.concrete()));
        return PacketSet.of(protocols, IpSet.all(), PortSet.all(), IpSet.all(), rule.destinationPorts());
    }

    private static Unknown doubt(DnatRule rule, Strand perhaps, Extent source, Extent destination) {
        List<Unknown> doubts = new ArrayList<>(destination.doubts());
        doubts.addAll(source.doubts());
        Unknown why = doubts.isEmpty() ? Walk.doubt(perhaps) : doubts.get(0);
        return new Unknown("whether rule '" + rule.name() + "' translates is not known: " + why.reason());
    }

    /** What a rule calls instead, and what it makes of the destination. */
    static Rewrite rewrite(DnatRule rule, KnownAddress to) {
        Rewrite rewrite = Rewrite.none().destination(IpSet.of(to.ip()));
        return rule.translatedPort()
                .map(port -> rewrite.destinationPort(PortSet.of(port)))
                .orElse(rewrite);
    }

    /** What a rule calls instead, in words. */
    static String arrow(DnatRule rule) {
        String port = rule.translatedPort().map(each -> ":" + each).orElse("");
        return " -> " + rule.translatedAddress() + port;
    }
}
