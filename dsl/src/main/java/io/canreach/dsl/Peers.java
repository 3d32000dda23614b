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
    private final Draft draft;

    Peers(List<VnetFacts> vnets, List<PeeringDeclaration> peerings, Draft draft) {
        this.vnets = vnets;
        this.draft = draft;
        this.peerings = new ArrayList<>();
        for (PeeringDeclaration peering : peerings) {
            if (isKnown(peering)) {
                this.peerings.add(peering);
            }
        }
    }

    /** The sides that a virtual network owns; one that names a subnet that is not there is left out. */
    List<VnetPeering> of(VnetFacts vnet) {
        List<PeeringFacts> sides = sides(vnet);
        if (sides.isEmpty()) {
            return List.of();
        }
        return sides.stream()
                .filter(side -> !side.remote().isBlank())
                .filter(side -> hasSubnets("peering 'to-" + side.remote() + "' of " + vnet.label(), vnet.name(), side))
                .map(side -> side.peering(ResourceId.of("virtualNetworks", side.remote()), state(vnet, side.remote())))
                .toList();
    }

    /** A classic network owns no side of a peering of two. */
    private List<PeeringFacts> sides(VnetFacts vnet) {
        List<PeeringFacts> sides = new ArrayList<>(vnet.peerings());
        for (PeeringDeclaration peering : peerings) {
            if (vnet.model() != DeploymentModel.CLASSIC) {
                peering.facts().side(vnet.name()).ifPresent(sides::add);
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

    private boolean isKnown(PeeringDeclaration peering) {
        PeeringDeclaration.Facts facts = peering.facts();
        boolean one = isThere(peering, facts.one());
        boolean other = isThere(peering, facts.other());
        checkModels(peering, facts);
        return hasSubnets(peering.toString(), facts.one(), facts.ofOne()) && one && other;
    }

    private void checkModels(PeeringDeclaration peering, PeeringDeclaration.Facts facts) {
        boolean bothClassic = named(facts.one()).filter(Peers::isClassic).isPresent()
                && named(facts.other()).filter(Peers::isClassic).isPresent();
        if (bothClassic) {
            draft.problem(peering + ": two classic virtual networks cannot be peered with each other");
        }
    }

    private static boolean isClassic(VnetFacts vnet) {
        return vnet.model() == DeploymentModel.CLASSIC;
    }

    private boolean isThere(PeeringDeclaration peering, String name) {
        if (named(name).isEmpty()) {
            draft.problem(peering + ": no vnet '" + name + "' in the network"
                    + Names.there("vnet", vnets.stream().map(VnetFacts::name).toList()));
        }
        return named(name).isPresent();
    }

    /** Whether both networks have the subnets that are joined; one that was not declared may have any. */
    private boolean hasSubnets(String place, String owner, PeeringFacts side) {
        boolean local = hasSubnets(place, owner, side.scope().localSubnets());
        boolean remote = hasSubnets(place, side.remote(), side.scope().remoteSubnets());
        return local && remote;
    }

    private boolean hasSubnets(String place, String vnet, List<String> subnets) {
        List<String> missing = named(vnet).stream()
                .flatMap(facts -> subnets.stream()
                        .filter(name -> facts.subnet(name).isEmpty())
                        .map(name -> place + ": no subnet '" + name + "' in " + facts.label()
                                + Names.there("subnet", facts.subnetNames())))
                .toList();
        missing.forEach(draft::problem);
        return missing.isEmpty();
    }

    private Optional<VnetFacts> named(String name) {
        return vnets.stream().filter(vnet -> vnet.name().equalsIgnoreCase(name)).findFirst();
    }
}
