package io.canreach.importer;

import io.canreach.model.DeploymentModel;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a network configuration: name servers, local network sites, and virtual networks with subnets and gateways. */
final class ClassicSites {
    static final String SITE = "localNetworkGateways";
    static final String VNET = "virtualNetworks";

    private final Classic classic;
    private final Assembly assembly;
    private final ClassicGroups groups;
    private final ClassicRoutes routes;

    ClassicSites(Classic classic, Assembly assembly, ClassicGroups groups, ClassicRoutes routes) {
        this.classic = classic;
        this.assembly = assembly;
        this.groups = groups;
        this.routes = routes;
    }

    void read() {
        for (XmlElement document : classic.all(Classic.Kind.NETWORK)) {
            XmlElement body = document.child("VirtualNetworkConfiguration").orElse(document);
            Map<String, Ip> servers = servers(body);
            body.at("LocalNetworkSites", "LocalNetworkSite").forEach(this::site);
            List<XmlElement> networks = body.is("VirtualNetworkSites")
                    ? body.all("VirtualNetworkSite")
                    : body.at("VirtualNetworkSites", "VirtualNetworkSite");
            networks.forEach(each -> network(each, servers));
        }
    }

    private static Map<String, Ip> servers(XmlElement body) {
        Map<String, Ip> servers = new HashMap<>();
        for (XmlElement server : body.at("Dns", "DnsServers", "DnsServer")) {
            address(server, server.value("IPAddress"))
                    .ifPresent(ip -> servers.put(Classic.name(server).toLowerCase(Locale.ROOT), ip));
        }
        return servers;
    }

    private static Optional<Ip> address(XmlElement server, String text) {
        try {
            return Optional.of(Ip.parse(text));
        } catch (IllegalArgumentException refused) {
            server.warn(String.valueOf(refused.getMessage()), "the name server is left out; no route depends on it");
            return Optional.empty();
        }
    }

    private void site(XmlElement element) {
        Optional<ResourceId> id = Classic.id(SITE, Classic.name(element), element);
        List<Cidr> prefixes = space(element);
        if (id.isPresent() && prefixes.isEmpty()) {
            element.warn("local network site '" + id.get().name() + "' has no prefixes", "it is left out");
            return;
        }
        id.ifPresent(each -> Classic.put(assembly, element, new OnPremisesNetwork(each, prefixes)));
    }

    /** The prefixes of an address space, which newer answers list one level deeper. */
    private static List<Cidr> space(XmlElement element) {
        List<XmlElement> prefixes = new ArrayList<>(element.at("AddressSpace", "AddressPrefix"));
        prefixes.addAll(element.at("AddressSpace", "AddressPrefixes", "AddressPrefix"));
        return prefixes(prefixes);
    }

    static List<Cidr> prefixes(List<XmlElement> elements) {
        return elements.stream()
                .flatMap(each -> Prefixes.one(each.node()).stream())
                .distinct()
                .toList();
    }

    private void network(XmlElement element, Map<String, Ip> servers) {
        Classic.id(VNET, Classic.name(element), element).ifPresent(id -> {
            VirtualNetwork network = network(id, element, nameServers(element, servers));
            Classic.put(assembly, element, network);
            network.subnets().forEach(assembly::put);
            element.child("Gateway").ifPresent(each -> new ClassicGateway(assembly, network, each).read());
        });
    }

    private VirtualNetwork network(ResourceId id, XmlElement element, List<Ip> nameServers) {
        List<Subnet> subnets = element.at("Subnets", "Subnet").stream()
                .flatMap(each -> subnet(id, each).stream())
                .toList();
        String location = element.value("Location");
        return new VirtualNetwork(
                id, DeploymentModel.CLASSIC, location, space(element), nameServers, subnets, List.of());
    }

    private static List<Ip> nameServers(XmlElement network, Map<String, Ip> servers) {
        List<Ip> used = new ArrayList<>(servers(network).values());
        for (XmlElement reference : network.at("DnsServersRef", "DnsServerRef")) {
            Optional<Ip> known =
                    Optional.ofNullable(servers.get(Classic.name(reference).toLowerCase(Locale.ROOT)));
            known.ifPresentOrElse(
                    used::add,
                    () -> reference.warn(
                            "name server '" + Classic.name(reference) + "' is not there",
                            "it is left out; no route depends on it"));
        }
        return used;
    }

    private Optional<Subnet> subnet(ResourceId network, XmlElement element) {
        Optional<ResourceId> id = Classic.id("subnets", Classic.name(element), element)
                .map(each -> network.child("subnets", each.name()));
        List<Cidr> prefixes = prefixes(element.all("AddressPrefix"));
        return id.map(each -> {
            Subnet plain = Subnet.of(each, prefixes);
            Subnet guarded = groups.attachedTo(element)
                    .map(plain::withNetworkSecurityGroup)
                    .orElse(plain);
            return routes.attachedTo(element).map(guarded::withRouteTable).orElse(guarded);
        });
    }
}
