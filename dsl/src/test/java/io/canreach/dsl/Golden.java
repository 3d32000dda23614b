package io.canreach.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that messages must be equal to, in {@code src/test/resources}. With {@code GOLDEN=write} in the environment they
 * are written anew, to be read and committed.
 */
final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "io", "canreach", "dsl");

    private Golden() {}

    static void assertEqual(String name, String actual) {
        Path file = FOLDER.resolve(name + ".txt");
        try {
            if ("write".equals(System.getenv("GOLDEN"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, actual + "\n");
            }
            assertThat(actual + "\n").isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
