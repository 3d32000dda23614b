package io.canreach.analysis;

import io.canreach.model.AddressMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is taken for given of the addresses of some packets: of what names they are, and of what names they are not.
 *
 * @param sources names on the source side
 * @param destinations names on the destination side
 */
record Given(Map<AddressMatch, Boolean> sources, Map<AddressMatch, Boolean> destinations) {
    static final Given NOTHING = new Given(Map.of(), Map.of());

    /** A name on one side of a rule. */
    record Name(AddressMatch match, boolean isSource) {}

    boolean has(Name name) {
        return (name.isSource() ? sources : destinations).containsKey(name.match());
    }

    Given with(Name name, boolean isOf) {
        Map<AddressMatch, Boolean> more = new LinkedHashMap<>(name.isSource() ? sources : destinations);
        more.put(name.match(), isOf);
        return name.isSource() ? new Given(more, destinations) : new Given(sources, more);
    }

    int size() {
        return sources.size() + destinations.size();
    }

    /** As {@code the source is in VirtualNetwork}. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        sources.forEach((match, isOf) -> words.add("the source is" + (isOf ? " in " : " not in ") + match));
        destinations.forEach((match, isOf) -> words.add("the destination is" + (isOf ? " in " : " not in ") + match));
        return words;
    }
}
