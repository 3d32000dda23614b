package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.NetworkInterface;
import io.canreach.model.ResourceId;
import java.util.ArrayList;
import java.util.List;

/** Finds the interfaces behind load balancers, application gateways and NAT gateways, none of which are modelled yet. */
final class Backends {
    private static final String BALANCER = "microsoft.network/loadbalancers";
    private static final String APPLICATION_GATEWAY = "microsoft.network/applicationgateways";
    private static final String NAT = "microsoft.network/natgateways";

    private final Assembly assembly;

    Backends(Assembly assembly) {
        this.assembly = assembly;
    }

    void read() {
        for (String type : List.of(BALANCER, APPLICATION_GATEWAY)) {
            assembly.inventory().ofType(type).forEach((id, nodes) -> nodes.forEach(node -> balancer(id, node)));
        }
        String pools = BALANCER + "/backendaddresspools";
        assembly.inventory().ofType(pools).forEach((id, nodes) -> nodes.forEach(node -> pool(id, node)));
        assembly.inventory().ofType(NAT).forEach((id, nodes) -> nodes.forEach(node -> natGateway(id, node)));
    }

    private void natGateway(ResourceId id, Node node) {
        for (Node subnet : node.list("subnets")) {
            subnet.reference()
                    .ifPresent(each -> assembly.gap(
                            each, Gap.Effect.WAY_OUT, subnet, "NAT gateway '" + id.name() + "' is not modelled"));
        }
    }

    private void balancer(ResourceId id, Node node) {
        node.objects("backendAddressPools").forEach(each -> pool(id, each));
        for (Node rule : node.objects("inboundNatRules")) {
            Node backend = rule.get("backendIPConfiguration");
            backend.reference().flatMap(ResourceId::parent).ifPresent(nic -> behind(nic, backend, id));
        }
    }

    private void pool(ResourceId id, Node pool) {
        for (Node each : pool.list("backendIPConfigurations")) {
            each.reference().flatMap(ResourceId::parent).ifPresent(nic -> behind(nic, each, id));
        }
        List<Node> addresses = new ArrayList<>(pool.objects("loadBalancerBackendAddresses"));
        addresses.addAll(pool.objects("backendAddresses"));
        for (Node each : addresses) {
            Node configuration = each.get("networkInterfaceIPConfiguration");
            configuration.reference().flatMap(ResourceId::parent).ifPresent(nic -> behind(nic, configuration, id));
            each.get("ipAddress").text().ifPresent(text -> behind(text, each, id));
        }
    }

    private void behind(String address, Node node, ResourceId balancer) {
        for (NetworkInterface nic : assembly.all(NetworkInterface.class)) {
            if (nic.ipConfigurations().stream().anyMatch(each -> has(each, address))) {
                behind(nic.id(), node, balancer);
            }
        }
    }

    private static boolean has(IpConfiguration configuration, String address) {
        return configuration.privateAddress() instanceof KnownAddress known
                && known.toString().equals(address);
    }

    private void behind(ResourceId nic, Node node, ResourceId balancer) {
        String met = "'" + nic.name() + "' is behind '" + balancer.name() + "', which is not modelled";
        assembly.wayInAndOut(nic, node, met);
    }
}
