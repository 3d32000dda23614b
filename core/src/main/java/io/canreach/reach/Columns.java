package io.canreach.reach;

/** Texts one below the other. They are filled up by hand, since the first format of a program takes longer than a trace. */
final class Columns {
    private Columns() {}

    /** A text at the left of a column; a longer one is not cut. */
    static String left(String text, int width) {
        return text + blanks(text, width);
    }

    /** A text at the right of a column. */
    static String right(String text, int width) {
        return blanks(text, width) + text;
    }

    private static String blanks(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length()));
    }
}
