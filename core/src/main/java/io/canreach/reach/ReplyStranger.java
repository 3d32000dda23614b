package io.canreach.reach;

import io.canreach.model.Direction;
import io.canreach.model.Unknown;
import io.canreach.routing.EffectiveRoute;
import java.util.List;
import java.util.function.Consumer;

/**
 * A device that a route leads a reply to and that did not see the flows themselves. NSGs at it have not seen them either, and
 * are asked about the reply.
 *
 * @param walk the walk
 * @param device the device
 * @param way the reply, where the route begins
 * @param route the route
 */
record ReplyStranger(Walk walk, Device device, ReplyWay way, EffectiveRoute route) {
    private static final int MOST = 16;

    void pass(Consumer<ReplyWay> next) {
        if (way.strangers() >= MOST) {
            String text = "the reply goes round in a loop by " + device.label();
            walk.drop(way.strand(), Stage.REPLY, Decider.of(Decider.Kind.LOOP, "", device.id(), text));
        } else {
            for (Strand in : filter(way.strand(), Direction.INBOUND)) {
                if (device.forwards()) {
                    device.whileRunning(in, running -> judge(running, next));
                } else {
                    drop(in, ", to whose interface Azure hands only what is for it (IP forwarding is off)");
                }
            }
        }
    }

    private void judge(Strand strand, Consumer<ReplyWay> next) {
        switch (device.state()) {
            case STATELESS -> device.answer(strand, open -> send(open, next));
            case STATEFUL -> drop(strand, ", which did not see the request");
            case UNKNOWN -> {
                String text = "the reply goes to " + device.label()
                        + ", which did not see the request; what it does with that is not declared (route " + route
                        + ")";
                walk.undetermined(strand, Stage.REPLY, new Unknown(text));
            }
        }
    }

    private void send(Strand strand, Consumer<ReplyWay> next) {
        Step step = Step.pass(Stage.REPLY, device.label() + " forwards it");
        filter(strand.then(step), Direction.OUTBOUND).forEach(out -> next.accept(way.behind(device, out)));
    }

    private List<Strand> filter(Strand strand, Direction direction) {
        return device.place() instanceof Place.Interface it
                ? new SecurityGate(walk).passBack(strand, direction, it)
                : List.of(strand);
    }

    private void drop(Strand strand, String why) {
        String text =
                "the reply, which route " + route + " of " + way.subnet().label() + " sends to " + device.label() + why;
        walk.drop(strand, Stage.REPLY, Reply.decider(way, route, text));
    }
}
