package io.canreach.model;

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
        return location.replace(" ", "").toLowerCase(java.util.Locale.ROOT);
    }
}
