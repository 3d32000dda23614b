package io.canreach.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathWithoutAssertJTest {
    @Test
    void the_seeds_question_is_answered_with_core_the_language_and_ipaddress_on_the_class_path(@TempDir Path classes) {
        var program = SmokeProgram.compiledTo(classes);

        var output = program.onClassPath();

        assertThat(output.text()).contains("on the class path", "AllowVnetInBound");
        assertThat(output.exitCode()).isZero();
    }

    @Test
    void what_the_language_needs_to_run_is_three_things_and_no_test_library() {
        var libraries = SmokeProgram.libraries();

        assertThat(libraries.split(java.io.File.pathSeparator)).hasSize(3);
        assertThat(libraries).doesNotContainIgnoringCase("assertj").doesNotContainIgnoringCase("jspecify");
    }
}
