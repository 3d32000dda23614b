package io.canreach.examples;

import static java.util.stream.Collectors.joining;

import inet.ipaddr.IPAddress;
import io.canreach.dsl.Azure;
import io.canreach.model.Network;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** The module in {@code src/modulepath}, compiled against the language, core and IPAddress, and nothing else. */
record SmokeProgram(Path classes) {
    private static final Path SOURCES = Path.of("src", "modulepath", "java");

    /** Where the three things stand that a user of the language has, and no more. */
    static String libraries() {
        return Stream.of(Azure.class, Network.class, IPAddress.class)
                .map(SmokeProgram::home)
                .map(Path::toString)
                .collect(joining(File.pathSeparator));
    }

    static SmokeProgram compiledTo(Path classes) {
        var messages = new DiagnosticCollector<JavaFileObject>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var options = List.of("--release", "17", "-Xlint:all", "--module-path", libraries(), "-d", classes.toString());
        try (var files = compiler.getStandardFileManager(messages, null, null)) {
            var sources =
                    files.getJavaFileObjects(SOURCES.resolve("module-info.java"), SOURCES.resolve("smoke/Main.java"));
            compiler.getTask(null, files, messages, options, null, sources).call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!messages.getDiagnostics().isEmpty()) {
            throw new AssertionError("the smoke module does not compile cleanly: " + messages.getDiagnostics());
        }
        return new SmokeProgram(classes);
    }

    Output onModulePath() {
        return java("--module-path", classes + File.pathSeparator + libraries(), "--module", "smoke/smoke.Main");
    }

    Output onClassPath() {
        return java("--class-path", classes + File.pathSeparator + libraries(), "smoke.Main");
    }

    private static Output java(String... arguments) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(Arrays.asList(arguments));
        return Output.of(new ProcessBuilder(command), "");
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
