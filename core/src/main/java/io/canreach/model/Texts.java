package io.canreach.model;

import io.canreach.packet.IpFamily;
import java.util.Locale;

/** Small helps for messages. */
final class Texts {
    private static final int LONGEST = 80;
    private static final String LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String IN_NAMES = LETTERS_AND_DIGITS + "_.-";

    private Texts() {}

    /** A text short enough to stand in a message, whatever somebody sent. */
    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    /** Whether a name is one that Azure allows for nearly all it has; looked at without a pattern, which takes milliseconds. */
    static boolean isName(String name) {
        int length = name.length();
        return length > 0
                && length <= LONGEST
                && LETTERS_AND_DIGITS.indexOf(name.charAt(0)) >= 0
                && (name.charAt(length - 1) == '_' || LETTERS_AND_DIGITS.indexOf(name.charAt(length - 1)) >= 0)
                && isOf(name, IN_NAMES);
    }

    private static boolean isOf(String text, String allowed) {
        for (int i = 0; i < text.length(); i++) {
            if (allowed.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
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
