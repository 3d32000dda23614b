package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.DeploymentModel;
import io.canreach.model.Network;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.security.Doubts;
import java.util.List;
import java.util.Optional;

/**
 * Whether a gateway passes packets that come by one link on to another one: it does where it tells each end of the other,
 * which takes BGP.
 *
 * @see <a href="https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-point-to-site-routing">Who reaches whom</a>
 */
final class GatewayTransit {
    private final Network network;

    GatewayTransit(Network network) {
        this.network = network;
    }

    /** The ways over a link, for packets that came to its gateway in some manner. */
    List<GatewayLeg> pass(Ingress ingress, GatewayLink out, List<GatewayLeg> legs) {
        return ingress.by().map(in -> pass(in, ingress, out, legs)).orElse(legs);
    }

    private List<GatewayLeg> pass(GatewayLink in, Ingress ingress, GatewayLink out, List<GatewayLeg> legs) {
        Optional<GatewayLink> clients = ingress.origin().filter(GatewayLink::isForClients);
        if (clients.isPresent() && out.isForClients()) {
            return each(legs, amongClients(clients.get(), out));
        }
        if (type(out) == VirtualNetworkGateway.Type.EXPRESS_ROUTE) {
            return each(legs, new GatewayWay.End.Open(globalReach(in, out)));
        }
        return in.tellsRoutes() && out.tellsRoutes() ? legs : withoutBgp(in, out, legs);
    }

    private List<GatewayLeg> withoutBgp(GatewayLink in, GatewayLink out, List<GatewayLeg> legs) {
        if (hub(out).model() == DeploymentModel.CLASSIC) {
            return each(legs, new GatewayWay.End.Open(staticTransit(in, out)));
        }
        Assumption assumption = Assumption.TRANSIT_WITHOUT_BGP;
        return GatewayLeg.each(legs, way -> switch (network.assumptions().reading(assumption)) {
            case FIRST -> way.refusedBy(refusal(in, out)).assuming(assumption);
            case SECOND -> way.assuming(assumption);
            case ASK -> way.assuming(assumption).doubting(Doubts.of(assumption));
        });
    }

    private static List<GatewayLeg> each(List<GatewayLeg> legs, GatewayWay.End end) {
        return GatewayLeg.each(legs, way -> GatewayWay.to(end));
    }

    private GatewayWay.End amongClients(GatewayLink clients, GatewayLink out) {
        if (clients.gateway().equals(out.gateway())) {
            String text = "whether VPN clients of " + gateway(out).label() + " reach each other is not known";
            return new GatewayWay.End.Open(new Unknown(text));
        }
        String text = "VPN clients of " + gateway(clients).label() + " do not reach those of "
                + gateway(out).label();
        return GatewayWay.End.Lost.by(decider(out, text));
    }

    private static Unknown globalReach(GatewayLink in, GatewayLink out) {
        return new Unknown("whether " + words(in) + " and " + words(out)
                + " are joined by ExpressRoute Global Reach is not declared");
    }

    private static Unknown staticTransit(GatewayLink in, GatewayLink out) {
        return new Unknown("whether " + words(in) + " and " + words(out)
                + " of a classic gateway list each other's prefixes is not declared");
    }

    private Decider refusal(GatewayLink in, GatewayLink out) {
        String text = gateway(out).label() + " passes nothing from " + words(in) + " to " + words(out)
                + ", which do not both speak BGP";
        return decider(out, text);
    }

    private static Decider decider(GatewayLink out, String text) {
        return Decider.of(Decider.Kind.CONNECTION, out.connection().name(), out.connection(), text);
    }

    private static String words(GatewayLink link) {
        return "connection '" + link.connection().name() + "'";
    }

    private VirtualNetworkGateway gateway(GatewayLink link) {
        return network.get(VirtualNetworkGateway.class, link.gateway());
    }

    private VirtualNetworkGateway.Type type(GatewayLink link) {
        return gateway(link).type();
    }

    private VirtualNetwork hub(GatewayLink link) {
        return network.get(VirtualNetwork.class, gateway(link).virtualNetwork());
    }
}
