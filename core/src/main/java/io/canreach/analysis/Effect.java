package io.canreach.analysis;

import io.canreach.model.Access;
import io.canreach.model.Unknown;
import java.util.List;

/**
 * What becomes of packets that a line decides. Equal words are the same fate.
 *
 * @param words what it is
 * @param doubts why it is not known; two unknown ones of the same words are still the same
 */
record Effect(String words, List<Unknown> doubts) {
    static final Effect ALLOW = of("Allow");
    static final Effect DENY = of("Deny");

    static Effect of(Access access) {
        return access == Access.ALLOW ? ALLOW : DENY;
    }

    static Effect of(String words) {
        return new Effect(words, List.of());
    }

    boolean isKnown() {
        return doubts.isEmpty();
    }

    boolean isSurelyOtherThan(Effect other) {
        return isKnown() && other.isKnown() && !equals(other);
    }
}
