package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.Assumptions;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The answer to a {@link Question}: all flows asked about, split by their fate, each part with its way and with what
 * decided it.
 *
 * @param question what was asked
 * @param asked the flows asked about; none where source and destination have no address to talk by
 * @param parts disjoint parts that together are the flows asked about; at least one. Flows between several addresses of two
 *     machines are in one part where they go the same way
 * @param notes what was left out of the question because the platform never carries it
 * @param readings how the network reads disputed points
 * @param network the verdict of the network alone: as if the firewalls of services and the access restrictions of apps let
 *     everybody in
 */
public record Answer(
        Question question,
        PacketSet asked,
        List<Part> parts,
        List<String> notes,
        Assumptions readings,
        Verdict network) {
    /**
     * Copies the lists.
     *
     * @param question what was asked
     * @param asked the flows asked about; none where source and destination have no address to talk by
     * @param parts disjoint parts that together are the flows asked about; at least one
     * @param notes what was left out of the question because the platform never carries it
     * @param readings how the network reads disputed points
     * @param network the verdict of the network alone: as if the firewalls of services and the access restrictions of apps let
     *     everybody in
     */
    public Answer {
        parts = List.copyOf(parts);
        notes = List.copyOf(notes);
    }

    /**
     * The answer in one word.
     *
     * @return REACHABLE when all is delivered, BLOCKED when all is dropped, PARTIAL when there is some of both, otherwise
     *     UNDETERMINED
     */
    public Verdict verdict() {
        return Verdict.of(parts);
    }

    /**
     * The answer where just one of the flows asked is meant and nobody knows which: what is the same for all of them stands, and
     * otherwise nothing is determined.
     *
     * @param which what is not known
     * @return an answer that is REACHABLE, BLOCKED or UNDETERMINED
     */
    public Answer ofOne(Unknown which) {
        if (isSame(verdict())) {
            return this;
        }
        List<Part> open = parts.stream().map(part -> part.orElse(which)).toList();
        return new Answer(question, asked, open, notes, readings, isSame(network) ? network : Verdict.UNDETERMINED);
    }

    private static boolean isSame(Verdict verdict) {
        return verdict == Verdict.REACHABLE || verdict == Verdict.BLOCKED;
    }

    /**
     * The flows of one fate.
     *
     * @param fate the fate
     * @return the flows as asked
     */
    public PacketSet packets(Fate fate) {
        return PacketSet.unionOf(parts(fate).stream().map(Part::packets).toList());
    }

    /**
     * The parts of one fate.
     *
     * @param fate the fate
     * @return the parts in the order in which the walk found them
     */
    public List<Part> parts(Fate fate) {
        List<Part> found = new ArrayList<>();
        for (Part part : parts) {
            if (part.fate() == fate) {
                found.add(part);
            }
        }
        return Collections.unmodifiableList(found);
    }

    /**
     * The flows by what decides them: each rule, route or fact that decides any of them, with exactly the flows that it
     * decides.
     *
     * @return disjoint sets that together are the flows asked about, in the order in which the walk found them
     */
    public List<Decision> decisions() {
        return Decision.of(parts);
    }

    /**
     * The flows of one fate by what decides them.
     *
     * @param fate the fate
     * @return disjoint sets that together are {@link #packets(Fate)}
     */
    public List<Decision> decisions(Fate fate) {
        return Decision.of(parts(fate));
    }

    /**
     * Whether all flows asked about have a fate.
     *
     * @param fate the fate
     * @return true when no part has another one
     */
    public boolean all(Fate fate) {
        return parts.stream().allMatch(part -> part.fate() == fate);
    }

    /**
     * Whether a flow asked about surely has a fate.
     *
     * @param fate the fate
     * @return true when a part has it
     */
    public boolean some(Fate fate) {
        return parts.stream().anyMatch(part -> part.fate() == fate);
    }

    /**
     * Whether surely no flow asked about has a fate. What is undetermined may be delivered or dropped, so that both
     * {@code some} and {@code none} may be false.
     *
     * @param fate the fate
     * @return true when no part has it, nor may have it
     */
    public boolean none(Fate fate) {
        return parts.stream().noneMatch(part -> part.fate() == fate || part.fate() == Fate.UNDETERMINED);
    }

    /**
     * Whether any flow that is not dropped leaves the virtual networks for the Internet on its way.
     *
     * @return false when all that arrives stays inside
     */
    public boolean traversesInternet() {
        return parts.stream().anyMatch(part -> part.fate() != Fate.DROPPED && part.viaInternet());
    }

    /**
     * The disputed points of Azure's documentation that this answer rests on.
     *
     * @return the assumptions in the order in which they are declared, none for most answers
     */
    public Set<Assumption> assumptions() {
        Set<Assumption> all = EnumSet.noneOf(Assumption.class);
        for (Part part : parts) {
            all.addAll(part.assumptions());
        }
        return all;
    }

    /**
     * What would have to be known to decide.
     *
     * @return reasons without repetition; none when nothing is undetermined
     */
    public List<Unknown> doubts() {
        return parts.stream().flatMap(part -> part.doubts().stream()).distinct().toList();
    }

    /**
     * The whole answer as text: every part with all its steps and rules.
     *
     * @return many lines of ASCII, the same every time
     */
    public String explain() {
        return new Explanation(this).all();
    }

    @Override
    public String toString() {
        return new Explanation(this).brief();
    }
}
