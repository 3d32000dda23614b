package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Given.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each line of the tables beside this test: an expression, and the value that Azure gives it. */
class DocumentedExamplesTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = {
                "arrays.txt",
                "comparisons.txt",
                "cidrs.txt",
                "dates.txt",
                "lambdas.txt",
                "logic.txt",
                "numbers.txt",
                "objects.txt",
                "resources.txt",
                "strings.txt",
                "formats.txt",
                "syntax.txt"
            },
            delimiterString = " => ",
            quoteCharacter = '\u0001')
    void an_expression_has_the_value_that_azure_gives_it(String expression, String value) {
        var given = new Given()
                .with("text", "'One Two Three'")
                .with("numbers", "[0, 3, 2, 5, 4]")
                .with("object", "{'one': 'a', 'two': 'b', 'three': 'c'}")
                .with("dogs", """
                        [{'name': 'Evie', 'age': 5, 'interests': ['Ball', 'Frisbee']},
                         {'name': 'Casper', 'age': 3, 'interests': ['Other dogs']},
                         {'name': 'Indy', 'age': 2, 'interests': ['Butter']},
                         {'name': 'Kira', 'age': 8, 'interests': ['Rubs']}]""");

        var result = given.evaluate(expression);

        assertThat(new Texts(given.budget()).json(result).toString())
                .isEqualTo(new Texts(given.budget()).json(json(value)).toString());
    }
}
