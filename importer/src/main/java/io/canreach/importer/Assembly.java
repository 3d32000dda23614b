package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Network;
import io.canreach.model.Problem;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The network as far as it has been put together: what the readers of all kinds of resources share. */
final class Assembly {
    private final Inventory inventory;
    private final Findings findings;
    private final Map<Class<?>, Map<ResourceId, Resource>> resources = new LinkedHashMap<>();
    private final Set<Gap> gaps = new LinkedHashSet<>();
    private final Map<ResourceId, Node> places = new LinkedHashMap<>();
    private final Map<ResourceId, Node> tenants = new LinkedHashMap<>();
    private final Tags tags;
    private final UnknownNetworks unknownNetworks = new UnknownNetworks(this);
    private final Delegations delegations = new Delegations(this);
    private final Doubts doubts = new Doubts(this);

    Assembly(Inventory inventory, Findings findings, Tags tags) {
        this.inventory = inventory;
        this.findings = findings;
        this.tags = tags;
    }

    Inventory inventory() {
        return inventory;
    }

    Tags tags() {
        return tags;
    }

    UnknownNetworks unknownNetworks() {
        return unknownNetworks;
    }

    Delegations delegations() {
        return delegations;
    }

    /** Adds a resource, or puts it in the place of the one of its kind and id. */
    void put(Resource resource) {
        resources
                .computeIfAbsent(resource.getClass(), kind -> new LinkedHashMap<>())
                .put(resource.id(), resource);
    }

    /** Adds a resource of which all is known; another one is left out, and only stands in its subnets. */
    void putUnlessInDoubt(Made<? extends Resource> made) {
        if (doubts.about(made.id()).isEmpty()) {
            put(made.value());
        } else {
            made.node()
                    .error("not all is known of '" + made.id().name() + "'", "it is left out: questions about it fail");
            tenant(made.id(), made.node());
        }
    }

    <T extends Resource> Optional<T> find(Class<T> kind, ResourceId id) {
        return Optional.ofNullable(resources.getOrDefault(kind, Map.of()).get(id))
                .map(kind::cast);
    }

    <T extends Resource> boolean has(Class<T> kind, ResourceId id) {
        return find(kind, id).isPresent();
    }

    <T extends Resource> List<T> all(Class<T> kind) {
        return resources.getOrDefault(kind, Map.of()).values().stream()
                .map(kind::cast)
                .toList();
    }

    /** Notes where an interface that is in the network stands in the input. */
    void place(ResourceId nic, Node node) {
        places.put(nic, node);
    }

    /** Where the interfaces of the network stand in the input. */
    Map<ResourceId, Node> places() {
        return Collections.unmodifiableMap(places);
    }

    /** Notes a resource of a modelled kind that is not modelled itself, and yet stands in its subnets. */
    void tenant(ResourceId id, Node node) {
        tenants.put(id, node);
    }

    /** Resources of modelled kinds that are not modelled themselves. */
    Map<ResourceId, Node> tenants() {
        return Collections.unmodifiableMap(tenants);
    }

    /** Notes something that is there and not modelled: a finding, and a gap in the network. */
    void gap(ResourceId affected, Gap.Effect effect, Node node, String met) {
        gaps.add(new Gap(affected, effect, node.unknown(met, Consequences.of(effect))));
    }

    /** Notes that a resource is not known completely, which findings have said already. */
    void gap(ResourceId affected, Gap.Effect effect, Unknown reason) {
        gaps.add(new Gap(affected, effect, reason));
    }

    Doubts doubts() {
        return doubts;
    }

    /** Notes a way in and out that is not modelled. */
    void wayInAndOut(ResourceId affected, Node node, String met) {
        Unknown reason = node.unknown(met, "ways between it and the Internet are undetermined");
        gaps.add(new Gap(affected, Gap.Effect.WAY_IN, reason));
        gaps.add(new Gap(affected, Gap.Effect.WAY_OUT, reason));
    }

    /** The subnet that something says it stands in; where it is not in the input, the thing is left out. */
    Optional<ResourceId> standing(Node node, String what, ResourceId id) {
        Node place = node.get("subnet");
        Optional<ResourceId> subnet = References.known(place);
        if (subnet.isPresent() && unknownNetworks.place(subnet.get(), place)) {
            return subnet;
        }
        (place.isPresent() ? place : node)
                .error(
                        "the subnet of " + what + " is not in the input",
                        "'" + id.name()
                                + "' is left out: questions about it fail, and its address looks as if nobody had it");
        return Optional.empty();
    }

    /** Reads every resource of a type, and refuses those of which two sightings differ. */
    <T> List<Made<T>> make(String type, BiFunction<ResourceId, Node, Optional<T>> reader) {
        List<Made<T>> made = new ArrayList<>();
        inventory.ofType(type).forEach((id, sightings) -> {
            List<Made<T>> versions = new ArrayList<>();
            sightings.forEach(node -> attempt(id, node, reader).ifPresent(versions::add));
            versions.stream().limit(1).forEach(made::add);
            versions.stream().skip(1).forEach(other -> mustAgree(versions.get(0), other));
        });
        return made;
    }

    /**
     * Reads one resource; a value that the model does not allow is refused, and one that exists only on deployment leaves
     * the resource in doubt.
     */
    <T> Optional<Made<T>> attempt(ResourceId id, Node node, BiFunction<ResourceId, Node, Optional<T>> reader) {
        int before = findings.doubts();
        try {
            Optional<T> value = reader.apply(id, node);
            List<Unknown> why = new ArrayList<>(findings.takeDoubts(before));
            node.condition().ifPresent(why::add);
            return value.map(each -> new Made<>(id, node, why.isEmpty() ? each : doubts.of(id, each, why.get(0))));
        } catch (IllegalArgumentException refused) {
            node.refuse(String.valueOf(refused.getMessage()), "Azure does not allow it, so the network is refused");
            return Optional.empty();
        }
    }

    /** Refuses two differing descriptions of one thing. */
    <T> void mustAgree(Made<T> one, Made<T> other) {
        if (!one.value().equals(other.value())) {
            other.node()
                    .refuse(
                            "'" + other.id().name() + "' is described otherwise than in "
                                    + one.node().place(),
                            "which of the two holds is not known; import files of one time");
        }
    }

    /** Builds the network, or notes why it is refused. */
    Optional<Network> build(Network.Builder builder) {
        resources
                .values()
                .forEach(byId -> byId.values().stream()
                        .filter(each -> !(each instanceof Subnet)) // the virtual networks bring their subnets
                        .forEach(builder::add));
        gaps.forEach(builder::gap);
        try {
            Network network = builder.build();
            return findings.refused().isEmpty() ? Optional.of(network) : Optional.empty();
        } catch (InvalidNetworkException refused) {
            refused.problems().forEach(findings::refuse);
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            findings.refuse(new Problem("", String.valueOf(refused.getMessage())));
            return Optional.empty();
        }
    }
}
