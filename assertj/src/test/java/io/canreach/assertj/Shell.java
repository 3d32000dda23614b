package io.canreach.assertj;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** A JShell inside this virtual machine, with what this test sees on its class path. */
final class Shell implements AutoCloseable {
    private final JShell shell;

    private Shell(JShell shell) {
        this.shell = shell;
    }

    static Shell start() {
        var shell = JShell.builder().executionEngine("local").build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        return new Shell(shell);
    }

    /** Runs what was typed line by line, as JShell does; every snippet must compile and must not throw. */
    List<String> run(String source) {
        var values = new ArrayList<String>();
        var typed = "";
        for (var line : source.lines().toList()) {
            typed += line + "\n";
            if (shell.sourceCodeAnalysis()
                    .analyzeCompletion(typed)
                    .completeness()
                    .isComplete()) {
                values.addAll(eval(typed));
                typed = "";
            }
        }
        assertThat(typed).isBlank();
        return values;
    }

    private List<String> eval(String snippet) {
        var values = new ArrayList<String>();
        for (var event : shell.eval(snippet)) {
            assertThat(event.exception()).as(snippet).isNull();
            assertThat(event.status()).as(snippet).isEqualTo(Snippet.Status.VALID);
            values.add(String.valueOf(event.value()));
        }
        return values;
    }

    @Override
    public void close() {
        shell.close();
    }
}
