package io.canreach.dsl;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;

/** Something other than a machine that stands in a subnet, and a handle to ask about it. */
abstract sealed class SubnetResource extends Value implements Place
        permits PrivateEndpointDeclaration,
                AzureFirewallDeclaration,
                BastionDeclaration,
                ApplicationGatewayDeclaration,
                SqlManagedInstanceDeclaration {
    private final Endpoint.Named endpoint;

    SubnetResource(Endpoint.Kind kind, String name) {
        this.endpoint = new Endpoint.Named(kind, name);
    }

    /** Makes the resource of what was said. */
    abstract void standIn(Stand stand);

    /** Compares what was said with what the network has. */
    abstract void check(Handle handle);

    @Override
    public final Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public final Endpoint endpointIn(Network network) {
        check(new Handle(network, endpoint));
        return endpoint;
    }

    @Override
    public final String toString() {
        return endpoint.toString();
    }
}
