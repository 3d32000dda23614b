package io.canreach.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The two names of some regions: the lists of service tags spell {@code Storage.FranceCentral} but
 * {@code AzureCloud.centralfrance}, and both mean one region.
 */
final class TagRegions {
    private static final Map<String, String> OTHER = both(Map.ofEntries(
            Map.entry("brazilsoutheast", "brazilse"),
            Map.entry("brazilnortheast", "brazilne"),
            Map.entry("chilecentral", "chilec"),
            Map.entry("francecentral", "centralfrance"),
            Map.entry("francesouth", "southfrance"),
            Map.entry("germanynorth", "germanyn"),
            Map.entry("germanywestcentral", "germanywc"),
            Map.entry("norwayeast", "norwaye"),
            Map.entry("norwaywest", "norwayw"),
            Map.entry("switzerlandnorth", "switzerlandn"),
            Map.entry("switzerlandwest", "switzerlandw"),
            Map.entry("eastusstg", "usstagee"),
            Map.entry("southcentralusstg", "usstagec")));

    private TagRegions() {}

    private static Map<String, String> both(Map<String, String> one) {
        Map<String, String> both = new HashMap<>(one);
        one.forEach((name, other) -> both.put(other, name));
        return Map.copyOf(both);
    }

    /** The same tag with its region's other name. */
    static Optional<ServiceTag> otherName(ServiceTag tag) {
        int dot = tag.name().lastIndexOf('.');
        String region = tag.name().substring(dot + 1).toLowerCase(Locale.ROOT);
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(OTHER.get(region))
                        .map(other -> new ServiceTag(tag.name().substring(0, dot + 1) + other));
    }
}
