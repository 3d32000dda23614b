package io.canreach.dsl;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;

/** The public face of something that is a place itself. */
record PublicPlace(Place of) implements Place {
    @Override
    public Endpoint endpoint() {
        return new Endpoint.PublicFace(of.endpoint());
    }

    @Override
    public Endpoint endpointIn(Network network) {
        return new Endpoint.PublicFace(of.endpointIn(network));
    }

    @Override
    public String toString() {
        return endpoint().toString();
    }
}
