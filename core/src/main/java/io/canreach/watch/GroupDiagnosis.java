package io.canreach.watch;

import io.canreach.model.ResourceId;
import io.canreach.security.AdminDecision;
import io.canreach.security.MatchFlags;
import io.canreach.security.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one NSG, or one security admin configuration before it, does with a flow, and which field of which of its rules
 * matches: a group of NSG diagnostics.
 *
 * @param appliedTo the interface or subnet the NSG is attached to; for admin rules the virtual network
 * @param networkSecurityGroup the NSG, or the security admin configuration
 * @param ruleName the deciding rule as NSG diagnostics names it: {@code DefaultRule_AllowVnetInBound},
 *     {@code UserRule_web}; an admin rule by its bare name
 * @param admin what admin rules do; empty for an NSG
 * @param access whether the flow goes on
 * @param rules every rule of the flow's direction with its flags, by ascending priority
 * @see <a href="https://learn.microsoft.com/azure/network-watcher/nsg-diagnostics-overview">NSG diagnostics</a>
 */
public record GroupDiagnosis(
        ResourceId appliedTo,
        ResourceId networkSecurityGroup,
        String ruleName,
        Optional<AdminDecision> admin,
        Outcome access,
        List<MatchFlags> rules) {
    /**
     * Copies the list.
     *
     * @param appliedTo the interface or subnet the NSG is attached to; for admin rules the virtual network
     * @param networkSecurityGroup the NSG, or the security admin configuration
     * @param ruleName the deciding rule as NSG diagnostics names it: {@code DefaultRule_AllowVnetInBound},
     *     {@code UserRule_web}; an admin rule by its bare name
     * @param admin what admin rules do; empty for an NSG
     * @param access whether the flow goes on
     * @param rules every rule of the flow's direction with its flags, by ascending priority
     */
    public GroupDiagnosis {
        rules = List.copyOf(rules);
    }

    @Override
    public String toString() {
        String kind = admin.isPresent() ? "admin rules '" : "NSG '";
        String does = admin.filter(any -> access != Outcome.UNDETERMINED)
                .map(AdminDecision::toString)
                .orElse(access.toString());
        return kind + networkSecurityGroup.name() + "' on " + appliedTo.name() + ": " + does + " by " + ruleName + "\n"
                + rules.stream().map(row -> "  " + row).collect(Collectors.joining("\n"));
    }
}
