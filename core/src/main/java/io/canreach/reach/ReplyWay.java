package io.canreach.reach;

import io.canreach.model.Appliance;
import io.canreach.model.Subnet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How far a reply is.
 *
 * @param strand the flows as they were where the reply is now; their source is the reply's destination
 * @param at where it is
 * @param left how many of the crossings it has not passed yet
 * @param strangers how many devices it passed that the flows had not passed
 */
record ReplyWay(Strand strand, Place at, int left, int strangers) {
    ReplyWay with(Strand other) {
        return new ReplyWay(other, at, left, strangers);
    }

    /** The same reply behind a device that the flows had not passed. */
    ReplyWay behind(Device stranger, Strand sent) {
        return new ReplyWay(sent, stranger.place(), left, strangers + 1);
    }

    /** Whether the flows came in by a public address last. */
    boolean cameByPublicAddress() {
        return left > 0 && strand.crossings().get(left - 1).kind() == Crossing.Kind.EDGE;
    }

    List<Crossing> crossings() {
        return strand.crossings().subList(0, left);
    }

    Subnet subnet() {
        return at.ownSubnet();
    }

    /** The last crossing not passed yet that put its own address as source; -1 where none did. */
    int owner() {
        return last(each -> each.translation() == Crossing.Translation.SOURCE);
    }

    /** Whether the flows came last through an appliance that may follow them and did not hide their source. */
    boolean cameThroughAppliance() {
        Optional<Crossing> top =
                left == 0 ? Optional.empty() : Optional.of(strand.crossings().get(left - 1));
        return top.filter(each -> each.kind() == Crossing.Kind.APPLIANCE)
                .filter(each -> each.translation() != Crossing.Translation.SOURCE)
                .filter(each ->
                        each.state() != Appliance.State.STATELESS || each.translation() != Crossing.Translation.NONE)
                .isPresent();
    }

    /** The last crossing not passed yet that satisfies a condition; -1 where there is none. */
    int last(Predicate<Crossing> wanted) {
        for (int i = left - 1; i >= 0; i--) {
            if (wanted.test(strand.crossings().get(i))) {
                return i;
            }
        }
        return -1;
    }
}
