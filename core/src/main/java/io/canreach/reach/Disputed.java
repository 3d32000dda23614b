package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Direction;
import io.canreach.model.NextHopType;
import io.canreach.model.Prefix;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Protocol;
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
        if (isForced() && differs(Assumption.DEFAULT_ROUTE_IN_VIRTUAL_NETWORK_TAG, packets)) {
            rests.add(Assumption.DEFAULT_ROUTE_IN_VIRTUAL_NETWORK_TAG);
        }
        return rests;
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

    /** Whether a user-defined default route leads to an appliance or a gateway. */
    private boolean isForced() {
        return scope.subnet().routeTable().stream()
                .map(id -> scope.network().get(RouteTable.class, id))
                .flatMap(table -> table.routes().stream())
                .anyMatch(Disputed::forces);
    }

    private static boolean forces(Route route) {
        boolean elsewhere = route.nextHopType() == NextHopType.VIRTUAL_APPLIANCE
                || route.nextHopType() == NextHopType.VIRTUAL_NETWORK_GATEWAY;
        return elsewhere
                && route.destination() instanceof Prefix prefix
                && prefix.cidr().prefixLength() == 0;
    }
}
