package io.canreach.watch;

import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.security.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * The answer of IP flow verify.
 *
 * @param access whether admin rules and NSGs let the flow pass, or that it is not known
 * @param ruleName the deciding rule as Azure names it, such as {@code defaultSecurityRules/AllowVnetInBound}, or the bare name
 *     of a security admin rule; empty where nothing guards the interface
 * @param networkSecurityGroup the NSG of that rule
 * @param adminConfiguration the security admin configuration of that rule
 * @param doubts what would have to be known; empty unless the access is undetermined
 */
public record IpFlowVerdict(
        Outcome access,
        String ruleName,
        Optional<ResourceId> networkSecurityGroup,
        Optional<ResourceId> adminConfiguration,
        List<Unknown> doubts) {
    /** What lets everything pass that nothing guards. */
    static final IpFlowVerdict UNGUARDED =
            new IpFlowVerdict(Outcome.ALLOW, "", Optional.empty(), Optional.empty(), List.of());

    /**
     * Copies the list.
     *
     * @param access whether admin rules and NSGs let the flow pass, or that it is not known
     * @param ruleName the deciding rule as Azure names it, such as {@code defaultSecurityRules/AllowVnetInBound}, or the bare
     *     name of a security admin rule; empty where nothing guards the interface
     * @param networkSecurityGroup the NSG of that rule
     * @param adminConfiguration the security admin configuration of that rule
     * @param doubts what would have to be known; empty unless the access is undetermined
     */
    public IpFlowVerdict {
        doubts = List.copyOf(doubts);
    }

    @Override
    public String toString() {
        String admin = adminConfiguration
                .map(id -> " (admin rule of '" + id.name() + "')")
                .orElse("");
        return access + (ruleName.isEmpty() ? " (no NSG)" : " " + ruleName + admin);
    }
}
