package io.canreach.importer;

import io.canreach.model.ApplicationGateway;
import io.canreach.model.ApplicationGateway.Frontend;
import io.canreach.model.ApplicationGateway.Listener;
import io.canreach.model.ApplicationGateway.Version;
import io.canreach.model.HostAddress;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.packet.IpFamily;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads application gateways. */
final class ApplicationGateways {
    private final Assembly assembly;
    private final PublicIps publicIps;
    private final PoolMembers members;

    ApplicationGateways(Assembly assembly, PoolMembers members) {
        this.assembly = assembly;
        this.publicIps = new PublicIps(assembly);
        this.members = members;
    }

    void read() {
        assembly.make(Types.APPLICATION_GATEWAY, this::gateway).forEach(assembly::putUnlessInDoubt);
    }

    private Optional<ApplicationGateway> gateway(ResourceId id, Node node) {
        Node place =
                node.objects("gatewayIPConfigurations").stream().findFirst().orElse(node);
        Optional<ResourceId> subnet = assembly.standing(place, "application gateway '" + id.name() + "'", id);
        Optional<List<Listener>> listeners = new GatewayListeners(node).read();
        if (subnet.isEmpty() || listeners.filter(all -> areClear(id, node, all)).isEmpty()) {
            assembly.tenant(id, node);
            return Optional.empty();
        }
        return Optional.of(made(id, node, subnet.get(), listeners.get()));
    }

    /** Whether it is known where it is called: by which frontends, public or not. */
    private static boolean areClear(ResourceId id, Node node, List<Listener> listeners) {
        List<Node> frontends = node.objects("frontendIPConfigurations");
        return frontends.stream().noneMatch(each -> each.get("publicIPAddress").isExpression())
                && listeners.stream()
                        .allMatch(listener -> frontends.stream()
                                .anyMatch(each -> each.name(id).equalsIgnoreCase(listener.frontend())));
    }

    private ApplicationGateway made(ResourceId id, Node node, ResourceId subnet, List<Listener> listeners) {
        Version version = version(node);
        List<Frontend> frontends = node.objects("frontendIPConfigurations").stream()
                .map(each -> frontend(id, each, version))
                .toList();
        return new ApplicationGateway(
                id,
                node.location(),
                subnet,
                version,
                frontends,
                listeners,
                new GatewayBackends(id, members).read(node));
    }

    /** Version 2 is named so by its tier; the later tier Basic is one of version 2. */
    private static Version version(Node node) {
        Node tier = node.at("sku", "tier");
        Node said = tier.isPresent() ? tier : node.at("sku", "name");
        String text = said.text().orElse("").toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            node.warn("the tier of the application gateway is not said", "it is read as one of version 2");
        }
        boolean first = !text.isEmpty() && !text.endsWith("_v2") && !text.equals("basic");
        return first ? Version.V1 : Version.V2;
    }

    private Frontend frontend(ResourceId id, Node node, Version version) {
        String name = node.name(id);
        Sku sku = version == Version.V1 ? Sku.BASIC : Sku.STANDARD;
        Optional<ResourceId> publicIp = publicIps.used(id, node.get("publicIPAddress"), IpFamily.IPV4, sku);
        String absent = "the address of frontend '" + name + "' is assigned on deployment";
        HostAddress address = publicIp.isPresent()
                ? new Unknown("frontend '" + name + "' is public")
                : Addresses.host(node.get("privateIPAddress"), absent, "what depends on it is undetermined");
        return new Frontend(name, publicIp, address);
    }
}
