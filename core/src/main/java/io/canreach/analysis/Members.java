package io.canreach.analysis;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.ApplicationGateway;
import io.canreach.model.AzureFirewall;
import io.canreach.model.AzureService;
import io.canreach.model.BastionHost;
import io.canreach.model.Endpoint;
import io.canreach.model.IpConfiguration;
import io.canreach.model.LoadBalancer;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.VirtualMachine;
import io.canreach.model.WebApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Everything in a network that calls or is called, in the order of its kinds. */
final class Members {
    /** One of them: a service that is only called makes no pair as a source. */
    record Member(Endpoint.Named endpoint, Resource resource, Optional<ResourceId> subnet, boolean calls) {}

    private final Network network;
    private final List<Member> all = new ArrayList<>();

    private Members(Network network) {
        this.network = network;
    }

    static List<Member> of(Network network) {
        Members members = new Members(network);
        members.machines();
        members.managed();
        return List.copyOf(members.all);
    }

    private void machines() {
        for (VirtualMachine vm : network.all(VirtualMachine.class)) {
            List<IpConfiguration> addresses = configurations(network, vm);
            Optional<ResourceId> subnet = addresses.stream().findFirst().map(IpConfiguration::subnet);
            add(Endpoint.Kind.VM, VirtualMachine.class, vm, subnet, !addresses.isEmpty());
        }
        for (NetworkInterface nic : network.all(NetworkInterface.class)) {
            if (nic.virtualMachine().isEmpty()) {
                Optional<ResourceId> subnet =
                        nic.ipConfigurations().stream().findFirst().map(IpConfiguration::subnet);
                add(Endpoint.Kind.NETWORK_INTERFACE, NetworkInterface.class, nic, subnet, subnet.isPresent());
            }
        }
    }

    private void managed() {
        add(Endpoint.Kind.ASE, AppServiceEnvironment.class, AppServiceEnvironment::subnet, true);
        add(Endpoint.Kind.SQL_MANAGED_INSTANCE, SqlManagedInstance.class, SqlManagedInstance::subnet, true);
        add(Endpoint.Kind.APPLICATION_GATEWAY, ApplicationGateway.class, ApplicationGateway::subnet, true);
        add(Endpoint.Kind.BASTION, BastionHost.class, BastionHost::subnet, true);
        add(Endpoint.Kind.FIREWALL, AzureFirewall.class, AzureFirewall::subnet, false);
        add(Endpoint.Kind.PRIVATE_ENDPOINT, PrivateEndpoint.class, PrivateEndpoint::subnet, false);
        nowhere(Endpoint.Kind.WEB_APP, WebApp.class, true);
        nowhere(Endpoint.Kind.LOAD_BALANCER, LoadBalancer.class, false);
        nowhere(Endpoint.Kind.SERVICE, AzureService.class, false);
        nowhere(Endpoint.Kind.ON_PREMISES, OnPremisesNetwork.class, true);
    }

    private <T extends Resource> void add(
            Endpoint.Kind kind, Class<T> type, Function<T, ResourceId> subnet, boolean calls) {
        network.all(type).forEach(each -> add(kind, type, each, Optional.of(subnet.apply(each)), calls));
    }

    private <T extends Resource> void nowhere(Endpoint.Kind kind, Class<T> type, boolean calls) {
        network.all(type).forEach(each -> add(kind, type, each, Optional.empty(), calls));
    }

    private <T extends Resource> void add(
            Endpoint.Kind kind, Class<T> type, T resource, Optional<ResourceId> subnet, boolean calls) {
        boolean unique = network.named(type, resource.name()).size() == 1;
        String name = unique ? resource.name() : resource.id().value();
        all.add(new Member(new Endpoint.Named(kind, name), resource, subnet, calls));
    }

    static List<IpConfiguration> configurations(Network network, VirtualMachine vm) {
        return vm.networkInterfaces().stream()
                .flatMap(id -> network.find(NetworkInterface.class, id).stream())
                .flatMap(nic -> nic.ipConfigurations().stream())
                .toList();
    }

    /** By name or id; several of one name are several. */
    static <T extends Resource> List<T> named(Network network, Class<T> type, String name) {
        return name.startsWith("/")
                ? network.find(type, ResourceId.of(name)).stream().toList()
                : network.named(type, name);
    }

    /** What is only called makes no pair as a source. */
    static boolean calls(Endpoint endpoint) {
        return endpoint instanceof Endpoint.Named named
                ? named.kind().calls()
                : !(endpoint instanceof Endpoint.PublicFace);
    }
}
