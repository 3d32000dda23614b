package io.canreach.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every line of docs/semantics.md names tests that exist, and no number is used twice. */
class SemanticsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINE = Pattern.compile("^\\| ([A-Z]+-\\d+) \\|.*\\| ([^|]*) \\|$");
    private static final Pattern TEST = Pattern.compile("`([A-Za-z0-9]+)`");

    @Test
    void every_line_names_a_test_that_exists() throws IOException {
        Set<String> tests = testClasses();
        List<String> missing = new ArrayList<>();

        for (Matcher line : lines()) {
            Matcher test = TEST.matcher(line.group(2));
            boolean named = false;
            while (test.find()) {
                named = true;
                if (!tests.contains(test.group(1))) {
                    missing.add(line.group(1) + " names " + test.group(1) + ", which is not there");
                }
            }
            if (!named) {
                missing.add(line.group(1) + " names no test");
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void no_number_is_used_twice() throws IOException {
        List<String> ids = lines().stream().map(line -> line.group(1)).toList();

        assertThat(ids).hasSizeGreaterThan(60).doesNotHaveDuplicates();
    }

    private static List<Matcher> lines() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/semantics.md")).stream()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .toList();
    }

    private static Set<String> testClasses() throws IOException {
        Set<String> names = new HashSet<>();
        for (String module : List.of("core", "dsl", "assertj", "importer", "exporter", "examples")) {
            Path sources = ROOT.resolve(module).resolve("src/test/java");
            if (Files.isDirectory(sources)) {
                try (Stream<Path> files = Files.walk(sources)) {
                    names.addAll(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith("Test.java"))
                            .map(name -> name.replace(".java", ""))
                            .collect(Collectors.toSet()));
                }
            }
        }
        return names;
    }
}
