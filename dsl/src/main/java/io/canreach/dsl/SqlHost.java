package io.canreach.dsl;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.Suggestions;
import io.canreach.model.VirtualMachine;
import io.canreach.reach.UnknownEndpointException;

/** A server that a connection string calls by name: a machine of that name, since the model knows no DNS. */
record SqlHost(String host) implements Place {
    @Override
    public Endpoint endpoint() {
        return new Endpoint.Named(Endpoint.Kind.VM, host);
    }

    @Override
    public Endpoint endpointIn(Network network) {
        if (network.named(VirtualMachine.class, host).isEmpty()) {
            throw new UnknownEndpointException("the connection string calls '" + host + "', which is neither an address"
                    + " nor a vm in the network; names are not resolved, so write the address or a vm's name"
                    + Suggestions.of("vm", network.all(VirtualMachine.class)));
        }
        return endpoint();
    }

    @Override
    public String toString() {
        return endpoint().toString();
    }
}
