package io.canreach.model;

import java.util.Collection;
import java.util.stream.Collectors;

/** The end of a message about a name that is not there: what there is instead. */
public final class Suggestions {
    private static final int SHOWN = 8;

    private Suggestions() {}

    /**
     * Lists the resources there are.
     *
     * @param noun what was looked for
     * @param there the resources of that kind
     * @return for example {@code ; there is: 'sql-vm'}
     */
    public static String of(String noun, Collection<? extends Resource> there) {
        if (there.isEmpty()) {
            return "; there is no " + noun + " at all";
        }
        String names = there.stream()
                .limit(SHOWN)
                .map(resource ->
                        "'" + Texts.cut(resource instanceof Subnet subnet ? subnet.path() : resource.name()) + "'")
                .collect(Collectors.joining(", "));
        return "; there is: " + names + (there.size() > SHOWN ? " and " + (there.size() - SHOWN) + " more" : "");
    }
}
