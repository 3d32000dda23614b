package io.canreach.model;

import io.canreach.packet.Cidr;
import io.canreach.packet.IpFamily;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Azure's rules for what VPN gateways can do: by their kind, by their SKU, and between virtual networks.
 *
 * @see <a href="https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings">Gateway settings</a>
 * @see <a href="https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq">VPN gateway FAQ</a>
 */
final class VpnRules {
    private static final Pattern SKU_WITH_IPV6 = Pattern.compile("vpngw[1-5]az");
    private static final int MAX_LEARNED = 4000;

    private final NetworkRules rules;
    private final Map<ResourceId, List<GatewayConnection>> connections = new HashMap<>();

    VpnRules(NetworkRules rules) {
        this.rules = rules;
        rules.all(GatewayConnection.class)
                .forEach(each -> connections
                        .computeIfAbsent(each.gateway(), id -> new ArrayList<>())
                        .add(each));
    }

    void check() {
        for (VirtualNetworkGateway gateway : rules.all(VirtualNetworkGateway.class)) {
            if (gateway.type() == VirtualNetworkGateway.Type.VPN) {
                checkDefaultSite(gateway);
                checkPolicyBased(gateway);
                checkClassic(gateway);
                of(gateway).forEach(each -> check(gateway, each));
            } else {
                checkOther(gateway);
            }
        }
        Set<String> pairs = new HashSet<>();
        rules.all(VnetToVnetConnection.class).forEach(each -> check(each, pairs));
    }

    private List<GatewayConnection> of(VirtualNetworkGateway gateway) {
        return connections.getOrDefault(gateway.id(), List.of());
    }

    private void checkOther(VirtualNetworkGateway gateway) {
        gateway.settings()
                .defaultSite()
                .ifPresent(site -> rules.problem(gateway.label() + " has the default site '" + site.name()
                        + "'; only a VPN gateway has one, and ExpressRoute announces 0.0.0.0/0"));
        if (gateway.settings().policyBased()) {
            rules.problem(gateway.label() + " is policy-based, which only VPN gateways are");
        }
        of(gateway).stream()
                .filter(each -> each.type() == GatewayConnection.Kind.CLIENTS)
                .forEach(each -> rules.problem(
                        each.label() + " is for VPN clients, which need a VPN gateway, not " + gateway.label()));
    }

    private void checkDefaultSite(VirtualNetworkGateway gateway) {
        gateway.settings().defaultSite().ifPresent(site -> {
            rules.mustExist(OnPremisesNetwork.class, "on-premises network", site, gateway.label());
            boolean connected = of(gateway).stream()
                    .anyMatch(each -> each.onPremises().equals(site) && each.type() == GatewayConnection.Kind.SITE);
            if (!connected && rules.find(OnPremisesNetwork.class, site).isPresent()) {
                rules.problem(
                        gateway.label() + " has the default site '" + site.name() + "', to which it has no connection");
            }
        });
    }

    private void checkPolicyBased(VirtualNetworkGateway gateway) {
        if (!gateway.settings().policyBased()) {
            return;
        }
        String has = gateway.label() + " is policy-based and has ";
        refuse(gateway.settings().defaultSite().isPresent(), has + "a default site");
        refuse(gateway.settings().bgp(), has + "BGP");
        refuse(count(gateway, GatewayConnection.Kind.CLIENTS) > 0, has + "VPN clients");
        refuse(count(gateway, GatewayConnection.Kind.SITE) > 1, has + "more than one site");
        refuse(hasCircuitBeside(gateway), has + "an ExpressRoute gateway beside it");
    }

    private void refuse(boolean wrong, String text) {
        if (wrong) {
            rules.problem(text + "; only a route-based one may");
        }
    }

    private long count(VirtualNetworkGateway gateway, GatewayConnection.Kind kind) {
        return of(gateway).stream().filter(each -> each.type() == kind).count();
    }

    private boolean hasCircuitBeside(VirtualNetworkGateway gateway) {
        return rules.all(VirtualNetworkGateway.class).stream()
                .anyMatch(each -> each.type() == VirtualNetworkGateway.Type.EXPRESS_ROUTE
                        && each.virtualNetwork().equals(gateway.virtualNetwork()));
    }

    private void checkClassic(VirtualNetworkGateway gateway) {
        rules.find(VirtualNetwork.class, gateway.virtualNetwork())
                .filter(vnet -> vnet.model() == DeploymentModel.CLASSIC)
                .filter(vnet -> gateway.settings().bgp())
                .ifPresent(vnet -> rules.problem(gateway.label() + " of the classic " + vnet.label()
                        + " has BGP, which classic gateways do not have"));
    }

    private void check(VirtualNetworkGateway gateway, GatewayConnection connection) {
        if (connection.learnedPrefixes().size() > MAX_LEARNED) {
            rules.problem(connection.label() + " learned "
                    + connection.learnedPrefixes().size() + " prefixes by BGP; at most " + MAX_LEARNED
                    + " are allowed");
        }
        ipv6Of(connection).ifPresent(prefix -> checkIpv6(gateway, connection, prefix));
    }

    private static Optional<Cidr> firstIpv6(List<Cidr> prefixes) {
        return prefixes.stream()
                .filter(prefix -> prefix.family() == IpFamily.IPV6)
                .findFirst();
    }

    private void checkIpv6(VirtualNetworkGateway gateway, GatewayConnection connection, Cidr prefix) {
        String sku = gateway.settings().sku();
        String place = connection.label() + " leads to the IPv6 prefix " + prefix + ", but " + gateway.label();
        if (!sku.isEmpty()
                && !SKU_WITH_IPV6.matcher(sku.toLowerCase(Locale.ROOT)).matches()) {
            rules.problem(place + " has SKU " + sku + "; IPv6 needs VpnGw1AZ to VpnGw5AZ");
        }
        if (hasIpv6Beside(gateway)) {
            rules.problem(place + " stands beside an ExpressRoute gateway with IPv6; only one of them may carry it");
        }
    }

    private boolean hasIpv6Beside(VirtualNetworkGateway gateway) {
        return rules.all(VirtualNetworkGateway.class).stream()
                .filter(each -> each.type() == VirtualNetworkGateway.Type.EXPRESS_ROUTE
                        && each.virtualNetwork().equals(gateway.virtualNetwork()))
                .flatMap(each -> of(each).stream())
                .anyMatch(each -> ipv6Of(each).isPresent());
    }

    private Optional<Cidr> ipv6Of(GatewayConnection connection) {
        return firstIpv6(connection.learnedPrefixes())
                .or(() -> rules.find(OnPremisesNetwork.class, connection.onPremises())
                        .flatMap(site -> firstIpv6(site.addressSpace())));
    }

    private void check(VnetToVnetConnection connection, Set<String> pairs) {
        Optional<VirtualNetwork> here = end(connection, connection.gateway());
        Optional<VirtualNetwork> there = end(connection, connection.remoteGateway());
        String pair = (connection.gateway() + " " + connection.remoteGateway()).toLowerCase(Locale.ROOT);
        if (!pairs.add(pair)) {
            rules.problem(connection.label() + " joins gateways that another connection joins already");
        }
        if (here.isPresent() && there.isPresent()) {
            if (here.get().id().equals(there.get().id())) {
                rules.problem(connection.label() + " leads from " + here.get().label() + " to itself");
            } else if (here.get().addresses().overlaps(there.get().addresses())) {
                rules.problem(
                        connection.label() + ": the address spaces " + here.get() + " and " + there.get() + " overlap");
            }
        }
    }

    private Optional<VirtualNetwork> end(VnetToVnetConnection connection, ResourceId id) {
        Optional<VirtualNetworkGateway> gateway = rules.find(VirtualNetworkGateway.class, id);
        if (gateway.isEmpty()) {
            rules.mustExist(VirtualNetworkGateway.class, "gateway", id, connection.label());
        }
        gateway.filter(each -> each.type() != VirtualNetworkGateway.Type.VPN
                        || each.settings().policyBased())
                .ifPresent(each -> rules.problem(connection.label() + " joins " + each.label()
                        + (each.type() == VirtualNetworkGateway.Type.VPN ? ", which is policy-based" : "")
                        + "; between virtual networks both ends are route-based VPN gateways"));
        return gateway.flatMap(each -> rules.find(VirtualNetwork.class, each.virtualNetwork()));
    }
}
