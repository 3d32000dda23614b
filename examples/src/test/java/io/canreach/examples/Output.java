package io.canreach.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** What a program of its own printed, both streams together, and how it ended. */
record Output(int exitCode, String text) {
    private static final int MINUTES = 2;

    /** Runs the program to its end, with the text as what is typed; a program that hangs is ended and fails. */
    static Output of(ProcessBuilder program, String typed) {
        try {
            var process = program.redirectErrorStream(true).start();
            var watchdog = process.onExit().orTimeout(MINUTES, TimeUnit.MINUTES);
            watchdog.exceptionally(late -> process.destroyForcibly());
            try (var input = process.getOutputStream()) {
                input.write(typed.getBytes(UTF_8));
            }
            var text = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Output(process.onExit().join().exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
