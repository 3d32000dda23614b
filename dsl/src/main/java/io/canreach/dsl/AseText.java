package io.canreach.dsl;

import java.util.Optional;

/** What is said where a rule about an App Service Environment does not hold. */
final class AseText {
    private AseText() {}

    static String failure(String rule, String expected, Object outcome) {
        return rule + "\nexpected  " + expected + "\nbut       " + outcome;
    }

    static String because(Optional<String> reason) {
        return reason.map(clause -> ", because " + clause).orElse("");
    }
}
