package io.canreach.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.canreach.examples.recorded.RecordedAnswer;
import io.canreach.examples.recorded.RecordedAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Azure's own answers: each must be given again, and each row that cannot be has a reason. */
class RecordedAnswersTest {
    static List<RecordedAnswer> recordings() {
        return RecordedAnswer.all();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void canreach_answers_what_azure_answered(RecordedAnswer recorded) {
        RecordedAnswers.Result result = RecordedAnswers.compare(recorded);

        result.explained().forEach(row -> System.out.println(recorded + " differs: " + row));
        assertThat(result.unexplained()).isEmpty();
        assertThat(result.agreeing()).isNotEmpty();
    }

    @Test
    void there_are_17_recordings_and_11_agree_in_every_row() {
        List<RecordedAnswers.Result> results = RecordedAnswers.compare();

        assertThat(results).hasSize(17);
        assertThat(results.stream()
                        .filter(result -> result.explained().isEmpty())
                        .toList())
                .hasSize(11);
    }

    @Test
    void the_recordings_in_the_jar_are_those_of_the_shared_data() throws IOException {
        Path shared =
                Path.of(System.getProperty("canreach.shared", "../../shared"), "data/azure-rest/recorded-answers");
        assumeTrue(Files.isDirectory(shared), "skipped: no folder " + shared + " beside this checkout");

        List<RecordedAnswer> ours = RecordedAnswer.all();

        try (Stream<Path> files = Files.list(shared)) {
            assertThat(files.filter(file -> file.toString().endsWith(".json"))).hasSize(ours.size());
        }
        for (RecordedAnswer recorded : ours) {
            JsonNode theirs = JsonMapper.shared().readTree(Files.readString(shared.resolve(recorded.name() + ".json")));
            assertThat(recorded.json().path("answer")).isEqualTo(theirs.path("answer"));
            assertThat(recorded.json().path("request")).isEqualTo(theirs.path("request"));
        }
    }
}
