package io.canreach.reach;

import java.util.Locale;

/** Names of regions: {@code West Europe} and {@code westeurope} are one, and an empty name is a region not known. */
final class Regions {
    private Regions() {}

    /** Whether a text is the name of a region, and not empty or a template's expression. */
    static boolean isKnown(String region) {
        return region.matches("[A-Za-z][A-Za-z0-9 ]*");
    }

    /** Whether both are known and the same. */
    static boolean same(String one, String other) {
        return isKnown(one) && key(one).equals(key(other));
    }

    /** Whether both are known and not the same. */
    static boolean differ(String one, String other) {
        return isKnown(one) && isKnown(other) && !key(one).equals(key(other));
    }

    private static String key(String region) {
        return region.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
