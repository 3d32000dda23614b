package io.canreach.benchmarks;

import io.canreach.analysis.ReachabilityMatrix;
import io.canreach.importer.AzureImport;
import java.nio.file.Path;

/** The program of the cold matrix: reads a folder and counts the verdicts of all pairs. */
public final class ColdMatrix {
    private ColdMatrix() {}

    /**
     * Reads and counts.
     *
     * @param args the folder
     */
    public static void main(String[] args) {
        System.out.println(
                ReachabilityMatrix.of(AzureImport.read(Path.of(args[0])).network())
                        .counts());
    }
}
