package io.canreach.analysis;

import io.canreach.packet.PacketSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * A rule that takes packets of another.
 *
 * @param rule the rule that takes them
 * @param decidesAlike whether it does the same with them
 * @param packets exactly what it takes
 * @param share how large a part of the other's packets that is, above 0 and at most 1
 */
public record Culprit(ListedRule rule, boolean decidesAlike, PacketSet packets, double share) {
    private static final int DIGITS = 17;

    static Culprit of(ListedRule rule, boolean decidesAlike, PacketSet packets, PacketSet all) {
        BigDecimal part = new BigDecimal(packets.size());
        double share =
                part.divide(new BigDecimal(all.size()), DIGITS, RoundingMode.UP).doubleValue();
        return new Culprit(rule, decidesAlike, packets, share);
    }

    /** Its share in whole percent, or less than one. */
    String percent() {
        double percent = share * 100;
        if (percent < 1) {
            return "below 1 %";
        }
        return share < 1 && percent > 99 ? "over 99 %" : String.format(Locale.ROOT, "%.0f %%", percent);
    }

    @Override
    public String toString() {
        return percent() + " by " + rule.written();
    }
}
