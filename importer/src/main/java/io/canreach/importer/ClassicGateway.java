package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.GatewayConnection;
import io.canreach.model.GatewayConnection.Kind;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.GatewaySettings;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.packet.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The gateway of one classic virtual network, with the sites and VPN clients that it is to connect. */
final class ClassicGateway {
    private final Assembly assembly;
    private final VirtualNetwork network;
    private final XmlElement element;

    ClassicGateway(Assembly assembly, VirtualNetwork network, XmlElement element) {
        this.assembly = assembly;
        this.network = network;
        this.element = element;
    }

    void read() {
        List<XmlElement> sites = new ArrayList<>(element.at("ConnectionsToLocalNetwork", "LocalNetworkSiteRef"));
        sites.addAll(element.at("Sites", "LocalNetworkSite"));
        List<XmlElement> clients = element.at("VPNClientAddressPool", "AddressPrefix");
        if (!sites.isEmpty() || !clients.isEmpty()) {
            read(sites, clients);
        }
    }

    private void read(List<XmlElement> sites, List<XmlElement> clients) {
        if (network.subnets().stream().noneMatch(Subnet::isGatewaySubnet)) {
            routing(element, "the gateway of vnet '" + network.name() + "' has no subnet named GatewaySubnet");
            return;
        }
        sites.forEach(this::site);
        if (!clients.isEmpty()) {
            clients(clients);
        }
    }

    private ResourceId gateway(VirtualNetworkGateway.Type type) {
        String suffix = type == VirtualNetworkGateway.Type.VPN ? "-vpn" : "-expressroute";
        ResourceId id = ResourceId.of("virtualNetworkGateways", network.name() + suffix);
        assembly.put(new VirtualNetworkGateway(id, network.location(), network.id(), type, GatewaySettings.STANDARD));
        return id;
    }

    private void site(XmlElement reference) {
        Optional<ResourceId> site = Classic.id(ClassicSites.SITE, Classic.name(reference), reference);
        if (site.isEmpty() || !assembly.has(OnPremisesNetwork.class, site.get())) {
            routing(reference, "local network site '" + Classic.name(reference) + "' is not there");
            return;
        }
        if (isDedicated(reference)) {
            routing(reference, "the ExpressRoute circuit to '" + site.get().name() + "' is not in the input");
            return;
        }
        add(gateway(VirtualNetworkGateway.Type.VPN), site.get(), Kind.SITE);
    }

    private static boolean isDedicated(XmlElement reference) {
        return reference.all("Connection").stream()
                .anyMatch(each -> each.value("type").equalsIgnoreCase("Dedicated"));
    }

    private void clients(List<XmlElement> pool) {
        List<Cidr> prefixes = ClassicSites.prefixes(pool);
        if (prefixes.isEmpty()) {
            return; // each of them was refused
        }
        ResourceId id = ResourceId.of(ClassicSites.SITE, network.name() + "-vpn-clients");
        assembly.put(new OnPremisesNetwork(id, prefixes));
        add(gateway(VirtualNetworkGateway.Type.VPN), id, Kind.CLIENTS);
    }

    /** A configuration says what is to be connected, not whether it is; the network is asked about as it is meant. */
    private void add(ResourceId gateway, ResourceId site, Kind kind) {
        assembly.put(
                GatewayConnection.of(gateway.child("connections", site.name()), gateway, site, Status.CONNECTED, kind));
    }

    private void routing(XmlElement place, String met) {
        assembly.gap(network.id(), Gap.Effect.ROUTING, place.node(), met);
    }
}
