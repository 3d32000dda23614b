package io.canreach.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the inputs are: the shared data, and networks that its generator makes. */
final class Inputs {
    private Inputs() {}

    /** A file or folder of the shared data. */
    static Path shared(String path) {
        Path file = Path.of(System.getProperty(
                        "canreach.shared", project().resolve("../shared").toString()))
                .resolve(path);
        if (!Files.exists(file)) {
            throw new IllegalStateException(file.normalize() + " is not there: the benchmarks read the shared data, "
                    + "a folder beside the project or the one that -Dcanreach.shared=FOLDER names");
        }
        return file;
    }

    /** What the benchmarks write: {@code benchmarks/target}. */
    static Path target() {
        return project().resolve("benchmarks/target");
    }

    /** The folder of a generated network: {@code islands} or {@code hub}, with 1000 or 10000 machines. */
    static Path network(String shape, int machines) {
        Path folder = target().resolve("networks").resolve(shape + "-" + machines);
        if (!Files.exists(folder)) {
            generate(folder, shape, machines);
        }
        return folder;
    }

    private static void generate(Path folder, String shape, int machines) {
        Path tool = shared("tools/generate_networks.py");
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".part");
        List<String> command = new ArrayList<>(List.of("python3", tool.toString(), unfinished.toString()));
        command.addAll(machines == 10_000 ? List.of("40", "50", "5", "20") : List.of("10", "20", "5", "20"));
        if (shape.equals("hub")) {
            command.add("hub");
        }
        Processes.run(command);
        try {
            Files.move(unfinished, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the generated network in " + folder, e);
        }
    }

    /** The project's root, from there or from the module's own folder. */
    private static Path project() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("benchmarks"))
                ? here
                : here.resolve("..").normalize();
    }
}
