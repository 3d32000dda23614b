package io.canreach.naive;

import io.canreach.packet.Flow;
import io.canreach.packet.Ip;
import io.canreach.packet.Protocol;

/** One packet of TCP or UDP. */
record Packet(Protocol protocol, Ip source, int sourcePort, Ip destination, int destinationPort) {
    static Packet of(Flow flow) {
        return new Packet(
                flow.protocol(), flow.source(), flow.sourcePort(), flow.destination(), flow.destinationPort());
    }

    Packet from(Ip address) {
        return new Packet(protocol, address, sourcePort, destination, destinationPort);
    }

    Packet to(Ip address) {
        return new Packet(protocol, source, sourcePort, address, destinationPort);
    }

    Packet toPort(int port) {
        return new Packet(protocol, source, sourcePort, destination, port);
    }

    @SuppressWarnings("ArgumentSelectionDefectChecker") // a reply goes the other way round
    Packet reply() {
        return new Packet(protocol, destination, destinationPort, source, sourcePort);
    }
}
