package io.canreach.reach;

import io.canreach.model.InterfaceAddress;
import io.canreach.model.LoadBalancer;
import io.canreach.model.LoadBalancer.Backend;
import io.canreach.model.LoadBalancer.Frontend;
import io.canreach.model.LoadBalancer.Probe;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Those of whom a load balancer chooses one, with the health of each. */
final class PoolMembers {
    private final Walk walk;
    private final LoadBalancer balancer;
    private final Frontend frontend;

    PoolMembers(Walk walk, LoadBalancer balancer, Frontend frontend) {
        this.walk = walk;
        this.balancer = balancer;
        this.frontend = frontend;
    }

    /** A member and whether it is up. */
    record Member(Place.Interface place, Health health) {
        String label() {
            return place.label();
        }
    }

    /** The known members of a listener that have an address of the frontend's family. */
    List<Member> of(Listener listener) {
        Sources places = new Sources(walk.network(), walk.view().internet());
        List<Member> members = new ArrayList<>();
        for (Backend each : listener.members()) {
            address(walk.network(), each)
                    .filter(address -> address.configuration().family() == frontend.family())
                    .map(places::place)
                    .ifPresent(place -> members.add(new Member(place, health(place, listener.probe()))));
        }
        return members;
    }

    /** Why a listener may have other members than the known ones. */
    List<Unknown> unknown(Listener listener) {
        List<Unknown> reasons = new ArrayList<>(listener.unknownMembers());
        for (Backend each : listener.members()) {
            if (address(walk.network(), each).isEmpty()) {
                reasons.add(new Unknown("the member '" + each.networkInterface().name() + "' of " + balancer.label()
                        + " is not in the network; declare or import it"));
            }
        }
        return reasons;
    }

    private Health health(Place.Interface place, Optional<Probe> probe) {
        return probe.map(it -> walk.view().health(place, it)).orElse(Health.UP);
    }

    /** The address that a member is; a name of no configuration means the only one. */
    static Optional<InterfaceAddress> address(Network network, Backend member) {
        Optional<NetworkInterface> nic = network.find(NetworkInterface.class, member.networkInterface());
        return nic.flatMap(it -> it.ipConfigurations().stream()
                .filter(each -> each.name().equalsIgnoreCase(member.configuration())
                        || it.ipConfigurations().size() == 1)
                .findFirst()
                .map(each -> new InterfaceAddress(it, each)));
    }

    /** Those that are not down. */
    static List<Member> alive(List<Member> members) {
        return members.stream().filter(each -> !each.health().isDown()).toList();
    }

    /** What is said of a listener of which no member is up. */
    Decider down(Listener listener, List<Member> members) {
        String probe = listener.probe()
                .map(it -> "probe '" + it.name() + "' (TCP " + it.port() + ")")
                .orElse("probe");
        String others = members.size() > 1 ? " and " + (members.size() - 1) + " more" : "";
        Member first = members.get(0);
        String text = balancer.label() + ", whose " + probe + " does not get through to " + first.label() + others
                + why(first.health());
        return Decider.of(Decider.Kind.LOAD_BALANCER, listener.name(), balancer.id(), text);
    }

    private static String why(Health health) {
        return health.decider()
                .map(it -> (it.isSentence() ? ": " : ", dropped by ") + it)
                .orElse("");
    }
}
