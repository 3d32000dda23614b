package io.canreach.analysis;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.ApplicationGateway;
import io.canreach.model.AzureService;
import io.canreach.model.Endpoint;
import io.canreach.model.LoadBalancer;
import io.canreach.model.Network;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.VirtualMachine;
import io.canreach.model.WebApp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endpoints that a network has, each by its name, or by its id where several have the name. */
final class Ends {
    private static final Map<Endpoint.Kind, Class<? extends Resource>> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put(Endpoint.Kind.VM, VirtualMachine.class);
        KINDS.put(Endpoint.Kind.ASE, AppServiceEnvironment.class);
        KINDS.put(Endpoint.Kind.WEB_APP, WebApp.class);
        KINDS.put(Endpoint.Kind.SQL_MANAGED_INSTANCE, SqlManagedInstance.class);
        KINDS.put(Endpoint.Kind.PRIVATE_ENDPOINT, PrivateEndpoint.class);
        KINDS.put(Endpoint.Kind.LOAD_BALANCER, LoadBalancer.class);
        KINDS.put(Endpoint.Kind.APPLICATION_GATEWAY, ApplicationGateway.class);
        KINDS.put(Endpoint.Kind.SERVICE, AzureService.class);
        KINDS.put(Endpoint.Kind.ON_PREMISES, OnPremisesNetwork.class);
    }

    private Ends() {}

    static List<Endpoint> of(Network network) {
        List<Endpoint> ends = new ArrayList<>();
        KINDS.forEach((kind, type) -> network.all(type).forEach(each -> ends.add(of(network, kind, each))));
        ends.add(new Endpoint.Internet());
        return List.copyOf(ends);
    }

    static Endpoint of(Network network, Endpoint.Kind kind, Resource resource) {
        boolean single = network.named(resource.getClass(), resource.name()).size() == 1;
        return new Endpoint.Named(kind, single ? resource.name() : resource.id().toString());
    }

    /** An endpoint as {@link #of(Network)} writes it, which may be named in other letter case or by its id. */
    static Optional<Endpoint> find(Network network, Endpoint endpoint) {
        if (!(endpoint instanceof Endpoint.Named named) || !KINDS.containsKey(named.kind())) {
            return Optional.empty();
        }
        Class<? extends Resource> type = KINDS.get(named.kind());
        List<? extends Resource> found = named.name().startsWith("/")
                ? network.find(type, ResourceId.of(named.name())).stream().toList()
                : network.named(type, named.name());
        return found.size() == 1 ? Optional.of(of(network, named.kind(), found.get(0))) : Optional.empty();
    }

    static boolean isMachineOrInternet(Endpoint endpoint) {
        return endpoint instanceof Endpoint.Internet
                || (endpoint instanceof Endpoint.Named named && named.kind() == Endpoint.Kind.VM);
    }
}
