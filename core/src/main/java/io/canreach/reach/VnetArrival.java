package io.canreach.reach;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.Direction;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.LoadBalancer;
import io.canreach.model.NetworkInterface;
import io.canreach.model.ResourceId;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds who has the addresses that flows arrive at in a virtual network, and lets them in. */
final class VnetArrival {
    private final Walk walk;
    private final VirtualNetwork vnet;
    private final VirtualNetwork from;
    private final String hopType;
    private final Arrival arrival;
    private final Stands stands;

    VnetArrival(Walk walk, VirtualNetwork vnet, String hopType, Arrival arrival) {
        this(walk, vnet, vnet, hopType, arrival);
    }

    private VnetArrival(Walk walk, VirtualNetwork from, VirtualNetwork vnet, String hopType, Arrival arrival) {
        this.walk = walk;
        this.from = from;
        this.vnet = vnet;
        this.hopType = hopType;
        this.arrival = arrival;
        this.stands = walk.view().stands();
    }

    /** The same arrival, of flows that come straight from another virtual network. */
    VnetArrival comingFrom(VirtualNetwork other) {
        return new VnetArrival(walk, other, vnet, hopType, arrival);
    }

    void arrive(Strand all) {
        Strand strand = walk.pastCrowds(vnet, all);
        if (strand.isEmpty()) {
            return;
        }
        List<Place> found = new ArrayList<>();
        IpSet rest = strand.now().destinations();
        for (Place place : candidates(rest)) {
            IpSet here = rest.intersect(place.addresses());
            if (!here.isEmpty()) {
                found.add(place);
                rest = rest.minus(here);
            }
        }
        IpSet unowned = rest;
        for (Place place : found) {
            Strand here = strand.to(place.addresses());
            if (place instanceof Place.Managed managed) {
                letIn(here, managed);
            } else {
                letIn(here, place);
            }
        }
        new Unowned(walk, vnet, this::letIn).arrive(strand, unowned);
    }

    private void letIn(Strand strand, Place.Managed managed) {
        if (managed.owner() instanceof LoadBalancer balancer) {
            new InternalFrontends(walk, balancer).enter(strand, managed, from, vnet);
        } else if (managed.owner() instanceof SqlManagedInstance instance) {
            new ManagedInstanceAccess(walk, instance).arrive(strand, managed, from, vnet);
        } else {
            new ManagedArrival(walk, vnet, arrival).letIn(strand, managed);
        }
    }

    /**
     * The target first, since what has an unknown address is found by being aimed at; then what Azure manages, since Azure
     * lists an interface for a private endpoint, too.
     */
    private List<Place> candidates(IpSet destinations) {
        List<Place> candidates = new ArrayList<>();
        addTarget(candidates);
        AddressPlaces owners = walk.view().addressPlaces();
        Optional<Ip> only = destinations.only();
        if (only.isPresent()) {
            candidates.addAll(owners.at(vnet, only.get()));
        } else if (destinations.size().bitLength() <= 8) {
            addOwners(destinations, owners, candidates);
        } else {
            addAll(destinations, candidates);
        }
        if (!walk.target().isOneInterface()) {
            addMeant(destinations, candidates);
        }
        return candidates;
    }

    /** Adds what has addresses of a subnet because it is called there. */
    private void addMeant(IpSet destinations, List<Place> candidates) {
        for (Subnet subnet : subnets(destinations)) {
            environmentIn(subnet)
                    .filter(place -> isPossible(subnet, place.addresses()))
                    .ifPresent(candidates::add);
            BalancerTargets.called(walk.network(), walk.target(), subnet).ifPresent(candidates::add);
            hostsIn(subnet).ifPresent(candidates::add);
        }
    }

    /** A subnet of which no prefix is known is somewhere in its network, whose private addresses a public one is not among. */
    private boolean isPossible(Subnet subnet, IpSet addresses) {
        return !subnet.prefixes().isEmpty()
                || vnet.addressSpace().isEmpty()
                || vnet.addresses().overlaps(addresses);
    }

    private List<Subnet> subnets(IpSet addresses) {
        return SubnetPlaces.of(walk.network()).meeting(vnet, addresses);
    }

    /** The interface, or what Azure manages, that is called at an address nobody knows. */
    private void addTarget(List<Place> candidates) {
        Optional<InterfaceAddress> nic = walk.target().nic();
        if (nic.isPresent() && isUnknownHere(nic.get())) {
            candidates.add(stands.place(nic.get()));
        }
        for (Place.Managed place : ManagedEnds.called(walk.network(), walk.target())) {
            if (isHere(place.inSubnet().id())) {
                candidates.add(place);
            }
        }
    }

    /** Whether an interface of the network stands here at an address that is not known. */
    private boolean isUnknownHere(InterfaceAddress address) {
        ResourceId nic = address.networkInterface().id();
        return address.configuration().privateAddress() instanceof Unknown
                && isHere(address.configuration().subnet())
                && walk.network().find(NetworkInterface.class, nic).isPresent();
    }

    private boolean isHere(ResourceId subnet) {
        return subnet.isChildOf(vnet.id());
    }

    private void addOwners(IpSet destinations, AddressPlaces owners, List<Place> candidates) {
        destinations.cidrs().forEach(cidr -> {
            for (int i = 0; i < cidr.size().intValue(); i++) {
                candidates.addAll(owners.at(vnet, cidr.first().plus(i)));
            }
        });
    }

    private void addAll(IpSet destinations, List<Place> candidates) {
        walk.network().addresses().holders(vnet.id()).forEach((ip, resource) -> {
            if (destinations.contains(ip)) {
                subnets(IpSet.of(ip)).stream()
                        .findFirst()
                        .ifPresent(subnet -> candidates.add(new Place.Managed(resource, subnet, IpSet.of(ip), false)));
            }
        });
        for (Subnet subnet : subnets(destinations)) {
            for (InterfaceAddress each : walk.network().addresses().inSubnet(subnet.id())) {
                if (each.configuration().privateAddress() instanceof KnownAddress known
                        && destinations.contains(known.ip())) {
                    candidates.add(stands.place(each));
                }
            }
        }
    }

    /** The environment that is called, or the one that lives in the subnet that is called. */
    private Optional<Place> environmentIn(Subnet subnet) {
        for (AppServiceEnvironment ase : walk.network().addresses().environmentsIn(subnet.id())) {
            if (walk.target().accepted().contains(ase.id())) {
                return Optional.of(
                        new Place.Environment(ase, subnet, walk.target().addresses()));
            }
        }
        return Optional.empty();
    }

    /** Hosts of which nothing is known count as there only where the subnet itself is the target. */
    private Optional<Place> hostsIn(Subnet subnet) {
        return walk.target().accepted().contains(subnet.id())
                ? Optional.of(new Place.Hosts(subnet, walk.target().addresses()))
                : Optional.empty();
    }

    /** Lets flows in to a place: inbound rules, then the reply's route. */
    void letIn(Strand strand, Place place) {
        if (strand.isEmpty()) {
            return;
        }
        if (place instanceof Place.Environment it && arrival == Arrival.VNET) {
            letIn(new AseEdge(walk, it.ase()).inside(strand, from, vnet), place, hopType);
        } else {
            letIn(strand, place, hopType);
        }
    }

    private void letIn(Strand strand, Place place, String hopType) {
        if (strand.isEmpty()) {
            return;
        }
        Strand heard = arrival == Arrival.PLATFORM ? new PlatformProbe(walk).heard(strand, place) : strand;
        if (heard.isEmpty()) {
            return;
        }
        Strand here = heard.passing(new Hop(hopType, heard.now().destinations(), place.resource()));
        for (Strand in : new SecurityGate(walk).pass(here, Direction.INBOUND, place)) {
            List<Strand> admitted = arrival == Arrival.INTERNET ? List.of(in) : new InternalAcl(walk).pass(in, place);
            admitted.forEach(each -> arriveAt(each, place));
        }
    }

    private void arriveAt(Strand strand, Place place) {
        Optional<VirtualMachine> stopped = Stopped.at(stands, place);
        if (stopped.isPresent()) {
            new Stopped(walk).refuse(strand, stopped.get(), open -> accept(open, place));
        } else {
            accept(strand, place);
        }
    }

    private void accept(Strand strand, Place place) {
        accept(strand, place, place);
    }

    /** Hands flows to a place; the reply leaves by it or by another interface of the same machine. */
    void accept(Strand strand, Place place, Place answering) {
        boolean accepted = walk.target().accepts(place);
        boolean meant = accepted && !walk.target().accepted().isEmpty();
        Strand rest = meant ? strand : new Translations(walk).take(strand, place);
        if (accepted && !rest.isEmpty()) {
            AccessGate.inEnvironment(walk, rest, place, in -> reply(in, answering));
        } else {
            refuse(rest, place);
        }
    }

    private void refuse(Strand strand, Place place) {
        if (Translations.at(walk, place).isEmpty()) {
            String text = "the address belongs to " + place.label() + ", not to "
                    + walk.target().label();
            walk.drop(strand, Stage.END, Decider.of(Decider.Kind.NO_OWNER, text));
        } else {
            String text = place.label() + ", of which no rule translates " + Words.services(strand.now());
            walk.drop(strand, Stage.APPLIANCE, Decider.of(Decider.Kind.APPLIANCE, text));
        }
    }

    private void reply(Strand strand, Place place) {
        if (arrival == Arrival.PLATFORM) {
            walk.end(strand, Fate.DELIVERED, Reply.lastDecider(strand));
        } else {
            new Reply(walk).from(place, strand);
        }
    }
}
