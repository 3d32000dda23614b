package io.canreach.security;

import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The addresses that one side of a rule stands for, as far as they are known.
 *
 * @param certain addresses that it surely covers
 * @param possible addresses that it may cover, the certain ones included
 * @param doubts why the two differ; empty when they do not
 */
public record Extent(IpSet certain, IpSet possible, List<Unknown> doubts) {
    /**
     * Copies the list.
     *
     * @param certain addresses that it surely covers
     * @param possible addresses that it may cover, the certain ones included
     * @param doubts why the two differ; empty when they do not
     */
    public Extent {
        doubts = List.copyOf(doubts);
    }

    static Extent of(IpSet addresses) {
        return new Extent(addresses, addresses, List.of());
    }

    /** What is left of it where it is known whether an address is in it. */
    Extent given(boolean isIn) {
        return of(isIn ? possible : certain);
    }

    static Extent unknown(Unknown reason) {
        return new Extent(IpSet.empty(), IpSet.all(), List.of(reason));
    }

    static Extent unionOf(Collection<Extent> extents) {
        List<Unknown> doubts = new ArrayList<>();
        extents.forEach(extent -> doubts.addAll(extent.doubts()));
        return new Extent(
                IpSet.unionOf(extents.stream().map(Extent::certain).toList()),
                IpSet.unionOf(extents.stream().map(Extent::possible).toList()),
                doubts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Extent it
                && certain.equals(it.certain)
                && possible.equals(it.possible)
                && doubts.equals(it.doubts);
    }

    @Override
    public int hashCode() {
        return 31 * certain.hashCode() + possible.hashCode();
    }

    @Override
    public String toString() {
        String sure = certain.isEmpty() && !isCertain() ? "unknown" : certain.toString();
        return isCertain() ? sure : sure + ", perhaps more (" + doubts.get(0).reason() + ")";
    }

    /**
     * Whether everything about it is known.
     *
     * @return true when no address is in doubt
     */
    public boolean isCertain() {
        return doubts.isEmpty();
    }
}
