package io.canreach.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The recipes hold as written, and what goes wrong without a piece is told in exactly the words that a person reads. */
class RecipesTest {
    static List<Recipe> recipes() {
        return Recipe.all();
    }

    static Stream<Arguments> mistakes() {
        return Recipe.all().stream()
                .flatMap(recipe -> recipe.mistakes().stream().map(mistake -> Arguments.of(recipe, mistake)));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void every_rule_of_a_recipe_holds(Recipe recipe) {
        for (var rule : recipe.holds()) {
            rule.check(recipe.network());
        }

        assertThat(recipe.holds()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_fails_with_its_message(Recipe recipe, Mistake mistake) throws IOException {
        var result = mistake.result();

        assertThat(result.holds()).isFalse();
        assertThat(result.message()).isEqualTo(golden(fileOf(recipe, mistake)));
    }

    static String fileOf(Recipe recipe, Mistake mistake) {
        return recipe.getClass().getSimpleName() + "-" + mistake.what().replaceAll("\\W+", "-");
    }

    static String golden(String name) throws IOException {
        var file = "/golden/recipes/" + name + ".txt";
        try (InputStream in = RecipesTest.class.getResourceAsStream(file)) {
            assertThat(in).as("golden file " + file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        }
    }
}
