package io.canreach.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A whole network: every resource by its id, valid once built. It is what declarations and importers produce and what
 * every analysis reads. Immutable and safe to share between threads.
 *
 * <pre>{@code
 * ResourceId vnet = ResourceId.of("virtualNetworks", "v");
 * Subnet subnet = Subnet.of(vnet.child("subnets", "s"), List.of(Cidr.parse("10.0.1.0/24")));
 * Network network = Network.builder()
 *         .add(VirtualNetwork.of(vnet, List.of(Cidr.parse("10.0.0.0/16")), List.of(subnet)))
 *         .build();
 * }</pre>
 */
public final class Network {
    final Map<Class<?>, Map<ResourceId, Resource>> resources;
    private final Map<Class<?>, Map<String, List<Resource>>> names;
    final List<Gap> gaps;
    private final ServiceTags serviceTags;
    private final Assumptions assumptions;
    private final AddressIndex addresses;
    final boolean existing;
    private final Map<Class<?>, Object> derived = new ConcurrentHashMap<>();

    private Network(Builder builder) {
        this.existing = builder.existing;
        this.resources = copy(builder.resources);
        this.names = Grouped.byName(resources);
        this.gaps = List.copyOf(builder.gaps);
        this.serviceTags = builder.serviceTags;
        this.assumptions = builder.assumptions;
        this.addresses = new AddressIndex(this);
    }

    private Network(Network other, ServiceTags serviceTags, Assumptions assumptions) {
        this.resources = other.resources;
        this.names = other.names;
        this.gaps = other.gaps;
        this.serviceTags = serviceTags;
        this.assumptions = assumptions;
        this.addresses = other.addresses;
        this.existing = other.existing;
    }

    /**
     * Starts an empty network.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * All resources of a kind.
     *
     * @param <T> the kind
     * @param kind the record's class
     * @return the resources in the order in which they were added
     */
    @SuppressWarnings("unchecked") // each map holds resources of its own kind alone
    public <T extends Resource> Collection<T> all(Class<T> kind) {
        return (Collection<T>) resources.getOrDefault(kind, Map.of()).values();
    }

    /**
     * A resource by its id.
     *
     * @param <T> the kind
     * @param kind the record's class
     * @param id the id, in any letter case
     * @return the resource, or empty when the network has none of that kind and id
     */
    public <T extends Resource> Optional<T> find(Class<T> kind, ResourceId id) {
        return Optional.ofNullable(
                kind.cast(resources.getOrDefault(kind, Map.of()).get(id)));
    }

    /**
     * A resource that something in this network refers to.
     *
     * @param <T> the kind
     * @param kind the record's class
     * @param id the id
     * @return the resource
     * @throws IllegalArgumentException when the network has none; references inside a network always resolve
     */
    public <T extends Resource> T get(Class<T> kind, ResourceId id) {
        Optional<T> found = find(kind, id);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no " + kind.getSimpleName() + " '" + id + "' in the network"
                    + Suggestions.of(kind.getSimpleName(), all(kind)));
        }
        return found.get();
    }

    /**
     * The resources of a kind that bear a name.
     *
     * @param <T> the kind
     * @param kind the record's class
     * @param name the name, in any letter case
     * @return none, one, or several where an imported network has them
     */
    @SuppressWarnings("unchecked") // each list holds resources of its own kind alone
    public <T extends Resource> List<T> named(Class<T> kind, String name) {
        return (List<T>) Collections.unmodifiableList(
                names.getOrDefault(kind, Map.of()).getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    /**
     * The virtual network of a subnet.
     *
     * @param subnet the subnet
     * @return its virtual network
     */
    public VirtualNetwork virtualNetworkOf(Subnet subnet) {
        return get(VirtualNetwork.class, subnet.virtualNetwork());
    }

    /**
     * Who has which address.
     *
     * @return the index of this network's addresses
     */
    public AddressIndex addresses() {
        return addresses;
    }

    /**
     * What is known to be there and not modelled.
     *
     * @param affected the resource asked about
     * @param effect what it may change
     * @return the reasons, none for a resource that is modelled completely
     */
    public List<Unknown> gaps(ResourceId affected, Gap.Effect effect) {
        if (gaps.isEmpty()) {
            return List.of();
        }
        return gaps.stream()
                .filter(gap -> gap.effect() == effect && gap.affected().equals(affected))
                .map(Gap::reason)
                .toList();
    }

    /**
     * What is known to be there and not modelled around a subnet: at the subnet itself and at its virtual network.
     *
     * @param subnet the subnet
     * @param effect what it may change
     * @return the reasons
     */
    public List<Unknown> gapsAround(Subnet subnet, Gap.Effect effect) {
        List<Unknown> reasons = new ArrayList<>(gaps(subnet.id(), effect));
        reasons.addAll(gaps(subnet.virtualNetwork(), effect));
        return reasons;
    }

    /**
     * What is known to be there and not modelled around an interface: at the interface, its subnet and its virtual
     * network.
     *
     * @param nic the interface
     * @param effect what it may change
     * @return the reasons
     */
    public List<Unknown> gapsAround(NetworkInterface nic, Gap.Effect effect) {
        if (gaps.isEmpty()) {
            return List.of();
        }
        List<Unknown> reasons = new ArrayList<>(gaps(nic.id(), effect));
        find(Subnet.class, nic.subnet()).ifPresent(subnet -> reasons.addAll(gapsAround(subnet, effect)));
        return reasons;
    }

    /**
     * The service-tag data that was handed to this network.
     *
     * @return the data
     */
    public ServiceTags serviceTags() {
        return serviceTags;
    }

    /**
     * How this network reads disputed points.
     *
     * @return the choices
     */
    public Assumptions assumptions() {
        return assumptions;
    }

    /**
     * This network with other service-tag data.
     *
     * @param value the data
     * @return a new network
     */
    public Network withServiceTags(ServiceTags value) {
        return new Network(this, value, assumptions);
    }

    /**
     * This network with disputed points read otherwise.
     *
     * @param value the choices
     * @return a new network
     */
    public Network withAssumptions(Assumptions value) {
        return new Network(this, serviceTags, value);
    }

    /**
     * What somebody derives from this network and wants to have again. It is made when it is first asked for, kept as long
     * as the network is, and given up together with it.
     *
     * @param <T> what it is
     * @param kind its class, by which it is found again
     * @param derivation makes it; must ask for nothing derived itself
     * @return the one object of this kind that belongs to this network
     */
    public <T> T derived(Class<T> kind, Function<Network, T> derivation) {
        Object known = derived.get(kind);
        return kind.cast(known != null ? known : derived.computeIfAbsent(kind, any -> derivation.apply(this)));
    }

    /**
     * A builder that holds everything this network holds, to make a changed copy.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        Builder builder = builder().serviceTags(serviceTags).assumptions(assumptions);
        resources
                .values()
                .forEach(byId -> byId.values().stream()
                        .filter(resource -> !(resource instanceof Subnet))
                        .forEach(builder::add));
        gaps.forEach(builder::gap);
        return existing ? builder.existing() : builder;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("network of");
        resources.forEach((kind, byId) -> text.append(text.length() > 10 ? ", " : " ")
                .append(byId.size())
                .append(' ')
                .append(kind.getSimpleName()));
        return resources.isEmpty() ? "empty network" : text.toString();
    }

    private static Map<Class<?>, Map<ResourceId, Resource>> copy(Map<Class<?>, Map<ResourceId, Resource>> source) {
        Map<Class<?>, Map<ResourceId, Resource>> copied = new LinkedHashMap<>();
        for (Map.Entry<Class<?>, Map<ResourceId, Resource>> kind : source.entrySet()) {
            copied.put(kind.getKey(), Collections.unmodifiableMap(new LinkedHashMap<>(kind.getValue())));
        }
        return Collections.unmodifiableMap(copied);
    }

    /** Collects resources, then checks all of them together. Not safe to share between threads. */
    public static final class Builder {
        private final Map<Class<?>, Map<ResourceId, Resource>> resources = new LinkedHashMap<>();
        private final List<Gap> gaps = new ArrayList<>();
        private final Problems problems = new Problems();
        private ServiceTags serviceTags = ServiceTags.none();
        private Assumptions assumptions = Assumptions.standard();
        private boolean existing;

        private Builder() {}

        /**
         * Adds a resource; a virtual network brings its subnets. A resource of the same kind and id is a problem.
         *
         * @param resource the resource
         * @return this builder
         */
        public Builder add(Resource resource) {
            Resource other = byId(resource).putIfAbsent(resource.id(), resource);
            if (other != null) {
                problems.add(resource.label(), "is there twice, with the id " + resource.id());
            }
            if (resource instanceof VirtualNetwork vnet) {
                for (Subnet subnet : vnet.subnets()) {
                    add(subnet);
                }
            }
            return this;
        }

        /**
         * Puts a resource in the place of the one of the same kind and id, if there is one.
         *
         * @param resource the resource
         * @return this builder
         */
        public Builder replace(Resource resource) {
            byId(resource).put(resource.id(), resource);
            if (resource instanceof VirtualNetwork vnet) {
                resources
                        .getOrDefault(Subnet.class, new LinkedHashMap<>())
                        .values()
                        .removeIf(subnet -> ((Subnet) subnet).virtualNetwork().equals(vnet.id()));
                vnet.subnets().forEach(this::add);
            }
            return this;
        }

        /**
         * Notes something that is there and not modelled.
         *
         * @param gap what it is and what it may change
         * @return this builder
         */
        public Builder gap(Gap gap) {
            gaps.add(gap);
            return this;
        }

        /**
         * Hands service-tag data to the network.
         *
         * @param value the data
         * @return this builder
         */
        public Builder serviceTags(ServiceTags value) {
            this.serviceTags = value;
            return this;
        }

        /**
         * Chooses how disputed points are read.
         *
         * @param value the choices
         * @return this builder
         */
        public Builder assumptions(Assumptions value) {
            this.assumptions = value;
            return this;
        }

        /**
         * Says that the network is there in Azure already. Then what Azure refuses of new resources only, or does not support
         * without refusing it, is no problem.
         *
         * @return this builder
         */
        public Builder existing() {
            this.existing = true;
            return this;
        }

        /**
         * Where problems met while the resources are made are noted, to be reported with all others.
         *
         * @return the problems so far
         */
        public Problems problems() {
            return problems;
        }

        /**
         * Checks everything and makes the network.
         *
         * @return the network
         * @throws InvalidNetworkException when anything is wrong, with all problems
         */
        public Network build() {
            NetworkRules.check(this::all, gaps, existing, problems);
            problems.throwIfAny();
            return new Network(this);
        }

        private Map<ResourceId, Resource> byId(Resource resource) {
            return resources.computeIfAbsent(resource.getClass(), kind -> new LinkedHashMap<>());
        }

        private Map<ResourceId, Resource> all(Class<?> kind) {
            return resources.getOrDefault(kind, Map.of());
        }
    }
}
