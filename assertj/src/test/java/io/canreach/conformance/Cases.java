package io.canreach.conformance;

import io.canreach.dsl.ReachabilityRule;
import io.canreach.model.Network;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import io.canreach.reach.Stage;
import io.canreach.reach.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the conformance tests share: looking at answers, and saying how many cases a class holds. */
final class Cases {
    private Cases() {}

    static Answer answer(ReachabilityRule rule, Network network) {
        return rule.in(network).answer();
    }

    /** The name of the rule that decided all flows of a fate. */
    static String decidedBy(Fate fate, ReachabilityRule rule, Network network) {
        List<String> names = answer(rule, network).parts(fate).stream()
                .map(part -> part.decidedBy().name())
                .distinct()
                .toList();
        return String.join(", ", names);
    }

    static String droppedBy(ReachabilityRule rule, Network network) {
        return decidedBy(Fate.DROPPED, rule, network);
    }

    static String deliveredBy(ReachabilityRule rule, Network network) {
        return decidedBy(Fate.DELIVERED, rule, network);
    }

    /** The NSG rules that were evaluated at a stage, each as {@code group.rule}. */
    static List<String> evaluated(Stage stage, ReachabilityRule rule, Network network) {
        Part first = answer(rule, network).parts().get(0);
        return first.trace().steps().stream()
                .filter(step -> step.stage() == stage)
                .flatMap(step -> step.rules().stream())
                .map(Cases::name)
                .toList();
    }

    private static String name(Step.Evaluated evaluated) {
        return evaluated.list().group().name() + "."
                + evaluated.decided().rule().name();
    }

    /** Prints the ids of the cases that a test class holds. */
    static void count(Class<?> tests, String group) {
        TreeSet<String> ids = new TreeSet<>();
        Arrays.stream(tests.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName().replaceFirst("_.*$", "").toUpperCase(Locale.ROOT))
                .forEach(ids::add);
        System.out.println("conformance group " + group + ": " + ids.size() + " cases " + ids);
    }
}
