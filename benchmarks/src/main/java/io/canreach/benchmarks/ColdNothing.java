package io.canreach.benchmarks;

/** The peer of the cold start: a program that prints one line. */
public final class ColdNothing {
    private ColdNothing() {}

    /**
     * Prints a line.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        System.out.println("nothing");
    }
}
