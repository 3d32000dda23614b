package io.canreach.analysis;

import io.canreach.packet.PacketSet;
import java.util.List;

/**
 * A rule that no packet reaches.
 *
 * @param rule the rule
 * @param cause why none does
 * @param culprits the rules before it that take its packets, largest share first, at most five
 * @param culpritCount how many rules take packets of it
 * @param packets what it matches, none where that is the cause
 * @param places where it is dead
 * @param aliveAt where the same rule decides packets, or may; empty for a rule that is dead everywhere
 * @param affected packets that would fare otherwise without it all the same, because what becomes of packets that no rule matches
 *     would change; empty for most lists
 */
public record DeadRule(
        ListedRule rule,
        Cause cause,
        List<Culprit> culprits,
        int culpritCount,
        PacketSet packets,
        List<String> places,
        List<String> aliveAt,
        PacketSet affected) {
    /** Why no packet reaches a rule. */
    public enum Cause {
        /** Rules before it take all its packets, and some of them decide otherwise: somebody believed something else. */
        SHADOWED("shadowed"),
        /** Rules before it take all its packets and do the same with them. */
        COVERED("covered"),
        /** It matches no packet. */
        MATCHES_NOTHING("matches nothing");

        private final String text;

        Cause(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Copies the lists.
     *
     * @param rule the rule
     * @param cause why none does
     * @param culprits the rules before it that take its packets
     * @param culpritCount how many rules take packets of it
     * @param packets what it matches
     * @param places where it is dead
     * @param aliveAt where the same rule decides packets, or may
     * @param affected packets that would fare otherwise without it all the same
     */
    public DeadRule {
        culprits = List.copyOf(culprits);
        places = List.copyOf(places);
        aliveAt = List.copyOf(aliveAt);
    }

    /** {@return whether it is dead at every place where its list is} */
    public boolean isDeadEverywhere() {
        return aliveAt.isEmpty();
    }

    /** {@return whether taking it away changes nothing at any place} */
    public boolean isRemovable() {
        return isDeadEverywhere() && affected.isEmpty();
    }

    @Override
    public String toString() {
        return rule + " is dead: " + FindingText.because(this);
    }
}
