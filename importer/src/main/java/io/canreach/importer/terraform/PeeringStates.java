package io.canreach.importer.terraform;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The state of peerings, which Terraform does not show: connected where both sides are there. Of a side that stands alone it
 * is not known whether something else makes the other.
 */
final class PeeringStates {
    private final List<Planned> peerings;

    PeeringStates(List<Planned> all) {
        this.peerings =
                all.stream().filter(each -> each.type().equals(Azure.PEERING)).toList();
    }

    void complete() {
        Set<String> sides = new HashSet<>();
        peerings.forEach(each -> sides.add(owner(each) + " " + remote(each)));
        for (Planned each : peerings) {
            if (sides.contains(remote(each) + " " + owner(each))) {
                ObjectNode properties = each.properties();
                properties.put("peeringState", "Connected");
            }
        }
    }

    private static String owner(Planned peering) {
        int end = peering.id().toLowerCase(Locale.ROOT).lastIndexOf("/virtualnetworkpeerings/");
        return peering.id().substring(0, Math.max(end, 0)).toLowerCase(Locale.ROOT);
    }

    private static String remote(Planned peering) {
        return peering.properties()
                .path("remoteVirtualNetwork")
                .path("id")
                .asString("")
                .toLowerCase(Locale.ROOT);
    }
}
