package io.canreach.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SizeBudgetTest {
    private static final int FILE = 400;
    private static final int MEDIAN_FILE = 120;
    private static final int METHOD = 40;
    private static final int SHORT_METHOD = 12;

    private static final List<SourceFile> FILES = Stream.of("core", "dsl", "assertj", "importer", "exporter")
            .map(module -> Path.of("..", module, "src", "main", "java"))
            .flatMap(folder -> SourceFile.below(folder).stream())
            .toList();

    private static final List<SourceFile.Method> METHODS =
            FILES.stream().flatMap(file -> file.methods().stream()).toList();

    @BeforeAll
    static void print_the_figures() {
        System.out.printf(
                """
                Size budget of the published modules (%d files, %d methods)
                  lines a file    median %d of %d, longest %s of %d
                  lines a method  %.1f%% within %d, longest %s of %d
                """,
                FILES.size(),
                METHODS.size(),
                medianFile(),
                MEDIAN_FILE,
                FILES.stream().max(Comparator.comparing(SourceFile::lines)).orElseThrow(),
                FILE,
                100 * shareOfShortMethods(),
                SHORT_METHOD,
                METHODS.stream()
                        .max(Comparator.comparing(SourceFile.Method::lines))
                        .orElseThrow(),
                METHOD);
    }

    @Test
    void no_file_is_longer_than_400_lines() {
        assertThat(FILES).filteredOn(file -> file.lines() > FILE).isEmpty();
    }

    @Test
    void half_of_the_files_have_at_most_120_lines() {
        assertThat(medianFile()).isLessThanOrEqualTo(MEDIAN_FILE);
    }

    @Test
    void no_method_is_longer_than_40_lines() {
        assertThat(METHODS).filteredOn(method -> method.lines() > METHOD).isEmpty();
    }

    @Test
    void nine_methods_in_ten_have_at_most_12_lines() {
        var longer = METHODS.stream().filter(method -> method.lines() > SHORT_METHOD);

        assertThat(shareOfShortMethods())
                .as(() -> "longer ones: " + longer.toList())
                .isGreaterThanOrEqualTo(0.9);
    }

    private static int medianFile() {
        return FILES.stream().map(SourceFile::lines).sorted().toList().get(FILES.size() / 2);
    }

    private static double shareOfShortMethods() {
        return METHODS.stream().filter(method -> method.lines() <= SHORT_METHOD).count() / (double) METHODS.size();
    }
}
