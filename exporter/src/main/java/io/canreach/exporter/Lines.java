package io.canreach.exporter;

/** A text under construction, with indentation. */
final class Lines {
    private final StringBuilder text = new StringBuilder();
    private int depth;

    /** Adds a line; an empty one is not indented. */
    Lines add(String line) {
        text.append(line.isEmpty() ? "" : "  ".repeat(depth)).append(line).append('\n');
        return this;
    }

    /** Adds a line after which everything is indented once more. */
    Lines open(String line) {
        add(line);
        depth++;
        return this;
    }

    /** Adds a line from which on everything is indented once less. */
    Lines close(String line) {
        depth--;
        return add(line);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
