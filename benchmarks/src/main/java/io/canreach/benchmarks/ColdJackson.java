package io.canreach.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.ObjectMapper;

/** The peer of the cold matrix: a program that reads each file of a folder into a tree. */
public final class ColdJackson {
    private ColdJackson() {}

    /**
     * Reads.
     *
     * @param args the folder
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] args) throws IOException {
        System.out.println(ImportBenchmark.trees(Path.of(args[0]), new ObjectMapper()));
    }
}
