package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Protocol;
import io.canreach.security.AddressExpansion;
import io.canreach.security.OrderedRules;
import io.canreach.security.RuleScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Finds the disputed points on which the outcome of a list of rules rests: those whose two readings differ in it. */
final class Disputed {
    private final NetworkView view;
    private final RuleScope scope;
    private final BiFunction<NetworkView, RuleScope, OrderedRules> rules;

    /** Rules are asked for anew, as they are in a view with one point read otherwise. */
    Disputed(NetworkView view, RuleScope scope, BiFunction<NetworkView, RuleScope, OrderedRules> rules) {
        this.view = view;
        this.scope = scope;
        this.rules = rules;
    }

    List<Assumption> in(PacketSet packets) {
        List<Assumption> rests = new ArrayList<>();
        boolean portless = packets.protocols().stream().anyMatch(protocol -> !protocol.hasPorts());
        if (portless && restsOn(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL, withoutPorts(packets))) {
            rests.add(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL);
        }
        PacketSet ipv6 = packets.restrictTo(IpFamily.IPV6);
        if (!ipv6.isEmpty() && restsOn(Assumption.ANY_ADDRESS_OF_BOTH_FAMILIES, ipv6)) {
            rests.add(Assumption.ANY_ADDRESS_OF_BOTH_FAMILIES);
        }
        for (Assumption each : ofTags(packets)) {
            if (restsOn(each, packets)) {
                rests.add(each);
            }
        }
        return rests;
    }

    /** The disputed points on which tags rest that may hold the packets' addresses. */
    private List<Assumption> ofTags(PacketSet packets) {
        AddressExpansion tags = view.tags(scope.subnet());
        List<Assumption> points = new ArrayList<>(tags.disputed());
        IpSet addresses = packets.sources().union(packets.destinations());
        if (addresses.overlaps(tags.inInternetToo())) {
            points.add(Assumption.INTERNET_TAG_BESIDE_OTHERS);
        }
        return points;
    }

    private static PacketSet withoutPorts(PacketSet packets) {
        return PacketSet.unionOf(packets.protocols().stream()
                .filter(protocol -> !protocol.hasPorts())
                .map(Protocol::concrete)
                .map(packets::withProtocols)
                .toList());
    }

    /** Whether the outcome is another by the other reading of a point. */
    boolean restsOn(Assumption assumption, PacketSet packets) {
        return !fates(assumption, Reading.FIRST, packets).equals(fates(assumption, Reading.SECOND, packets));
    }

    private List<PacketSet> fates(Assumption assumption, Reading reading, PacketSet packets) {
        NetworkView read = view.reading(assumption, reading);
        RuleScope same = new RuleScope(read.network(), scope.subnet(), scope.source(), scope.destination());
        return rules.apply(read, same).fates(packets);
    }
}
