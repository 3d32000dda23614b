package io.canreach.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Java files of all modules, by the simple names of their classes; two of one name are one text. */
record Sources(Map<String, String> texts) {
    private static final List<String> MODULES = List.of("core", "dsl", "assertj", "importer", "exporter", "examples");

    /** What the modules consist of, or with {@code test} what tests them. */
    static Sources of(String mainOrTest) {
        Map<String, String> texts = new HashMap<>();
        for (String module : MODULES) {
            Path folder = Path.of("..", module, "src", mainOrTest, "java");
            if (Files.isDirectory(folder)) {
                read(folder, texts);
            }
        }
        return new Sources(Map.copyOf(texts));
    }

    boolean hasClass(String name) {
        return texts.containsKey(name);
    }

    /** Whether the class has a test of that name, which takes parameters or not. */
    boolean hasTest(String name, String method) {
        return texts.getOrDefault(name, "").contains("    void " + method + "(");
    }

    /** Whether some class has a public method of that name. */
    boolean hasMethod(String name) {
        return texts.values().stream()
                .anyMatch(text -> text.matches("(?s).*\\n    public [^=;\\n]*\\b" + name + "\\(.*"));
    }

    private static void read(Path folder, Map<String, String> texts) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                texts.merge(file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
