package io.canreach.reach;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AzureService;
import io.canreach.model.CloudService;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.NetworkInterface;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Resource;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.WebApp;
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.Rewrite;
import io.canreach.routing.EffectiveRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The border between virtual networks and the Internet: how flows get out, and who has the public address they call. */
final class InternetEdge {
    private final Walk walk;

    InternetEdge(Walk walk) {
        this.walk = walk;
    }

    /** Flows that a route leads to the Internet. */
    void leave(Strand strand, Place from, EffectiveRoute route) {
        boolean byUserRoute = route.source() == EffectiveRoute.Source.USER;
        Strand routed = strand.narrow(Walk.to(InternetPlace.routed()));
        dropUnrouted(strand.without(routed.asked()));
        new Egress(walk, from, this::enter).leave(routed, byUserRoute);
    }

    /** Flows that are on the Internet. */
    void enter(Strand strand) {
        Strand rest = strand;
        for (Owned owned : owners(strand.now().destinations())) {
            Strand here = rest.narrow(Walk.to(owned.addresses()));
            if (!here.isEmpty()) {
                rest = rest.without(here.asked());
                toOwner(here, owned.owner());
            }
        }
        Strand unrouted =
                rest.without(rest.narrow(Walk.to(InternetPlace.routed())).asked());
        dropUnrouted(unrouted);
        atHost(outside(rest.without(unrouted.asked())));
    }

    /** Ends what is addressed to the space of a virtual network, which the Internet does not reach even if it is public. */
    private Strand outside(Strand strand) {
        Strand inside = strand.narrow(Walk.to(walk.view().internet().virtualNetworks()));
        if (inside.isEmpty()) {
            return strand;
        }
        String words = inside.now().destinations() + " is the address space of a virtual network";
        if (walk.source() instanceof Place.Internet) {
            String text = "the Internet, which does not lead to it: " + words;
            walk.drop(inside, Stage.END, Decider.of(Decider.Kind.NOT_ON_THE_INTERNET, text));
        } else {
            walk.undetermined(inside, Stage.END, new Unknown(words + " and may be somebody's on the Internet, too"));
        }
        return strand.without(inside.asked());
    }

    /** A resource with the public addresses that it has or may have. */
    record Owned(Resource owner, IpSet addresses) {}

    /** Who has public addresses, the target first. */
    List<Owned> owners(IpSet destinations) {
        List<Owned> owners = new ArrayList<>();
        walk.target()
                .publicOwner()
                .ifPresent(owner -> owners.add(new Owned(owner, walk.target().addresses())));
        IpSet known = destinations.intersect(walk.network().addresses().publicAddresses());
        known.cidrs().forEach(cidr -> {
            for (int i = 0; i < cidr.size().intValue(); i++) {
                Ip ip = cidr.first().plus(i);
                walk.network()
                        .addresses()
                        .publicOwner(ip)
                        .ifPresent(owner -> owners.add(new Owned(owner, IpSet.of(ip))));
            }
        });
        return owners;
    }

    private void dropUnrouted(Strand strand) {
        if (!strand.isEmpty()) {
            String text = "the Internet, which does not route " + strand.now().destinations();
            walk.drop(strand, Stage.END, Decider.of(Decider.Kind.NOT_ON_THE_INTERNET, text));
        }
    }

    private void atHost(Strand strand) {
        if (strand.isEmpty()) {
            return;
        }
        Place host = new Place.Internet(strand.now().destinations());
        Strand there = strand.passing(new Hop("Internet", host.addresses(), Optional.empty()));
        if (walk.target().accepts(host)) {
            Strand arrived = there.then(Step.pass(Stage.END, "a host on the Internet"));
            new Reply(walk).fromInternet(arrived);
        } else {
            String text = "the Internet, where " + walk.target().label() + " is not";
            walk.drop(there, Stage.END, Decider.of(Decider.Kind.NO_OWNER, text));
        }
    }

    private void toOwner(Strand strand, Resource owner) {
        if (owner instanceof PublicIpAddress ip) {
            toPublicIp(strand, ip);
        } else if (owner instanceof CloudService service) {
            new CloudServiceEdge(walk).enter(strand, service);
        } else if (owner instanceof NetworkInterface nic) {
            UnmodelledWayIn.enter(walk, strand, nic);
        } else if (owner instanceof AppServiceEnvironment ase) {
            new AseEdge(walk, ase).enter(strand);
        } else if (owner instanceof AzureService service) {
            new ServiceAccess(walk).enter(strand, service);
        } else if (owner instanceof SqlManagedInstance instance) {
            new ManagedInstanceAccess(walk, instance).enter(strand);
        } else if (owner instanceof WebApp app) {
            new WebAppAccess(walk).enter(ServiceAccess.onBackbone(walk, strand), app, Optional.empty());
        }
    }

    private void toPublicIp(Strand strand, PublicIpAddress ip) {
        Optional<InterfaceAddress> attached = walk.network().addresses().attachedTo(ip.id());
        Optional<Resource> user = walk.network().addresses().publicUser(ip.id());
        if (user.isPresent()) {
            new ManagedEdge(walk).enter(strand, ip, user.get());
        } else if (attached.isEmpty()) {
            String text = ip + " is attached to no network interface that is modelled";
            walk.undetermined(strand, Stage.EDGE, new Unknown(text));
        } else {
            toInterface(strand, ip, attached.get());
        }
    }

    private void toInterface(Strand strand, PublicIpAddress ip, InterfaceAddress address) {
        Place.Interface place = walk.view().stands().place(address);
        Strand inside = strand.crossing(Crossing.edge(ip.id()))
                .then(Step.pass(Stage.EDGE, words(ip) + " -> " + place.addresses()))
                .rewritten(Rewrite.none().destination(place.addresses()));
        if (isClosed(ip) && !SecurityGate.isGuarded(place)) {
            String text = ip.label() + ", which is closed as long as no NSG opens it";
            Decider closed = Decider.of(Decider.Kind.STANDARD_PUBLIC_IP, "", ip.id(), text);
            Consumer<Strand> letIn = open -> arrival(place.inSubnet()).letIn(open, place);
            new ClosedEdge(walk, each -> walk.refuse(each, Stage.EDGE, closed, letIn), letIn).enter(inside, place);
        } else {
            arrival(place.inSubnet()).letIn(inside, place);
        }
    }

    /** Standard addresses are closed until an NSG opens them, and so is all of IPv6. */
    static boolean isClosed(PublicIpAddress ip) {
        return ip.sku() != PublicIpAddress.Sku.BASIC || ip.family() == IpFamily.IPV6;
    }

    /** A public address in the words of traces. */
    static String words(PublicIpAddress ip) {
        String sku = ip.sku() == PublicIpAddress.Sku.BASIC ? "Basic" : "Standard";
        return ip.label() + " (" + sku + ")";
    }

    VnetArrival arrival(Subnet subnet) {
        VirtualNetwork vnet = walk.network().virtualNetworkOf(subnet);
        return new VnetArrival(walk, vnet, "Internet", Arrival.INTERNET);
    }
}
