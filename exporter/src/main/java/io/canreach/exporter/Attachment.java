package io.canreach.exporter;

import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A subnet or an interface that has a group or a table.
 *
 * @param id its id
 * @param label its noun and name
 * @param isSubnet whether it is a subnet
 */
record Attachment(ResourceId id, String label, boolean isSubnet) {
    static List<Attachment> ofGroup(ResourceId group, Network network) {
        Stream<Subnet> subnets = network.all(Subnet.class).stream()
                .filter(each -> each.networkSecurityGroup().equals(Optional.of(group)));
        Stream<NetworkInterface> interfaces = network.all(NetworkInterface.class).stream()
                .filter(each -> each.networkSecurityGroup().equals(Optional.of(group)));
        return sorted(Stream.concat(subnets, interfaces));
    }

    static List<Attachment> ofTable(ResourceId table, Network network) {
        return sorted(network.all(Subnet.class).stream()
                .filter(each -> each.routeTable().equals(Optional.of(table))));
    }

    private static List<Attachment> sorted(Stream<? extends Resource> users) {
        return users.map(each -> new Attachment(each.id(), Quoting.line(each.label()), each instanceof Subnet))
                .sorted(Comparator.comparing(Attachment::id))
                .toList();
    }

    /** What a comment says of all that have it. */
    static String words(List<Attachment> attachments) {
        return attachments.isEmpty()
                ? "attached to nothing"
                : "attached to "
                        + String.join(
                                ", ",
                                attachments.stream().map(Attachment::label).toList());
    }
}
