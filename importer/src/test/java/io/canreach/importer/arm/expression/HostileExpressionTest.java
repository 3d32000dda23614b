package io.canreach.importer.arm.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.importer.arm.expression.Budget.Limits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an expression says, it ends soon, in a value or in a message a person can read. */
class HostileExpressionTest {
    private static final int ROUNDS = 5_000;
    private static final List<String> PIECES = List.of(
            "concat(",
            "createArray(",
            "createObject(",
            "range(",
            "map(",
            "lambda(",
            "lambdaVariables(",
            "if(",
            "reference(",
            "padLeft(",
            "format(",
            "split(",
            "replace(",
            "string(",
            "json(",
            "union(",
            "contains(",
            "substring(",
            "dateTimeAdd(",
            "cidrSubnet(",
            "resourceId(",
            "parameters(",
            "items(",
            "indexOf(",
            "uri(",
            "utcNow(",
            "sort(",
            "reduce(",
            "'x'",
            "'lambda'",
            "'10.0.0.0/8'",
            "'{0:D9}{0,99}'",
            "'P1Y'",
            "'[1,{}]'",
            "'yyyy'",
            "0",
            "-1",
            "9223372036854775807",
            "true()",
            "null()",
            ",",
            ",",
            ",",
            ")",
            ")",
            ")",
            "[",
            "]",
            ".a",
            "['a']",
            "[0]",
            "?",
            "'",
            " ",
            "\u0000",
            "\uD800");

    @ParameterizedTest
    @ValueSource(strings = {"concat(", "parameters('a')[", "(", "null[", "createArray(if(", "a.b("})
    void expressions_nested_without_end_are_refused(String opening) {
        var text = "[" + opening.repeat(50_000) + "]";

        assertThatThrownBy(() -> Expression.parse(text))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("at character");
    }

    @ParameterizedTest
    @ValueSource(strings = {".a", "[0]", ".?a"})
    void properties_of_properties_without_end_are_refused(String access) {
        var text = "[parameters('unknown')" + access.repeat(100_000) + "]";

        assertThatThrownBy(() -> Expression.parse(text)).hasMessageContaining("more than 150 properties");
    }

    @Test
    void an_expression_that_is_far_too_long_is_refused() {
        var text = "['" + "a".repeat(2_000_000) + "']";

        assertThatThrownBy(() -> Expression.parse(text)).hasMessageContaining("1000000 are allowed here");
    }

    @Test
    void a_long_text_is_only_a_long_text() {
        var text = "a".repeat(900_000);

        assertThat(Given.evaluated("length('" + text + "')").intValue()).isEqualTo(900_000);
    }

    /** In the table, v0 stands for what is doubled: each variable is made of two of the one before. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "expansions.txt", delimiterString = " => ", quoteCharacter = '\u0001')
    void what_grows_without_end_is_stopped(String expression, String limit) {
        var given = new Given()
                .with("text", "'" + "a".repeat(1000) + "'")
                .variable("v0", "createArray('x', 'y')")
                .variable("t0", "'0123456789'")
                .variable("endless", "concat(variables('endless'), 'x')");
        for (int i = 1; i <= 60; i++) {
            given.variable("v" + i, "createArray(variables('v" + (i - 1) + "'), variables('v" + (i - 1) + "'))")
                    .variable("t" + i, "concat(variables('t" + (i - 1) + "'), variables('t" + (i - 1) + "'))");
        }

        assertThatThrownBy(() -> given.evaluate(expression))
                .isInstanceOf(BudgetException.class)
                .hasMessageContaining(limit);
    }

    @Test
    void a_deep_evaluation_fits_into_a_small_stack() throws InterruptedException {
        var given = new Given();
        for (int i = 0; i < 1000; i++) {
            given.variable("v" + i, "toLower(toLower(variables('v" + (i + 1) + "')))");
        }
        var failure = new Throwable[1];
        var small = new Thread(null, () -> failure[0] = thrownBy(given, "variables('v0')"), "small", 512 * 1024);

        small.start();
        small.join();

        assertThat(failure[0]).isInstanceOf(BudgetException.class).hasMessageContaining("evaluations deep");
    }

    @Test
    void limits_can_be_set() {
        var given = new Given().limited(new Limits(10, 10, 10, 10));

        assertThat(given.evaluate("concat('1234', '567890')").stringValue()).hasSize(10);
        assertThatThrownBy(() -> given.evaluate("concat('1')")).hasMessageContaining("more than 10 characters");
    }

    @Test
    void random_texts_are_values_or_messages() {
        var random = new Random(20);

        for (int i = 0; i < ROUNDS; i++) {
            var bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            mustBeAnswered("[" + new String(bytes, StandardCharsets.ISO_8859_1) + "]");
        }
    }

    @Test
    void random_pieces_of_expressions_are_values_or_messages() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder("[");
            for (int i = 0; i <= random.nextInt(30); i++) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            mustBeAnswered(text.append("]").toString());
        }
    }

    @Test
    void calls_of_any_function_with_any_arguments_are_values_or_messages() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            mustBeAnswered("[" + call(new Random(seed), 3) + "]");
        }
    }

    private static String call(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return ARGUMENTS.get(random.nextInt(ARGUMENTS.size()));
        }
        var name = NAMES.get(random.nextInt(NAMES.size()));
        var arguments = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            arguments.append(call(random, depth - 1)).append(i == 1 ? "" : ", ");
        }
        return name + "(" + arguments + ")" + (random.nextInt(5) == 0 ? ".a" : "");
    }

    private static void mustBeAnswered(String text) {
        var given = new Given().with("object", "{'a': [1]}").limited(new Limits(5_000, 50_000, 50_000, 100));
        try {
            assertThat(Expression.parse(text).evaluate(given)).isNotNull();
        } catch (ExpressionException refused) {
            assertThat(refused.getMessage())
                    .as(text)
                    .isNotBlank()
                    .hasSizeLessThan(700)
                    .doesNotContain("\n", "\u0000");
        } catch (RuntimeException | StackOverflowError escaped) {
            throw new AssertionError(text, escaped);
        }
    }

    private static Throwable thrownBy(Given given, String expression) {
        try {
            return new AssertionError(given.evaluate(expression));
        } catch (ExpressionException | StackOverflowError thrown) {
            return thrown;
        }
    }

    private static final List<String> NAMES = Functions.names();
    private static final List<String> ARGUMENTS = List.of(
            "'x'",
            "''",
            "'10.0.0.0/8'",
            "'{0:D9}{0,99}'",
            "'{0:N99}'",
            "'P1Y'",
            "'-P99999Y'",
            "'[1,{}]'",
            "'yyyy'",
            "'a/b/c'",
            "'https://a/b'",
            "'1970-01-01'",
            "0",
            "1",
            "-1",
            "9223372036854775807",
            "-9223372036854775808",
            "true()",
            "null()",
            "parameters('unknown')",
            "parameters('object')",
            "createArray(1, 'b', parameters('unknown'))",
            "reference('x')",
            "lambda('x', lambdaVariables('x'))",
            "lambda('x', 'y', true())",
            "lambda('x', 'k')",
            "lambda()",
            "createObject('a', 1)",
            "createArray(createArray(3, 2), createArray(1))",
            "json('1e999999')",
            "json('0.1')",
            "json('123456789012345678901234567890')");
}
