package io.canreach.reach;

import io.canreach.model.WebApp;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Optional;

/**
 * The way out by the platform, with one of the app's possible outbound addresses. It meets no NSG, no route and no NAT gateway, and
 * leads to no private address.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/overview-inbound-outbound-ips">Addresses of App Service</a>
 */
final class AppPlatformExit {
    private static final PacketSet MAIL =
            PacketSet.all().withProtocols(EnumSet.of(Protocol.TCP)).toPorts(PortSet.of(25));

    private final Walk walk;
    private final WebApp app;
    private final Place.App from;

    AppPlatformExit(Walk walk, Place.App from) {
        this.walk = walk;
        this.from = from;
        this.app = from.app();
    }

    void leave(Strand strand) {
        Strand routed = strand.narrow(Walk.to(InternetPlace.routed()));
        toPrivate(strand.without(routed.asked()));
        Strand mail = routed.narrow(MAIL);
        String text = "no way out for mail: the platform lets no TCP 25 of " + app.label() + " out";
        walk.refuse(mail, Stage.EGRESS, Decider.of(Decider.Kind.NO_OUTBOUND_METHOD, text), this::out);
        out(routed.without(mail.asked()));
    }

    private void toPrivate(Strand strand) {
        if (!strand.isEmpty()) {
            String why = from.subnet().isPresent()
                    ? "its integration does not route its " + from.traffic() + " there"
                    : "it is not integrated with a virtual network";
            String text = "no way to " + Words.addresses(strand.now().destinations()) + " for " + app.label() + ": "
                    + why + ", and the platform leads to public addresses only";
            walk.drop(strand, Stage.EGRESS, Decider.of(Decider.Kind.NO_OUTBOUND_METHOD, text));
        }
    }

    private void out(Strand strand) {
        out(strand, IpFamily.IPV4);
        out(strand, IpFamily.IPV6);
    }

    private void out(Strand strand, IpFamily family) {
        Strand here = strand.narrow(PacketSet.all().restrictTo(family));
        if (here.isEmpty()) {
            return;
        }
        IpSet addresses = new AppPlaces(walk.network(), walk.view().internet())
                .outbound(app)
                .restrictTo(family);
        if (addresses.isEmpty()) {
            String text = "no way out: " + app.label() + " has no possible outbound address of "
                    + (family == IpFamily.IPV4 ? "IPv4" : "IPv6");
            walk.drop(here, Stage.EGRESS, Decider.of(Decider.Kind.NO_OUTBOUND_METHOD, text));
            return;
        }
        String by = "the platform, from " + words(addresses) + "; no NSG or route applies";
        new InternetEdge(walk)
                .enter(here.crossing(Crossing.egress(Optional.of(from.byPlatform())))
                        .then(Step.pass(Stage.EGRESS, by))
                        .rewritten(OutboundMethod.shared(addresses))
                        .overInternet());
    }

    private String words(IpSet addresses) {
        if (app.possibleOutboundAddresses().isEmpty()) {
            return "an outbound address that is not declared";
        }
        boolean single = addresses.size().equals(BigInteger.ONE);
        return (single ? "" : "one of ") + Words.addresses(addresses);
    }
}
