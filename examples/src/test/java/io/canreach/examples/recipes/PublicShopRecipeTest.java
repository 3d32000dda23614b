package io.canreach.examples.recipes;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import org.junit.jupiter.api.Test;

/** How a team writes down what may be seen from outside, and lets a missing rule be found. */
class PublicShopRecipeTest {
    private final PublicShop recipe = new PublicShop();

    @Test
    void exactly_what_is_on_the_list_is_exposed() {
        assertThat(recipe.network())
                .exposesToInternet(
                        exposed(vm("www"), 443), exposed(vm("www"), 22).from(cidr("203.0.113.0/24")))
                .doesNotExpose(tcp(3389));
    }

    @Test
    void the_forgotten_rule_is_found_and_changes_nothing_else() {
        var broken = recipe.mistake("a rule forgotten").network();

        var repair = canReach(vm("www"), vm("db"), 1433).repair(broken);

        var mended = repair.network().orElseThrow();
        assertThat(mended).canReachOnly(vm("www"), vm("db"), 1433);
        assertThat(mended).differsFrom(broken).onlyBy(newlyReachable(vm("www"), vm("db"), 1433));
        assertThat(repair.alsoChanges()).isEmpty();
    }
}
