package io.canreach.analysis;

import io.canreach.model.Direction;
import io.canreach.model.Unknown;
import io.canreach.packet.Flow;
import io.canreach.packet.PacketSet;
import java.util.List;
import java.util.Optional;

/**
 * Packets that one NSG decides otherwise than another.
 *
 * @param kind what is different
 * @param direction the direction of the rules
 * @param packets exactly the packets, at least one
 * @param before the rules that decide them in the NSG before, the one with most packets first
 * @param after the rules that decide them in the NSG after
 * @param conditions what must be so of the packets, where that is not known: that an address is in a tag, or not
 * @param doubts what would have to be known; empty where both NSGs decide
 */
public record NsgChange(
        Kind kind,
        Direction direction,
        PacketSet packets,
        List<ListedRule> before,
        List<ListedRule> after,
        List<String> conditions,
        List<Unknown> doubts) {
    /** What is different. */
    public enum Kind {
        /** They were denied and are allowed. */
        NEWLY_ALLOWED("newly allowed"),
        /** They were allowed and are denied. */
        NEWLY_DENIED("newly denied"),
        /** It is not known what becomes of them, or whether that is what became of them before. */
        NEWLY_UNDETERMINED("newly undetermined"),
        /** It was not known what becomes of them, and is. */
        NEWLY_DECIDED("newly decided");

        private final String text;

        Kind(String text) {
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
     * @param kind what is different
     * @param direction the direction of the rules
     * @param packets exactly the packets
     * @param before the rules that decide them in the NSG before
     * @param after the rules that decide them in the NSG after
     * @param conditions what must be so of the packets
     * @param doubts what would have to be known
     */
    public NsgChange {
        before = List.copyOf(before);
        after = List.copyOf(after);
        conditions = List.copyOf(conditions);
        doubts = List.copyOf(doubts);
    }

    /** {@return one of the packets} */
    public Optional<Flow> example() {
        return packets.example();
    }

    @Override
    public String toString() {
        String where = conditions.isEmpty() ? "" : ", where " + String.join(" and ", conditions);
        return kind + " " + direction + ": " + TrafficWords.of(packets) + where;
    }
}
