package io.canreach.importer;

import io.canreach.model.BastionHost;
import io.canreach.model.BastionHost.Sku;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.ResourceId;
import io.canreach.packet.IpFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads bastions. */
final class Bastions {
    private static final Map<String, Sku> SKUS =
            Map.of("basic", Sku.BASIC, "standard", Sku.STANDARD, "premium", Sku.PREMIUM);

    private final Assembly assembly;
    private final PublicIps publicIps;

    Bastions(Assembly assembly) {
        this.assembly = assembly;
        this.publicIps = new PublicIps(assembly);
    }

    void read() {
        List<Made<BastionHost>> all = assembly.make(Types.BASTION, this::bastion);
        new Misplaced(assembly)
                .without("bastion", all, BastionHost::subnet, BastionHost::location)
                .forEach(assembly::putUnlessInDoubt);
    }

    private Optional<BastionHost> bastion(ResourceId id, Node node) {
        Node name = node.at("sku", "name");
        if (name.text().orElse("").equalsIgnoreCase("Developer")) {
            name.warn(
                    "bastion '" + id.name() + "' is a shared one of SKU Developer, which is not modelled",
                    "sessions through it are not answered for");
            return Optional.empty();
        }
        Node place = node.objects("ipConfigurations").stream().findFirst().orElse(node);
        return assembly.standing(place, "bastion '" + id.name() + "'", id)
                .map(subnet -> new BastionHost(id, node.location(), subnet, sku(name), publicIp(id, place)));
    }

    private Optional<ResourceId> publicIp(ResourceId id, Node place) {
        return publicIps.used(id, place.get("publicIPAddress"), IpFamily.IPV4, PublicIpAddress.Sku.STANDARD);
    }

    /** Older answers do not say it: then there was Basic only. */
    private static Sku sku(Node name) {
        Optional<Sku> sku = name.oneOf(SKUS);
        if (name.isPresent() && sku.isEmpty()) {
            name.warn("SKU " + name.shown() + " is none of Basic, Standard and Premium", "it is read as Basic");
        }
        return sku.orElse(Sku.BASIC);
    }
}
