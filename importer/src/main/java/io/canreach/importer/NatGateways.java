package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.NatGateway;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.ResourceId;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads NAT gateways with their addresses and prefixes. */
final class NatGateways {
    private final Assembly assembly;
    private final PublicIps publicIps;

    NatGateways(Assembly assembly) {
        this.assembly = assembly;
        this.publicIps = new PublicIps(assembly);
    }

    void read() {
        assembly.make(Types.NAT, this::gateway).forEach(made -> assembly.put(made.value()));
    }

    private Optional<NatGateway> gateway(ResourceId id, Node node) {
        NatGateway.Sku sku = sku(node.at("sku", "name"));
        List<Cidr> prefixes = new ArrayList<>();
        List<ResourceId> addresses = new ArrayList<>(addresses(id, node, sku));
        lists(node, "publicIpPrefixes").forEach(each -> {
            prefixes.addAll(publicIps.prefix(each));
            publicIps.unknownOfPrefix(each, ipSku(sku)).ifPresent(addresses::add);
        });
        checkWholeNetwork(id, node);
        return Optional.of(new NatGateway(id, node.location(), sku, addresses, prefixes));
    }

    private List<ResourceId> addresses(ResourceId id, Node node, NatGateway.Sku sku) {
        return Stream.concat(
                        addresses(id, node.list("publicIpAddresses"), IpFamily.IPV4, ipSku(sku)),
                        addresses(id, node.list("publicIpAddressesV6"), IpFamily.IPV6, ipSku(sku)))
                .distinct()
                .toList();
    }

    private Stream<ResourceId> addresses(ResourceId id, List<Node> nodes, IpFamily family, PublicIpAddress.Sku sku) {
        return nodes.stream().flatMap(each -> publicIps.used(id, each, family, sku).stream());
    }

    private static Stream<Node> lists(Node node, String name) {
        return Stream.of(name, name + "V6").flatMap(each -> node.list(each).stream());
    }

    private static PublicIpAddress.Sku ipSku(NatGateway.Sku sku) {
        return sku == NatGateway.Sku.STANDARD_V2 ? PublicIpAddress.Sku.STANDARD_V2 : PublicIpAddress.Sku.STANDARD;
    }

    private static NatGateway.Sku sku(Node name) {
        String text = name.text().orElse("Standard");
        if (!text.equalsIgnoreCase("Standard") && !text.equalsIgnoreCase("StandardV2")) {
            name.warn("SKU " + name.shown() + " is neither Standard nor StandardV2", "it is taken for Standard");
        }
        return text.equalsIgnoreCase("StandardV2") ? NatGateway.Sku.STANDARD_V2 : NatGateway.Sku.STANDARD;
    }

    /** One that is for a whole virtual network stands on none of its subnets. */
    private void checkWholeNetwork(ResourceId id, Node node) {
        Node vnet = node.get("sourceVirtualNetwork");
        vnet.reference()
                .ifPresent(each -> assembly.gap(
                        each,
                        Gap.Effect.WAY_OUT,
                        vnet,
                        "NAT gateway '" + id.name() + "' is for the whole virtual network, which is not modelled"));
    }

    /** The NAT gateway of a subnet; of one that is not in the input only that it is a way out is known. */
    static Optional<ResourceId> attachedTo(ResourceId subnet, Node user, Assembly assembly) {
        Node node = user.get("natGateway");
        if (References.isOpen(node)) {
            assembly.gap(subnet, Gap.Effect.WAY_OUT, node, "which NAT gateway the subnet uses is not known");
        }
        Optional<ResourceId> id = References.known(node);
        id.flatMap(assembly.doubts()::about).ifPresent(reason -> assembly.gap(subnet, Gap.Effect.WAY_OUT, reason));
        if (id.isPresent() && !assembly.has(NatGateway.class, id.get())) {
            String met = "NAT gateway '" + id.get().name() + "' " + Missing.why(assembly, Types.NAT, id.get());
            assembly.gap(subnet, Gap.Effect.WAY_OUT, node, met);
            return Optional.empty();
        }
        return id;
    }
}
