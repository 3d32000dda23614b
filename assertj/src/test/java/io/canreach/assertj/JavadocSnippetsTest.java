package io.canreach.assertj;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The examples in the documentation of the language run as they stand there. */
class JavadocSnippetsTest {
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\n(.*?)\\n \\* }</pre>", Pattern.DOTALL);
    private static final Pattern CHAIN = Pattern.compile("\\n\\s+\\.");
    private static final Path LANGUAGE = Path.of("../dsl/src/main/java/io/canreach/dsl");
    private static final Path ASSERTIONS = Path.of("src/main/java/io/canreach/assertj");

    @Test
    void every_example_compiles_and_holds() throws IOException {
        try (var shell = Shell.start()) {
            shell.run("import static io.canreach.dsl.Azure.*;");
            shell.run("import static io.canreach.dsl.Reach.*;");
            shell.run("import static io.canreach.assertj.NetworkAssertions.*;");
            shell.run("import io.canreach.assertj.*;");
            var values = 0;
            for (var file : files()) {
                for (var example : examples(file)) {
                    values += shell.run(example).size();
                }
            }

            assertThat(values).isGreaterThan(30);
        }
    }

    /** What the others speak of is declared in the first. */
    private static List<Path> files() throws IOException {
        var files = new ArrayList<Path>(List.of(LANGUAGE.resolve("Azure.java")));
        for (var folder : List.of(LANGUAGE, ASSERTIONS)) {
            try (var all = Files.list(folder)) {
                all.filter(file -> !file.endsWith("Azure.java")).sorted().forEach(files::add);
            }
        }
        return files;
    }

    /** A chain goes on in the next line, which JShell takes for the start of something else. */
    private static List<String> examples(Path file) throws IOException {
        return EXAMPLE.matcher(Files.readString(file))
                .results()
                .map(found ->
                        found.group(1).lines().map(line -> line.substring(3)).collect(Collectors.joining("\n")))
                .map(example -> CHAIN.matcher(example).replaceAll(Matcher.quoteReplacement(".")))
                .toList();
    }
}
