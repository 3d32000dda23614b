package io.canreach.dsl;

import io.canreach.model.Endpoint;
import io.canreach.model.LoadBalancer;
import io.canreach.model.Network;
import io.canreach.model.Suggestions;
import io.canreach.model.VirtualMachine;
import io.canreach.reach.UnknownEndpointException;
import java.util.Optional;

/**
 * A server that a connection string calls by name: a machine of that name, the load balancer of an availability group's
 * listener, or one of Azure's servers by its whole name, since the model knows no DNS.
 */
record SqlHost(String host) implements Place {
    @Override
    public Endpoint endpoint() {
        return AzureSqlName.of(host)
                .map(AzureSqlName::endpoint)
                .orElseGet(() -> new Endpoint.Named(Endpoint.Kind.VM, host));
    }

    @Override
    public Endpoint endpointIn(Network network) {
        Optional<AzureSqlName> azure = AzureSqlName.of(host);
        if (azure.isPresent()) {
            return azure.get().endpointIn(network);
        }
        if (!network.named(VirtualMachine.class, host).isEmpty()) {
            return endpoint();
        }
        if (!network.named(LoadBalancer.class, host).isEmpty()) {
            return new Endpoint.Named(Endpoint.Kind.LOAD_BALANCER, host);
        }
        throw new UnknownEndpointException("the connection string calls '" + host + "', which is neither an address"
                + " nor a vm in the network; names are not resolved, so write the address or a vm's name"
                + Suggestions.of("vm", network.all(VirtualMachine.class)));
    }

    @Override
    public String toString() {
        return endpoint().toString();
    }
}
