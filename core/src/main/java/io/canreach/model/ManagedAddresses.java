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
        for (PrivateEndpoint each : network.all(PrivateEndpoint.class)) {
            each.privateAddresses().forEach(address -> privately.hold(each.subnet(), address, each));
        }
        for (LoadBalancer each : network.all(LoadBalancer.class)) {
            index(each);
        }
        for (ApplicationGateway each : network.all(ApplicationGateway.class)) {
            index(each);
        }
        indexOthers();
    }

    private void indexOthers() {
        for (AzureFirewall each : network.all(AzureFirewall.class)) {
            index(each);
        }
        for (SqlManagedInstance each : network.all(SqlManagedInstance.class)) {
            privately.hold(each.subnet(), each.privateAddress(), each);
        }
        for (BastionHost each : network.all(BastionHost.class)) {
            each.publicIp().ifPresent(id -> publicly.accept(id, each));
        }
        for (NatGateway each : network.all(NatGateway.class)) {
            each.publicIps().forEach(id -> publicly.accept(id, each));
        }
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
