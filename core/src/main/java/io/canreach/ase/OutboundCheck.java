package io.canreach.ase;

import io.canreach.ase.DependencyCheck.State;
import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Explanation;
import io.canreach.reach.Part;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Verdict;
import java.util.List;
import java.util.Optional;

/** Asks whether an App Service Environment can call something it depends on, and whether it is known there. */
final class OutboundCheck {
    private final Network network;
    private final AppServiceEnvironment ase;
    private final Dependency dependency;
    private final OwnWay own;

    OutboundCheck(Network network, AppServiceEnvironment ase, Dependency dependency) {
        this.network = network;
        this.ase = ase;
        this.dependency = dependency;
        this.own = new OwnWay(ase, dependency);
    }

    DependencyCheck check() {
        TagHypothesis asked = TagHypothesis.of(network, tags());
        Endpoint destination = new Endpoint.Address(asked.callable());
        Question question = Question.of(RequiredConnectivity.source(ase), destination, dependency.traffic());
        Answer answer = Reachability.of(asked.network()).answer(question);
        boolean allNeeded = asked.prefixes().isPresent();
        Optional<Part> foreign = own.foreign(answer);
        if (foreign.isPresent()) {
            boolean all = allNeeded || own.isForeignAltogether(answer);
            String reason = own.words(foreign.get());
            return result(all ? State.BROKEN : State.UNDETERMINED, all ? reason : reason + toDecide(), answer);
        }
        State state = Verdicts.state(answer, allNeeded, PacketSet::destinations);
        return result(state, reason(answer, state, allNeeded), answer);
    }

    /** The tag itself and, of what is called in the own region, first that of the region. */
    private List<ServiceTag> tags() {
        Subnet subnet = network.get(Subnet.class, ase.subnet());
        String region =
                ase.location().isEmpty() ? network.virtualNetworkOf(subnet).location() : ase.location();
        return dependency
                .tag()
                .map(tag -> region.isEmpty()
                        ? List.of(tag)
                        : Dependencies.isRegional(dependency)
                                ? List.of(tag.in(region), tag)
                                : List.of(tag, tag.in(region)))
                .orElse(List.of());
    }

    private DependencyCheck result(State state, String reason, Answer answer) {
        return new DependencyCheck(dependency, state, reason, answer);
    }

    private String reason(Answer answer, State state, boolean allNeeded) {
        Part part = new Explanation(answer).decisive();
        if (answer.verdict() == Verdict.PARTIAL && state == State.UNDETERMINED && !allNeeded) {
            return "some of the Internet is reached and some is dropped by " + part.decidedBy() + toDecide();
        }
        return part.decidedBy().text();
    }

    private String toDecide() {
        return "; to decide, give "
                + dependency
                        .tag()
                        .map(tag -> "the prefixes of service tag '" + tag + "'")
                        .orElse("its addresses");
    }
}
