package io.canreach.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.examples.recipes.Mistake;
import io.canreach.examples.recipes.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of docs/recipes.md runs as it stands there, and its messages are those of the recipes' mistakes. */
class RecipesPageTest {
    private static final Page PAGE = new Page(Path.of("../docs/recipes.md"));

    @Test
    void every_java_block_runs_in_order(@TempDir Path folder) throws IOException {
        var output = Page.run(String.join("\n", PAGE.blocks("java")), folder);

        assertThat(output.text()).contains("all done").doesNotContain("Error:", "Exception");
    }

    @Test
    void each_recipe_has_a_section_with_code() {
        var titles = Recipe.all().stream().map(recipe -> "## " + recipe.title()).toList();

        assertThat(PAGE.text().lines()).containsSubsequence(titles);
        assertThat(PAGE.blocks("java")).hasSize(titles.size() + 1);
    }

    @Test
    void each_message_is_one_that_a_mistake_gives() {
        List<String> messages = Recipe.all().stream()
                .flatMap(recipe -> recipe.mistakes().stream())
                .map((Mistake mistake) -> mistake.result().message() + "\n")
                .toList();

        assertThat(PAGE.blocks("")).isNotEmpty().isSubsetOf(messages);
    }

    @Test
    void what_it_links_is_there() {
        assertThat(PAGE.linked())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).exists());
    }
}
