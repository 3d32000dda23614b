package io.canreach.benchmarks;

import io.canreach.importer.AzureImport;
import io.canreach.model.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.ObjectMapper;

/** From JSON files on disk to a valid network. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls setUp before anything else
public class ImportBenchmark {
    private final ObjectMapper mapper = new ObjectMapper();

    /** The shape of the network. */
    @Param("islands")
    public String shape;

    /** Its machines. */
    @Param("1000")
    public int machines;

    private Path folder;

    /** Makes the network if it is not there yet. */
    @Setup
    public void setUp() {
        folder = Inputs.network(shape, machines);
    }

    /** Reads and checks everything. */
    @Benchmark
    public Network canreach() {
        return AzureImport.read(folder).network();
    }

    /** The peer: Jackson reads each file into a tree, and nobody looks at it. */
    @Benchmark
    public int jackson() throws IOException {
        return trees(folder, mapper);
    }

    static int trees(Path folder, ObjectMapper mapper) throws IOException {
        int fields = 0;
        for (Path file : files(folder)) {
            fields += mapper.readTree(Files.readAllBytes(file)).size();
        }
        return fields;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
