package io.canreach.naive;

import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.NextHopType;
import io.canreach.model.PortMatch;
import io.canreach.model.Ports;
import io.canreach.model.Prefix;
import io.canreach.model.ProtocolIs;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.SecurityAdminConfiguration;
import io.canreach.model.SecurityAdminRule;
import io.canreach.model.SecurityAdminRule.Action;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Ip;
import io.canreach.packet.Protocol;
import io.canreach.security.InternetTag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules of an NSG, asked one after the other for one packet. */
final class NaiveRules {
    private final Network network;
    private final Map<String, List<SecurityRule>> sorted = new HashMap<>();

    NaiveRules(Network network) {
        this.network = network;
    }

    boolean allow(ResourceId group, Direction direction, Packet packet, Subnet at) {
        List<SecurityRule> inOrder = sorted.computeIfAbsent(
                group + " " + direction,
                any -> network.get(NetworkSecurityGroup.class, group).inOrder(direction));
        for (SecurityRule rule : inOrder) {
            if (matches(rule, packet, at)) {
                return rule.access() == Access.ALLOW;
            }
        }
        throw new IllegalStateException("the last rule matches everything");
    }

    /** The action of the first admin rule that matches, of the highest manager that has one. */
    Optional<Action> admin(Direction direction, Packet packet, Subnet at) {
        List<SecurityAdminConfiguration> managers = new ArrayList<>(network.all(SecurityAdminConfiguration.class));
        managers.sort(Comparator.comparingInt(SecurityAdminConfiguration::scopeLevel));
        for (SecurityAdminConfiguration manager : managers) {
            Optional<SecurityAdminRule> first = manager.collections().stream()
                    .filter(each -> each.virtualNetworks().contains(at.virtualNetwork()))
                    .flatMap(each -> each.rules().stream())
                    .filter(rule -> rule.match().direction() == direction && matches(rule.match(), packet, at))
                    .min(Comparator.comparingInt(rule -> rule.match().priority()));
            if (first.isPresent()) {
                return first.map(SecurityAdminRule::action);
            }
        }
        return Optional.empty();
    }

    private boolean matches(SecurityRule rule, Packet packet, Subnet at) {
        Protocol wanted = ((ProtocolIs) rule.protocol()).protocol();
        return (wanted == Protocol.ANY || wanted == packet.protocol())
                && holds(rule.source(), packet.source(), at)
                && holds(rule.destination(), packet.destination(), at)
                && has(rule.sourcePorts(), packet.sourcePort())
                && has(rule.destinationPorts(), packet.destinationPort());
    }

    private static boolean has(List<PortMatch> ports, int port) {
        return ports.stream().anyMatch(each -> ((Ports) each).set().contains(port));
    }

    private boolean holds(List<AddressMatch> addresses, Ip ip, Subnet at) {
        return addresses.stream().anyMatch(each -> holds(each, ip, at));
    }

    private boolean holds(AddressMatch address, Ip ip, Subnet at) {
        if (address instanceof AnyAddress) {
            return true;
        }
        if (address instanceof Prefix prefix) {
            return prefix.cidr().contains(ip);
        }
        return switch (((ServiceTag) address).name()) {
            case "VirtualNetwork" -> isVirtualNetwork(ip, at);
            case "Internet" -> InternetTag.addresses().contains(ip);
            case "AzureLoadBalancer" -> ip.toString().equals("168.63.129.16");
            default ->
                network.serviceTags()
                        .prefixes((ServiceTag) address)
                        .orElseThrow(() -> new IllegalStateException(address + " is not known here"))
                        .contains(ip);
        };
    }

    private boolean isVirtualNetwork(Ip ip, Subnet at) {
        VirtualNetwork vnet = network.virtualNetworkOf(at);
        if (vnet.addresses().contains(ip) || ip.toString().equals("168.63.129.16")) {
            return true;
        }
        for (VirtualNetwork peer : NaiveRoutes.peers(network, vnet)) {
            if (peer.addresses().contains(ip) && accessIsOn(vnet, peer)) {
                return true;
            }
        }
        return new NaiveRoutes(network).userRoutes(at).stream().anyMatch(route -> widens(route, ip));
    }

    private static boolean accessIsOn(VirtualNetwork vnet, VirtualNetwork peer) {
        return vnet.peerings().stream()
                .filter(peering -> peering.remote().equals(peer.id()))
                .allMatch(VnetPeering::allowVirtualNetworkAccess);
    }

    /** A default route makes the tag everything where it leads to an appliance, and nothing where it does not. */
    private static boolean widens(Route route, Ip ip) {
        boolean counts =
                NaiveRoutes.cidr(route).prefixLength() > 0 || route.nextHopType() == NextHopType.VIRTUAL_APPLIANCE;
        return counts && NaiveRoutes.cidr(route).contains(ip);
    }
}
