package io.canreach.dsl;

import java.util.function.Consumer;

/** Something that is not a resource: service-tag data, or a reading of a disputed point. */
final class Setting extends Declaration {
    private final Facts facts;

    Setting(String words, Consumer<Draft> effect) {
        this.facts = new Facts(words, effect);
    }

    /** What was said, and what it does. */
    record Facts(String words, Consumer<Draft> effect) {}

    @Override
    Facts facts() {
        return facts;
    }

    @Override
    void declareIn(Draft draft) {
        facts.effect.accept(draft);
    }

    @Override
    public String toString() {
        return facts.words;
    }
}
