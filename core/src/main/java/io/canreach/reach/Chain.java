package io.canreach.reach;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list that grows at its end and shares with longer ones all that they have in common, so that the steps behind flows are
 * not copied at each further one.
 *
 * @param <T> what is in it
 */
final class Chain<T> {
    private static final Chain<?> EMPTY = new Chain<>(null, null, 0);

    private final @Nullable Chain<T> before;
    private final @Nullable T last;
    private final int size;
    private @Nullable List<T> list; // made when first asked for; to make it twice does no harm

    private Chain(@Nullable Chain<T> before, @Nullable T last, int size) {
        this.before = before;
        this.last = last;
        this.size = size;
    }

    @SuppressWarnings("unchecked") // there is nothing in it
    static <T> Chain<T> empty() {
        return (Chain<T>) EMPTY;
    }

    Chain<T> and(T more) {
        return new Chain<>(this, more, size + 1);
    }

    /** All of it, the first first; unmodifiable. */
    List<T> list() {
        List<T> known = list;
        if (known == null) {
            known = listed();
            list = known;
        }
        return known;
    }

    @SuppressWarnings("unchecked") // there are none but such in it
    private List<T> listed() {
        Object[] all = new Object[size];
        Chain<T> at = this;
        for (int i = size - 1; i >= 0 && at != null && at.last != null; i--) {
            all[i] = at.last;
            at = at.before;
        }
        return (List<T>) List.of(all);
    }

    @Override
    public String toString() {
        return list().toString();
    }
}
