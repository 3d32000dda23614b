package io.canreach.importer;

import io.canreach.model.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an app's settings stand: in the app, in its configuration, and in resources below it. */
final class AppFacts {
    private AppFacts() {}

    /** The app and every place that holds its settings. */
    static Facts of(Assembly assembly, ResourceId id, List<Node> nodes, boolean slot) {
        Inventory inventory = assembly.inventory();
        String config = slot ? Types.SLOT_CONFIG : Types.WEB_APP_CONFIG;
        List<Node> more = new ArrayList<>();
        for (Node each : nodes) {
            Node own = each.get("siteConfig");
            if (own.isObject()) {
                more.add(own);
            } else if (own.isPresent()) {
                own.wrongType("an object");
            }
        }
        for (String name : List.of("web", "virtualNetwork")) {
            more.addAll(inventory.sightings(config, id.child("config", name)));
        }
        String network = slot ? Types.SLOT_NETWORK : Types.WEB_APP_NETWORK;
        more.addAll(inventory.sightings(network, id.child("networkConfig", "virtualNetwork")));
        return new Facts(id, nodes).and(more);
    }

    /** The subnet of an integration that a connection of the app tells, or one that is not known. */
    static Stream<Node> connections(Assembly assembly, ResourceId id, boolean slot) {
        String type = slot ? Types.SLOT_CONNECTION : Types.WEB_APP_CONNECTION;
        return assembly.inventory().ofType(type).entrySet().stream()
                .filter(each -> each.getKey().parent().equals(Optional.of(id)))
                .flatMap(each -> each.getValue().stream());
    }

    /** An app setting, wherever settings are listed. */
    static Optional<Node> setting(Assembly assembly, Facts facts, boolean slot, String name) {
        String config = slot ? Types.SLOT_CONFIG : Types.WEB_APP_CONFIG;
        Stream<Node> listed = facts.get("appSettings").items().stream()
                .filter(each -> each.peek("name").text().orElse("").equalsIgnoreCase(name))
                .map(each -> each.peek("value"));
        Stream<Node> own = assembly.inventory().sightings(config, facts.id().child("config", "appsettings")).stream()
                .map(each -> each.get(name));
        return Stream.concat(listed, own).filter(Node::isPresent).findFirst();
    }
}
