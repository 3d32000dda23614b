package io.canreach.importer;

import io.canreach.model.Gap;

/** What findings say again and again about verdicts. */
final class Consequences {
    static final String RULE = "what the rule would decide is undetermined";
    static final String ROUTE = "where the route would lead is undetermined";

    private Consequences() {}

    static String of(Gap.Effect effect) {
        return switch (effect) {
            case WAY_IN -> "whether the Internet reaches it this way is undetermined";
            case WAY_OUT -> "how it reaches the Internet is undetermined";
            case SECURITY -> "what this allows or denies is undetermined";
            case ROUTING -> "where traffic to addresses outside the virtual network and its peers goes is undetermined";
            case ADDRESSES -> "its addresses and connections are not known; what depends on them is undetermined";
            case USE -> "it is not told to be attached to nothing";
        };
    }
}
