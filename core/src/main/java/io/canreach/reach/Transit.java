package io.canreach.reach;

import io.canreach.model.Endpoint;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Rewrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What lies between two ends, without the NSGs of crowds at the ends: routes, peerings, appliances with all their rules, and
 * the way of the reply. It is asked once for thousands of machines, whose own NSGs are put in afterwards: a flow is delivered
 * when each of its ways brings it there and the rules at the end allow it as it comes, and dropped when each way drops it or
 * the rules at its end do.
 *
 * @param ways where flows come by each way; where an appliance may do one thing or another, a flow has several
 */
public record Transit(List<Way> ways) {
    /** Where a way ends. */
    public enum End {
        /** At the destination. */
        ARRIVED,
        /** At the destination, if something is so that is not known. */
        PERHAPS,
        /** Somewhere before, and what happens there is not known. */
        UNKNOWN,
        /** Somewhere before. */
        DROPPED
    }

    /**
     * A way of some flows.
     *
     * @param end where it ends
     * @param packets the flows, as they are sent
     * @param rewrites what became of them on the way
     * @param doubts what would have to be known where the end is {@link End#PERHAPS} or {@link End#UNKNOWN}
     */
    public record Way(End end, PacketSet packets, List<Rewrite> rewrites, List<Unknown> doubts) {
        /**
         * Copies the lists.
         *
         * @param end where it ends
         * @param packets the flows, as they are sent
         * @param rewrites what became of them on the way
         * @param doubts what would have to be known
         */
        public Way {
            rewrites = List.copyOf(rewrites);
            doubts = List.copyOf(doubts);
        }
    }

    /**
     * Copies the list.
     *
     * @param ways where flows come by each way
     */
    public Transit {
        ways = List.copyOf(ways);
    }

    /**
     * From one crowd to others, whose addresses no two of these virtual networks share.
     *
     * @param network the network
     * @param from who sends
     * @param to who is called
     * @return the ways of any traffic
     */
    public static Transit between(Network network, Crowd from, List<Crowd> to) {
        NetworkView view = network.derived(NetworkView.class, NetworkView::new);
        Passed passed = new Passed(to);
        Walk walk = Walk.toCrowds(view, from.place(), target(to), passed);
        walk.route(from.place(), Strand.of(asked(from.place(), addresses(to))));
        return passed.transit(walk.parts());
    }

    /**
     * From an endpoint of the network, with all its rules, to crowds.
     *
     * @param network the network
     * @param from a machine
     * @param to who is called
     * @return the ways of any traffic
     * @throws UnknownEndpointException when the machine does not call
     */
    public static Transit from(Network network, Endpoint from, List<Crowd> to) {
        NetworkView view = network.derived(NetworkView.class, NetworkView::new);
        List<Way> ways = new ArrayList<>();
        for (Place place : new Sources(network, view.internet()).of(from)) {
            Passed passed = new Passed(to);
            Walk walk = Walk.toCrowds(view, place, target(to), passed);
            walk.run(asked(place, addresses(to)));
            ways.addAll(passed.transit(walk.parts()).ways());
        }
        return new Transit(ways);
    }

    /**
     * From a crowd to a machine, with all its rules.
     *
     * @param network the network
     * @param from who sends
     * @param to the machine
     * @return the ways of any traffic
     */
    public static Transit to(Network network, Crowd from, Endpoint to) {
        NetworkView view = network.derived(NetworkView.class, NetworkView::new);
        List<Way> ways = new ArrayList<>();
        for (Target target : new Targets(network, view.internet(), Traffic.any()).of(to, from.place())) {
            Passed passed = new Passed(List.of());
            Walk walk = Walk.toCrowds(view, from.place(), target, passed);
            walk.route(from.place(), Strand.of(asked(from.place(), target.addresses())));
            ways.addAll(passed.transit(walk.parts()).ways());
        }
        return new Transit(ways);
    }

    /**
     * From machines that have the same ways out as one of them to the Internet.
     *
     * @param network the network
     * @param like an address of one of them
     * @param sources the private addresses of all
     * @return the ways of any traffic
     */
    public static Transit toInternet(Network network, InterfaceAddress like, IpSet sources) {
        NetworkView view = network.derived(NetworkView.class, NetworkView::new);
        Place one = new Sources(network, view.internet()).place(like);
        Place all = new Place.Interface(like, one.subnet().orElseThrow(), sources, false);
        IpSet internet = view.internet().callers();
        Passed passed = new Passed(List.of());
        Walk walk = Walk.toCrowds(view, all, Target.anywhere("the Internet", internet), passed);
        walk.route(all, Strand.of(asked(all, internet)));
        return passed.transit(walk.parts());
    }

    /**
     * The flows that leave a machine, for the Internet or not, whatever its NSGs say.
     *
     * @param network the network
     * @param like an address of the machine
     * @return flows from this address
     */
    public static PacketSet withoutRules(Network network, InterfaceAddress like) {
        NetworkView view = network.derived(NetworkView.class, NetworkView::new);
        Place place = new Sources(network, view.internet()).place(like);
        IpSet internet = view.internet().callers();
        Walk walk = new Walk(view, place, Target.anywhere("the Internet", internet));
        Strand strand = Strand.of(asked(place, IpSet.all()));
        return new WithoutRules(walk)
                .activation(place.subnet().orElseThrow(), strand)
                .asked();
    }

    /**
     * The addresses of the Internet that call and are called, seen from a network.
     *
     * @param network the network
     * @return the addresses
     */
    public static IpSet internet(Network network) {
        return network.derived(NetworkView.class, NetworkView::new).internet().callers();
    }

    private static PacketSet asked(Place from, IpSet to) {
        return Carried.of(Traffic.any()).between(from, from.addresses(), to, new ArrayList<>());
    }

    private static IpSet addresses(List<Crowd> crowds) {
        return IpSet.unionOf(crowds.stream().map(Crowd::addresses).toList());
    }

    /** Who calls crowds calls nobody that the network knows by name. */
    private static Target target(List<Crowd> to) {
        Set<ResourceId> nobody = Set.of(ResourceId.of("Microsoft.Compute/virtualMachines", "crowd"));
        return new Target("a machine", addresses(to), false, nobody, Optional.empty(), Optional.empty());
    }

    /** Takes down where flows of a walk come. */
    static final class Passed {
        private final List<Crowd> crowds;
        private final List<Way> ways = new ArrayList<>();

        Passed(List<Crowd> crowds) {
            this.crowds = crowds;
        }

        /** Lets flows arrive at crowds in a virtual network, and gives back the others. */
        Strand take(Walk walk, ResourceId vnet, Strand strand) {
            Strand rest = strand;
            for (Crowd crowd : crowds) {
                if (crowd.subnet().virtualNetwork().equals(vnet) && !rest.isEmpty()) {
                    Strand here = rest.to(crowd.addresses());
                    if (!here.isEmpty()) {
                        arrive(walk, crowd, here);
                        rest = rest.without(here.asked());
                    }
                }
            }
            return rest;
        }

        private void arrive(Walk walk, Crowd crowd, Strand here) {
            for (Part part : walk.endsOf(() -> new Reply(walk).from(crowd.place(), here))) {
                End end = switch (part.fate()) {
                    case DELIVERED -> End.ARRIVED;
                    case UNDETERMINED -> End.PERHAPS;
                    case DROPPED -> End.DROPPED;
                };
                ways.add(new Way(end, part.packets(), here.rewrites(), part.doubts()));
            }
        }

        private Transit transit(List<Part> others) {
            for (Part part : others) {
                End end = switch (part.fate()) {
                    case DELIVERED -> End.ARRIVED;
                    case UNDETERMINED -> End.UNKNOWN;
                    case DROPPED -> End.DROPPED;
                };
                ways.add(new Way(end, part.packets(), List.of(), part.doubts()));
            }
            return new Transit(ways);
        }
    }
}
