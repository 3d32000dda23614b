package io.canreach.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changed copies of lists. */
final class Lists {
    private Lists() {}

    static <T> List<T> plus(List<T> list, T more) {
        return concat(list, List.of(more));
    }

    static <T> List<T> concat(List<T> list, List<T> more) {
        List<T> both = new ArrayList<>(list);
        both.addAll(more);
        return List.copyOf(both);
    }

    static <T> List<T> withLast(List<T> list, UnaryOperator<T> change) {
        int last = list.size() - 1;
        return plus(list.subList(0, last), change.apply(list.get(last)));
    }

    /** A copy with the element at an index changed. */
    static <T> List<T> with(List<T> list, int index, UnaryOperator<T> change) {
        List<T> copy = new ArrayList<>(list);
        copy.set(index, change.apply(list.get(index)));
        return List.copyOf(copy);
    }

    /** The elements of one kind. */
    static <T> List<T> ofKind(Iterable<?> all, Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (Object each : all) {
            if (kind.isInstance(each)) {
                found.add(kind.cast(each));
            }
        }
        return List.copyOf(found);
    }

    static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
