package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.NetworkInterface;
import io.canreach.model.ResourceId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads scale sets. Where their instances are in the input, these are machines like others; where they are not, one machine of
 * unknown address stands for all of them, since they are made alike.
 */
final class ScaleSets {
    private static final String INSTANCES = "/virtualmachines/";

    private final Assembly assembly;
    private final Interfaces interfaces;

    ScaleSets(Assembly assembly, Interfaces interfaces) {
        this.assembly = assembly;
        this.interfaces = interfaces;
    }

    void read() {
        assembly.inventory().ofType(Types.SCALE_SET).forEach((id, nodes) -> read(id, nodes.get(0)));
    }

    private void read(ResourceId id, Node node) {
        long known = uniform(id) + flexible(id);
        Optional<Integer> capacity = Numbers.whole(node.at("sku", "capacity"));
        if (capacity.equals(Optional.of(0)) && known == 0) {
            node.info("scale set '" + id.name() + "' has no instance", "questions about it fail");
        } else if (known == 0) {
            standIn(id, node);
        } else if (capacity.filter(all -> all > known).isPresent()) {
            String met = capacity.get() - known + " of the instances of '" + id.name() + "' are not in the input";
            profiles(node)
                    .forEach(each ->
                            subnets(each).forEach(subnet -> assembly.gap(subnet, Gap.Effect.ADDRESSES, each, met)));
        }
    }

    private static Stream<Node> profiles(Node node) {
        return node.at("virtualMachineProfile", "networkProfile").objects("networkInterfaceConfigurations").stream()
                .sorted(Interfaces.PRIMARY_FIRST);
    }

    /** How many machines say that they are instances. */
    private long flexible(ResourceId id) {
        return assembly.inventory().ofType(Types.VM).values().stream()
                .filter(each -> References.known(each.get(0).get("virtualMachineScaleSet"))
                        .equals(Optional.of(id)))
                .count();
    }

    /** How many instances have an interface in the input. */
    private long uniform(ResourceId id) {
        return assembly.all(NetworkInterface.class).stream()
                .filter(each -> isBelow(id, each.id()))
                .flatMap(each -> each.id().parent().stream())
                .distinct()
                .count();
    }

    private static boolean isBelow(ResourceId set, ResourceId id) {
        return key(id).startsWith(key(set) + INSTANCES);
    }

    private static String key(ResourceId id) {
        return id.value().toLowerCase(Locale.ROOT);
    }

    /** Whether an interface stands for those of a scale set's instances, of which one has this IP configuration. */
    static boolean standsFor(ResourceId nic, ResourceId configuration) {
        Optional<ResourceId> set = nic.parent();
        return set.filter(id -> key(id).contains("/virtualmachinescalesets/"))
                .filter(id -> isBelow(id, configuration))
                .flatMap(id -> configuration.parent())
                .filter(other -> other.name().equalsIgnoreCase(nic.name()))
                .isPresent();
    }

    private void standIn(ResourceId id, Node node) {
        List<ResourceId> nics = profiles(node)
                .flatMap(each -> interfaces.standIn(id, each, node.location()).stream())
                .toList();
        if (!nics.isEmpty()) {
            node.info(
                    "the instances of scale set '" + id.name() + "' are not in the input",
                    "one of unknown address stands for all of them");
        }
    }

    private static List<ResourceId> subnets(Node profile) {
        return profile.objects("ipConfigurations").stream()
                .flatMap(each -> each.reference("subnet").stream())
                .distinct()
                .toList();
    }
}
