package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A subnet lists what stands in it; what of that is not in the input is said. */
final class Occupants {
    private Occupants() {}

    static void check(ResourceId subnet, Node node, Assembly assembly) {
        Node list = node.get("ipConfigurations");
        Set<ResourceId> missing = new LinkedHashSet<>();
        for (Identity owner : owners(list)) {
            if (!assembly.inventory().has(owner.key(), owner.id())) {
                missing.add(owner.id());
                checkGateway(subnet, owner, list, assembly);
            }
        }
        if (!missing.isEmpty()) {
            String first = missing.iterator().next().name();
            String met =
                    missing.size() + " of the resources in the subnet are not in the input, such as '" + first + "'";
            assembly.gap(subnet, Gap.Effect.ADDRESSES, list, met);
        }
    }

    private static void checkGateway(ResourceId subnet, Identity owner, Node list, Assembly assembly) {
        Optional<ResourceId> vnet = subnet.parent();
        if (owner.key().equals(Types.GATEWAY) && vnet.isPresent()) {
            String met = "gateway '" + owner.id().name() + "' of the virtual network is not in the input";
            assembly.gap(vnet.get(), Gap.Effect.ROUTING, list, met);
        }
    }

    private static List<Identity> owners(Node list) {
        List<Identity> owners = new ArrayList<>();
        for (Node each : list.items()) {
            each.reference()
                    .flatMap(ResourceId::parent)
                    .flatMap(owner -> Identity.byId(owner.value()))
                    .ifPresent(owners::add);
        }
        return owners;
    }
}
