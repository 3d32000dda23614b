package io.canreach.security;

import io.canreach.model.AclRule;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Assumptions;
import io.canreach.model.EndpointAcl;
import io.canreach.model.Prefix;
import io.canreach.model.Unknown;
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Evaluates a classic endpoint's ACL: ascending order, the first match decides, and what no rule matches is refused as
 * soon as one rule permits.
 *
 * @see <a href="https://learn.microsoft.com/previous-versions/azure/virtual-network/virtual-networks-acl">Endpoint
 *     access control lists</a>
 */
public final class AclEvaluation {
    private final EndpointAcl acl;
    private final Assumptions assumptions;

    /**
     * Evaluates an ACL.
     *
     * @param acl the ACL
     * @param assumptions how disputed points are read
     */
    public AclEvaluation(EndpointAcl acl, Assumptions assumptions) {
        this.acl = acl;
        this.assumptions = assumptions;
    }

    /**
     * The fate of one source.
     *
     * @param source the address
     * @return its one part
     */
    public AclPart evaluate(Ip source) {
        return evaluate(IpSet.of(source)).get(0);
    }

    /**
     * Splits sources by their fate. IPv6 sources never reach a classic endpoint and fall to the default.
     *
     * @param sources any addresses
     * @return parts that are disjoint and together are the sources
     */
    public List<AclPart> evaluate(IpSet sources) {
        return evaluate(sources, acl.rules());
    }

    private List<AclPart> evaluate(IpSet sources, List<AclRule> rules) {
        if (sources.isEmpty()) {
            return List.of();
        }
        if (rules.isEmpty()) {
            return List.of(unmatched(sources));
        }
        AclRule rule = rules.get(0);
        List<AclRule> later = rules.subList(1, rules.size());
        if (rule.remoteSubnet() instanceof Unknown unknown) {
            return evaluate(sources, later).stream()
                    .map(part -> clouded(part, rule, unknown))
                    .toList();
        }
        List<AclPart> parts = new ArrayList<>();
        IpSet matched = sources.intersect(IpSet.of(((Prefix) rule.remoteSubnet()).cidr()));
        if (!matched.isEmpty()) {
            parts.add(new AclPart(matched, outcome(rule.action()), Optional.of(rule), List.of(), List.of()));
        }
        parts.addAll(evaluate(sources.minus(matched), later));
        return parts;
    }

    /** What happens to sources that a rule may have matched before: nothing is uncertain where both do the same. */
    private static AclPart clouded(AclPart part, AclRule rule, Unknown unknown) {
        boolean possible = part.sources().overlaps(IpSet.all(IpFamily.IPV4));
        if (!possible || part.outcome() == outcome(rule.action())) {
            return part;
        }
        List<Unknown> doubts = new ArrayList<>(List.of(unknown));
        doubts.addAll(part.doubts());
        return new AclPart(part.sources(), Outcome.UNDETERMINED, Optional.of(rule), doubts, part.assumptions());
    }

    private AclPart unmatched(IpSet rest) {
        if (!acl.isMixed()) {
            return new AclPart(rest, outcome(acl.defaultAction()), Optional.empty(), List.of(), List.of());
        }
        Assumption assumption = Assumption.CLASSIC_ACL_MIXED_DEFAULT;
        Reading reading = assumptions.reading(assumption);
        List<Assumption> rests = List.of(assumption);
        if (reading == Reading.ASK) {
            return new AclPart(rest, Outcome.UNDETERMINED, Optional.empty(), List.of(Doubts.of(assumption)), rests);
        }
        Outcome outcome = reading == Reading.FIRST ? Outcome.DENY : Outcome.ALLOW;
        return new AclPart(rest, outcome, Optional.empty(), List.of(), rests);
    }

    private static Outcome outcome(AclRule.Action action) {
        return action == AclRule.Action.PERMIT ? Outcome.ALLOW : Outcome.DENY;
    }
}
