package io.canreach.importer.arm.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every expression of the real templates is read. */
class RealExpressionsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    @Test
    void every_expression_of_the_real_templates_is_read() throws IOException {
        var folder =
                Path.of(System.getProperty("canreach.shared", "../../shared")).resolve("data/arm");
        boolean there = Files.isDirectory(folder);
        if (!there) {
            System.out.println("RealExpressionsTest is skipped: " + folder
                    + " is not there; set the system property canreach.shared");
        }
        assumeTrue(there, folder + " is not there; set the system property canreach.shared");
        var refused = new ArrayList<String>();
        var read = new ArrayList<Expression>();

        for (var text : texts(folder)) {
            if (Expression.isExpression(text)) {
                try {
                    read.add(Expression.parse(text));
                } catch (ExpressionException problem) {
                    refused.add(text + ": " + problem.getMessage());
                }
            }
        }

        assertThat(refused).isEmpty();
        assertThat(read.size()).isGreaterThan(2500);
    }

    private static List<String> texts(Path folder) throws IOException {
        var texts = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(RealExpressionsTest::isTemplate).toList()) {
                var text = Files.readString(file);
                collect(MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text), texts);
            }
        }
        return texts;
    }

    /** The building blocks look like templates and are none. */
    private static boolean isTemplate(Path file) {
        return file.toString().endsWith(".json") && !file.toString().contains("mspnp-bb");
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isString()) {
            texts.add(node.stringValue());
        }
        node.values().forEach(each -> collect(each, texts));
    }
}
