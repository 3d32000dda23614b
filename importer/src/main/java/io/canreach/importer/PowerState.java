package io.canreach.importer;

import io.canreach.model.ResourceId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a machine runs, as far as the input says it. */
final class PowerState {
    private PowerState() {}

    static void check(ResourceId machine, Node node) {
        said(node)
                .filter(PowerState::isOff)
                .ifPresent(state -> state.warn(
                        "machine '" + machine.name() + "' does not run: " + state.shown(),
                        "a stopped machine answers nothing; verdicts are for when it runs"));
    }

    private static Optional<Node> said(Node machine) {
        return Stream.of(machine, machine.peek("extended"))
                .flatMap(each -> Stream.of(each, each.peek("instanceView")))
                .flatMap(PowerState::states)
                .filter(Node::isText)
                .findFirst();
    }

    private static Stream<Node> states(Node holder) {
        Node state = holder.peek("powerState");
        Node list = holder.peek("statuses");
        Stream<Node> codes = (list.isArray() ? list.items() : List.<Node>of())
                .stream()
                        .map(each -> each.peek("code"))
                        .filter(each -> each.isText() && text(each).startsWith("powerstate/"));
        return Stream.concat(Stream.of(state, state.peek("code")), codes);
    }

    private static boolean isOff(Node state) {
        String text = text(state);
        return text.endsWith("stopped") || text.endsWith("deallocated");
    }

    private static String text(Node node) {
        return node.json().stringValue().strip().toLowerCase(Locale.ROOT);
    }
}
