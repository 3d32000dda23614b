package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.canreach.model.InvalidNetworkException;
import java.nio.charset.StandardCharsets;

/**
 * Whatever bytes a reader is given, it answers or refuses. As a plain test it runs the seeds kept beside it; how new ones
 * are looked for is said in {@code docs/decisions/0024}.
 */
class ReadersFuzzTest {
    @FuzzTest
    void resources(byte[] bytes) {
        answered(() -> AzureImport.readText("fuzz", text(bytes)).network());
    }

    @FuzzTest
    void templates(byte[] bytes) {
        answered(() -> AzureImport.readText("fuzz", text(bytes)).network());
    }

    @FuzzTest
    void plans(byte[] bytes) {
        answered(() -> AzureImport.planText("fuzz", text(bytes)));
    }

    @FuzzTest
    void classic(byte[] bytes) {
        answered(() -> AzureImport.readText("fuzz", text(bytes)).network());
    }

    @FuzzTest
    void tags(byte[] bytes) {
        answered(() -> ServiceTagFile.readText("fuzz", text(bytes)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void answered(Runnable reading) {
        try {
            reading.run();
        } catch (ImportException | InvalidNetworkException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
