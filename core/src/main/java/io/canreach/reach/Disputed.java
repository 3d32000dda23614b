package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Direction;
import io.canreach.model.ResourceId;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Protocol;
import io.canreach.security.AddressExpansion;
import io.canreach.security.Outcome;
import io.canreach.security.RulePart;
import io.canreach.security.RuleScope;
import java.util.ArrayList;
import java.util.List;

/** Finds the disputed points on which the outcome of a list of rules rests: those whose two readings differ in it. */
final class Disputed {
    private final NetworkView view;
    private final ResourceId group;
    private final Direction direction;
    private final RuleScope scope;

    Disputed(NetworkView view, ResourceId group, Direction direction, RuleScope scope) {
        this.view = view;
        this.group = group;
        this.direction = direction;
        this.scope = scope;
    }

    List<Assumption> in(PacketSet packets) {
        List<Assumption> rests = new ArrayList<>();
        boolean portless = packets.protocols().stream().anyMatch(protocol -> !protocol.hasPorts());
        if (portless && differs(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL, withoutPorts(packets))) {
            rests.add(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL);
        }
        PacketSet ipv6 = packets.restrictTo(IpFamily.IPV6);
        if (!ipv6.isEmpty() && differs(Assumption.ANY_ADDRESS_OF_BOTH_FAMILIES, ipv6)) {
            rests.add(Assumption.ANY_ADDRESS_OF_BOTH_FAMILIES);
        }
        for (Assumption each : ofTags(packets)) {
            if (differs(each, packets)) {
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

    private boolean differs(Assumption assumption, PacketSet packets) {
        return !allowed(assumption, Reading.FIRST, packets).equals(allowed(assumption, Reading.SECOND, packets));
    }

    private PacketSet allowed(Assumption assumption, Reading reading, PacketSet packets) {
        NetworkView read = view.reading(assumption, reading);
        RuleScope same = new RuleScope(read.network(), scope.subnet(), scope.source(), scope.destination());
        return PacketSet.unionOf(read.rules(group, direction, same).evaluate(packets).stream()
                .filter(part -> part.outcome() == Outcome.ALLOW)
                .map(RulePart::packets)
                .toList());
    }
}
