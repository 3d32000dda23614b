package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Function.exactly;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Text that stands for other values: JSON, base64, data URIs. */
final class EncodingFunctions {
    static final List<Function> ALL = List.of(
            exactly(1, "json", arguments -> json(arguments, arguments.text(0))),
            exactly(1, "base64", arguments -> arguments.made(encoded(arguments.text(0)))),
            exactly(1, "base64ToString", arguments -> arguments.made(decoded(arguments, arguments.text(0)))),
            exactly(1, "base64ToJson", arguments -> json(arguments, decoded(arguments, arguments.text(0)))),
            exactly(1, "dataUri", EncodingFunctions::dataUri),
            exactly(1, "dataUriToString", EncodingFunctions::dataUriToString));

    private static final int DEEPEST = 150;
    private static final String BEFORE_VALUES = "[{,";
    private static final int LONGEST_NUMBER = 100;

    /** As lenient as the reader that Azure uses. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EncodingFunctions() {}

    private static JsonNode json(Arguments arguments, String text) {
        arguments
                .budget()
                .elements(
                        text.chars().filter(c -> BEFORE_VALUES.indexOf(c) >= 0).count());
        try {
            JsonNode value = MAPPER.readTree(text);
            return value.isMissingNode() ? Values.nothing() : value;
        } catch (JacksonException refused) {
            throw arguments.refuse(0, "JSON, nested at most " + DEEPEST + " deep");
        }
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(Arguments arguments, String text) {
        try {
            return new String(Base64.getDecoder().decode(text.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw arguments.refuse(0, "base64");
        }
    }

    private static JsonNode dataUri(Arguments arguments) {
        return arguments.made("data:text/plain;charset=utf8;base64,"
                + encoded(arguments.scalar(0).asString()));
    }

    private static JsonNode dataUriToString(Arguments arguments) {
        String text = arguments.text(0);
        int comma = text.indexOf(',');
        if (!text.startsWith("data:") || comma < 0) {
            throw arguments.refuse(0, "a data URI, as data:text/plain;base64,SGVsbG8=");
        }
        String content = text.substring(comma + 1);
        boolean encoded = text.substring(0, comma).endsWith(";base64");
        return arguments.made(encoded ? decoded(arguments, content) : UriFunctions.unescaped(content));
    }
}
