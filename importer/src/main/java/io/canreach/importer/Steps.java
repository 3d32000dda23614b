package io.canreach.importer;

/** How a field is written in a JSON path. */
final class Steps {
    private static final int LONGEST_PLAIN = 100;

    private Steps() {}

    static String of(String key) {
        return isPlain(key) ? "." + key : "['" + key + "']";
    }

    private static boolean isPlain(String key) {
        return !key.isEmpty()
                && key.length() <= LONGEST_PLAIN
                && !isDigit(key.charAt(0))
                && key.chars().allMatch(each -> isLetter(each) || isDigit(each));
    }

    private static boolean isLetter(int character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character == '_';
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
