package io.canreach.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.ase.DnsLifecycle;
import io.canreach.dsl.ReachabilityRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stories hold as told, and their failing rules fail with exactly the message that a person reads. */
class StoriesTest {
    static List<Story> stories() {
        return Main.stories();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void every_rule_of_a_story_holds(Story story) {
        for (ReachabilityRule rule : story.holds()) {
            rule.check(story.network());
        }

        assertThat(story.holds()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void the_failing_rule_fails_with_its_message(Story story) throws IOException {
        String message = story.failsOnPurpose().in(story.network()).message();

        assertThat(story.failsOnPurpose().in(story.network()).holds()).isFalse();
        assertThat(message).isEqualTo(golden(story.getClass().getSimpleName()));
    }

    @Test
    void an_environment_that_may_only_call_the_web_misses_its_database_and_its_files() {
        OutboundStory story = new OutboundStory();

        assertThat(story.required())
                .asString()
                .contains("BROKEN       Azure SQL Database")
                .contains("BROKEN       Azure Files")
                .contains("MET          Azure Storage")
                .contains("MET          name resolution by 192.168.0.53");
    }

    @Test
    void a_changed_dns_server_is_used_after_a_restart() {
        List<DnsLifecycle> states = new OutboundStory().dns();

        assertThat(states.get(1).servers()).isEqualTo(states.get(0).servers());
        assertThat(states.get(2).servers()).isEqualTo(states.get(2).networkServers());
    }

    @Test
    void the_main_class_tells_the_seeds_story_the_recipes_and_the_table_of_recorded_answers() throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            Main.main(new String[0]);
        } finally {
            System.setOut(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("AllowVnetInBound")
                .contains("ALLOW VNET INBOUND")
                .contains("the ACL of endpoint 'mssql' of vm 'sql-vm'")
                .contains("cannot reach machines in its own subnet")
                .contains(golden("recipes/outcomes"))
                .contains("of 17 answers agree in every row")
                .doesNotContain("DEFECT");
    }

    private static String golden(String name) throws IOException {
        String file = "/golden/" + name + ".txt";
        try (InputStream in = StoriesTest.class.getResourceAsStream(file)) {
            assertThat(in).as("golden file " + file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        }
    }
}
