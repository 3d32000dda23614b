package io.canreach.analysis;

import io.canreach.packet.PacketSet;
import java.util.List;

/**
 * A rule that decides packets, all of which would fare alike without it. That is said of each rule by itself: of two rules that
 * stand in for each other both may be redundant, and only one can be taken away.
 *
 * @param rule the rule
 * @param decides the packets that it decides
 * @param standIns the rules behind it that would decide them, largest share first, at most five
 * @param standInCount how many rules would
 * @param places where its list is
 */
public record RedundantRule(
        ListedRule rule, PacketSet decides, List<Culprit> standIns, int standInCount, List<String> places) {
    /**
     * Copies the lists.
     *
     * @param rule the rule
     * @param decides the packets that it decides
     * @param standIns the rules behind it that would decide them
     * @param standInCount how many rules would
     * @param places where its list is
     */
    public RedundantRule {
        standIns = List.copyOf(standIns);
        places = List.copyOf(places);
    }

    @Override
    public String toString() {
        return rule + " is redundant: " + FindingText.because(this);
    }
}
