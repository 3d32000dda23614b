package io.canreach.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the names that somebody may have meant who wrote one that is not there. */
final class TagNames {
    private static final int SHOWN = 3;
    private static final int LONGEST = 100;

    private TagNames() {}

    /** The nearest names: those that one contains the other of, then those that few letters tell apart. */
    static List<ServiceTag> nearest(ServiceTag wanted, Collection<ServiceTag> there) {
        String key = wanted.key();
        record Near(ServiceTag tag, int distance) {}
        return there.stream()
                .map(tag -> new Near(tag, distance(key, tag.key())))
                .filter(near -> near.distance() <= Math.max(2, key.length() / 4))
                .sorted(Comparator.comparingInt(Near::distance)
                        .thenComparing(near -> near.tag().key()))
                .limit(SHOWN)
                .map(Near::tag)
                .toList();
    }

    private static int distance(String one, String other) {
        if (one.length() > LONGEST || other.length() > LONGEST) {
            return LONGEST;
        }
        boolean within = other.startsWith(one + ".") || one.startsWith(other + ".") || one.endsWith(other);
        return within ? 1 : edits(one, other);
    }

    /** How many letters must be put in, left out or replaced to make one name of another. */
    private static int edits(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            next(row, i, one.charAt(i - 1), other);
        }
        return row[other.length()];
    }

    private static void next(int[] row, int number, char letter, String other) {
        int diagonal = row[0];
        row[0] = number;
        for (int j = 1; j <= other.length(); j++) {
            int replaced = diagonal + (letter == other.charAt(j - 1) ? 0 : 1);
            diagonal = row[j];
            row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
        }
    }
}
