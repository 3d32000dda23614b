package io.canreach.model;

import io.canreach.model.Assumption.Reading;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** How a network reads each {@link Assumption}: by its default unless chosen otherwise. Immutable. */
public final class Assumptions {
    private static final Assumptions STANDARD = new Assumptions(new EnumMap<>(Assumption.class));

    private final Map<Assumption, Reading> chosen;

    private Assumptions(Map<Assumption, Reading> chosen) {
        this.chosen = chosen;
    }

    /**
     * Every assumption by its default.
     *
     * @return the defaults
     */
    public static Assumptions standard() {
        return STANDARD;
    }

    /**
     * These choices with one changed.
     *
     * @param assumption the assumption
     * @param reading how to read it
     * @return new choices
     */
    public Assumptions with(Assumption assumption, Reading reading) {
        Map<Assumption, Reading> changed = new EnumMap<>(Assumption.class);
        changed.putAll(chosen);
        changed.put(assumption, reading);
        return new Assumptions(changed);
    }

    /**
     * How an assumption is read.
     *
     * @param assumption the assumption
     * @return the chosen reading, or its default
     */
    public Reading reading(Assumption assumption) {
        return Objects.requireNonNullElse(chosen.get(assumption), assumption.standard());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Assumptions it && chosen.equals(it.chosen);
    }

    @Override
    public int hashCode() {
        return chosen.hashCode();
    }

    @Override
    public String toString() {
        return chosen.isEmpty() ? "default assumptions" : chosen.toString();
    }
}
