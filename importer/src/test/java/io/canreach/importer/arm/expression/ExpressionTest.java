package io.canreach.importer.arm.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an expression is, and what is said about one that is wrong. */
class ExpressionTest {
    @ParameterizedTest
    @ValueSource(strings = {"[a]", "[]", "[concat('[', 'a')]", "[parameters('a')[0]]"})
    void a_text_in_brackets_is_an_expression(String text) {
        assertThat(Expression.isExpression(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "]", "a", "[[a]", "[a] ", " [a]", "[a] b"})
    void other_texts_are_none(String text) {
        assertThat(Expression.isExpression(text)).isFalse();
        assertThatThrownBy(() -> Expression.parse(text)).isInstanceOf(ExpressionException.class);
    }

    @ParameterizedTest
    @CsvSource({"[[test value], [test value]", "[test] value, [test] value", "[[a, [[a", "a, a"})
    void two_brackets_at_the_start_stand_for_one_when_the_text_ends_with_one(String written, String meant) {
        assertThat(Expression.literal(written)).isEqualTo(meant);
    }

    @Test
    void an_expression_is_its_text() {
        var expression = Expression.parse("[concat('a',  'b')]");

        assertThat(expression).hasToString("[concat('a',  'b')]");
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "errors.txt", delimiterString = " => ", quoteCharacter = '\u0001')
    void what_is_wrong_is_said_with_its_place_and_what_is_allowed(String expression, String message) {
        var given = new Given().with("object", "{'one': 'a', 'two': 'b'}");

        assertThatThrownBy(() -> given.evaluate(expression))
                .isExactlyInstanceOf(ExpressionException.class)
                .hasMessage(message);
    }

    @Test
    void values_that_azure_makes_up_are_the_same_every_time_and_told_of() {
        var given = new Given();

        var unique = given.evaluate("uniqueString('a', 'b')");
        var again = given.evaluate("uniqueString('a', 'b')");
        var other = given.evaluate("uniqueString('ab')");
        given.evaluate("concat(newGuid(), utcNow(), utcNow('yyyy'), guid('a'))");

        assertThat(unique).isEqualTo(again).isNotEqualTo(other);
        assertThat(unique.stringValue()).matches("[a-z2-7]{13}");
        assertThat(given.standIns)
                .containsExactly("uniqueString", "uniqueString", "uniqueString", "newGuid", "utcNow", "utcNow");
    }

    /** uuid5(11fb06fb-712d-4ddd-98c7-e71bbd588830, 'a-b'), worked out with Python's uuid module. */
    @Test
    void a_guid_is_the_name_based_one_of_rfc_4122() {
        var guid = Given.evaluated("guid('a', 'b')");

        assertThat(guid.stringValue()).isEqualTo("2d796349-8c7e-55ec-9624-54ece82ed031");
    }

    @Test
    void ids_above_resource_groups_have_no_resource_group() {
        var given = new Given().in(new Scope(Scope.Kind.SUBSCRIPTION, Given.SUBSCRIPTION, ""));

        var id = given.evaluate("resourceId('Microsoft.Network/networkWatchers', 'w')");

        assertThat(id.stringValue())
                .isEqualTo("/subscriptions/" + Given.SUBSCRIPTION + "/providers/Microsoft.Network/networkWatchers/w");
    }

    @Test
    void ids_above_subscriptions_have_no_subscription() {
        var given = new Given().in(new Scope(Scope.Kind.TENANT, "", ""));

        var id = given.evaluate("resourceId('Microsoft.Management/managementGroups', 'm')");

        assertThat(id.stringValue()).isEqualTo("/providers/Microsoft.Management/managementGroups/m");
    }
}
