package io.canreach.importer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real templates, where they are there. */
final class Templated {
    static final Path ARM =
            Path.of(System.getProperty("canreach.shared", "../../shared")).resolve("data/arm");

    private Templated() {}

    static void assumeThere() {
        boolean there = Files.isDirectory(ARM);
        if (!there) {
            System.out.println("skipped: there is no folder " + ARM.toAbsolutePath());
        }
        assumeTrue(there, "no folder " + ARM);
    }
}
