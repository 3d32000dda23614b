package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Protocol;
import io.canreach.security.OrderedRules;
import io.canreach.security.RuleScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** Finds the disputed points on which the outcome of a list of rules rests: those whose two readings differ in it. */
final class Disputed {
    private static final PacketSet WITHOUT_PORTS =
            PacketSet.all().withProtocols(EnumSet.of(Protocol.ICMP, Protocol.ESP, Protocol.AH));

    private final NetworkView view;
    private final RuleScope scope;
    private final OrderedRules own;
    private final BiFunction<NetworkView, RuleScope, OrderedRules> rules;
    private final Collection<Assumption> ofTags;
    private final IpSet inInternetToo;
    private final boolean maybeByPorts;
    private final boolean maybeByFamily;
    private final Map<Assumption, PacketSet> differing = new ConcurrentHashMap<>();

    /** Rules as they are read, and how to get them as they are in a view with one point read otherwise. */
    Disputed(
            NetworkView view,
            RuleScope scope,
            OrderedRules own,
            BiFunction<NetworkView, RuleScope, OrderedRules> rules) {
        this.view = view;
        this.scope = scope;
        this.own = own;
        this.rules = rules;
        this.ofTags = view.tags(scope.subnet()).disputed();
        this.inInternetToo = view.tags(scope.subnet()).inInternetToo();
        this.maybeByPorts = own.mayRestOn(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL);
        this.maybeByFamily = own.mayRestOn(Assumption.ANY_ADDRESS_OF_BOTH_FAMILIES);
    }

    List<Assumption> in(PacketSet packets) {
        boolean inTwoTags = isInInternetToo(packets);
        if (!maybeByPorts && !maybeByFamily && ofTags.isEmpty() && !inTwoTags) {
            return List.of();
        }
        List<Assumption> rests = new ArrayList<>();
        if (maybeByPorts
                && packets.overlaps(WITHOUT_PORTS)
                && restsOn(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL, packets)) {
            rests.add(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL);
        }
        if (maybeByFamily && restsOn(Assumption.ANY_ADDRESS_OF_BOTH_FAMILIES, packets.restrictTo(IpFamily.IPV6))) {
            rests.add(Assumption.ANY_ADDRESS_OF_BOTH_FAMILIES);
        }
        for (Assumption each : ofTags) {
            if (restsOn(each, packets)) {
                rests.add(each);
            }
        }
        if (inTwoTags && restsOn(Assumption.INTERNET_TAG_BESIDE_OTHERS, packets)) {
            rests.add(Assumption.INTERNET_TAG_BESIDE_OTHERS);
        }
        return rests;
    }

    /** Whether packets have an address that is in tag {@code Internet} and in another tag, too. */
    private boolean isInInternetToo(PacketSet packets) {
        return !inInternetToo.isEmpty()
                && (inInternetToo.overlaps(packets.sources()) || inInternetToo.overlaps(packets.destinations()));
    }

    boolean restsOn(Assumption assumption, PacketSet packets) {
        if (packets.isEmpty()) {
            return false;
        }
        PacketSet known = differing.get(assumption);
        return (known != null ? known : differing.computeIfAbsent(assumption, this::difference)).overlaps(packets);
    }

    private PacketSet difference(Assumption assumption) {
        List<PacketSet> first = fates(assumption, Reading.FIRST);
        List<PacketSet> second = fates(assumption, Reading.SECOND);
        PacketSet differing = PacketSet.empty();
        for (int i = 0; i < first.size(); i++) {
            PacketSet one = first.get(i);
            PacketSet other = second.get(i);
            differing = differing.union(one.minus(other)).union(other.minus(one));
        }
        return differing;
    }

    private List<PacketSet> fates(Assumption assumption, Reading reading) {
        return read(assumption, reading).fates(concerned(assumption));
    }

    private OrderedRules read(Assumption assumption, Reading reading) {
        if (view.network().assumptions().reading(assumption) == reading) {
            return own;
        }
        NetworkView read = view.reading(assumption, reading);
        return rules.apply(read, new RuleScope(read.network(), scope.subnet(), scope.source(), scope.destination()));
    }

    /** The packets that a point is about: of others, its readings say the same. */
    private static PacketSet concerned(Assumption assumption) {
        return switch (assumption) {
            case PORT_RULE_ON_PORTLESS_PROTOCOL -> WITHOUT_PORTS;
            case ANY_ADDRESS_OF_BOTH_FAMILIES -> PacketSet.all().restrictTo(IpFamily.IPV6);
            default -> PacketSet.all();
        };
    }
}
