package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Given.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;

/** What hangs on a value that only the deployment knows, and what does not. */
class UnknownPropagationTest {
    private static final String SHOWN = "only the deployment knows it";

    /** In the table a question mark is the unknown value. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "unknowns.txt", delimiterString = " => ", quoteCharacter = '\u0001')
    void only_what_hangs_on_an_unknown_value_is_unknown(String expression, String expected) {
        var given = new Given().with("object", "{'one': 'a'}");

        var result = given.evaluate(expression.replace("?", "parameters('unknown')"));

        assertThat(shown(result)).isEqualTo(shown(json(expected.replace("?", "'?'"))));
    }

    @Test
    void the_reason_names_where_an_unknown_comes_from() {
        var result = Given.evaluated("concat('a', toLower(createObject('x', parameters('unknown')).x))");

        assertThat(Unknowns.in(result))
                .hasValueSatisfying(unknown -> assertThat(unknown.reason()).isEqualTo(SHOWN));
    }

    @Test
    void of_a_value_that_is_known_in_part_the_rest_has_a_reason_of_its_own() {
        var result = Given.evaluated("reference('vnet').list[0].other");

        assertThat(Unknowns.in(result))
                .hasValueSatisfying(unknown -> assertThat(unknown.reason()).isEqualTo("the state of 'vnet'"));
    }

    @Test
    void what_is_known_of_a_value_can_be_had_back() {
        var state = Given.evaluated("reference('vnet')");

        assertThat(Unknowns.isUnknown(state)).isTrue();
        assertThat(Unknowns.known(state).get("a").stringValue()).isEqualTo("known");
    }

    private static String shown(JsonNode value) {
        return Unknowns.isUnknown(value) ? "\"?\"" : text(value);
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream()
                    .map(UnknownPropagationTest::shown)
                    .toList()
                    .toString();
        }
        return value.isObject()
                ? value.propertyStream()
                        .map(each -> each.getKey() + "=" + shown(each.getValue()))
                        .toList()
                        .toString()
                : value.toString();
    }
}
