package io.canreach.examples;

/** Text broken into lines between words. */
final class Wrapped {
    private Wrapped() {}

    static String text(String words, int width) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : words.split(" ", -1)) {
            boolean fits = column == 0 || column + 1 + word.length() <= width;
            lines.append(column == 0 ? "" : fits ? " " : "\n").append(word);
            column = fits && column > 0 ? column + 1 + word.length() : word.length();
        }
        return lines.toString();
    }
}
