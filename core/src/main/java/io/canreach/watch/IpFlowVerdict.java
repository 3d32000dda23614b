package io.canreach.watch;

import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.security.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * The answer of IP flow verify.
 *
 * @param access whether the NSGs let the flow pass, or that it is not known
 * @param ruleName the deciding rule as Azure names it, such as {@code defaultSecurityRules/AllowVnetInBound}; empty where
 *     no NSG guards the interface
 * @param networkSecurityGroup the NSG of that rule
 * @param doubts what would have to be known; empty unless the access is undetermined
 */
public record IpFlowVerdict(
        Outcome access, String ruleName, Optional<ResourceId> networkSecurityGroup, List<Unknown> doubts) {
    /**
     * Copies the list.
     *
     * @param access whether the NSGs let the flow pass, or that it is not known
     * @param ruleName the deciding rule as Azure names it, such as {@code defaultSecurityRules/AllowVnetInBound}; empty where
     *     no NSG guards the interface
     * @param networkSecurityGroup the NSG of that rule
     * @param doubts what would have to be known; empty unless the access is undetermined
     */
    public IpFlowVerdict {
        doubts = List.copyOf(doubts);
    }

    @Override
    public String toString() {
        return access + (ruleName.isEmpty() ? " (no NSG)" : " " + ruleName);
    }
}
