package io.canreach.reach;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.AsePorts;
import io.canreach.model.HostAddress;
import io.canreach.model.InternalLoadBalancing;
import io.canreach.model.IpSslAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.packet.Rewrite;
import java.util.EnumSet;
import java.util.List;

/**
 * Where an App Service Environment listens. On its public VIP are the apps of an external one and the management ports of
 * versions 1 and 2; inside the subnet are the apps of an internal one. The NSG of the subnet filters what arrives.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/environment/networking">ASE networking</a>
 */
final class AseEdge {
    private final Walk walk;
    private final AppServiceEnvironment ase;

    AseEdge(Walk walk, AppServiceEnvironment ase) {
        this.walk = walk;
        this.ase = ase;
    }

    /** Flows from the Internet to a public address of the environment. */
    void enter(Strand strand) {
        Strand rest = strand;
        for (IpSslAddress each : ase.settings().ipSslAddresses()) {
            if (each.address() instanceof KnownAddress known) {
                Strand here = rest.narrow(Walk.to(IpSet.of(known.ip())));
                rest = rest.without(here.asked());
                enterOfOneApp(here, each);
            }
        }
        Strand outbound = rest.narrow(Walk.to(outboundOnly()));
        String text = ase.label() + ", which calls from this address and does not listen there";
        walk.drop(outbound, Stage.EDGE, Decider.of(Decider.Kind.ASE_PORT, "", ase.id(), text));
        enterVip(rest.without(outbound.asked()));
    }

    /** The outbound addresses of version 3, at which nothing listens. */
    private IpSet outboundOnly() {
        HostAddress vip = ase.publicVip();
        return ase.version() != Version.V3
                ? IpSet.empty()
                : IpSet.unionOf(ase.outboundAddresses().stream()
                        .filter(each -> !each.equals(vip))
                        .map(each -> each instanceof KnownAddress known ? IpSet.of(known.ip()) : IpSet.empty())
                        .toList());
    }

    private void enterVip(Strand strand) {
        Strand heard = heard(strand, AsePorts.onVip(ase), "whose public VIP listens on TCP ");
        if (!heard.isEmpty()) {
            Subnet subnet = subnet();
            Strand inside = heard.then(Step.pass(Stage.EDGE, "public VIP of " + ase.label()));
            letIn(inside, Rewrite.none().destination(walk.network().addresses().usable(subnet)));
        }
    }

    /** An address that one app has for itself leads to a pair of ports inside the subnet. */
    private void enterOfOneApp(Strand strand, IpSslAddress address) {
        enterOfOneApp(strand, address, 80, address.httpPort());
        enterOfOneApp(strand, address, 443, address.httpsPort());
        String text = ase.label() + ", whose IP-SSL address listens on TCP 80 and 443 only";
        walk.drop(
                strand.without(strand.narrow(tcp(AsePorts.WEB)).asked()),
                Stage.EDGE,
                Decider.of(Decider.Kind.ASE_PORT, "", ase.id(), text));
    }

    private void enterOfOneApp(Strand strand, IpSslAddress address, int port, int inside) {
        Strand heard = strand.narrow(tcp(PortSet.of(port)));
        if (!heard.isEmpty()) {
            String text = "IP-SSL address " + address.address() + " of " + ase.label() + " -> port " + inside;
            Rewrite rewrite = Rewrite.none()
                    .destination(walk.network().addresses().usable(subnet()))
                    .destinationPort(PortSet.of(inside));
            letIn(heard.then(Step.pass(Stage.EDGE, text)), rewrite);
        }
    }

    private void letIn(Strand strand, Rewrite rewrite) {
        Subnet subnet = subnet();
        Place place =
                new Place.Environment(ase, subnet, walk.network().addresses().usable(subnet));
        Strand inside = strand.crossing(Crossing.edge(ase.id())).rewritten(rewrite);
        new InternetEdge(walk).arrival(subnet).letIn(inside, place);
    }

    /** Flows that arrive inside the subnet from a virtual network, less those to what does not listen there. */
    Strand inside(Strand strand, VirtualNetwork from, VirtualNetwork here) {
        if (ase.internalLoadBalancing() == InternalLoadBalancing.NONE || isOwn(strand)) {
            return strand;
        }
        if (ase.version() != Version.V3 && from.isInOtherRegionThan(here)) {
            String text = "the internal load balancer of " + ase.label()
                    + ", which is not reached over global peering, as from " + from.label();
            walk.drop(strand, Stage.EDGE, Decider.of(Decider.Kind.LOAD_BALANCER, "", ase.id(), text));
            return strand.without(strand.asked());
        }
        return heard(strand, AsePorts.internal(ase), "whose apps listen on TCP ");
    }

    /** What the parts of an environment say to each other at other addresses than that of its apps. */
    private boolean isOwn(Strand strand) {
        boolean self =
                walk.source() instanceof Place.Environment it && it.ase().id().equals(ase.id());
        boolean apps = ase.inboundAddress() instanceof KnownAddress known
                && strand.now().destinations().equals(IpSet.of(known.ip()));
        return self && !apps && !walk.target().isChoice();
    }

    /** The flows to ports that something listens on; all others are ended. */
    private Strand heard(Strand strand, PortSet open, String words) {
        PortSet either = AsePorts.atEither(ase);
        Strand heard = strand.narrow(tcp(open.union(either)));
        String ports = open.isEmpty() ? "no port" : open + " only";
        walk.drop(
                strand.without(heard.asked()),
                Stage.EDGE,
                Decider.of(Decider.Kind.ASE_PORT, "", ase.id(), ase.label() + ", " + words + ports));
        Strand doubtful = heard.narrow(tcp(either));
        String text = "whether " + ase.label() + " listens on TCP " + either + " at its internal address or at its"
                + " public VIP is not documented for the mode " + ase.internalLoadBalancing();
        walk.undetermined(doubtful, Stage.EDGE, new Unknown(text));
        return heard.without(doubtful.asked());
    }

    private Subnet subnet() {
        return walk.network().get(Subnet.class, ase.subnet());
    }

    private static PacketSet tcp(PortSet ports) {
        return PacketSet.all().withProtocols(EnumSet.of(Protocol.TCP)).toPorts(ports);
    }

    /** The public addresses from which the environment calls the Internet. */
    static List<HostAddress> callers(AppServiceEnvironment ase) {
        return ase.version() == Version.V3 ? ase.outboundAddresses() : List.of(ase.publicVip());
    }
}
