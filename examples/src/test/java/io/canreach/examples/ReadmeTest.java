package io.canreach.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java runs as it stands there, and its failure message is the one that a failing rule gives. */
class ReadmeTest {
    private static final Path README = Path.of("../README.md");
    private static final Path EXPORTED = Path.of("src/test/resources/exported").toAbsolutePath();

    @Test
    void every_java_block_runs_in_order(@TempDir Path folder) throws IOException {
        String code =
                String.join("\n", blocks("java")).replace("Path.of(\"exported\")", "Path.of(\"" + EXPORTED + "\")");
        Path notebook =
                Files.writeString(folder.resolve("readme.jsh"), code + "\nSystem.out.println(\"all done\")\n/exit\n");

        var program = new ProcessBuilder(List.of("bash", "jshell/start", notebook.toString()));
        program.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var output = Output.of(program, "");

        assertThat(output.text()).contains("all done").doesNotContain("Error:", "Exception");
    }

    @Test
    void the_first_two_commands_are_what_newcomers_and_ci_run() throws IOException {
        assertThat(blocks("sh").subList(0, 2)).containsExactly("mvn -q compile exec:java\n", "mvn -B -ntp verify\n");
    }

    private static List<String> blocks(String language) throws IOException {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(README));
        List<String> found = new ArrayList<>();
        while (block.find()) {
            found.add(block.group(1));
        }
        return found;
    }
}
