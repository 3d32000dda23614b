package io.canreach.security;

import io.canreach.model.SecurityRule;
import io.canreach.packet.IpFamily;
import io.canreach.packet.PacketSet;
import io.canreach.packet.ServiceSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What rules, all of which match or not, take of the flows between two addresses. That depends on the services and on which
 * rules have both addresses, so that what was found for one pair serves all others of which the same rules do.
 */
final class PairShares {
    private static final int MOST = 64;

    private final Map<Asked, List<Share>> known = new ConcurrentHashMap<>();

    /** The rules that have both addresses, the lowest bit for the first, the addresses' family, and the services between them. */
    static final class Asked {
        private final long rules;
        private final boolean ipv6;
        private final ServiceSet services;

        private Asked(long rules, boolean ipv6, ServiceSet services) {
            this.rules = rules;
            this.ipv6 = ipv6;
            this.services = services;
        }

        @Override
        public boolean equals(Object object) {
            return object instanceof Asked other
                    && rules == other.rules
                    && ipv6 == other.ipv6
                    && services.equals(other.services);
        }

        @Override
        public int hashCode() {
            return 31 * Long.hashCode(rules) + services.hashCode();
        }
    }

    /** What is asked of packets; nothing where these are not of one pair. */
    static Optional<Asked> asked(PacketSet packets, long rules) {
        boolean ipv6 = !packets.restrictTo(IpFamily.IPV6).isEmpty();
        return ServiceSet.ofPair(packets).map(services -> new Asked(rules, ipv6, services));
    }

    /** What a rule takes, which may be all. */
    private record Share(SecurityRule rule, Outcome outcome, ServiceSet services, boolean all) {
        RulePart of(PacketSet packets) {
            PacketSet taken = all ? packets : services.between(packets.sources(), packets.destinations());
            return new RulePart(taken, outcome, rule, List.of());
        }
    }

    /** The parts of packets of one pair; nothing where these are not known. */
    @Nullable
    List<RulePart> of(PacketSet packets, Asked asked) {
        List<Share> shares = known.get(asked);
        if (shares == null) {
            return null;
        }
        List<RulePart> parts = new ArrayList<>(shares.size());
        for (Share share : shares) {
            parts.add(share.of(packets));
        }
        return parts;
    }

    /** Keeps the parts of packets of one pair. */
    void keep(Asked asked, List<RulePart> parts) {
        List<Share> shares = new ArrayList<>(parts.size());
        for (RulePart part : parts) {
            ServiceSet services = ServiceSet.ofPair(part.packets()).orElseThrow();
            shares.add(new Share(part.rule(), part.outcome(), services, services.equals(asked.services)));
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(asked, List.copyOf(shares));
    }
}
