package io.canreach.dsl;

import io.canreach.model.ApplicationSecurityGroup;
import io.canreach.model.Assumption;
import io.canreach.model.Assumptions;
import io.canreach.model.CloudService;
import io.canreach.model.Network;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.ServiceTag;
import io.canreach.model.ServiceTags;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** A network in the making: reads what was declared, notes what is wrong, and builds when all was read. */
final class Draft {
    private static final Set<ServiceTag> COMPUTED =
            Set.of(ServiceTag.VIRTUAL_NETWORK, ServiceTag.INTERNET, ServiceTag.AZURE_LOAD_BALANCER);
    private final Network.Builder builder = Network.builder();
    private final List<VnetFacts> vnets = new ArrayList<>();
    private final List<PeeringDeclaration> peerings = new ArrayList<>();
    private final Map<ResourceId, Object> said = new HashMap<>();
    private final Map<ResourceId, String> places = new HashMap<>();
    private final Map<ResourceId, Resource> made = new LinkedHashMap<>();
    private final Map<ResourceId, CloudService> services = new LinkedHashMap<>();
    private final ServicesDraft azureServices = new ServicesDraft(this);
    private final List<Runnable> afterVnets = new ArrayList<>();
    private ServiceTags tags = ServiceTags.none();
    private Assumptions assumptions = Assumptions.standard();

    private Draft() {}

    static Network of(List<Declaration> parts) {
        Draft draft = new Draft();
        draft.declare(parts, true);
        Peers peers = new Peers(draft.vnets, draft.peerings, draft);
        for (VnetFacts vnet : draft.vnets) {
            new VnetDraft(draft, vnet).add(peers.of(vnet));
        }
        draft.addLater();
        draft.declare(parts, false);
        return draft.built();
    }

    private void declare(List<Declaration> parts, boolean vnetsAndPeerings) {
        for (Declaration part : parts) {
            if (isVnetOrPeering(part) == vnetsAndPeerings) {
                part.declareIn(this);
            }
        }
    }

    private void addLater() {
        for (Runnable add : afterVnets) {
            add.run();
        }
    }

    private Network built() {
        for (CloudService service : services.values()) {
            add(service);
        }
        azureServices.add();
        return builder.serviceTags(tags).assumptions(assumptions).build();
    }

    private static boolean isVnetOrPeering(Declaration part) {
        return part instanceof VnetDeclaration || part instanceof PeeringDeclaration;
    }

    void vnet(VnetFacts facts) {
        vnets.add(facts);
    }

    List<VnetFacts> vnets() {
        return List.copyOf(vnets);
    }

    /** For what names something that may stand in another virtual network. */
    void later(Runnable add) {
        afterVnets.add(add);
    }

    void peering(PeeringDeclaration peering) {
        peerings.add(peering);
    }

    void tags(ServiceTags data) {
        tags = data;
    }

    void tag(String name, List<String> prefixes) {
        String place = "service tag '" + name + "'";
        if (prefixes.isEmpty()) {
            problem(place + " has no prefix; at least one is needed");
        }
        each(place, prefixes, Cidr::parse)
                .flatMap(cidrs -> attempt("", () -> tags.with(declarable(name), IpSet.of(cidrs))))
                .ifPresent(this::tags);
    }

    private static ServiceTag declarable(String name) {
        ServiceTag tag = new ServiceTag(name);
        if (COMPUTED.contains(tag)) {
            throw new IllegalArgumentException(
                    "service tag '" + name + "' is not data: what it stands for is found from the network");
        }
        return tag;
    }

    void assume(Assumption assumption, Assumption.Reading reading) {
        assumptions = assumptions.with(assumption, reading);
    }

    void nsg(NsgDeclaration.Facts facts) {
        new NsgDraft(this, facts).addUnlessAttached();
    }

    ResourceId asg(String name) {
        ResourceId id = id("ASG", "applicationSecurityGroups", name);
        if (said.putIfAbsent(id, name) == null) {
            add(new ApplicationSecurityGroup(id, ""));
        }
        return id;
    }

    Optional<ResourceId> routeTable(RouteTableDeclaration.Facts facts) {
        ResourceId id = id("route table", "routeTables", facts.name());
        return once(facts.label(), id, facts, () -> new RouteDraft(this, facts).table(id));
    }

    Optional<ResourceId> publicIp(PublicIpDeclaration.Facts facts, Sku unlessSaid) {
        ResourceId id = id("public IP", "publicIPAddresses", facts.name());
        Addresses addresses = new Addresses(this, "public IP '" + facts.name() + "'");
        return once(addresses.place(), id, facts, () -> addresses.publicIp(id, facts, unlessSaid));
    }

    /** A site without prefixes only refers to one that is declared elsewhere. */
    ResourceId site(OnPremisesDeclaration site) {
        ResourceId id =
                id("on-premises network", "localNetworkGateways", site.facts().name());
        List<String> prefixes = site.facts().prefixes();
        if (!prefixes.isEmpty()) {
            once(
                    site.toString(),
                    id,
                    site,
                    () -> each(site.toString(), prefixes, Cidr::parse).map(cidrs -> new OnPremisesNetwork(id, cidrs)));
        }
        return id;
    }

    /** What is only referred to by its name is made as well, once all was read. */
    ResourceId service(ServiceDeclaration service) {
        return azureServices.note(service.facts());
    }

    /** A cloud service is what the first machine in it says of its VIP, or the first that says it at all. */
    void cloudService(CloudService service) {
        CloudService other = services.putIfAbsent(service.id(), service);
        if (other != null && !other.equals(service)) {
            services.put(service.id(), Addresses.merged(this, other, service));
        }
    }

    /** Makes a resource the first time it is said, and notes a problem when it is said otherwise later. */
    Optional<ResourceId> once(
            String label, ResourceId id, Object facts, Supplier<? extends Optional<? extends Resource>> make) {
        Object other = said.putIfAbsent(id, facts);
        if (other != null && !other.equals(facts)) {
            problem("two different declarations of " + label + "; one name stands for one resource");
        }
        if (other == null) {
            make.get().ifPresent(this::add);
        }
        return places.containsKey(id) ? Optional.of(id) : Optional.empty();
    }

    Optional<Object> said(ResourceId id) {
        return Optional.ofNullable(said.get(id));
    }

    /** Whether a resource may stand here: a name is used once. */
    boolean mayStand(String label, ResourceId id, String place) {
        String other = places.putIfAbsent(id, place);
        if (other != null) {
            problem(label + " is declared twice, in " + other + " and in " + place
                    + "; one name stands for one resource");
        }
        return other == null;
    }

    /** Whether something bears an id, even if it could not be made. */
    boolean isDeclared(ResourceId id) {
        return places.containsKey(id);
    }

    <T extends Resource> Optional<T> made(Class<T> kind, ResourceId id) {
        return Optional.ofNullable(made.get(id)).filter(kind::isInstance).map(kind::cast);
    }

    <T extends Resource> List<T> made(Class<T> kind) {
        return Lists.ofKind(made.values(), kind);
    }

    void add(Resource resource) {
        places.putIfAbsent(resource.id(), "");
        made.putIfAbsent(resource.id(), resource);
        builder.add(resource);
    }

    ResourceId id(String kind, String type, String name) {
        if (name.isBlank() || name.contains("/")) {
            problem(kind + " name '" + name + "' is not allowed: it must not be empty and must not hold a slash");
            return ResourceId.of(type, "unnamed");
        }
        return ResourceId.of(type, name);
    }

    int problemCount() {
        return builder.problems().found().size();
    }

    void problem(String message) {
        builder.problems().add("", message);
    }

    <T> Optional<T> attempt(String place, Supplier<T> make) {
        return builder.problems().attempt(place, make);
    }

    /** Reads all of a list, noting every problem; empty when there was one. */
    <T, R> Optional<List<R>> each(String place, List<T> raw, Function<T, R> read) {
        List<R> all = new ArrayList<>();
        for (T one : raw) {
            Optional<R> made = attempt(place, () -> read.apply(one));
            if (made.isPresent()) {
                all.add(made.get());
            }
        }
        return all.size() == raw.size() ? Optional.of(all) : Optional.empty();
    }
}
