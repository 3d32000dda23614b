package io.canreach.reach;

import io.canreach.model.Gap;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.IpConfiguration;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.Unknown;
import io.canreach.packet.IpFamily;
import io.canreach.packet.PortSet;
import io.canreach.packet.Rewrite;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A way from the Internet to an interface that is known to be there and is not modelled, such as a load balancer: it may
 * lead to any port. Whether it leads there is undetermined, unless the rules at the interface drop everything anyhow.
 */
final class UnmodelledWayIn {
    private UnmodelledWayIn() {}

    /** The unknown public address by which an interface may be called, where there is such a way. */
    static Optional<Target> target(Network network, NetworkInterface nic, InternetPlace internet) {
        if (network.gapsAround(nic, Gap.Effect.WAY_IN).isEmpty()) {
            return Optional.empty();
        }
        IpConfiguration first = nic.ipConfigurations().get(0);
        return Optional.of(new Target(
                nic.label(),
                internet.hosts().restrictTo(IpFamily.IPV4),
                true,
                Set.of(nic.id()),
                Optional.of(new InterfaceAddress(nic, first)),
                Optional.of(nic)));
    }

    static void enter(Walk walk, Strand strand, NetworkInterface nic) {
        List<Unknown> reasons = walk.network().gapsAround(nic, Gap.Effect.WAY_IN);
        InterfaceAddress address =
                new InterfaceAddress(nic, nic.ipConfigurations().get(0));
        Place.Interface place = walk.view().stands().place(address);
        Step step = Step.of(Stage.EDGE, reasons.get(0).reason(), Step.Effect.UNDETERMINED);
        Strand inside = strand.crossing(Crossing.edge(nic.id()))
                .then(step)
                .doubting(reasons)
                .rewritten(Rewrite.none().destination(place.addresses()).destinationPort(PortSet.all()));
        new InternetEdge(walk).arrival(place.inSubnet()).letIn(inside, place);
    }
}
