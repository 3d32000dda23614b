package io.canreach.watch;

import io.canreach.model.ResourceId;
import io.canreach.security.MatchFlags;
import io.canreach.security.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one NSG does with a flow, and which field of which of its rules matches: a group of NSG diagnostics.
 *
 * @param appliedTo the interface or subnet the NSG is attached to
 * @param networkSecurityGroup the NSG
 * @param ruleName the deciding rule as NSG diagnostics names it: {@code DefaultRule_AllowVnetInBound},
 *     {@code UserRule_web}
 * @param access what it does
 * @param rules every rule of the flow's direction with its flags, by ascending priority
 * @see <a href="https://learn.microsoft.com/azure/network-watcher/nsg-diagnostics-overview">NSG diagnostics</a>
 */
public record GroupDiagnosis(
        ResourceId appliedTo,
        ResourceId networkSecurityGroup,
        String ruleName,
        Outcome access,
        List<MatchFlags> rules) {
    /**
     * Copies the list.
     *
     * @param appliedTo the interface or subnet the NSG is attached to
     * @param networkSecurityGroup the NSG
     * @param ruleName the deciding rule as NSG diagnostics names it: {@code DefaultRule_AllowVnetInBound},
     *     {@code UserRule_web}
     * @param access what it does
     * @param rules every rule of the flow's direction with its flags, by ascending priority
     */
    public GroupDiagnosis {
        rules = List.copyOf(rules);
    }

    @Override
    public String toString() {
        return "NSG '" + networkSecurityGroup.name() + "' on " + appliedTo.name() + ": " + access + " by " + ruleName
                + "\n" + rules.stream().map(row -> "  " + row).collect(Collectors.joining("\n"));
    }
}
