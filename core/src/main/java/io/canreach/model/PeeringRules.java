package io.canreach.model;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Azure's rules for peerings.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering">Manage peerings</a>
 */
final class PeeringRules {
    private final NetworkRules rules;
    private final Map<ResourceId, VirtualNetwork> vnets;
    private final Set<ResourceId> withGateway = new HashSet<>();

    PeeringRules(NetworkRules rules) {
        this.rules = rules;
        this.vnets = rules.byId(VirtualNetwork.class);
        for (VirtualNetworkGateway gateway : rules.all(VirtualNetworkGateway.class)) {
            withGateway.add(gateway.virtualNetwork());
        }
    }

    void check() {
        for (VirtualNetwork vnet : vnets.values()) {
            if (!vnet.peerings().isEmpty()) {
                check(vnet);
                new PeeringScopeRules(rules).check(vnet);
            }
        }
    }

    private void check(VirtualNetwork vnet) {
        Set<String> names = new HashSet<>();
        Set<ResourceId> remotes = new HashSet<>();
        for (VnetPeering peering : vnet.peerings()) {
            String place = "peering '" + peering.name() + "' of " + vnet.label();
            if (!names.add(peering.name().toLowerCase(Locale.ROOT))) {
                rules.problem("two peerings of " + vnet.label() + " are named '" + peering.name() + "'");
            }
            if (!remotes.add(peering.remote())) {
                rules.problem(vnet.label() + " is peered twice with '"
                        + peering.remote().name() + "'");
            }
            checkRemote(place, vnet, peering);
        }
        checkGateways(vnet);
    }

    private void checkRemote(String place, VirtualNetwork vnet, VnetPeering peering) {
        if (peering.remote().equals(vnet.id())) {
            rules.problem(place + " leads to the network itself");
            return;
        }
        if (vnet.model() == DeploymentModel.CLASSIC) {
            rules.problem(place + ": a classic virtual network cannot own a peering; it is peered from the Resource"
                    + " Manager side");
        }
    }

    private void checkGateways(VirtualNetwork vnet) {
        long users =
                vnet.peerings().stream().filter(VnetPeering::useRemoteGateways).count();
        if (users > 1) {
            rules.problem(vnet.label() + " uses remote gateways by " + users + " peerings; only one is allowed");
        }
        for (VnetPeering peering : vnet.peerings()) {
            if (peering.useRemoteGateways()) {
                checkUser(vnet, peering);
            }
        }
    }

    private void checkUser(VirtualNetwork vnet, VnetPeering peering) {
        String place = "peering '" + peering.name() + "' of " + vnet.label() + " uses remote gateways, but ";
        if (withGateway.contains(vnet.id())) {
            rules.problem(place + "the network has a gateway of its own");
        }
        VirtualNetwork remote = vnets.get(peering.remote());
        if (remote == null) {
            return; // a peering may lead out of what was declared or exported
        }
        if (remote.model() == DeploymentModel.CLASSIC) {
            rules.problem(place + remote.label() + " is classic; only a Resource Manager network lets others use its"
                    + " gateway");
        }
        if (!withGateway.contains(remote.id())) {
            rules.problem(place + remote.label() + " has no gateway");
        }
        boolean transit = remote.peerings().stream()
                .anyMatch(each -> each.remote().equals(vnet.id()) && each.allowGatewayTransit());
        if (!transit) {
            rules.problem(place + remote.label() + " does not allow gateway transit");
        }
    }
}
