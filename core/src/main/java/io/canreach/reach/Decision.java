package io.canreach.reach;

import io.canreach.packet.Flow;
import io.canreach.packet.PacketSet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All flows of an answer that one rule, route or fact decides.
 *
 * <pre>{@code
 * answer.decisions(Fate.DROPPED).forEach(System.out::println);
 * // 3 flows dropped by security rule 'deny-all' (4000, Inbound) of NSG 'data' on subnet 'v/data': TCP 443 10.0.1.4 -> ...
 * }</pre>
 *
 * @param fate what happens to the flows
 * @param by what decides that
 * @param packets exactly the flows; none where there was no address to ask about
 */
public record Decision(Fate fate, Decider by, PacketSet packets) {
    private record Key(Fate fate, Decider by) {}

    static List<Decision> of(List<Part> parts) {
        Map<Key, List<PacketSet>> found = new LinkedHashMap<>();
        parts.forEach(part -> found.computeIfAbsent(new Key(part.fate(), part.decidedBy()), any -> new ArrayList<>())
                .add(part.packets()));
        return found.entrySet().stream()
                .map(each -> new Decision(each.getKey().fate(), each.getKey().by(), PacketSet.unionOf(each.getValue())))
                .toList();
    }

    /** {@return how many flows they are} */
    public BigInteger size() {
        return packets.size();
    }

    /** {@return one of the flows; empty where there is none} */
    public Optional<Flow> example() {
        return packets.example();
    }

    /**
     * The decision in a line.
     *
     * @return how many flows, their fate, by what, which, and one of them
     */
    @Override
    public String toString() {
        String decided = fate + (by.isSentence() ? ": " : fate == Fate.DELIVERED ? ", allowed by " : " by ") + by;
        if (packets.isEmpty()) {
            return "no flow, " + decided;
        }
        String count = size().equals(BigInteger.ONE) ? "1 flow " : size() + " flows ";
        String one = example().map(flow -> ", such as " + flow).orElse("");
        return count + decided + ": " + Words.flows(packets) + one;
    }
}
