package io.canreach.importer;

import io.canreach.model.DeploymentModel;
import io.canreach.model.Gap;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads classic network security groups. What they are attached to stands elsewhere. */
final class ClassicGroups {
    private static final String TYPE = "networkSecurityGroups";

    private final Classic classic;
    private final Assembly assembly;
    private final SecurityRules rules;
    private final Map<ResourceId, XmlElement> places = new TreeMap<>();
    private final Set<ResourceId> attached = new HashSet<>();

    ClassicGroups(Classic classic, Assembly assembly) {
        this.classic = classic;
        this.assembly = assembly;
        this.rules = new SecurityRules(assembly);
    }

    void read() {
        classic.all(Classic.Kind.NSG)
                .forEach(element -> Classic.id(TYPE, Classic.name(element), element)
                        .ifPresent(id -> assembly.attempt(id, element.node(), (same, node) -> group(id, element))
                                .ifPresent(made -> Classic.put(assembly, element, made.value()))));
    }

    private Optional<NetworkSecurityGroup> group(ResourceId id, XmlElement element) {
        places.put(id, element);
        if (element.child("Rules").isEmpty()) {
            return Optional.of(unknown(id, element, "NSG '" + id.name() + "' stands here without its rules"));
        }
        List<SecurityRule> own = element.at("Rules", "Rule").stream()
                .filter(rule -> !rule.value("IsDefault").equalsIgnoreCase("true"))
                .flatMap(rule -> rule(id, rule).stream())
                .toList();
        return Optional.of(new NetworkSecurityGroup(id, DeploymentModel.CLASSIC, element.value("Location"), own));
    }

    private static NetworkSecurityGroup unknown(ResourceId id, XmlElement place, String met) {
        return NetworkSecurityGroup.unknown(
                id, place.node().unknown(met, "what its rules would decide is undetermined"));
    }

    private Optional<SecurityRule> rule(ResourceId group, XmlElement rule) {
        return assembly.attempt(group.child("securityRules", Classic.name(rule)), rule.node(fields(rule)), rules::read)
                .map(Made::value);
    }

    /** The fields by the names of today; a classic rule has one value of each. */
    private static Map<String, Object> fields(XmlElement rule) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", Classic.name(rule));
        fields.put("priority", number(rule.value("Priority")));
        fields.put("direction", rule.value("Type"));
        fields.put("access", rule.value("Action"));
        fields.put("protocol", rule.value("Protocol"));
        for (String side : List.of("source", "destination")) {
            fields.put(side + "AddressPrefix", rule.value(side + "AddressPrefix"));
            fields.put(side + "PortRange", rule.value(side + "PortRange"));
        }
        return fields;
    }

    private static Object number(String text) {
        return text.matches("\\d{1,6}") ? (Object) Integer.parseInt(text) : text;
    }

    /** The group that a subnet or a role names; one that is not there is an unknown one. */
    Optional<ResourceId> attachedTo(XmlElement user) {
        Optional<XmlElement> place =
                user.child("NetworkSecurityGroup").filter(each -> !named(each).isEmpty());
        Optional<ResourceId> id = place.flatMap(each -> Classic.id(TYPE, named(each), each));
        id.ifPresent(group -> {
            attached.add(group);
            if (!assembly.has(NetworkSecurityGroup.class, group)) {
                assembly.put(unknown(group, place.orElseThrow(), "NSG '" + group.name() + "' is not in the input"));
            }
        });
        return id;
    }

    private static String named(XmlElement group) {
        return group.text().isEmpty() ? Classic.name(group) : group.text();
    }

    /** A group that nothing in the input is attached to may guard any subnet: classic documents say that apart. */
    void reportUnattached() {
        places.forEach((id, place) -> {
            if (attached.contains(id)) {
                return;
            }
            String met = "what NSG '" + id.name() + "' is attached to is not in the input";
            Unknown reason = place.node().unknown(met, "what it allows or denies in classic subnets is undetermined");
            subnetsWithout(assembly).forEach(subnet -> assembly.gap(subnet.id(), Gap.Effect.SECURITY, reason));
        });
    }

    /** A network configuration leaves out what is attached to its subnets; where no group is in the input, nobody would notice. */
    void reportUnsaid() {
        if (!places.isEmpty() || subnetsWithout(assembly).isEmpty()) {
            return;
        }
        classic.all(Classic.Kind.NETWORK).stream()
                .filter(each -> !sites(each).isEmpty())
                .forEach(
                        each -> each.warn(
                                "a network configuration does not say which NSGs and route tables its subnets have",
                                "subnets that name none count as having none; give the answers about NSGs and route tables, too"));
    }

    private static List<XmlElement> sites(XmlElement document) {
        XmlElement body = document.child("VirtualNetworkConfiguration").orElse(document);
        return body.is("VirtualNetworkSites")
                ? body.at("VirtualNetworkSite", "Subnets", "Subnet")
                : body.at("VirtualNetworkSites", "VirtualNetworkSite", "Subnets", "Subnet");
    }

    private static List<Subnet> subnetsWithout(Assembly assembly) {
        return assembly.all(VirtualNetwork.class).stream()
                .filter(vnet -> vnet.model() == DeploymentModel.CLASSIC)
                .flatMap(vnet -> vnet.subnets().stream())
                .filter(subnet -> subnet.networkSecurityGroup().isEmpty() && !subnet.isGatewaySubnet())
                .toList();
    }
}
