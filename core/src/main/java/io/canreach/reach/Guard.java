package io.canreach.reach;

import io.canreach.model.Direction;
import io.canreach.model.NetworkInterface;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.security.RuleList;
import io.canreach.security.RuleScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * An NSG that guards a place.
 *
 * @param rules its rules of one direction
 * @param shortly its name and where it is attached, in short words for steps
 * @param fully the same, in long ones for messages
 * @param disputed the disputed points that the outcome of its rules rests on
 * @param words what steps and deciders say of each of its rules
 */
record Guard(RuleList rules, String shortly, String fully, Disputed disputed, RuleWords words) {
    private record Attached(ResourceId group, String shortly, String fully) {}

    /** The guards of a place, in the order in which they are asked. */
    static List<Guard> of(NetworkView view, Direction direction, Place place, RuleScope scope) {
        if (scope.source().isPresent() || scope.destination().isPresent()) {
            return find(view, direction, place, scope);
        }
        Map<Object, List<Guard>> kept = view.guards(direction);
        Object post = post(place, scope.subnet());
        List<Guard> known = kept.get(post);
        if (known == null) {
            known = find(view, direction, place, scope);
            kept.put(post, known);
        }
        return known;
    }

    /** Where NSGs guard: what two places share here, they share the guards of. */
    private static Object post(Place place, Subnet subnet) {
        if (isEndpoint(place)) {
            return List.of(subnet.id());
        }
        boolean own = place instanceof Place.Interface it
                && it.address().networkInterface().networkSecurityGroup().isPresent();
        return own ? List.of(subnet.id(), place.resource()) : subnet.id();
    }

    private static List<Guard> find(NetworkView view, Direction direction, Place place, RuleScope scope) {
        List<Guard> guards = new ArrayList<>();
        for (Attached each : attached(direction, place, scope.subnet())) {
            BiFunction<NetworkView, RuleScope, RuleList> rules = isEndpoint(place)
                    ? (read, there) -> read.endpointRules(each.group(), direction, there)
                    : (read, there) -> read.rules(each.group(), direction, there);
            RuleList own = rules.apply(view, scope);
            Disputed disputed = view.disputed(own, scope, () -> new Disputed(view, scope, own, rules::apply));
            String shortly = own.group().name() + " on " + each.shortly();
            RuleWords words = new RuleWords(own.group(), shortly, each.fully());
            guards.add(new Guard(own, shortly, each.fully(), disputed, words));
        }
        return List.copyOf(guards);
    }

    private static List<Attached> attached(Direction direction, Place place, Subnet subnet) {
        if (isUnfiltered(place)) {
            return List.of();
        }
        List<Attached> all = new ArrayList<>();
        if (subnet.networkSecurityGroup().isPresent()) {
            all.add(new Attached(subnet.networkSecurityGroup().get(), subnet.name(), subnet.label()));
        }
        if (place instanceof Place.Interface it) {
            NetworkInterface nic = it.address().networkInterface();
            if (nic.networkSecurityGroup().isPresent()) {
                String label = Place.Interface.owner(nic);
                int position = direction == Direction.OUTBOUND ? 0 : all.size();
                all.add(position, new Attached(nic.networkSecurityGroup().get(), label, label));
            }
        }
        return all;
    }

    /** Whether a place is a private endpoint in a subnet whose NSG is not for these. */
    static boolean isUnfiltered(Place place) {
        return isEndpoint(place)
                && place.subnet()
                        .filter(subnet -> !subnet.privateEndpointPolicies().appliesNetworkSecurityGroups())
                        .isPresent();
    }

    static boolean isEndpoint(Place place) {
        return place instanceof Place.Managed it && it.owner() instanceof PrivateEndpoint;
    }
}
