package io.canreach.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects everything that is wrong with a network, so that a person is told all of it at once. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** Starts with nothing found. */
    public Problems() {}

    /**
     * Notes a problem.
     *
     * @param place the resource it is in
     * @param message the value, and what is allowed
     */
    public void add(String place, String message) {
        Problem problem = new Problem(place, message);
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    /**
     * Makes a value, and notes a problem where that is refused.
     *
     * @param <T> the kind of value
     * @param place the resource it is for
     * @param make makes the value, and may throw {@link IllegalArgumentException}
     * @return the value, or empty when a problem was noted
     */
    public <T> Optional<T> attempt(String place, Supplier<T> make) {
        try {
            return Optional.of(make.get());
        } catch (IllegalArgumentException refused) {
            add(place, String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    /**
     * What was found so far.
     *
     * @return the problems in the order found, none twice
     */
    public List<Problem> found() {
        return List.copyOf(found);
    }

    /**
     * Ends the collection.
     *
     * @throws InvalidNetworkException when anything was found
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidNetworkException(found);
        }
    }
}
