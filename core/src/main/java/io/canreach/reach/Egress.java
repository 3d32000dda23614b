package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.security.Doubts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Flows of a place on their way out to the Internet: each by the first of the ways out that carries it. */
final class Egress {
    private static final PacketSet SMTP =
            PacketSet.all().withProtocols(EnumSet.of(Protocol.TCP)).toPorts(PortSet.of(25));

    private final Walk walk;
    private final Place from;
    private final Consumer<Strand> next;

    Egress(Walk walk, Place from, Consumer<Strand> next) {
        this.walk = walk;
        this.from = from;
        this.next = next;
    }

    void leave(Strand strand, boolean byUserRoute) {
        Strand own = ownOnly(strand);
        List<List<OutboundMethod>> orders = new WaysOut(walk, from, byUserRoute).orders();
        walk.choose(own, orders, order -> order.get(0).text(), this::by);
    }

    /** Azure translates the source addresses of the place itself; who forwards for others must have done so before. */
    private Strand ownOnly(Strand strand) {
        Strand own = strand.narrow(Walk.from(from.addresses()));
        Strand foreign = strand.without(own.asked());
        if (!foreign.isEmpty()) {
            String text = "no way out to the Internet: " + from.label() + " sends it on with the source "
                    + Words.addresses(foreign.now().sources()) + ", which is not its own, and does not translate it";
            walk.drop(foreign, Stage.EGRESS, Decider.of(Decider.Kind.NO_OUTBOUND_METHOD, text));
        }
        return own;
    }

    private void by(Strand strand, List<OutboundMethod> methods) {
        Strand rest = strand;
        for (OutboundMethod method : methods) {
            Strand out = rest.narrow(method.carries());
            by(out.assuming(method.assumptions()), method);
            rest = rest.without(out.asked());
        }
        refuse(rest, methods.stream().filter(method -> !method.isDeadEnd()).toList());
    }

    /** Ends what none of the ways out carries. */
    private void refuse(Strand strand, List<OutboundMethod> methods) {
        Strand rest = strand;
        for (OutboundMethod method : methods) {
            rest = rest.assuming(method.assumptions());
        }
        String why = methods.stream()
                .map(OutboundMethod::failure)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("; "));
        drop(rest, why);
    }

    private void by(Strand strand, OutboundMethod method) {
        if (!method.leads()) {
            drop(strand, method.failure());
            return;
        }
        for (Strand allowed : mail(strand)) {
            next.accept(allowed.crossing(Crossing.egress(Optional.of(from)))
                    .then(Step.pass(Stage.EGRESS, method.text()))
                    .doubting(method.doubts())
                    .rewritten(method.rewrite())
                    .overInternet());
        }
    }

    private void drop(Strand strand, String why) {
        String text = "no way out to the Internet: " + why;
        Decider decider = Decider.of(Decider.Kind.NO_OUTBOUND_METHOD, text);
        walk.refuse(strand, Stage.EGRESS, decider, this::somehow);
    }

    /** As if there were a way out, with whatever address. */
    private void somehow(Strand strand) {
        next.accept(strand.crossing(Crossing.egress(Optional.of(from)))
                .rewritten(OutboundMethod.shared(walk.view().internet().hosts()))
                .overInternet());
    }

    /** Some subscriptions do not let TCP 25 out. */
    private List<Strand> mail(Strand strand) {
        Assumption assumption = Assumption.OUTBOUND_SMTP;
        Strand mail = strand.narrow(SMTP).assuming(List.of(assumption));
        if (mail.isEmpty()) {
            return strand.isEmpty() ? List.of() : List.of(strand);
        }
        Strand rest = strand.without(mail.asked());
        List<Strand> others = rest.isEmpty() ? List.of() : List.of(rest);
        return switch (walk.network().assumptions().reading(assumption)) {
            case FIRST -> List.of(strand.assuming(List.of(assumption)));
            case SECOND -> {
                String text = "no way out for mail: the subscription blocks TCP 25 to the Internet";
                walk.drop(mail, Stage.EGRESS, Decider.of(Decider.Kind.NO_OUTBOUND_METHOD, text));
                yield others;
            }
            case ASK -> {
                List<Strand> both = new ArrayList<>(others);
                both.add(mail.doubting(List.of(Doubts.of(assumption))));
                yield both;
            }
        };
    }
}
