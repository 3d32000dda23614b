package io.canreach.reach;

import io.canreach.model.AclRule;
import io.canreach.model.Assumption;
import io.canreach.model.CloudService;
import io.canreach.model.EndpointAcl;
import io.canreach.model.InputEndpoint;
import io.canreach.model.NetworkInterface;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Rewrite;
import io.canreach.security.AclEvaluation;
import io.canreach.security.AclPart;
import io.canreach.security.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The public address of a classic cloud service: an endpoint must be there for the port, its ACL must admit the source,
 * and then the flow goes on to the machine's private port.
 *
 * @see <a href="https://learn.microsoft.com/previous-versions/azure/virtual-network/virtual-networks-acl">Endpoint
 *     access control lists</a>
 */
final class CloudServiceEdge {
    private static final int MOST_RULES = 3;

    private final Walk walk;

    CloudServiceEdge(Walk walk) {
        this.walk = walk;
    }

    /** An endpoint with the machine it leads to. */
    private record Listener(VirtualMachine machine, InputEndpoint endpoint) {
        PacketSet packets() {
            return PacketSet.all()
                    .withProtocols(EnumSet.of(endpoint.protocol()))
                    .toPorts(PortSet.of(endpoint.publicPort()));
        }
    }

    void enter(Strand strand, CloudService service) {
        Strand rest = strand;
        List<Listener> listeners = listeners(service);
        for (Listener first : listeners) {
            Strand here = rest.narrow(first.packets());
            if (!here.isEmpty()) {
                rest = rest.without(here.asked());
                toSet(here, members(first, listeners));
            }
        }
        if (!rest.isEmpty()) {
            String text = service.label() + ", which has no endpoint for "
                    + Words.services(rest.now())
                    + Words.listening(listeners.stream()
                            .map(each -> each.endpoint().toString())
                            .toList());
            walk.drop(rest, Stage.EDGE, Decider.of(Decider.Kind.NO_INPUT_ENDPOINT, "", service.id(), text));
        }
    }

    private List<Listener> listeners(CloudService service) {
        List<Listener> listeners = new ArrayList<>();
        for (VirtualMachine machine : walk.network().all(VirtualMachine.class)) {
            if (machine.cloudService().filter(service.id()::equals).isPresent()) {
                machine.inputEndpoints().forEach(each -> listeners.add(new Listener(machine, each)));
            }
        }
        return listeners;
    }

    /** The endpoints that share a public port: one, or the members of a load-balanced set. */
    private static List<Listener> members(Listener first, List<Listener> listeners) {
        return listeners.stream()
                .filter(each -> each.endpoint().publicPort() == first.endpoint().publicPort()
                        && each.endpoint().protocol() == first.endpoint().protocol())
                .toList();
    }

    /** An ACL set on one member of a load-balanced set guards all of them. */
    private void toSet(Strand strand, List<Listener> members) {
        Optional<EndpointAcl> acl =
                members.stream().flatMap(each -> each.endpoint().acl().stream()).findFirst();
        Listener first = aimed(members);
        Strand at = strand.then(Step.pass(
                Stage.EDGE, first.endpoint() + " of " + first.machine().label()));
        if (acl.isEmpty()) {
            toMachine(at.then(Step.of(Stage.ACL, "no ACL", Step.Effect.ALLOW)), first);
            return;
        }
        List<AclPart> parts = new AclEvaluation(acl.get(), walk.network().assumptions())
                .evaluate(at.now().sources());
        walk.split(
                at,
                parts,
                part -> PacketSet.all().fromSources(part.sources()),
                AclPart::outcome,
                (next, part) -> judge(next, part, first, acl.get()));
    }

    /** Of a load-balanced set, the machine that was asked about. */
    private Listener aimed(List<Listener> members) {
        return members.stream()
                .filter(each -> each.machine().networkInterfaces().stream()
                        .anyMatch(id -> walk.target().accepted().contains(id)))
                .findFirst()
                .orElse(members.get(0));
    }

    private void judge(Strand strand, AclPart part, Listener listener, EndpointAcl acl) {
        String decided = part.rule().map(AclRule::toString).orElseGet(() -> passedOver(acl.rules()));
        String text = "ACL of endpoint '" + listener.endpoint().name() + "': " + decided;
        List<Assumption> rests = part.assumptions();
        Strand judged = strand.then(Step.of(Stage.ACL, text, Step.Effect.of(part.outcome())))
                .assuming(rests)
                .doubting(part.doubts());
        if (part.outcome() == Outcome.DENY) {
            walk.refuse(judged, decider(part, listener), open -> toMachine(open, listener));
        } else {
            toMachine(judged, listener);
        }
    }

    /** The rules are named, since whoever reads that none matched asks for them next. */
    private static String passedOver(List<AclRule> rules) {
        if (rules.isEmpty()) {
            return "default, as it has no rule";
        }
        String shown = rules.stream().limit(MOST_RULES).map(AclRule::toString).collect(Collectors.joining(", "));
        String more = rules.size() > MOST_RULES ? " and " + (rules.size() - MOST_RULES) + " more" : "";
        return "default, as no rule matches (" + shown + more + ")";
    }

    private static Decider decider(AclPart part, Listener listener) {
        String of = " of endpoint '" + listener.endpoint().name() + "' of "
                + listener.machine().label();
        return part.rule()
                .map(rule -> Decider.of(
                        Decider.Kind.ACL_RULE,
                        String.valueOf(rule.order()),
                        listener.machine().id(),
                        "rule " + rule + " of the ACL" + of))
                .orElseGet(() -> Decider.of(
                        Decider.Kind.ACL_DEFAULT,
                        "",
                        listener.machine().id(),
                        "the ACL" + of + ", of which no rule permits the source"));
    }

    private void toMachine(Strand strand, Listener listener) {
        Optional<NetworkInterface> nic = listener.machine().networkInterfaces().stream()
                .flatMap(id -> walk.network().find(NetworkInterface.class, id).stream())
                .findFirst();
        if (nic.isEmpty()) {
            String text = listener.machine().label() + " has no network interface";
            walk.drop(strand, Stage.EDGE, Decider.of(Decider.Kind.NO_OWNER, text));
            return;
        }
        Place place = new Sources(walk.network(), walk.view().internet())
                .ofInterface(nic.get())
                .get(0);
        IpSet privately = place.addresses();
        Rewrite rewrite = Rewrite.none()
                .destination(privately)
                .destinationPort(PortSet.of(listener.endpoint().privatePort()));
        InternetEdge edge = new InternetEdge(walk);
        place.subnet()
                .ifPresent(subnet -> edge.arrival(subnet)
                        .letIn(
                                strand.crossing(Crossing.edge(listener.machine().id()))
                                        .rewritten(rewrite),
                                place));
    }
}
