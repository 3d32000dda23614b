package io.canreach.dsl;

import io.canreach.packet.Protocol;
import io.canreach.reach.Traffic;

/** A port of TCP or UDP, read from traffic that must be no more than that. */
record OnePort(Protocol protocol, int port) {
    static OnePort of(Traffic traffic, String user) {
        Traffic.Service first = traffic.services().get(0);
        Protocol protocol = first.protocols().iterator().next();
        if (traffic.services().size() > 1
                || first.protocols().size() > 1
                || first.ports().size() > 1
                || !protocol.hasPorts()) {
            throw new IllegalArgumentException(user + " is on " + traffic + "; allowed is one TCP or UDP port");
        }
        return new OnePort(protocol, first.ports().ranges().get(0).first());
    }
}
