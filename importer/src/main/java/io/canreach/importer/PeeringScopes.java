package io.canreach.importer;

import io.canreach.model.PeeringScope;
import io.canreach.model.ResourceId;
import java.util.List;
import java.util.Optional;

/** Reads how much of two virtual networks a peering joins. */
final class PeeringScopes {
    private final Assembly assembly;

    PeeringScopes(Assembly assembly) {
        this.assembly = assembly;
    }

    /** Empty where it joins some subnets and it is not known which, or the network with these is not there. */
    Optional<PeeringScope> of(ResourceId vnet, ResourceId remote, Node peering) {
        Node complete = peering.get("peerCompleteVnets");
        Node local = peering.get("localSubnetNames");
        Node far = peering.get("remoteSubnetNames");
        if (complete.isExpression() || local.isExpression() || far.isExpression()) {
            return Optional.empty();
        }
        boolean onlyIpv6 = peering.flag("enableOnlyIPv6Peering", false);
        List<String> here = names(local);
        List<String> there = names(far);
        boolean named = !here.isEmpty() && !there.isEmpty();
        if (here.isEmpty() && there.isEmpty() && (onlyIpv6 || complete.flag(true))) {
            return Optional.of(onlyIpv6 ? new PeeringScope(List.of(), List.of(), true) : PeeringScope.WHOLE);
        }
        return named && areThere(vnet, here) && areThere(remote, there)
                ? Optional.of(new PeeringScope(here, there, onlyIpv6))
                : Optional.empty();
    }

    private static List<String> names(Node list) {
        return list.items().stream().flatMap(each -> each.text().stream()).toList();
    }

    private boolean areThere(ResourceId vnet, List<String> names) {
        return names.stream().allMatch(each -> isThere(vnet, each));
    }

    private boolean isThere(ResourceId vnet, String name) {
        return assembly.inventory().has(Types.SUBNET, vnet.child("subnets", name))
                || assembly.inventory().sightings(Types.VNET, vnet).stream()
                        .flatMap(each -> each.objects("subnets").stream())
                        .anyMatch(each -> each.name(vnet).equalsIgnoreCase(name));
    }
}
