package io.canreach.reach;

import io.canreach.packet.Flow;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An answer in words: short for a console, whole for a report, and in the pieces of which messages are made. */
public final class Explanation {
    private static final int PARTS_SHOWN_BRIEFLY = 1;

    private final Answer answer;

    /**
     * Explains an answer.
     *
     * @param answer the answer
     */
    public Explanation(Answer answer) {
        this.answer = answer;
    }

    /**
     * The answer with the way of its first part, short enough for a console that cuts at 1,000 characters in usual cases.
     *
     * @return lines of ASCII
     */
    public String brief() {
        List<String> lines = new ArrayList<>();
        lines.add(answer.verdict() + "  " + answer.question());
        ofNetwork().ifPresent(lines::add);
        Part first = decisive();
        lines.add("because   " + first.fate() + by(first));
        lines.addAll(StepLines.of(first.trace().steps()));
        int more = answer.parts().size() - PARTS_SHOWN_BRIEFLY;
        if (more > 0) {
            lines.add("and " + more + " more part" + (more == 1 ? "" : "s") + "; explain() has all");
        }
        return String.join("\n", lines);
    }

    /**
     * The whole answer: every part with its flows, steps and rules.
     *
     * @return lines of ASCII
     */
    public String all() {
        List<String> lines = new ArrayList<>();
        lines.add(answer.verdict() + "  " + answer.question());
        ofNetwork().ifPresent(lines::add);
        answer.notes().forEach(note -> lines.add("note      " + note));
        answer.assumptions()
                .forEach(each -> lines.add("assumes   " + each + ": "
                        + each.words(answer.readings().reading(each))));
        for (Part part : answer.parts()) {
            lines.add("");
            lines.add(part.fate() + by(part));
            lines.add("for       " + flows(part));
            example(part).ifPresent(flow -> lines.add("example   " + flow));
            lines.addAll(detailed(part, Integer.MAX_VALUE));
            part.doubts().forEach(doubt -> lines.add("to decide " + doubt.reason()));
        }
        return String.join("\n", lines);
    }

    /**
     * What the network does without regard to what a service then does by itself.
     *
     * @return one line, or empty where both have the same verdict
     */
    public Optional<String> ofNetwork() {
        if (answer.network() == answer.verdict()) {
            return Optional.empty();
        }
        String network = answer.network() == Verdict.REACHABLE
                ? "the network delivers"
                : "the network alone has the verdict " + answer.network();
        String service = switch (answer.verdict()) {
            case BLOCKED -> "the service refuses";
            case PARTIAL -> "the service refuses some";
            default -> "what the service does is not known";
        };
        return Optional.of("network   " + network + "; " + service);
    }

    /**
     * The part that best shows why the verdict is what it is: a dropped one before an undetermined one before a delivered
     * one.
     *
     * @return one of the answer's parts
     */
    public Part decisive() {
        for (Fate fate : List.of(Fate.DROPPED, Fate.UNDETERMINED, Fate.DELIVERED)) {
            Optional<Part> first = answer.parts(fate).stream().findFirst();
            if (first.isPresent()) {
                return first.get();
            }
        }
        throw new IllegalStateException("an answer has at least one part");
    }

    /**
     * The flows of a part, and whether they are all that was asked.
     *
     * @param part one of the answer's parts
     * @return one line
     */
    public String flows(Part part) {
        return flows(part.packets());
    }

    /**
     * Flows, and whether they are all that was asked.
     *
     * @param packets flows as asked
     * @return one line
     */
    public String flows(PacketSet packets) {
        if (packets.isEmpty()) {
            return "no flow: there is no address to ask about";
        }
        String share = packets.equals(answer.asked()) ? "all flows asked" : "part of the flows asked";
        String text = new FlowText(answer).of(packets);
        return Columns.left(text, 50) + "  " + share;
    }

    /**
     * A plausible flow of a part.
     *
     * @param part one of the answer's parts
     * @return a flow as asked, or empty where there was no address to ask about
     */
    public Optional<Flow> example(Part part) {
        return part.packets().example();
    }

    /**
     * The steps of a part, with the rules at the step that decides.
     *
     * @param part one of the answer's parts
     * @param nearMisses how many of the rules passed over to show
     * @return indented, numbered lines
     */
    public List<String> detailed(Part part, int nearMisses) {
        return StepLines.detailed(part, example(part), nearMisses);
    }

    /**
     * What would decide if the deciding rule were not there.
     *
     * @param part a part that a security rule dropped
     * @return one line, or empty where no security rule decided
     */
    public Optional<String> without(Part part) {
        return example(part).flatMap(flow -> StepLines.without(part, flow));
    }

    private static String by(Part part) {
        String allowed = part.fate() == Fate.DELIVERED ? ", allowed by " : " by ";
        return (part.decidedBy().isSentence() ? ": " : allowed) + part.decidedBy();
    }
}
