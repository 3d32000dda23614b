package io.canreach.importer.arm.expression;

/** Whether something holds, when values may be unknown. */
enum Maybe {
    YES,
    NO,
    UNSURE;

    static Maybe of(boolean truth) {
        return truth ? YES : NO;
    }

    /** Whether both hold. */
    Maybe and(Maybe other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES ? other : UNSURE;
    }
}
