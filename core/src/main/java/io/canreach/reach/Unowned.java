package io.canreach.reach;

import io.canreach.model.Gap;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.NetworkInterface;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Flows that arrive in a virtual network at addresses which nobody is known to have.
 *
 * @param walk the walk
 * @param vnet the virtual network
 * @param letIn lets flows in to a place
 */
record Unowned(Walk walk, VirtualNetwork vnet, BiConsumer<Strand, Place> letIn) {
    /** Of more interfaces that may have an address, none is tried. */
    private static final int MOST_TRIED = 4;

    void arrive(Strand strand, IpSet unowned) {
        if (unowned.isEmpty()) {
            return;
        }
        IpSet rest = unowned;
        for (Subnet subnet : SubnetPlaces.of(walk.network()).meeting(vnet, unowned)) {
            IpSet here = rest.intersect(subnet.addresses());
            if (!here.isEmpty()) {
                inside(strand.narrow(Walk.to(here)), subnet, here);
                rest = rest.minus(here);
            }
        }
        if (!rest.isEmpty()) {
            between(strand.narrow(Walk.to(rest)), rest);
        }
    }

    private void between(Strand strand, IpSet here) {
        List<Unknown> why = walk.network().addresses().betweenSubnets(vnet);
        if (why.isEmpty()) {
            drop(strand, here + " is in no subnet of " + vnet.label());
        } else {
            walk.undetermined(strand, Stage.END, why.get(0));
        }
    }

    private void inside(Strand strand, Subnet subnet, IpSet here) {
        Optional<Unknown> user = user(subnet, here);
        if (user.isPresent()) {
            walk.undetermined(strand, Stage.END, user.get());
            return;
        }
        boolean undeclared = walk.network().addresses().undeclared(subnet.id()) > 0;
        IpSet perhaps = undeclared ? here.intersect(subnet.usableAddresses()) : IpSet.empty();
        if (!perhaps.isEmpty()) {
            ofInterface(strand.narrow(Walk.to(perhaps)), subnet, perhaps);
        }
        IpSet left = here.minus(perhaps);
        if (!left.isEmpty()) {
            ofNobody(strand.narrow(Walk.to(left)), subnet, left);
        }
    }

    private void ofNobody(Strand strand, Subnet subnet, IpSet here) {
        Optional<Unknown> gap =
                walk.network().gapsAround(subnet, Gap.Effect.ADDRESSES).stream().findFirst();
        if (gap.isPresent()) {
            walk.undetermined(strand, Stage.END, gap.get());
        } else {
            drop(strand, "no network interface in " + subnet.label() + " has the address " + here);
        }
    }

    private void drop(Strand strand, String text) {
        walk.drop(strand, Stage.END, Decider.of(Decider.Kind.NO_OWNER, text));
    }

    /** Why it is not known who has addresses of a subnet, where it is not interfaces that have them. */
    private Optional<Unknown> user(Subnet subnet, IpSet here) {
        if (!walk.network().addresses().environmentsIn(subnet.id()).isEmpty()) {
            return Optional.of(new Unknown(
                    "which addresses of " + subnet.label() + " its App Service Environment uses is not known"));
        }
        return new ManagedEnds(walk.network(), walk.view().internet())
                .instancesIn(subnet)
                .filter(any -> here.overlaps(subnet.usableAddresses()))
                .map(owner -> new Unknown(
                        "which addresses of " + subnet.label() + " " + owner.label() + " uses is not known"));
    }

    /** What nobody and each of the interfaces would do with flows to an address that one of these may have. */
    private void ofInterface(Strand strand, Subnet subnet, IpSet here) {
        Unknown why =
                new Unknown("an interface of " + subnet.label() + " whose address is not declared may have " + here);
        List<Place> places = undeclared(subnet);
        boolean all = places.size() == walk.network().addresses().undeclared(subnet.id());
        if (!all || places.size() > MOST_TRIED || places.stream().anyMatch(this::isOfCaller)) {
            walk.undetermined(strand, Stage.END, why);
            return;
        }
        List<Consumer<Strand>> ways = new ArrayList<>();
        places.forEach(place -> ways.add(each -> {
            Strand own = each.to(place.addresses());
            letIn.accept(own, place);
            ofNobody(each.without(own.asked()), subnet, here);
        }));
        ways.add(each -> ofNobody(each, subnet, here));
        walk.tryAll(strand, ways, List.of(why));
    }

    /** What a machine says to another interface of its own does not leave it, and meets no rule. */
    private boolean isOfCaller(Place place) {
        Stands stands = walk.view().stands();
        Optional<VirtualMachine> caller = stands.machine(walk.source());
        return caller.isPresent() && caller.equals(stands.machine(place));
    }

    private List<Place> undeclared(Subnet subnet) {
        List<Place> places = new ArrayList<>();
        for (InterfaceAddress each : walk.network().addresses().inSubnet(subnet.id())) {
            boolean unknown = each.configuration().privateAddress() instanceof Unknown;
            boolean known = walk.network()
                    .find(NetworkInterface.class, each.networkInterface().id())
                    .isPresent();
            if (unknown && known) {
                places.add(walk.view().stands().place(each));
            }
        }
        return places;
    }
}
