package io.canreach.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.dsl.ReachabilityRule;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityRule;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.Ip;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import io.canreach.reach.Stage;
import io.canreach.reach.Step;
import io.canreach.routing.EffectiveRoute;
import io.canreach.watch.NetworkWatcher;
import io.canreach.watch.NextHop;
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
        SecurityRule rule = evaluated.decided().rule();
        return evaluated.list().ownerOf(rule) + "." + rule.name();
    }

    /** Where the first route of a machine leads, as Azure's next-hop tool prints it. */
    static String hop(Network network, String machine, String destination) {
        NextHop hop = NetworkWatcher.of(network).nextHop(nic(network, machine), Ip.parse(destination));
        assertThat(hop.doubts()).isEmpty();
        return hop.type() + hop.address().map(address -> " " + address).orElse("");
    }

    /** The effective routes of a machine, each as it prints. */
    static List<String> routes(Network network, String machine) {
        return NetworkWatcher.of(network).effectiveRoutes(nic(network, machine)).routes().stream()
                .map(EffectiveRoute::toString)
                .toList();
    }

    private static ResourceId nic(Network network, String machine) {
        return network.named(VirtualMachine.class, machine)
                .get(0)
                .networkInterfaces()
                .get(0);
    }

    /** The resources passed by the first part of an answer, each by its name. */
    static List<String> passed(ReachabilityRule rule, Network network) {
        return answer(rule, network).parts().get(0).trace().hops().stream()
                .flatMap(hop -> hop.resource().stream())
                .map(ResourceId::name)
                .toList();
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
