package io.canreach.analysis;

import io.canreach.model.ApplicationRule;
import io.canreach.model.DnatRule;
import io.canreach.model.FirewallRule;
import io.canreach.model.NetworkRule;
import io.canreach.packet.Protocol;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What rules of firewalls match, in one line. */
final class RuleWords {
    private static final int SHOWN = 3;

    private RuleWords() {}

    static String of(FirewallRule rule) {
        if (rule instanceof NetworkRule network) {
            return protocols(network.protocols()) + " " + joined(network.source()) + " -> "
                    + joined(network.destination()) + ":" + joined(network.destinationPorts());
        }
        if (rule instanceof DnatRule dnat) {
            return protocols(dnat.protocols()) + " " + joined(dnat.source()) + " -> " + dnat.destination() + ":"
                    + dnat.destinationPorts();
        }
        if (rule instanceof ApplicationRule application) {
            return joined(application.source()) + " -> " + joined(application.targets()) + ":" + application.ports();
        }
        return rule.name();
    }

    private static String protocols(Set<Protocol> some) {
        return some.stream().sorted().map(Protocol::toString).collect(Collectors.joining(","));
    }

    private static String joined(List<?> parts) {
        String shown = parts.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(","));
        return parts.size() > SHOWN ? shown + ",+" + (parts.size() - SHOWN) : shown;
    }
}
