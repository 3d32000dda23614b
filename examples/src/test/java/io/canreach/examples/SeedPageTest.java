package io.canreach.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/seed.md has a line for each sentence of the document that canreach began with, and what a line names is there. */
class SeedPageTest {
    private static final Page PAGE = new Page(Path.of("../docs/seed.md"));
    private static final Path SHARED = Path.of(System.getProperty("canreach.shared", "../../shared"), "seed");

    private static final Pattern SECTION = Pattern.compile("(?ms)^## [^\\n]* \\((\\d+)\\)\\n(.*?)(?=^## |\\z)");
    private static final Pattern LINE = Pattern.compile("(?m)^\\| (\\d+) \\| ([^|]+) \\| (`[^|]+`) \\| (`[^|]+`) \\|$");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern CALL = Pattern.compile("\\b([a-z]\\w*)\\(");
    private static final Pattern TYPE = Pattern.compile("\\b([A-Z]\\w*)");
    private static final Pattern TEST = Pattern.compile("(\\w+Test)#(\\w+)");
    private static final int WORDS = 7;

    @Test
    void the_lines_are_numbered_one_after_the_other() {
        assertThat(lines().map(line -> Integer.valueOf(line.group(1))))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, rows()).boxed().toList());
    }

    @Test
    void every_row_of_a_table_is_a_line_with_its_sentence_code_and_test() {
        assertThat(lines()).hasSize(rows()).hasSizeGreaterThan(50);
    }

    @Test
    void the_number_behind_a_heading_is_that_of_its_lines() {
        assertThat(sections())
                .allSatisfy(section -> assertThat(LINE.matcher(section.group(2)).results())
                        .as(section.group())
                        .hasSize(Integer.parseInt(section.group(1))));
    }

    @Test
    void every_line_names_tests_that_are_there() {
        var tests = Sources.of("test");

        assertThat(lines())
                .allSatisfy(line -> assertThat(quoted(line.group(4)))
                        .as(line.group())
                        .isNotEmpty()
                        .allSatisfy(name -> {
                            var test = TEST.matcher(name);
                            assertThat(test.matches()).as(name).isTrue();
                            assertThat(tests.hasTest(test.group(1), test.group(2)))
                                    .as(name)
                                    .isTrue();
                        }));
    }

    @Test
    void every_line_names_classes_and_calls_that_are_there() {
        var code = Sources.of("main");

        for (String line :
                lines().flatMap(line -> quoted(line.group(3)).stream()).toList()) {
            String bare = STRING.matcher(line).replaceAll("");
            List<String> types = names(TYPE, bare);
            List<String> calls = names(CALL, bare);

            assertThat(Stream.concat(types.stream(), calls.stream())).as(line).isNotEmpty();
            assertThat(types).as(line).allMatch(code::hasClass);
            assertThat(calls).as(line).allMatch(code::hasMethod);
        }
    }

    @Test
    void each_section_has_as_many_lines_as_the_document_has_sentences() throws IOException {
        assertThat(sections().map(section -> Integer.valueOf(section.group(1))))
                .containsExactlyElementsOf(document().counts());
    }

    @Test
    void no_line_copies_the_document() throws IOException {
        Set<String> said = new HashSet<>();
        document().pieces().forEach(piece -> said.addAll(runs(piece)));

        assertThat(lines().flatMap(line -> runs(line.group(2)).stream())).doesNotContainAnyElementsOf(said);
    }

    private static SeedDocument document() throws IOException {
        assumeTrue(Files.isDirectory(SHARED), "skipped: no folder " + SHARED + " beside this checkout");
        try (Stream<Path> files = Files.list(SHARED)) {
            return SeedDocument.read(files.findFirst().orElseThrow());
        }
    }

    private static Stream<MatchResult> sections() {
        return SECTION.matcher(PAGE.text()).results();
    }

    private static Stream<MatchResult> lines() {
        return LINE.matcher(PAGE.text()).results();
    }

    /** The rows of the page's tables but their heads, whether they are well made or not. */
    private static int rows() {
        return (int) PAGE.text()
                .lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---") && !line.startsWith("| no "))
                .count();
    }

    private static List<String> quoted(String cell) {
        return names(QUOTED, cell);
    }

    private static List<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** All runs of some words, as they follow each other in a text. */
    private static List<String> runs(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("[^\\w.]+");
        return IntStream.rangeClosed(0, words.length - WORDS)
                .mapToObj(first -> String.join(" ", Arrays.copyOfRange(words, first, first + WORDS)))
                .toList();
    }
}
