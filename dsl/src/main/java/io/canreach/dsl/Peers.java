package io.canreach.dsl;

import io.canreach.model.DeploymentModel;
import io.canreach.model.ResourceId;
import io.canreach.model.VnetPeering;
import io.canreach.model.VnetPeering.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is peered with whom: the sides that virtual networks declare themselves, and those of peerings of two. */
final class Peers {
    private final List<VnetFacts> vnets;
    private final List<PeeringDeclaration> peerings;

    Peers(List<VnetFacts> vnets, List<PeeringDeclaration> peerings, Draft draft) {
        this.vnets = vnets;
        this.peerings = peerings;
        for (PeeringDeclaration each : peerings) {
            requireKnown(each, each.facts().one(), draft);
            requireKnown(each, each.facts().other(), draft);
        }
    }

    /** The sides that a virtual network owns. */
    List<VnetPeering> of(VnetFacts vnet) {
        return sides(vnet).stream()
                .filter(side -> !side.remote().isBlank())
                .map(side -> side.peering(ResourceId.of("virtualNetworks", side.remote()), state(vnet, side.remote())))
                .toList();
    }

    private List<PeeringFacts> sides(VnetFacts vnet) {
        List<PeeringFacts> sides = new ArrayList<>(vnet.peerings());
        boolean owns = vnet.model() != DeploymentModel.CLASSIC; // a classic network owns no side of a peering
        for (PeeringDeclaration.Facts each :
                peerings.stream().map(PeeringDeclaration::facts).toList()) {
            if (owns && each.one().equalsIgnoreCase(vnet.name())) {
                sides.add(each.ofOne());
            } else if (owns && each.other().equalsIgnoreCase(vnet.name())) {
                sides.add(each.ofOther());
            }
        }
        return sides;
    }

    private State state(VnetFacts vnet, String remote) {
        Optional<VnetFacts> other = named(remote);
        boolean connected = other.isEmpty()
                || other.get().model() == DeploymentModel.CLASSIC
                || sides(other.get()).stream().anyMatch(side -> side.remote().equalsIgnoreCase(vnet.name()));
        return connected ? State.CONNECTED : State.INITIATED;
    }

    private void requireKnown(PeeringDeclaration peering, String name, Draft draft) {
        if (named(name).isEmpty()) {
            String there =
                    String.join("', '", vnets.stream().map(VnetFacts::name).toList());
            draft.problem(peering + ": no vnet '" + name + "' in the network; there is: '" + there + "'");
        }
    }

    private Optional<VnetFacts> named(String name) {
        return vnets.stream().filter(vnet -> vnet.name().equalsIgnoreCase(name)).findFirst();
    }
}
