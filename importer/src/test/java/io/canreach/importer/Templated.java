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

    /** JSON with double quotes for single ones; those inside an expression stay. */
    static String json(String text) {
        StringBuilder json = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            boolean opens = each == '\'' && depth == 0 && i + 1 < text.length() && text.charAt(i + 1) == '[';
            boolean closes = each == '\'' && depth == 1 && text.charAt(i - 1) == ']' && ends(text, i);
            depth = opens ? 1 : closes ? 0 : depth;
            json.append(each == '\'' && (opens || closes || depth == 0) ? '"' : each);
        }
        return json.toString();
    }

    private static boolean ends(String text, int quote) {
        return quote + 1 == text.length() || ",}]: \n".indexOf(text.charAt(quote + 1)) >= 0;
    }
}
