package io.canreach.importer.arm.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.canreach.importer.arm.expression.Budget.Limits;

/** Whatever an expression says, it is a value or refused. With JAZZER_FUZZ=1 in the environment, new ones are looked for. */
class ExpressionFuzzTest {
    private static final Limits SMALL = new Limits(100_000, 100_000, 100_000, 100);

    @FuzzTest
    void expressions(byte[] bytes) {
        var text = "[" + new String(bytes, java.nio.charset.StandardCharsets.UTF_8) + "]";
        var given = new Given().with("object", "{'a': [1]}").limited(SMALL);
        try {
            assertThat(Expression.parse(text).evaluate(given)).isNotNull();
        } catch (ExpressionException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
