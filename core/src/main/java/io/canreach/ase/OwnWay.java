package io.canreach.ase;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.KnownAddress;
import io.canreach.model.ResourceId;
import io.canreach.packet.IpSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Hop;
import io.canreach.reach.Part;
import io.canreach.reach.Stage;
import io.canreach.reach.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether calls of an App Service Environment leave by its own address. Version 1 needs that for all it depends on; version
 * 2 for its databases and storage, which know it by its VIP, by addresses declared as its own, or by a service endpoint.
 *
 * @param ase the environment
 * @param dependency what it calls
 */
record OwnWay(AppServiceEnvironment ase, Dependency dependency) {
    private static final String TUNNEL = "OnPremises";
    private static final Set<String> OTHERS = Set.of(TUNNEL, "VirtualAppliance");

    /** The first part of an answer that may leave by another's address. */
    Optional<Part> foreign(Answer answer) {
        return passing(answer).stream().filter(this::isForeign).findFirst();
    }

    boolean isForeignAltogether(Answer answer) {
        return answer.parts().stream().allMatch(part -> part.fate() == Fate.DROPPED || isForeign(part));
    }

    private static List<Part> passing(Answer answer) {
        return answer.parts().stream()
                .filter(part -> part.fate() != Fate.DROPPED)
                .toList();
    }

    private boolean isForeign(Part part) {
        boolean needed = ase.version() == Version.V1 || dependency.tag().isPresent();
        return needed && other(part).isPresent() && !isDeclared(part);
    }

    /** Whether version 2 was told of the address, as far as the way tells it. */
    private boolean isDeclared(Part part) {
        IpSet own = IpSet.of(ase.settings().egressRanges());
        IpSet vip = ase.publicVip() instanceof KnownAddress known ? IpSet.of(known.ip()) : IpSet.empty();
        IpSet seen = part.translated().sources();
        boolean unseen = tunnel(part).isPresent() || part.fate() == Fate.UNDETERMINED;
        return ase.version() == Version.V2
                && !own.isEmpty()
                && (unseen || own.union(vip).encloses(seen));
    }

    /** The first hop at which somebody else takes the flows on. */
    private static Optional<Hop> other(Part part) {
        return part.trace().hops().stream()
                .filter(hop -> OTHERS.contains(hop.type()))
                .findFirst();
    }

    private static Optional<Hop> tunnel(Part part) {
        return other(part).filter(hop -> hop.type().equals(TUNNEL));
    }

    String words(Part part) {
        Hop hop = other(part).orElseThrow();
        String name = hop.resource().map(ResourceId::name).orElse("a gateway");
        String way = hop.type().equals(TUNNEL)
                ? "forced into the tunnel to '" + name + "'"
                : "forced through the appliance '" + name + "'";
        String route = part.trace().steps().stream()
                .filter(step -> step.stage() == Stage.ROUTE)
                .map(Step::text)
                .findFirst()
                .map(text -> " by route " + text)
                .orElse("");
        return way + route + ", so it does not leave by the environment's own address";
    }
}
