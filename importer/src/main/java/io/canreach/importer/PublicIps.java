package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.IpConfiguration;
import io.canreach.model.NetworkInterface;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
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
        assembly.make(Types.PUBLIC_IP, this::address).forEach(made -> assembly.put(made.value()));
    }

    private Optional<PublicIpAddress> address(ResourceId id, Node node) {
        String absent = "public IP '" + id.name() + "' has no address yet";
        return Optional.of(new PublicIpAddress(
                id,
                node.location(),
                sku(id, node),
                family(node, "publicIPAddressVersion"),
                Addresses.host(node.get("ipAddress"), absent, "what the Internet sees is undetermined")));
    }

    /** Answers of before the choice existed do not say it; other files leave it out. */
    private Sku sku(ResourceId id, Node node) {
        Node name = sku(id).orElse(node.at("sku", "name"));
        if (!name.isPresent()) {
            return unsaid(id, node);
        }
        String text = name.text().orElse("");
        if (text.equalsIgnoreCase("Basic")) {
            return Sku.BASIC;
        }
        if (!text.equalsIgnoreCase("Standard")) {
            name.warn("SKU " + name.shown() + " is neither Basic nor Standard", "it is taken for Standard");
        }
        return Sku.STANDARD;
    }

    private static Sku unsaid(ResourceId id, Node node) {
        node.warn(
                unsaid(id),
                "it is read as Standard; answers of old API versions leave the SKU out and mean Basic, which is"
                        + " open where no NSG is attached");
        return Sku.STANDARD;
    }

    /** Where one of several sightings says the SKU. */
    private Optional<Node> sku(ResourceId id) {
        return assembly.inventory().sightings(Types.PUBLIC_IP, id).stream()
                .map(each -> each.at("sku", "name"))
                .filter(Node::isPresent)
                .findFirst();
    }

    private static String unsaid(ResourceId id) {
        return "whether public IP '" + id.name() + "' is Basic or Standard is not said";
    }

    /** Without an NSG a Basic address is open and a Standard one closed: which it is decides. */
    void checkSkus(NetworkInterface nic, Node node) {
        for (IpConfiguration each : nic.ipConfigurations()) {
            boolean filtered = nic.networkSecurityGroup().isPresent()
                    || assembly.find(Subnet.class, each.subnet())
                            .flatMap(Subnet::networkSecurityGroup)
                            .isPresent();
            each.publicIp()
                    .filter(id -> !filtered && assembly.inventory().has(Types.PUBLIC_IP, id))
                    .filter(id -> sku(id).isEmpty())
                    .ifPresent(id -> assembly.gap(nic.id(), Gap.Effect.WAY_IN, node, unsaid(id)));
        }
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
        if (SecurityGroups.reference(node).isExpression()) {
            String met = "whether '" + nic.name() + "' has a public IP is not known: ";
            assembly.wayInAndOut(nic, node, met + SecurityGroups.reference(node).shown());
            return Optional.empty();
        }
        Optional<ResourceId> id = node.reference();
        if (id.isPresent() && !assembly.has(PublicIpAddress.class, id.get())) {
            String met = "public IP '" + id.get().name() + "' " + Missing.why(assembly, Types.PUBLIC_IP, id.get());
            assembly.gap(nic, Gap.Effect.WAY_IN, node, met);
            assembly.put(new PublicIpAddress(id.get(), "", Sku.STANDARD, family, new Unknown(met)));
        }
        id.flatMap(assembly.doubts()::about).ifPresent(reason -> {
            assembly.gap(nic, Gap.Effect.WAY_IN, reason);
            assembly.gap(nic, Gap.Effect.WAY_OUT, reason);
        });
        return id;
    }
}
