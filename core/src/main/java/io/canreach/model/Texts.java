package io.canreach.model;

import io.canreach.packet.IpFamily;
import java.util.Locale;

/** Small helps for messages. */
final class Texts {
    private static final int LONGEST = 80;

    private Texts() {}

    /** A text short enough to stand in a message, whatever somebody sent. */
    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    /** A region's name as Azure compares it: "South Central US" is "southcentralus". */
    static String region(String location) {
        return location.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** A SKU as Azure writes it. */
    static String sku(PublicIpAddress.Sku sku) {
        return switch (sku) {
            case BASIC -> "Basic";
            case STANDARD -> "Standard";
            case STANDARD_V2 -> "StandardV2";
        };
    }

    /** A family as people write it. */
    static String family(IpFamily family) {
        return family == IpFamily.IPV4 ? "IPv4" : "IPv6";
    }
}
