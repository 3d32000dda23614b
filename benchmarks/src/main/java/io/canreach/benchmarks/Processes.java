package io.canreach.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs other programs and waits for them. */
final class Processes {
    private Processes() {}

    /** Runs a program to its end. */
    static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command + "; is " + command.get(0) + " installed?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command, e);
        }
    }

    /** Runs a main class in a fresh JVM of the same kind, with the libraries of canreach and no more on its path. */
    static String java(Class<?> main, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(productPath());
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** The class path without JMH and its friends, which a user does not have. */
    private static String productPath() {
        String all = System.getProperty("java.class.path");
        return String.join(
                File.pathSeparator,
                Arrays.stream(all.split(File.pathSeparator, -1))
                        .filter(entry -> !entry.matches(".*(jmh|jopt|commons-math|javabdd|jspecify).*"))
                        .toList());
    }
}
