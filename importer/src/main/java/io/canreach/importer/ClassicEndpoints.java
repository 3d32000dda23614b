package io.canreach.importer;

import io.canreach.model.EndpointAcl;
import io.canreach.model.Gap;
import io.canreach.model.InputEndpoint;
import io.canreach.model.KnownAddress;
import io.canreach.model.ResourceId;
import io.canreach.packet.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the endpoints of one role. One that is not understood leaves the way in by it open. */
final class ClassicEndpoints {
    private static final Map<String, Protocol> PROTOCOLS =
            Map.of("tcp", Protocol.TCP, "http", Protocol.TCP, "https", Protocol.TCP, "udp", Protocol.UDP);

    private final Assembly assembly;
    private final ClassicAcls acls;
    private final ClassicRole.Place place;
    private final String role;
    private final ResourceId nic;
    private final boolean machine;

    /** For a machine, which says the lists of its endpoints itself, or for a role of several instances. */
    ClassicEndpoints(
            Assembly assembly,
            ClassicAcls acls,
            ClassicRole.Place place,
            String role,
            ResourceId nic,
            boolean machine) {
        this.assembly = assembly;
        this.acls = acls;
        this.place = place;
        this.role = role;
        this.nic = nic;
        this.machine = machine;
    }

    /** The endpoints; those that all instances of a role have are load-balanced. */
    List<InputEndpoint> read(List<XmlElement> elements, boolean shared) {
        return elements.stream()
                .flatMap(each -> endpoint(each, shared).stream())
                .toList();
    }

    private Optional<InputEndpoint> endpoint(XmlElement element, boolean shared) {
        String name = Classic.name(element);
        String met = refusal(element, name);
        if (!met.isEmpty()) {
            assembly.gap(nic, Gap.Effect.WAY_IN, element.node(), met);
            return Optional.empty();
        }
        String set = shared ? role + "-" + name : element.value("LoadBalancedEndpointSetName");
        int publicPort = Integer.parseInt(publicPort(element));
        int localPort = Integer.parseInt(element.value("LocalPort"));
        Optional<EndpointAcl> acl = acls.of(role, element, shared || !machine);
        Optional<String> balanced = Optional.of(set).filter(each -> !each.isEmpty());
        return Optional.of(new InputEndpoint(name, protocol(element), publicPort, localPort, acl, balanced));
    }

    private static String publicPort(XmlElement element) {
        String port = element.value("Port");
        return port.isEmpty() ? element.value("PublicPort") : port;
    }

    private static Protocol protocol(XmlElement element) {
        return element.node(Map.of("protocol", element.value("Protocol")))
                .get("protocol")
                .oneOf(PROTOCOLS)
                .orElse(Protocol.ANY);
    }

    private String refusal(XmlElement element, String name) {
        String endpoint = "endpoint '" + name + "' of role '" + role + "' has ";
        if (name.isEmpty()) {
            return "an endpoint of role '" + role + "' has no name";
        }
        if (!isPort(publicPort(element)) || !isPort(element.value("LocalPort"))) {
            return endpoint + "public port '" + publicPort(element) + "' and local port '" + element.value("LocalPort")
                    + "'; allowed is 1 to 65535";
        }
        if (protocol(element) == Protocol.ANY) {
            return endpoint + "protocol '" + element.value("Protocol") + "'; allowed is tcp, udp, http or https";
        }
        String unmodelled = unmodelled(element);
        return unmodelled.isEmpty() ? "" : endpoint + unmodelled;
    }

    private String unmodelled(XmlElement element) {
        if (!element.value("LoadBalancerName").isEmpty()) {
            return "an internal load balancer, which is not modelled";
        }
        boolean elsewhere = place.vip() instanceof KnownAddress vip
                && !element.value("Vip").isEmpty()
                && !element.value("Vip").equals(vip.toString());
        return elsewhere ? "another public address than its service, " + element.value("Vip") : "";
    }

    private static boolean isPort(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65535;
    }
}
