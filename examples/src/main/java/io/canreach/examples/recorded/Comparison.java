package io.canreach.examples.recorded;

import java.util.ArrayList;
import java.util.List;

/** Rows of Azure's answer beside canreach's: how many agree, and which do not. */
final class Comparison {
    private final List<String> agreeing = new ArrayList<>();
    private final List<String> differing = new ArrayList<>();

    void row(String what, Object azure, Object ours) {
        if (azure.equals(ours)) {
            agreeing.add(what + ": " + azure);
        } else {
            differing.add(what + ": Azure " + azure + ", canreach " + ours);
        }
    }

    void holds(String what, boolean agrees) {
        (agrees ? agreeing : differing).add(what);
    }

    List<String> agreeing() {
        return List.copyOf(agreeing);
    }

    List<String> differing() {
        return List.copyOf(differing);
    }
}
