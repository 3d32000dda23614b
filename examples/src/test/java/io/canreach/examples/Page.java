package io.canreach.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A page of the documentation, whose code is run as it stands there. */
record Page(Path file) {
    private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands between the fences that name this language; an empty one is for those that name none. */
    List<String> blocks(String language) {
        return BLOCK.matcher(text())
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** The files of this repository that the page links. */
    List<Path> linked() {
        return LINK.matcher(text())
                .results()
                .map((MatchResult link) -> file.resolveSibling(link.group(1)))
                .toList();
    }

    /** Runs code with {@code jshell/start}, the documented command; what it prints ends with "all done" if it could. */
    static Output run(String code, Path folder) throws IOException {
        var notebook =
                Files.writeString(folder.resolve("page.jsh"), code + "\nSystem.out.println(\"all done\")\n/exit\n");
        var program = new ProcessBuilder(List.of("bash", "jshell/start", notebook.toString()));
        program.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return Output.of(program, "");
    }
}
