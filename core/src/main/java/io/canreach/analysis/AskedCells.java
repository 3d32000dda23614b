package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.reach.Answer;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.UnknownEndpointException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Asks each pair when it is wanted; the last answer is kept, since one is often wanted twice. */
final class AskedCells implements Cells {
    private final Reachability reachability;
    private final PlainPairs plain;
    private final Set<Endpoint> mute = new LinkedHashSet<>();
    private Optional<Answer> last = Optional.empty();

    AskedCells(Network network) {
        this(network, PlainPairs.of(network));
    }

    /** Of a network whose plain machines are known. */
    AskedCells(Network network, PlainPairs plain) {
        this(Reachability.of(network), plain);
    }

    private AskedCells(Reachability reachability, PlainPairs plain) {
        this.reachability = reachability;
        this.plain = plain;
    }

    /** The same for another thread. */
    AskedCells another() {
        return new AskedCells(reachability, plain);
    }

    PlainPairs plain() {
        return plain;
    }

    @Override
    public Cell cell(Endpoint from, Endpoint to) {
        return plain.fates(from, to)
                .map(fates -> new Cell(fates.delivered(), fates.undetermined(), fates.dropped()))
                .orElseGet(() -> answer(from, to).map(Cell::of).orElse(Cell.NOTHING));
    }

    @Override
    public Optional<Answer> answer(Endpoint from, Endpoint to) {
        Question question = Question.of(from, to, Traffic.any());
        if (last.filter(answer -> answer.question().equals(question)).isEmpty()) {
            last = ask(question);
        }
        return last;
    }

    private Optional<Answer> ask(Question question) {
        try {
            return Optional.of(reachability.answer(question));
        } catch (UnknownEndpointException e) {
            mute.add(question.source());
            return Optional.empty();
        }
    }

    /** The endpoints that turned out to have no address to call from. */
    Set<Endpoint> mute() {
        return mute;
    }
}
