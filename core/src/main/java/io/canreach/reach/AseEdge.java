package io.canreach.reach;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.Subnet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.packet.Rewrite;
import java.util.EnumSet;

/**
 * The public VIP of an App Service Environment: apps of an external one and the management ports of versions 1 and 2
 * listen there, and the NSG of its subnet filters what arrives.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/environment/networking">ASE networking</a>
 */
final class AseEdge {
    private static final PortSet MANAGEMENT = PortSet.of(454, 455);
    private static final PortSet APPS_V1 = PortSet.parse("80,443,21,990,10001-10020,4016,4018,4020");
    private static final PortSet APPS_V2 = PortSet.parse("80,443,21,990,10001-10020,4020,4022,4024,8172");
    private static final PortSet APPS_V3 = PortSet.parse("80,443,8172");

    private final Walk walk;

    AseEdge(Walk walk) {
        this.walk = walk;
    }

    void enter(Strand strand, AppServiceEnvironment ase) {
        Subnet subnet = walk.network().get(Subnet.class, ase.subnet());
        PortSet open = publicPorts(ase);
        PacketSet listened =
                PacketSet.all().withProtocols(EnumSet.of(Protocol.TCP)).toPorts(open);
        Strand heard = strand.narrow(listened);
        String text = ase.label() + ", whose public VIP listens on TCP " + open + " only";
        walk.drop(strand.without(heard.asked()), Stage.EDGE, Decider.of(Decider.Kind.ASE_PORT, "", ase.id(), text));
        if (!heard.isEmpty()) {
            Place place = new Place.Environment(ase, subnet, subnet.usableAddresses());
            Strand inside = heard.crossing(Crossing.edge(ase.id()))
                    .then(Step.pass(Stage.EDGE, "public VIP of " + ase.label()))
                    .rewritten(Rewrite.none().destination(subnet.usableAddresses()));
            new InternetEdge(walk).arrival(subnet).letIn(inside, place);
        }
    }

    /** The flows to ports that apps of an internal environment listen on; all others are ended. */
    Strand listened(Strand strand, AppServiceEnvironment ase) {
        PortSet open = appPorts(ase);
        Strand heard = strand.narrow(
                PacketSet.all().withProtocols(EnumSet.of(Protocol.TCP)).toPorts(open));
        String text = ase.label() + ", whose apps listen on TCP " + open + " only";
        walk.drop(strand.without(heard.asked()), Stage.EDGE, Decider.of(Decider.Kind.ASE_PORT, "", ase.id(), text));
        return heard;
    }

    /** What listens on the public VIP; the apps of an internal environment listen inside its subnet. */
    static PortSet publicPorts(AppServiceEnvironment ase) {
        PortSet apps = appPorts(ase);
        PortSet management = ase.version() == AppServiceEnvironment.Version.V3 ? PortSet.empty() : MANAGEMENT;
        return ase.internal() ? management : apps.union(management);
    }

    /** What apps listen on, at the inbound address of their environment. */
    static PortSet appPorts(AppServiceEnvironment ase) {
        return switch (ase.version()) {
            case V1 -> APPS_V1;
            case V2 -> APPS_V2;
            case V3 -> APPS_V3;
        };
    }
}
