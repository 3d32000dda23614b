package io.canreach.importer;

import io.canreach.model.ResourceId;
import io.canreach.model.ServiceTags;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All resources that were met, by type and id, each with every place where it stands. */
final class Inventory {
    private final Map<String, Map<ResourceId, Sightings>> byType = new LinkedHashMap<>();
    private final Map<String, String> spellings = new LinkedHashMap<>();
    private final Map<Node, ServiceTags> tagLists = new LinkedHashMap<>();
    private final Map<Node, List<Node>> routes = new LinkedHashMap<>();
    private final List<Node> deployments = new ArrayList<>();
    private int size;
    private boolean planned;

    void add(Identity identity, Node node) {
        size++;
        spellings.putIfAbsent(identity.key(), identity.type());
        byType.computeIfAbsent(identity.key(), type -> new LinkedHashMap<>())
                .computeIfAbsent(identity.id(), id -> new Sightings())
                .add(node);
        if (!identity.given()) {
            node.warn(
                    "the resource has no id and is taken to be " + identity.id(),
                    "references to it by its real id lead nowhere");
        }
    }

    /** Notes where configurations of network managers are deployed. */
    void addDeployment(Node node) {
        size++;
        deployments.add(node);
    }

    /** Where configurations of network managers are deployed. */
    List<Node> deployments() {
        return List.copyOf(deployments);
    }

    /** Notes a table of effective routes. */
    void addRoutes(Node document, List<Node> rows) {
        size++;
        routes.put(document, rows);
    }

    /** The tables of effective routes that were met, each with its document. */
    Map<Node, List<Node>> routes() {
        return Collections.unmodifiableMap(routes);
    }

    /** Notes a list of service tags. */
    void add(Node document, ServiceTags tags) {
        tagLists.put(document, tags);
    }

    /** The lists of service tags that were met, each with its document. */
    Map<Node, ServiceTags> tagLists() {
        return Collections.unmodifiableMap(tagLists);
    }

    /** Notes whether a document says what is wanted, and not what is there already. */
    void planned(boolean wanted) {
        planned |= wanted;
    }

    /** Whether any document says what is wanted, so that Azure is going to check it. */
    boolean isPlanned() {
        return planned;
    }

    /** How many resources were met, those met twice counted twice. */
    int size() {
        return size;
    }

    /** The sightings of all resources of a type, those of equal content once. */
    Map<ResourceId, List<Node>> ofType(String type) {
        Map<ResourceId, List<Node>> sightings = new LinkedHashMap<>();
        byType.getOrDefault(type, Map.of()).forEach((id, nodes) -> sightings.put(id, nodes.list()));
        return sightings;
    }

    /** The sightings of one resource. */
    List<Node> sightings(String type, ResourceId id) {
        Sightings met = byType.getOrDefault(type, Map.of()).get(id);
        return met == null ? List.of() : met.list();
    }

    /** The ids of all resources of a type. */
    Set<ResourceId> ids(String type) {
        return Collections.unmodifiableSet(byType.getOrDefault(type, Map.of()).keySet());
    }

    boolean has(String type, ResourceId id) {
        return ids(type).contains(id);
    }

    /** The types that were met, in lower case. */
    Set<String> types() {
        return byType.keySet();
    }

    /** A type as it was first written. */
    String spelling(String type) {
        return spellings.getOrDefault(type, type);
    }
}
