package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.packet.IpFamily;
import java.util.Optional;

/** Reads public IP addresses. */
final class PublicIps {
    private final Assembly assembly;

    PublicIps(Assembly assembly) {
        this.assembly = assembly;
    }

    void read() {
        assembly.make(Types.PUBLIC_IP, PublicIps::address).forEach(made -> assembly.put(made.value()));
    }

    private static Optional<PublicIpAddress> address(ResourceId id, Node node) {
        String absent = "public IP '" + id.name() + "' has no address yet";
        return Optional.of(new PublicIpAddress(
                id,
                node.text("location", ""),
                sku(node),
                family(node, "publicIPAddressVersion"),
                Addresses.host(node.get("ipAddress"), absent, "what the Internet sees is undetermined")));
    }

    /** Azure's own default is Basic; answers of before the choice existed do not say it. */
    private static Sku sku(Node node) {
        Node name = node.at("sku", "name");
        String text = name.text().orElse("Basic");
        if (text.equalsIgnoreCase("Basic")) {
            return Sku.BASIC;
        }
        if (!text.equalsIgnoreCase("Standard")) {
            name.warn("SKU " + name.shown() + " is neither Basic nor Standard", "it is taken for Standard");
        }
        return Sku.STANDARD;
    }

    static IpFamily family(Node node, String field) {
        Node version = node.get(field);
        String text = version.text().orElse("IPv4");
        if (!text.equalsIgnoreCase("IPv4") && !text.equalsIgnoreCase("IPv6")) {
            version.wrongType("IPv4 or IPv6");
        }
        return text.equalsIgnoreCase("IPv6") ? IpFamily.IPV6 : IpFamily.IPV4;
    }

    /** The public IP attached to an interface; of one that is not in the input nothing but its being there is known. */
    Optional<ResourceId> attachedTo(ResourceId nic, Node configuration, IpFamily family) {
        Node node = configuration.get("publicIPAddress");
        Optional<ResourceId> id = node.reference();
        if (id.isPresent() && !assembly.has(PublicIpAddress.class, id.get())) {
            String met = "public IP '" + id.get().name() + "' " + Missing.why(assembly, Types.PUBLIC_IP, id.get());
            assembly.gap(nic, Gap.Effect.WAY_IN, node, met);
            assembly.put(new PublicIpAddress(id.get(), "", Sku.STANDARD, family, new Unknown(met)));
        }
        return id;
    }
}
