package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.GatewayConnection;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetworkGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way through one or several gateways.
 *
 * @param links what it passes between them, first to last; the connection of the site where it begins at one
 * @param end where it ends
 * @param doubts what would have to be known to say that packets come this far
 * @param assumptions the disputed points that it rests on
 */
record GatewayWay(List<GatewayLink> links, End end, List<Unknown> doubts, List<Assumption> assumptions) {
    /** Where a way ends. */
    sealed interface End {
        /** At an on-premises network, or at VPN clients. */
        record Site(GatewayConnection connection) implements End {}

        /** In the virtual network of a gateway. */
        record Inside(VirtualNetworkGateway gateway) implements End {}

        /** Nowhere, since something drops the packets; the way behind it is kept, where there is one. */
        record Lost(Decider decider, Optional<GatewayWay> behind) implements End {
            static Lost by(Decider decider) {
                return new Lost(decider, Optional.empty());
            }
        }

        /** It is not known where. */
        record Open(Unknown reason) implements End {}

        /** Nowhere, since no gateway knows the addresses. */
        record Nowhere() implements End {}
    }

    GatewayWay {
        links = List.copyOf(links);
        doubts = List.copyOf(doubts);
        assumptions = List.copyOf(assumptions);
    }

    static GatewayWay to(End end) {
        return new GatewayWay(List.of(), end, List.of(), List.of());
    }

    GatewayWay after(GatewayLink link) {
        List<GatewayLink> more = new ArrayList<>(List.of(link));
        more.addAll(links);
        End after = end instanceof End.Lost lost
                ? new End.Lost(lost.decider(), lost.behind().map(way -> way.after(link)))
                : end;
        return new GatewayWay(more, after, doubts, assumptions);
    }

    /** Nowhere, where this would be the way if something let the packets pass. */
    GatewayWay refusedBy(Decider decider) {
        return end instanceof End.Nowhere ? this : to(new End.Lost(decider, Optional.of(this)));
    }

    GatewayWay doubting(Unknown reason) {
        List<Unknown> more = new ArrayList<>(doubts);
        more.add(reason);
        return new GatewayWay(links, end, more, assumptions);
    }

    GatewayWay assuming(Assumption assumption) {
        List<Assumption> more = new ArrayList<>(assumptions);
        more.add(assumption);
        return new GatewayWay(links, end, doubts, more);
    }

    /** How good it is: 0 where it leads somewhere, more where that is not known, or where it does not. */
    int rank() {
        if (end instanceof End.Open) {
            return 1;
        }
        return end instanceof End.Lost ? 2 : end instanceof End.Nowhere ? 3 : 0;
    }

    /** Its words where one of several is chosen. */
    String label() {
        return links.isEmpty()
                ? "the gateway"
                : links.get(links.size() - 1).connection().name();
    }
}
