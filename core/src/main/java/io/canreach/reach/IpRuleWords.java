package io.canreach.reach;

import io.canreach.model.ServiceIpRule;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The words for IP rules of a service's firewall: those that match, and the one that nearly does. */
final class IpRuleWords {
    private static final int SHOWN = 3;

    private IpRuleWords() {}

    /** The rules that match any of some addresses. */
    static String matching(List<ServiceIpRule> rules, IpSet seen) {
        List<ServiceIpRule> matching =
                rules.stream().filter(rule -> rule.addresses().overlaps(seen)).toList();
        if (matching.stream().allMatch(rule -> rule.name().isEmpty())) {
            return "has a rule for " + Words.addresses(seen);
        }
        String names = String.join(
                ", ", matching.stream().limit(SHOWN).map(IpRuleWords::named).toList());
        String more = matching.size() > SHOWN ? " and " + (matching.size() - SHOWN) + " more" : "";
        return (matching.size() == 1 ? "has rule " : "has rules ") + names + more + " for " + Words.addresses(seen);
    }

    private static String named(ServiceIpRule rule) {
        return rule + rule.ofDatabase().map(it -> " of database '" + it + "'").orElse("");
    }

    /** The rule that is nearest to some addresses; nothing where there is none. */
    static String nearest(List<ServiceIpRule> rules, IpSet seen) {
        Optional<Ip> address = seen.first();
        return address.flatMap(ip -> nearest(rules, ip))
                .map(rule -> "; the nearest is " + named(rule))
                .orElse("");
    }

    private static Optional<ServiceIpRule> nearest(List<ServiceIpRule> rules, Ip ip) {
        return rules.stream()
                .filter(rule -> !rule.isForAzure() && rule.first().family() == ip.family())
                .min(Comparator.comparing(rule -> distance(rule, ip)));
    }

    private static BigInteger distance(ServiceIpRule rule, Ip ip) {
        Ip bound = ip.compareTo(rule.first()) < 0 ? rule.first() : rule.last();
        return ip.value().subtract(bound.value()).abs();
    }
}
