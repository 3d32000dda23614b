package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.IpConfiguration;
import io.canreach.model.NetworkInterface;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads public IP addresses. */
final class PublicIps {
    private static final Map<String, Sku> SKUS =
            Map.of("basic", Sku.BASIC, "standard", Sku.STANDARD, "standardv2", Sku.STANDARD_V2);

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
        Optional<Sku> sku = name.oneOf(SKUS);
        if (sku.isEmpty()) {
            name.warn("SKU " + name.shown() + " is neither Basic nor Standard", "it is taken for Standard");
        }
        return sku.orElse(Sku.STANDARD);
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

    /** The public IP that something other than an interface has; one that is not in the input has an unknown address. */
    Optional<ResourceId> used(ResourceId user, Node node, IpFamily family, Sku sku) {
        if (References.isOpen(node)) {
            String met = "which public IP '" + user.name() + "' has is not known";
            return Optional.of(placeholder(user.child("publicIPAddresses", "unknown"), node, family, sku, met));
        }
        return node.reference().map(id -> used(user, id, node, family, sku));
    }

    private ResourceId used(ResourceId user, ResourceId id, Node node, IpFamily family, Sku sku) {
        String named = "public IP '" + id.name() + "' ";
        if (!assembly.has(PublicIpAddress.class, id)) {
            return placeholder(id, node, family, sku, named + Missing.why(assembly, Types.PUBLIC_IP, id));
        }
        Optional<ResourceId> other = otherUser(id, user);
        if (other.isEmpty()) {
            return settled(id, sku);
        }
        String met = named + "says that it is attached to '" + other.get().name() + "'";
        return placeholder(user.child("publicIPAddresses", id.name()), node, family, sku, met);
    }

    private ResourceId placeholder(ResourceId id, Node node, IpFamily family, Sku sku, String met) {
        Unknown address = node.unknown(met, "what depends on its address is undetermined");
        assembly.put(new PublicIpAddress(id, "", sku, family, address));
        return id;
    }

    /** Whom a public IP itself names as its user, where that is somebody else who is in the input. */
    private Optional<ResourceId> otherUser(ResourceId id, ResourceId user) {
        return assembly.inventory().sightings(Types.PUBLIC_IP, id).stream()
                .map(each -> each.get("ipConfiguration"))
                .flatMap(each -> References.known(each).stream())
                .flatMap(each -> each.parent().stream())
                .filter(each -> !each.equals(user) && assembly.inventory().has(Types.NIC, each))
                .findFirst();
    }

    private ResourceId settled(ResourceId id, Sku sku) {
        if (sku(id).isEmpty()) {
            settle(id, sku);
        }
        return id;
    }

    /** What takes addresses of one SKU only says which SKU an address is whose own is not said. */
    private void settle(ResourceId id, Sku sku) {
        assembly.find(PublicIpAddress.class, id)
                .filter(each -> each.sku() != sku)
                .ifPresent(each ->
                        assembly.put(new PublicIpAddress(id, each.location(), sku, each.family(), each.address())));
    }

    /** The SKU that an address is said to have, if it is. */
    Optional<Sku> saidSku(ResourceId id) {
        return sku(id).flatMap(name -> name.oneOf(SKUS));
    }

    /** The addresses of a public IP prefix that something refers to, where they are known. */
    List<Cidr> prefix(Node node) {
        return node.reference()
                .flatMap(id -> assembly.inventory().sightings(Types.PUBLIC_IP_PREFIX, id).stream()
                        .map(each -> each.get("ipPrefix"))
                        .filter(each -> each.isPresent() && !each.isExpression())
                        .findFirst())
                .map(each -> Prefixes.one(each).stream().toList())
                .orElse(List.of());
    }

    /** The one address of a public IP prefix that something has: which, is not said. */
    Optional<ResourceId> ofPrefix(ResourceId user, Node node, Sku sku) {
        return node.reference().map(id -> {
            String met = "which address of public IP prefix '" + id.name() + "' is used is not in the input";
            return placeholder(user.child("publicIPPrefixes", id.name()), node, IpFamily.IPV4, sku, met);
        });
    }

    /** An unknown address for a public IP prefix whose addresses are not known. */
    Optional<ResourceId> unknownOfPrefix(Node node, Sku sku) {
        return node.reference().filter(id -> prefix(node).isEmpty()).map(id -> {
            String met = "which addresses public IP prefix '" + id.name() + "' has is not in the input";
            return placeholder(id, node, IpFamily.IPV4, sku, met);
        });
    }
}
