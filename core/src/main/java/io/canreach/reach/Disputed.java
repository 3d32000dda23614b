package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.packet.IpFamily;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Protocol;
import io.canreach.security.OrderedRules;
import io.canreach.security.RuleScope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.BiFunction;

/** Finds the disputed points on which the outcome of a list of rules rests: those whose two readings differ in it. */
final class Disputed {
    private static final PacketSet WITHOUT_PORTS =
            PacketSet.all().withProtocols(EnumSet.of(Protocol.ICMP, Protocol.ESP, Protocol.AH));

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
        if (packets.overlaps(WITHOUT_PORTS)
                && differing(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL).overlaps(packets.intersect(WITHOUT_PORTS))) {
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
        List<Assumption> points = new ArrayList<>(view.tags(scope.subnet()).disputed());
        if (packets.overlaps(view.inInternetToo(scope.subnet()))) {
            points.add(Assumption.INTERNET_TAG_BESIDE_OTHERS);
        }
        return points;
    }

    boolean restsOn(Assumption assumption, PacketSet packets) {
        return differing(assumption).overlaps(packets);
    }

    private PacketSet differing(Assumption assumption) {
        return view.disputed(rules.apply(view, scope), scope, assumption, () -> difference(assumption));
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
        NetworkView read = view.reading(assumption, reading);
        RuleScope same = new RuleScope(read.network(), scope.subnet(), scope.source(), scope.destination());
        return rules.apply(read, same).fates(PacketSet.all());
    }
}
