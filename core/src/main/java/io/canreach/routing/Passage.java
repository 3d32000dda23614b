package io.canreach.routing;

import io.canreach.model.Unknown;
import java.util.Optional;

/**
 * Whether packets that take a route pass.
 *
 * @param obstacle why they are dropped
 * @param doubt why they may be dropped
 */
record Passage(Optional<String> obstacle, Optional<Unknown> doubt) {
    static final Passage OPEN = new Passage(Optional.empty(), Optional.empty());

    static Passage shut(String why) {
        return new Passage(Optional.of(why), Optional.empty());
    }

    static Passage unsure(String why) {
        return new Passage(Optional.empty(), Optional.of(new Unknown(why)));
    }
}
