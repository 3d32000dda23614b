package io.canreach.importer;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.Verdict;

/** Questions that tests ask of imported networks. */
final class Asked {
    static final Endpoint INTERNET = new Endpoint.Internet();
    static final Endpoint HOST = address("9.9.9.9");

    private Asked() {}

    static Endpoint address(String text) {
        return new Endpoint.Address(IpSet.of(Ip.parse(text)));
    }

    static Endpoint vm(String name) {
        return new Endpoint.Named(Endpoint.Kind.VM, name);
    }

    static Answer answer(Network network, Endpoint from, Endpoint to, int port) {
        return Reachability.of(network).answer(Question.of(from, to, Traffic.tcp(port)));
    }

    static Verdict verdict(Network network, Endpoint from, Endpoint to, int port) {
        return answer(network, from, to, port).verdict();
    }
}
