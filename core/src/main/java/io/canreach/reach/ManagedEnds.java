package io.canreach.reach;

import io.canreach.model.ApplicationGateway;
import io.canreach.model.AzureService;
import io.canreach.model.BastionHost;
import io.canreach.model.Endpoint;
import io.canreach.model.HostAddress;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.ServiceTag;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Private endpoints, Azure services, application gateways and bastions as ends of a question. */
final class ManagedEnds {
    private final Network network;
    private final Lookup lookup;
    private final InternetPlace internet;

    ManagedEnds(Network network, InternetPlace internet) {
        this.network = network;
        this.lookup = new Lookup(network);
        this.internet = internet;
    }

    /** From where one calls; private endpoints never do, and services only each other, from an address that nobody knows. */
    List<Place> sources(Endpoint.Named named) {
        return switch (named.kind()) {
            case APPLICATION_GATEWAY -> {
                ApplicationGateway gateway = lookup.applicationGateway(named.name());
                yield List.of(instances(gateway, gateway.subnet()));
            }
            case BASTION -> {
                BastionHost bastion = lookup.bastion(named.name());
                yield List.of(instances(bastion, bastion.subnet()));
            }
            case SQL_MANAGED_INSTANCE -> {
                SqlManagedInstance instance = lookup.managedInstance(named.name());
                yield List.of(instances(instance, instance.subnet()));
            }
            case PRIVATE_ENDPOINT -> throw silent(lookup.privateEndpoint(named.name()));
            case SERVICE -> {
                AzureService service = lookup.service(named.name());
                yield List.of(new Place.Service(service, internet.hosts().restrictTo(IpFamily.IPV4), true));
            }
            default -> throw new UnknownEndpointException(named + " does not call");
        };
    }

    /** Refuses calls of a service to anything but another one: none is modelled. */
    static void requireCallable(Place source, Target target) {
        if (source instanceof Place.Service it
                && target.publicOwner().filter(AzureService.class::isInstance).isEmpty()) {
            throw silent(it.service());
        }
    }

    private static UnknownEndpointException silent(Resource resource) {
        return new UnknownEndpointException(
                resource.label() + " is called and starts no connection itself; ask who can reach it");
    }

    /** The addresses of a subnet that something managed has; they call nobody. */
    IpSet heldIn(Subnet subnet) {
        return IpSet.unionOf(network.addresses().holders(subnet.virtualNetwork()).keySet().stream()
                .filter(subnet::contains)
                .map(IpSet::of)
                .toList());
    }

    /** Whether an interface is the one that Azure lists for a private endpoint. */
    boolean isEndpoint(InterfaceAddress nic) {
        return nic.configuration().privateAddress() instanceof KnownAddress known
                && nic.configuration()
                        .subnet()
                        .parent()
                        .flatMap(vnet -> network.addresses().holder(vnet, known.ip()))
                        .filter(PrivateEndpoint.class::isInstance)
                        .isPresent();
    }

    /** What has the addresses of a subnet that nobody is known to have: application gateways, a bastion, managed instances. */
    Optional<Resource> instancesIn(Subnet subnet) {
        return standingIn(subnet).findFirst();
    }

    private Stream<Resource> standingIn(Subnet subnet) {
        Stream<Resource> gateways = network.all(ApplicationGateway.class).stream()
                .filter(each -> each.subnet().equals(subnet.id()))
                .map(each -> each);
        Stream<Resource> bastions = network.all(BastionHost.class).stream()
                .filter(each -> each.subnet().equals(subnet.id()))
                .map(each -> each);
        Stream<Resource> databases = network.all(SqlManagedInstance.class).stream()
                .filter(each -> each.subnet().equals(subnet.id()))
                .map(each -> each);
        return Stream.of(gateways, bastions, databases).flatMap(Function.identity());
    }

    /** Refuses addresses that call nobody, and says whose they are. */
    void requireCaller(IpSet addresses) {
        for (VirtualNetwork vnet : network.all(VirtualNetwork.class)) {
            network.addresses().holders(vnet.id()).forEach((ip, holder) -> {
                if (addresses.contains(ip)) {
                    throw new UnknownEndpointException(
                            holder.label() + " has the address " + ip + ", by which it starts no connection");
                }
            });
        }
    }

    /** What is called at the addresses of a subnet that something managed has. */
    List<Target> inSubnet(Subnet subnet) {
        List<Target> targets = new ArrayList<>();
        network.addresses().holders(subnet.virtualNetwork()).forEach((ip, holder) -> {
            boolean ours = holder instanceof PrivateEndpoint
                    || holder instanceof ApplicationGateway
                    || holder instanceof SqlManagedInstance;
            if (ours && subnet.contains(ip)) {
                targets.add(target(holder, IpSet.of(ip), false, Optional.empty(), Optional.empty()));
            }
        });
        return targets;
    }

    /** What Azure runs for a resource in its subnet has addresses there, and any of them when there is more of it. */
    private Place instances(Resource owner, ResourceId id) {
        Subnet subnet = network.get(Subnet.class, id);
        return new Place.Managed(owner, subnet, network.addresses().free(subnet, IpFamily.IPV4), false);
    }

    /** At which addresses one is called from inside: private ones where it has any. */
    List<Target> inside(Endpoint.Named named) {
        return switch (named.kind()) {
            case PRIVATE_ENDPOINT -> ofEndpoint(lookup.privateEndpoint(named.name()));
            case APPLICATION_GATEWAY -> {
                List<Target> privately = ofPrivateFrontends(lookup.applicationGateway(named.name()));
                yield privately.isEmpty() ? publicly(named) : privately;
            }
            case BASTION -> {
                BastionHost bastion = lookup.bastion(named.name());
                yield bastion.publicIp().isEmpty() ? ofPrivateOnly(bastion) : publicly(named);
            }
            case SQL_MANAGED_INSTANCE -> {
                SqlManagedInstance instance = lookup.managedInstance(named.name());
                Subnet subnet = network.get(Subnet.class, instance.subnet());
                yield List.of(privately(instance, subnet, instance.privateAddress(), Optional.empty()));
            }
            default -> publicly(named);
        };
    }

    /** At which public addresses one is called. */
    List<Target> publicly(Endpoint.Named named) {
        return switch (named.kind()) {
            case PRIVATE_ENDPOINT -> {
                lookup.privateEndpoint(named.name());
                yield List.of();
            }
            case SERVICE -> List.of(ofService(lookup.service(named.name())));
            case APPLICATION_GATEWAY -> ofPublicIps(lookup.applicationGateway(named.name()));
            case BASTION -> ofPublicIps(lookup.bastion(named.name()));
            case SQL_MANAGED_INSTANCE -> ofPublicEndpoint(lookup.managedInstance(named.name()));
            default -> throw new UnknownEndpointException(named + " cannot be called yet");
        };
    }

    private List<Target> ofEndpoint(PrivateEndpoint endpoint) {
        Subnet subnet = network.get(Subnet.class, endpoint.subnet());
        List<Target> targets = new ArrayList<>();
        for (InterfaceAddress each : endpoint.interfaceAddresses()) {
            targets.add(privately(endpoint, subnet, each.configuration().privateAddress(), Optional.of(each)));
        }
        return targets;
    }

    private List<Target> ofPrivateFrontends(ApplicationGateway gateway) {
        Subnet subnet = network.get(Subnet.class, gateway.subnet());
        return gateway.frontends().stream()
                .filter(each -> each.publicIp().isEmpty())
                .map(each -> privately(gateway, subnet, each.privateAddress(), Optional.empty()))
                .toList();
    }

    private List<Target> ofPrivateOnly(BastionHost bastion) {
        Subnet subnet = network.get(Subnet.class, bastion.subnet());
        IpSet free = network.addresses().free(subnet, IpFamily.IPV4);
        return List.of(target(bastion, free, true, Optional.empty(), Optional.empty()));
    }

    /** An address that is not known is one of the subnet's that nobody else has. */
    private Target privately(Resource owner, Subnet subnet, HostAddress address, Optional<InterfaceAddress> nic) {
        return address instanceof KnownAddress known
                ? target(owner, IpSet.of(known.ip()), false, nic, Optional.empty())
                : target(owner, network.addresses().free(subnet, IpFamily.IPV4), true, nic, Optional.empty());
    }

    /** The public faces of the application gateways and bastions of a subnet. */
    List<Target> publiclyIn(Subnet subnet) {
        return standingIn(subnet)
                .flatMap(each -> each instanceof SqlManagedInstance instance
                        ? ofPublicEndpoint(instance).stream()
                        : ofPublicIps(each).stream())
                .toList();
    }

    private List<Target> ofPublicIps(Resource owner) {
        return publicIps(owner).stream().map(id -> ofPublicIp(owner, id)).toList();
    }

    private Target ofPublicIp(Resource owner, ResourceId id) {
        PublicIpAddress ip = network.get(PublicIpAddress.class, id);
        IpSet hosts = internet.hosts().restrictTo(ip.family());
        return ip.address() instanceof KnownAddress known
                ? target(owner, IpSet.of(known.ip()), false, Optional.empty(), Optional.of(ip))
                : target(owner, hosts, true, Optional.empty(), Optional.of(ip));
    }

    /** An address that is not known is any public one that the tag for SQL servers does not have. */
    private List<Target> ofPublicEndpoint(SqlManagedInstance instance) {
        if (!instance.publicDataEndpoint()) {
            return List.of();
        }
        boolean known = instance.publicAddress() instanceof KnownAddress;
        IpSet addresses = instance.publicAddress() instanceof KnownAddress it
                ? IpSet.of(it.ip())
                : internet.hosts()
                        .restrictTo(IpFamily.IPV4)
                        .minus(network.serviceTags()
                                .prefixes(new ServiceTag("Sql"))
                                .orElse(IpSet.empty()));
        return List.of(target(instance, addresses, !known, Optional.empty(), Optional.of(instance)));
    }

    /** An address that is not known is one of those that the service's tag has, or any public one without data of that. */
    private Target ofService(AzureService service) {
        IpSet possible = ServiceSpace.possible(network, internet, service);
        boolean known = service.publicAddress() instanceof KnownAddress;
        return target(service, possible, !known, Optional.empty(), Optional.of(service));
    }

    /** The public entry of an app, where its two sites are told apart by name. */
    Target ofApp(AppSite site) {
        IpSet possible = ServiceSpace.possible(network, internet, site.app().asService());
        boolean known = site.app().inboundAddress() instanceof KnownAddress;
        return new Target(
                site.label(), possible, !known, Set.of(site.app().id()), Optional.empty(), Optional.of(site.app()));
    }

    private static Target target(
            Resource owner,
            IpSet addresses,
            boolean isChoice,
            Optional<InterfaceAddress> nic,
            Optional<Resource> publicOwner) {
        return new Target(owner.label(), addresses, isChoice, Set.of(owner.id()), nic, publicOwner);
    }

    /** The public addresses by which an application gateway or a bastion calls; none of others. */
    static List<ResourceId> publicIps(Resource owner) {
        if (owner instanceof ApplicationGateway gateway) {
            return gateway.frontends().stream()
                    .flatMap(each -> each.publicIp().stream())
                    .distinct()
                    .toList();
        }
        return owner instanceof BastionHost bastion
                ? bastion.publicIp().stream().toList()
                : List.of();
    }

    /** The places that are called at a private address which nobody knows; managed instances have all that are left. */
    static List<Place.Managed> called(Network network, Target target) {
        if (target.publicOwner().isPresent() || target.isOneInterface()) {
            return List.of();
        }
        List<Place.Managed> places = new ArrayList<>();
        for (ResourceId id : target.accepted()) {
            Optional<SqlManagedInstance> instance = network.find(SqlManagedInstance.class, id);
            if (instance.isPresent()) {
                places.add(somewhere(network, instance.get(), instance.get().subnet(), target));
            }
        }
        if (!target.isChoice()) {
            return places;
        }
        for (ResourceId id : target.accepted()) {
            network.find(PrivateEndpoint.class, id)
                    .ifPresent(it -> places.add(somewhere(network, it, it.subnet(), target)));
            network.find(ApplicationGateway.class, id)
                    .ifPresent(it -> places.add(somewhere(network, it, it.subnet(), target)));
            network.find(BastionHost.class, id)
                    .ifPresent(it -> places.add(somewhere(network, it, it.subnet(), target)));
        }
        return places;
    }

    private static Place.Managed somewhere(Network network, Resource owner, ResourceId subnet, Target target) {
        return new Place.Managed(owner, network.get(Subnet.class, subnet), target.addresses(), target.isChoice());
    }

    /** Ends flows at a place that Azure manages, and sends their reply back where they are for it. */
    static void accept(Walk walk, Strand strand, Place.Managed place) {
        if (walk.target().accepts(place) || isTargetsInterface(walk, place)) {
            new Reply(walk).from(place, strand);
        } else {
            String text = "the address belongs to " + place.label() + ", not to "
                    + walk.target().label();
            walk.drop(strand, Stage.END, Decider.of(Decider.Kind.NO_OWNER, text));
        }
    }

    /** Azure lists an interface for a private endpoint, by which this may be called, too. */
    private static boolean isTargetsInterface(Walk walk, Place.Managed place) {
        Set<ResourceId> accepted = walk.target().accepted();
        return walk.network().addresses().inSubnet(place.inSubnet().id()).stream()
                .filter(each -> accepted.contains(each.networkInterface().id()))
                .anyMatch(each -> each.configuration().privateAddress() instanceof KnownAddress known
                        && place.addresses().contains(known.ip()));
    }
}
