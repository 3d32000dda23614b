package io.canreach.dsl;

import java.util.List;
import java.util.stream.Collectors;

/** The end of a message about a name that was not declared: what was declared instead. */
final class Names {
    private static final int SHOWN = 8;

    private Names() {}

    static String there(String noun, List<String> names) {
        if (names.isEmpty()) {
            return "; there is no " + noun + " at all";
        }
        String shown = names.stream().limit(SHOWN).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return "; there is: " + shown + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
    }
}
