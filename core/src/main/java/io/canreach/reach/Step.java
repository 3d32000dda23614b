package io.canreach.reach;

import io.canreach.packet.Flow;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Rewrite;
import io.canreach.security.OrderedRules;
import io.canreach.security.Outcome;
import io.canreach.security.RulePart;
import java.util.List;
import java.util.Optional;

/**
 * One station of a walk.
 *
 * @param stage which station
 * @param text what is there
 * @param effect what it does
 * @param rules the rules that were evaluated there, where there were any
 * @param rewrites the translations that the packets went through before this station
 */
public record Step(Stage stage, String text, Effect effect, Optional<Evaluated> rules, List<Rewrite> rewrites) {
    /** What a station does. */
    public enum Effect {
        /** It passes flows on without judging them. */
        PASS(""),
        /** It judges them and lets them pass. */
        ALLOW("allow"),
        /** It drops them. */
        DENY("DENY"),
        /** It is not known what it does. */
        UNDETERMINED("?");

        private final String text;

        Effect(String text) {
            this.text = text;
        }

        static Effect of(Outcome outcome) {
            return switch (outcome) {
                case ALLOW -> ALLOW;
                case DENY -> DENY;
                case UNDETERMINED -> UNDETERMINED;
            };
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A list of rules and what it decided.
     *
     * @param list the rules
     * @param where what the rules' group is attached to
     * @param decided the packets and the rule that decided them
     */
    public record Evaluated(OrderedRules list, String where, RulePart decided) {}

    /**
     * Copies the list.
     *
     * @param stage which station
     * @param text what is there
     * @param effect what it does
     * @param rules the rules that were evaluated there, where there were any
     * @param rewrites the translations that the packets went through before this station
     */
    public Step {
        rewrites = List.copyOf(rewrites);
    }

    static Step pass(Stage stage, String text) {
        return new Step(stage, text, Effect.PASS, Optional.empty(), List.of());
    }

    static Step of(Stage stage, String text, Effect effect) {
        return new Step(stage, text, effect, Optional.empty(), List.of());
    }

    Step after(List<Rewrite> value) {
        return value.isEmpty() && rewrites.isEmpty() ? this : new Step(stage, text, effect, rules, value);
    }

    /**
     * What a flow that was asked about looks like at this station.
     *
     * @param asked the flow as asked
     * @return the flow after the translations before this station
     */
    public Flow here(Flow asked) {
        PacketSet image = PacketSet.of(asked);
        for (Rewrite rewrite : rewrites) {
            image = image.image(rewrite);
        }
        return image.example().orElse(asked);
    }

    @Override
    public String toString() {
        String done = effect == Effect.PASS ? "" : "  " + effect;
        return stage + ": " + text + done;
    }
}
