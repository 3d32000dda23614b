package io.canreach.analysis;

import io.canreach.analysis.RepairGoal.Astray;
import io.canreach.model.Network;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Decider;
import io.canreach.reach.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes that may let flows through what refuses them. */
record RepairOpening(RepairSearch.State state, PacketSet open) {
    List<RepairStep> of(Part part) {
        return switch (part.decidedBy().kind()) {
            case SECURITY_RULE -> rules(part);
            case UNKNOWN -> both(rulesOrRoutes(part), part.assumptions().isEmpty() ? List.of() : peerings());
            case STANDARD_PUBLIC_IP -> new RepairNewGroups(network()).open(state.astray());
            case SERVICE_FIREWALL -> new RepairOthers(network()).service(part);
            case PEERING, REPLY_ROUTE -> both(peerings(), routes(part));
            case APPLIANCE -> appliance(part);
            default -> RepairRoutes.isOne(part.decidedBy()) ? routes(part) : List.of();
        };
    }

    private Network network() {
        return state.network();
    }

    private List<RepairStep> rules(Part part) {
        return RepairGates.isRefused(part) ? new RepairGates(network()).open(state.ways(), open) : List.of();
    }

    /** What is not known may be where a route leads. */
    private List<RepairStep> rulesOrRoutes(Part part) {
        return RepairGates.isRefused(part) ? rules(part) : routes(part);
    }

    private List<RepairStep> peerings() {
        return new RepairOthers(network()).peerings();
    }

    private List<RepairStep> routes(Part part) {
        return new RepairRoutes(network()).of(part);
    }

    /** A firewall gets a rule; who else forwards has rules that are not Azure's, and can be gone around. */
    private List<RepairStep> appliance(Part part) {
        Optional<RepairStep> rule = new RepairFirewalls(network()).of(part, refused(part.decidedBy()));
        return rule.map(List::of).orElseGet(() -> routes(part));
    }

    /** All that the same thing refuses. */
    private PacketSet refused(Decider decider) {
        return PacketSet.unionOf(state.astray().stream()
                .filter(Astray::toOpen)
                .map(Astray::part)
                .filter(part -> part.decidedBy().resource().equals(decider.resource()))
                .map(RepairGates::seenLast)
                .toList());
    }

    private static List<RepairStep> both(List<RepairStep> one, List<RepairStep> other) {
        List<RepairStep> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }
}
