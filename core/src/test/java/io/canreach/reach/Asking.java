package io.canreach.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Endpoint;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;

/** Short ways to ask; every answer is checked to be a partition of the flows asked about. */
final class Asking {
    private Asking() {}

    static Endpoint vm(String name) {
        return new Endpoint.Named(Endpoint.Kind.VM, name);
    }

    static Endpoint ase(String name) {
        return new Endpoint.Named(Endpoint.Kind.ASE, name);
    }

    static Endpoint subnet(String name) {
        return new Endpoint.Named(Endpoint.Kind.SUBNET, name);
    }

    static Endpoint site(String name) {
        return new Endpoint.Named(Endpoint.Kind.ON_PREMISES, name);
    }

    static Endpoint balancer(String name) {
        return new Endpoint.Named(Endpoint.Kind.LOAD_BALANCER, name);
    }

    static Endpoint endpoint(String name) {
        return new Endpoint.Named(Endpoint.Kind.PRIVATE_ENDPOINT, name);
    }

    static Endpoint service(String name) {
        return new Endpoint.Named(Endpoint.Kind.SERVICE, name);
    }

    static Endpoint agw(String name) {
        return new Endpoint.Named(Endpoint.Kind.APPLICATION_GATEWAY, name);
    }

    static Endpoint bastion(String name) {
        return new Endpoint.Named(Endpoint.Kind.BASTION, name);
    }

    static Endpoint firewall(String name) {
        return new Endpoint.Named(Endpoint.Kind.FIREWALL, name);
    }

    static Endpoint ip(String addresses) {
        return new Endpoint.Address(IpSet.parse(addresses));
    }

    static Endpoint internet() {
        return new Endpoint.Internet();
    }

    static Endpoint publicly(String vm) {
        return new Endpoint.PublicFace(vm(vm));
    }

    static Answer ask(Lab lab, Endpoint source, Endpoint destination, int port) {
        return ask(lab.network(), source, destination, Traffic.tcp(port));
    }

    static Answer ask(Lab lab, Endpoint source, Endpoint destination, Traffic traffic) {
        return ask(lab.network(), source, destination, traffic);
    }

    static Answer ask(Network network, Endpoint source, Endpoint destination, Traffic traffic) {
        return ask(Reachability.of(network), source, destination, traffic);
    }

    static Answer ask(Reachability reachability, Endpoint source, Endpoint destination, Traffic traffic) {
        Answer answer = reachability.answer(Question.of(source, destination, traffic));
        assertPartition(answer);
        return answer;
    }

    static void assertPartition(Answer answer) {
        assertThat(answer.parts()).isNotEmpty();
        PacketSet seen = PacketSet.empty();
        for (Part part : answer.parts()) {
            assertThat(part.packets().overlaps(seen))
                    .as(() -> "overlap of " + part + " with an earlier part in\n" + answer.explain())
                    .isFalse();
            seen = seen.union(part.packets());
            assertThat(part.doubts().isEmpty())
                    .as(() -> "doubts of " + part)
                    .isEqualTo(part.fate() != Fate.UNDETERMINED);
        }
        assertThat(seen).as(() -> "parts of " + answer.question()).isEqualTo(answer.asked());
    }

    /** The decider of an answer that has one part. */
    static Decider decider(Answer answer) {
        assertThat(answer.parts()).as(answer::explain).hasSize(1);
        return answer.parts().get(0).decidedBy();
    }

    static void assertBlocked(Answer answer, Decider.Kind kind, String text) {
        assertThat(answer.verdict()).as(answer::explain).isEqualTo(Verdict.BLOCKED);
        assertThat(answer.parts()).allSatisfy(part -> {
            assertThat(part.decidedBy().kind()).isEqualTo(kind);
            assertThat(part.decidedBy().text()).contains(text);
        });
    }

    static void assertReachable(Answer answer) {
        assertThat(answer.verdict()).as(answer::explain).isEqualTo(Verdict.REACHABLE);
    }

    static void assertUndetermined(Answer answer, String doubt) {
        assertThat(answer.verdict()).as(answer::explain).isEqualTo(Verdict.UNDETERMINED);
        assertThat(answer.doubts())
                .as(answer::explain)
                .anySatisfy(each -> assertThat(each.reason()).contains(doubt));
    }
}
