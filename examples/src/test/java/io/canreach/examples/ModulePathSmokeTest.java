package io.canreach.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulePathSmokeTest {
    @Test
    void a_module_that_requires_the_language_alone_asks_the_seeds_question(@TempDir Path classes) {
        var program = SmokeProgram.compiledTo(classes);

        var output = program.onModulePath();

        assertThat(output.text()).contains("on the module path", "AllowVnetInBound");
        assertThat(output.exitCode()).isZero();
    }
}
