package io.canreach.importer;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.AseSettings;
import io.canreach.model.HostAddress;
import io.canreach.model.InternalLoadBalancing;
import io.canreach.model.ResourceId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads App Service Environments. */
final class Environments {
    private static final Map<String, Version> VERSIONS =
            Map.of("asev1", Version.V1, "asev2", Version.V2, "asev3", Version.V3);

    private final Assembly assembly;

    Environments(Assembly assembly) {
        this.assembly = assembly;
    }

    void read() {
        assembly.make(Types.ASE, this::environment).forEach(made -> assembly.put(made.value()));
    }

    private Optional<AppServiceEnvironment> environment(ResourceId id, Node node) {
        Node kind = node.get("kind");
        checkPorts(id, node.get("networkingConfiguration"));
        Optional<Version> version = kind.oneOf(VERSIONS);
        if (version.isEmpty()) {
            String met = "App Service Environment '" + id.name() + "' has the kind " + kind.shown();
            kind.refuse(met + "; allowed is ASEV1, ASEV2 or ASEV3", "its rules differ by version");
        }
        Optional<ResourceId> subnet = subnet(id, node);
        return version.flatMap(each -> subnet.map(in -> made(id, node, each, in)));
    }

    private AppServiceEnvironment made(ResourceId id, Node node, Version version, ResourceId subnet) {
        InternalLoadBalancing mode = mode(id, node);
        boolean internal = mode != InternalLoadBalancing.NONE;
        Node networking = node.get("networkingConfiguration");
        return new AppServiceEnvironment(
                id,
                node.text("location", ""),
                version,
                subnet,
                mode,
                only(networking, internal ? "internalInboundIpAddresses" : "externalInboundIpAddresses", id, "inbound"),
                List.of(only(networking, "windowsOutboundIpAddresses", id, "outbound")),
                AseSettings.STANDARD);
    }

    private static HostAddress only(Node networking, String field, ResourceId id, String direction) {
        List<Node> addresses = networking.list(field);
        Node one = addresses.size() == 1 ? addresses.get(0) : networking.get("");
        String absent = "the " + direction + " address of ase '" + id.name() + "' is not known";
        return Addresses.host(one, absent, "what depends on the address is undetermined");
    }

    private static void checkPorts(ResourceId id, Node networking) {
        for (String field : List.of("ftpEnabled", "remoteDebugEnabled")) {
            if (networking.flag(field, false)) {
                networking
                        .get(field)
                        .warn(
                                field + " is on in App Service Environment '" + id.name() + "'",
                                "the ports that this opens are not modelled; verdicts do not know them");
            }
        }
    }

    private static InternalLoadBalancing mode(ResourceId id, Node node) {
        Node mode = node.get("internalLoadBalancingMode");
        if (mode.isPresent()) {
            return mode(mode);
        }
        boolean internal = hasInbound(node, "internal") && !hasInbound(node, "external");
        node.warn(
                "whether App Service Environment '" + id.name() + "' is internal is not said",
                "it is read as " + (internal ? "internal, by its addresses" : "external"));
        return InternalLoadBalancing.of(internal, internal);
    }

    private static boolean hasInbound(Node node, String side) {
        return Stream.of(node, node.get("networkingConfiguration"))
                .flatMap(each -> each.values(side + "InboundIpAddress", side + "InboundIpAddresses").stream())
                .anyMatch(Node::isPresent);
    }

    private static InternalLoadBalancing mode(Node mode) {
        Optional<InternalLoadBalancing> named =
                InternalLoadBalancing.parse(mode.text().orElse("None"));
        if (named.isEmpty()) {
            mode.wrongType("None, Web, Publishing or Web, Publishing, or their numbers 0 to 3");
        }
        return named.orElse(InternalLoadBalancing.NONE);
    }

    /** Version 3 names its subnet, older ones their network and the subnet's name. */
    private Optional<ResourceId> subnet(ResourceId ase, Node node) {
        Node network = node.get("virtualNetwork");
        Optional<ResourceId> subnet = network.reference()
                .map(id -> id.parent().isPresent() && isSubnet(id)
                        ? id
                        : id.child("subnets", network.text("subnet", node.text("vnetSubnetName", "?"))));
        Node place = network.isPresent() ? network : node;
        if (subnet.isEmpty() || !assembly.unknownNetworks().place(subnet.get(), place)) {
            place.error(
                    "the subnet of App Service Environment '" + ase.name() + "' is not in the input",
                    "the environment is left out: questions about it fail");
            return Optional.empty();
        }
        return subnet;
    }

    private static boolean isSubnet(ResourceId id) {
        return id.value().toLowerCase(Locale.ROOT).matches(".*/virtualnetworks/[^/]+/subnets/[^/]+");
    }
}
