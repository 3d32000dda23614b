package io.canreach.examples;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs {@code jshell/start}, the documented command, with the JShell of the JDK that runs this test. */
class JShellNotebookTest {
    @Test
    void the_seeds_notebook_prints_the_rule_that_decided() {
        var output = jshell("", "jshell/seed.jsh");

        assertThat(output.text()).contains("AllowVnetInBound").doesNotContain("Error:", "|  Exception");
        assertThat(output.exitCode()).isZero();
    }

    @Test
    void a_question_typed_after_the_notebook_shows_its_whole_trace() {
        var output = jshell("canReach(ase, sql, 1433).in(network)\n", "jshell/seed.jsh");

        var answer = output.text().substring(output.text().lastIndexOf("==>"));
        assertThat(answer).contains("AllowVnetInBound").doesNotContain("...");
    }

    @Test
    void every_public_type_is_there_under_its_simple_name_and_means_one_thing() {
        var names = publicTypes();

        var output = jshell("List.of(" + String.join(".class, ", names) + ".class).size()\n");

        assertThat(output.text()).contains("==> " + names.size()).doesNotContain("Error:");
    }

    /** Packages below the importer's own are not exported. */
    private static List<String> publicTypes() {
        return new ClassFileImporter()
                .withImportOption(DO_NOT_INCLUDE_TESTS).importPackages("io.canreach").stream()
                        .filter(type ->
                                type.isTopLevelClass() && type.getModifiers().contains(PUBLIC))
                        .filter(type -> !type.getPackageName().startsWith("io.canreach.examples"))
                        .filter(type -> !type.getPackageName().matches("io\\.canreach\\.importer\\..+"))
                        .map(JavaClass::getSimpleName)
                        .sorted()
                        .toList();
    }

    private static Output jshell(String typed, String... arguments) {
        var command = new ArrayList<>(List.of("bash", "jshell/start"));
        command.addAll(List.of(arguments));
        var program = new ProcessBuilder(command);
        program.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return Output.of(program, typed);
    }
}
