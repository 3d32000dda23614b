package io.canreach.reach;

import java.util.Locale;

/** Names of regions: {@code West Europe} and {@code westeurope} are one, and an empty name is a region not known. */
final class Regions {
    private Regions() {}

    /** Whether both are known and the same. */
    static boolean same(String one, String other) {
        return !one.isBlank() && key(one).equals(key(other));
    }

    /** Whether both are known and not the same. */
    static boolean differ(String one, String other) {
        return !one.isBlank() && !other.isBlank() && !key(one).equals(key(other));
    }

    /** The spelling by which regions are compared. */
    static String key(String region) {
        return region.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
