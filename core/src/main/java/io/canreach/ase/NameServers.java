package io.canreach.ase;

import io.canreach.ase.DependencyCheck.State;
import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.Endpoint;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Explanation;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks whether the name servers of a virtual network can be reached from an App Service Environment. */
final class NameServers {
    /** Azure's own resolver, at the platform's address. */
    static final Ip AZURE = Ip.parse("168.63.129.16");

    static final Traffic TRAFFIC = RequiredConnectivity.udpAndTcp(53);

    private final Reachability reachability;
    private final AppServiceEnvironment ase;

    NameServers(Reachability reachability, AppServiceEnvironment ase) {
        this.reachability = reachability;
        this.ase = ase;
    }

    /** What became of the servers. */
    record Result(State state, String reason, Answer answer) {}

    /** One server that answers is enough. */
    Result ask(List<Ip> servers) {
        List<Result> results = new ArrayList<>();
        for (Ip server : servers) {
            results.add(ask(server));
        }
        Optional<Result> best =
                results.stream().filter(it -> it.state() == State.MET).findFirst();
        return best.or(() -> results.stream()
                        .filter(it -> it.state() == State.UNDETERMINED)
                        .findFirst())
                .orElse(results.get(0));
    }

    private Result ask(Ip server) {
        Answer answer = reachability.answer(
                Question.of(RequiredConnectivity.source(ase), new Endpoint.Address(IpSet.of(server)), TRAFFIC));
        String decider = new Explanation(answer).decisive().decidedBy().text();
        if (answer.verdict() == Verdict.REACHABLE) {
            return new Result(State.MET, decider, answer);
        }
        State state = answer.verdict() == Verdict.UNDETERMINED ? State.UNDETERMINED : State.BROKEN;
        return new Result(state, "name server " + server + " is not reached: " + decider, answer);
    }
}
