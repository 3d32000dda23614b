package io.canreach.security;

import io.canreach.model.AnyAddress;
import io.canreach.model.Assumption;
import io.canreach.model.ProtocolIs;
import io.canreach.model.SecurityRule;
import io.canreach.packet.Protocol;
import java.util.Set;

/** Which of the disputed points about the words of rules can matter to a rule at all. */
final class RuleReadings {
    private RuleReadings() {}

    /** Whether a rule may match other packets when a point is read otherwise; of points that are not about words it may. */
    static boolean mayMatter(Assumption point, SecurityRule rule) {
        return switch (point) {
            case PORT_RULE_ON_PORTLESS_PROTOCOL -> isForPortless(rule) && namesPorts(rule);
            case ANY_ADDRESS_OF_BOTH_FAMILIES -> !rule.isDefault() && namesAnyAddress(rule);
            default -> true;
        };
    }

    private static boolean isForPortless(SecurityRule rule) {
        return !(rule.protocol() instanceof ProtocolIs it
                && hasPorts(it.protocol().concrete()));
    }

    private static boolean hasPorts(Set<Protocol> protocols) {
        for (Protocol protocol : protocols) {
            if (!protocol.hasPorts()) {
                return false;
            }
        }
        return true;
    }

    private static boolean namesPorts(SecurityRule rule) {
        return !MatchFlags.areAll(rule.sourcePorts()) || !MatchFlags.areAll(rule.destinationPorts());
    }

    private static boolean namesAnyAddress(SecurityRule rule) {
        AnyAddress any = new AnyAddress();
        return rule.source().contains(any) || rule.destination().contains(any);
    }
}
