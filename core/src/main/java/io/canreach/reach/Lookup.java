package io.canreach.reach;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.ApplicationGateway;
import io.canreach.model.AzureFirewall;
import io.canreach.model.AzureService;
import io.canreach.model.BastionHost;
import io.canreach.model.Endpoint;
import io.canreach.model.LoadBalancer;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.Subnet;
import io.canreach.model.Suggestions;
import io.canreach.model.VirtualMachine;
import io.canreach.model.WebApp;
import java.util.List;
import java.util.stream.Collectors;

/** Finds what a question names. */
final class Lookup {
    private final Network network;

    Lookup(Network network) {
        this.network = network;
    }

    VirtualMachine machine(String name) {
        return one(VirtualMachine.class, Endpoint.Kind.VM, name);
    }

    NetworkInterface networkInterface(String name) {
        return one(NetworkInterface.class, Endpoint.Kind.NETWORK_INTERFACE, name);
    }

    AppServiceEnvironment environment(String name) {
        return one(AppServiceEnvironment.class, Endpoint.Kind.ASE, name);
    }

    LoadBalancer balancer(String name) {
        return one(LoadBalancer.class, Endpoint.Kind.LOAD_BALANCER, name);
    }

    OnPremisesNetwork site(String name) {
        return one(OnPremisesNetwork.class, Endpoint.Kind.ON_PREMISES, name);
    }

    AzureFirewall firewall(String name) {
        return one(AzureFirewall.class, Endpoint.Kind.FIREWALL, name);
    }

    PrivateEndpoint privateEndpoint(String name) {
        return one(PrivateEndpoint.class, Endpoint.Kind.PRIVATE_ENDPOINT, name);
    }

    AzureService service(String name) {
        return one(AzureService.class, Endpoint.Kind.SERVICE, name);
    }

    WebApp app(String name) {
        return one(WebApp.class, Endpoint.Kind.WEB_APP, name);
    }

    /** An app and its SCM site bear one name. */
    AppSite site(Endpoint.Named named) {
        boolean scm = named.kind() == Endpoint.Kind.SCM_SITE;
        return new AppSite(one(WebApp.class, named.kind(), named.name()), scm);
    }

    ApplicationGateway applicationGateway(String name) {
        return one(ApplicationGateway.class, Endpoint.Kind.APPLICATION_GATEWAY, name);
    }

    BastionHost bastion(String name) {
        return one(BastionHost.class, Endpoint.Kind.BASTION, name);
    }

    SqlManagedInstance managedInstance(String name) {
        return one(SqlManagedInstance.class, Endpoint.Kind.SQL_MANAGED_INSTANCE, name);
    }

    Subnet subnet(String name) {
        List<Subnet> byPath = network.all(Subnet.class).stream()
                .filter(subnet -> subnet.path().equalsIgnoreCase(name))
                .toList();
        return byPath.isEmpty()
                ? one(Subnet.class, Endpoint.Kind.SUBNET, name)
                : only(byPath, Endpoint.Kind.SUBNET, name);
    }

    /** The one resource of a kind that bears a name or id. */
    <T extends Resource> T one(Class<T> type, Endpoint.Kind kind, String name) {
        if (name.startsWith("/")) {
            return network.find(type, ResourceId.of(name)).orElseThrow(() -> missing(type, kind, name));
        }
        List<T> found = network.named(type, name);
        if (found.isEmpty()) {
            throw missing(type, kind, name);
        }
        return only(found, kind, name);
    }

    private static <T extends Resource> T only(List<T> found, Endpoint.Kind kind, String name) {
        if (found.size() > 1) {
            String ids =
                    found.stream().map(resource -> resource.id().toString()).collect(Collectors.joining(", "));
            throw new UnknownEndpointException("there are " + found.size() + " of " + kind + " '" + name
                    + "' in the network; name one by its id: " + ids);
        }
        return found.get(0);
    }

    private UnknownEndpointException missing(Class<? extends Resource> type, Endpoint.Kind kind, String name) {
        return new UnknownEndpointException(
                "no " + kind + " '" + name + "' in the network" + Suggestions.of(kind.toString(), network.all(type)));
    }
}
