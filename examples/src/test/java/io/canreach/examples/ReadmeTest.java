package io.canreach.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java runs as it stands there, and its failure message is the one that a failing rule gives. */
class ReadmeTest {
    private static final Page README = new Page(Path.of("../README.md"));
    private static final Path EXPORTED = Path.of("src/test/resources/exported").toAbsolutePath();
    private static final Path TEMPLATE =
            Path.of("src/test/resources/template/main.json").toAbsolutePath();
    private static final Path PLAN =
            Path.of("src/main/resources/io/canreach/examples/open-ssh.json").toAbsolutePath();

    @Test
    void every_java_block_runs_in_order(@TempDir Path folder) throws IOException {
        String code = String.join("\n", README.blocks("java"))
                .replace("Path.of(\"exported\")", "Path.of(\"" + EXPORTED + "\")")
                .replace("Path.of(\"main.json\")", "Path.of(\"" + TEMPLATE + "\")")
                .replace("Path.of(\"plan.json\")", "Path.of(\"" + PLAN + "\")");

        var output = Page.run(code, folder);

        assertThat(output.text()).contains("all done").doesNotContain("Error:", "Exception");
    }

    @Test
    void the_first_two_commands_are_what_newcomers_and_ci_run() {
        assertThat(README.blocks("sh").subList(0, 2))
                .containsExactly("mvn -q compile exec:java\n", "mvn -B -ntp verify\n");
    }

    @Test
    void the_health_it_shows_is_that_of_its_first_network(@TempDir Path folder) throws IOException {
        String code = README.blocks("java").get(0) + "\nSystem.out.println(health(ase).in(network));";
        String shown = README.blocks("").stream()
                .filter(block -> block.startsWith("ase 'web-ase'"))
                .findFirst()
                .orElseThrow();

        assertThat(Page.run(code, folder).text()).contains(shown);
    }

    @Test
    void what_it_links_is_there() {
        assertThat(README.linked())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).exists());
    }
}
