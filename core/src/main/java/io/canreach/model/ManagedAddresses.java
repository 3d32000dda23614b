package io.canreach.model;

import java.util.function.BiConsumer;

/** Finds the private and public addresses of resources that Azure manages and that are no network interfaces. */
final class ManagedAddresses {
    private final Network network;
    private final Holder privately;
    private final BiConsumer<ResourceId, Resource> publicly;

    ManagedAddresses(Network network, Holder privately, BiConsumer<ResourceId, Resource> publicly) {
        this.network = network;
        this.privately = privately;
        this.publicly = publicly;
    }

    /** Takes note of an address in a subnet. */
    interface Holder {
        void hold(ResourceId subnet, HostAddress address, Resource resource);
    }

    void index() {
        network.all(PrivateEndpoint.class)
                .forEach(each ->
                        each.privateAddresses().forEach(address -> privately.hold(each.subnet(), address, each)));
        network.all(LoadBalancer.class).forEach(this::index);
        network.all(ApplicationGateway.class).forEach(this::index);
        network.all(AzureFirewall.class).forEach(this::index);
        network.all(SqlManagedInstance.class)
                .forEach(each -> privately.hold(each.subnet(), each.privateAddress(), each));
        network.all(BastionHost.class).forEach(each -> each.publicIp().ifPresent(id -> publicly.accept(id, each)));
        network.all(NatGateway.class).forEach(each -> each.publicIps().forEach(id -> publicly.accept(id, each)));
    }

    private void index(LoadBalancer balancer) {
        for (LoadBalancer.Frontend each : balancer.frontends()) {
            each.subnet().ifPresent(subnet -> privately.hold(subnet, each.privateAddress(), balancer));
            each.publicIp().ifPresent(id -> publicly.accept(id, balancer));
        }
    }

    private void index(ApplicationGateway gateway) {
        for (ApplicationGateway.Frontend each : gateway.frontends()) {
            if (each.publicIp().isEmpty()) {
                privately.hold(gateway.subnet(), each.privateAddress(), gateway);
            }
            each.publicIp().ifPresent(id -> publicly.accept(id, gateway));
        }
    }

    private void index(AzureFirewall firewall) {
        privately.hold(firewall.subnet(), firewall.privateAddress(), firewall);
        firewall.publicIps().forEach(id -> publicly.accept(id, firewall));
    }
}
