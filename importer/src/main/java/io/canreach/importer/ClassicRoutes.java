package io.canreach.importer;

import io.canreach.model.DeploymentModel;
import io.canreach.model.Gap;
import io.canreach.model.HostAddress;
import io.canreach.model.NextHopType;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.RouteDestination;
import io.canreach.model.RouteTable;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads classic route tables. What they are attached to stands elsewhere. */
final class ClassicRoutes {
    private static final String TYPE = "routeTables";
    private static final String ALLOWED = "VirtualAppliance, VPNGateway, VNETLocal, Internet or Null";
    private static final Map<String, NextHopType> HOPS = Map.of(
            "vnetlocal", NextHopType.VNET_LOCAL,
            "vpngateway", NextHopType.VIRTUAL_NETWORK_GATEWAY,
            "internet", NextHopType.INTERNET,
            "virtualappliance", NextHopType.VIRTUAL_APPLIANCE,
            "null", NextHopType.NONE);

    private final Classic classic;
    private final Assembly assembly;
    private final Map<ResourceId, XmlElement> places = new TreeMap<>();
    private final Set<ResourceId> attached = new HashSet<>();

    ClassicRoutes(Classic classic, Assembly assembly) {
        this.classic = classic;
        this.assembly = assembly;
    }

    void read() {
        classic.all(Classic.Kind.ROUTES)
                .forEach(element -> Classic.id(TYPE, Classic.name(element), element)
                        .ifPresent(id -> assembly.attempt(id, element.node(), (same, node) -> table(id, element))
                                .ifPresent(made -> Classic.put(assembly, element, made.value()))));
    }

    private Optional<RouteTable> table(ResourceId id, XmlElement element) {
        places.put(id, element);
        if (element.child("RouteList").isEmpty()) {
            return Optional.of(unknown(id, element, "stands here without its routes"));
        }
        List<Route> routes = element.at("RouteList", "Route").stream()
                .flatMap(each -> assembly.attempt(id, each.node(), (same, node) -> Optional.of(route(each))).stream())
                .map(Made::value)
                .toList();
        return Optional.of(new RouteTable(id, element.value("Location"), routes, false));
    }

    private static RouteTable unknown(ResourceId id, XmlElement place, String met) {
        String words = "route table '" + id.name() + "' " + met;
        return RouteTables.unknown(
                id, place.node().unknown(words, "where traffic from its subnets goes is undetermined"));
    }

    private Route route(XmlElement route) {
        RouteDestination destination =
                new Addresses(assembly).destination(route.node(Map.of("addressPrefix", route.value("AddressPrefix"))));
        XmlElement hop =
                route.child("NextHopType").or(() -> route.child("NextHop")).orElse(route);
        Node type = hop.node(Map.of("type", hop.value("Type"))).get("type");
        String name = Classic.name(route);
        return type.oneOf(HOPS)
                .map(known -> route(name, destination, known, hop))
                .orElseGet(() -> Route.toAppliance(
                        name, destination, type.unknown(Addresses.found(type, ALLOWED), Consequences.ROUTE)));
    }

    private static Route route(String name, RouteDestination destination, NextHopType type, XmlElement hop) {
        return type == NextHopType.VIRTUAL_APPLIANCE
                ? Route.toAppliance(name, destination, address(hop))
                : Route.of(name, destination, type);
    }

    private static HostAddress address(XmlElement hop) {
        Node node = hop.node(Map.of("ipAddress", hop.value("IpAddress"))).get("ipAddress");
        String absent = "the route does not say the address of its appliance";
        return node.isPresent()
                ? Addresses.host(node, absent, Consequences.ROUTE)
                : node.unknown(absent, Consequences.ROUTE);
    }

    /** The table that a subnet names; one that is not there is an unknown one. */
    Optional<ResourceId> attachedTo(XmlElement user) {
        Optional<XmlElement> place =
                user.child("RouteTable").filter(each -> !each.text().isEmpty());
        Optional<ResourceId> id = place.flatMap(each -> Classic.id(TYPE, each.text(), each));
        id.ifPresent(table -> {
            attached.add(table);
            if (!assembly.has(RouteTable.class, table)) {
                assembly.put(unknown(table, place.orElseThrow(), "is not in the input"));
            }
        });
        return id;
    }

    /** A table that nothing in the input is attached to may route for any subnet. */
    void reportUnattached() {
        classic.all(Classic.Kind.ATTACHMENT)
                .forEach(each -> each.warn(
                        "a route table is attached to a subnet that this answer does not name",
                        "where traffic from that subnet goes is undetermined"));
        places.forEach((id, place) -> {
            if (!attached.contains(id)) {
                reportUnattached(id, place);
            }
        });
    }

    private void reportUnattached(ResourceId id, XmlElement place) {
        String met = "what route table '" + id.name() + "' is attached to is not in the input";
        Unknown reason = place.node().unknown(met, "where it routes traffic of classic subnets is undetermined");
        boolean empty = assembly.find(RouteTable.class, id)
                .filter(table -> table.routes().isEmpty())
                .isPresent();
        assembly.all(VirtualNetwork.class).stream()
                .filter(vnet -> !empty && vnet.model() == DeploymentModel.CLASSIC)
                .forEach(vnet -> assembly.gap(vnet.id(), Gap.Effect.ROUTING, reason));
    }
}
