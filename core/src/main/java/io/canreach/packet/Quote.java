package io.canreach.packet;

/** Shows a user's text in a message: in quotes, printable, and never long. */
final class Quote {
    private static final int LONGEST = 60;

    private Quote() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder("'");
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            append(quoted, text.charAt(i));
        }
        return quoted.append(text.length() > LONGEST ? "...'" : "'").toString();
    }

    private static void append(StringBuilder quoted, char c) {
        if (c < ' ' || c > '~') {
            quoted.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                quoted.append(Character.forDigit((c >> shift) & 0xF, 16));
            }
        } else {
            quoted.append(c);
        }
    }
}
