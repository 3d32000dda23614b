package io.canreach.dsl;

import java.util.Objects;

/** Refuses what is null where it is written, not where it would be used. */
final class Given {
    private Given() {}

    static String name(String kind, String name) {
        return value(kind + " name", name);
    }

    static <T> T value(String what, T value) {
        return Objects.requireNonNull(value, () -> what + " must not be null");
    }
}
