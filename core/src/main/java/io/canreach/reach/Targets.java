package io.canreach.reach;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AzureFirewall;
import io.canreach.model.CloudService;
import io.canreach.model.Endpoint;
import io.canreach.model.HostAddress;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the addresses at which a source calls an endpoint: private ones from inside, public ones from the Internet. */
final class Targets {
    private final Network network;
    private final Lookup lookup;
    private final InternetPlace internet;
    private final Traffic traffic;
    private final Translators translators;

    /** The traffic tells of several public frontends those at which a machine is called. */
    Targets(Network network, InternetPlace internet, Traffic traffic) {
        this.network = network;
        this.lookup = new Lookup(network);
        this.internet = internet;
        this.traffic = traffic;
        this.translators = new Translators(network, traffic, this::anybodyAt, this::behind);
    }

    private Sources places() {
        return new Sources(network, internet);
    }

    private ManagedEnds managed() {
        return new ManagedEnds(network, internet);
    }

    private BalancerTargets balancers() {
        return new BalancerTargets(network, internet, traffic);
    }

    private EnvironmentTargets environments() {
        return new EnvironmentTargets(network, internet, traffic);
    }

    /** What is called; none where the endpoint has no address for this source. */
    List<Target> of(Endpoint endpoint, Place source) {
        if (endpoint instanceof Endpoint.Internet) {
            return List.of(Target.anywhere("the Internet", internet.callers()));
        }
        if (endpoint instanceof Endpoint.Address address) {
            return List.of(Target.anywhere(endpoint.toString(), address.addresses()));
        }
        if (endpoint instanceof Endpoint.AppTraffic app) {
            throw new UnknownEndpointException(app + " calls and is not called; ask for " + app.app());
        }
        boolean inside = !(source instanceof Place.Internet);
        if (endpoint instanceof Endpoint.PublicFace face) {
            return publicly(face.of());
        }
        return ofNamed((Endpoint.Named) endpoint, inside);
    }

    private List<Target> ofNamed(Endpoint.Named named, boolean inside) {
        return switch (named.kind()) {
            case VM -> inside ? Stands.of(network).targets(named.name()) : publicly(named);
            case NETWORK_INTERFACE ->
                inside
                        ? Stands.privately(places().ofInterface(lookup.networkInterface(named.name())))
                        : publicly(named);
            case ASE -> environments().of(lookup.environment(named.name()), inside);
            case SUBNET -> inside ? ofSubnet(lookup.subnet(named.name())) : publicly(lookup.subnet(named.name()));
            case ON_PREMISES -> inside ? ofSite(lookup.site(named.name())) : List.of();
            case WEB_APP, SCM_SITE -> ofSite(lookup.site(named), inside);
            case LOAD_BALANCER -> balancers().of(lookup.balancer(named.name()), inside);
            case FIREWALL -> ofFirewall(lookup.firewall(named.name()), inside);
            case PRIVATE_ENDPOINT, SERVICE, APPLICATION_GATEWAY, BASTION, SQL_MANAGED_INSTANCE ->
                inside ? managed().inside(named) : managed().publicly(named);
            default -> throw new UnknownEndpointException(named + " cannot be called yet");
        };
    }

    /** The known private addresses of an endpoint. */
    IpSet privately(Endpoint endpoint) {
        if (!(endpoint instanceof Endpoint.Named named)) {
            return IpSet.empty();
        }
        return IpSet.unionOf(ofNamed(named, true).stream()
                .filter(target -> !target.isChoice() && target.publicOwner().isEmpty())
                .map(Target::addresses)
                .toList());
    }

    private List<Target> publicly(Endpoint endpoint) {
        if (!(endpoint instanceof Endpoint.Named named)) {
            return List.of();
        }
        return switch (named.kind()) {
            case VM -> ofMachine(lookup.machine(named.name()));
            case NETWORK_INTERFACE -> ofInterface(lookup.networkInterface(named.name()));
            case ASE -> environments().of(lookup.environment(named.name()), false);
            case SUBNET -> publicly(lookup.subnet(named.name()));
            case ON_PREMISES -> List.of();
            case WEB_APP, SCM_SITE -> ofSite(lookup.site(named), false);
            case LOAD_BALANCER -> balancers().publicly(lookup.balancer(named.name()));
            case FIREWALL -> ofFirewall(lookup.firewall(named.name()), false);
            case PRIVATE_ENDPOINT, SERVICE, APPLICATION_GATEWAY, BASTION, SQL_MANAGED_INSTANCE ->
                managed().publicly(named);
            default -> throw new UnknownEndpointException(named + " cannot be called yet");
        };
    }

    /** The public faces of all that stands in a subnet. */
    private List<Target> publicly(Subnet subnet) {
        List<Target> targets = new ArrayList<>();
        Set<ResourceId> seen = new HashSet<>();
        Set<ResourceId> behind = new HashSet<>();
        for (InterfaceAddress each : network.addresses().inSubnet(subnet.id())) {
            NetworkInterface nic = each.networkInterface();
            Optional<VirtualMachine> classic = nic.virtualMachine()
                    .flatMap(id -> network.find(VirtualMachine.class, id))
                    .filter(machine -> machine.cloudService().isPresent());
            if (seen.add(classic.map(VirtualMachine::id).orElse(nic.id()))) {
                targets.addAll(classic.map(this::ofMachine).orElseGet(() -> ofPublicIps(nic)));
                behind.add(nic.id());
            }
        }
        targets.addAll(Face.choose(behind(behind), !targets.isEmpty()));
        network.addresses()
                .environmentsIn(subnet.id())
                .forEach(ase -> targets.addAll(environments().of(ase, false)));
        targets.addAll(managed().publiclyIn(subnet));
        return targets;
    }

    private List<Target> ofMachine(VirtualMachine machine) {
        List<Target> targets = new ArrayList<>();
        Set<ResourceId> interfaces = new HashSet<>(machine.networkInterfaces());
        machine.cloudService()
                .filter(any -> !machine.inputEndpoints().isEmpty())
                .map(id -> network.get(CloudService.class, id))
                .ifPresent(service -> targets.add(
                        publicTarget(service, service.publicAddress(), IpFamily.IPV4, interfaces, Optional.empty())));
        for (ResourceId id : machine.networkInterfaces()) {
            network.find(NetworkInterface.class, id).ifPresent(nic -> targets.addAll(ofPublicIps(nic)));
        }
        targets.addAll(Face.choose(behind(interfaces), !targets.isEmpty()));
        return targets;
    }

    private List<Target> ofInterface(NetworkInterface nic) {
        List<Target> targets = new ArrayList<>(ofPublicIps(nic));
        targets.addAll(Face.choose(behind(Set.of(nic.id())), !targets.isEmpty()));
        return targets;
    }

    /** The addresses of others at which interfaces are called. */
    private List<Face> behind(Set<ResourceId> interfaces) {
        List<Face> faces = new ArrayList<>(balancers().facing(interfaces));
        interfaces.stream()
                .flatMap(id -> network.find(NetworkInterface.class, id).stream())
                .forEach(nic -> faces.addAll(translators.of(nic)));
        return faces;
    }

    private List<Target> ofPublicIps(NetworkInterface nic) {
        List<Target> targets = new ArrayList<>();
        nic.ipConfigurations()
                .forEach(each -> each.publicIp()
                        .map(id -> network.get(PublicIpAddress.class, id))
                        .ifPresent(ip -> targets.add(publicTarget(
                                ip,
                                ip.address(),
                                ip.family(),
                                Set.of(nic.id()),
                                Optional.of(new InterfaceAddress(nic, each))))));
        UnmodelledWayIn.target(network, nic, internet).ifPresent(targets::add);
        return targets;
    }

    /** An address that is not known is one unknown address of the Internet. */
    private Target publicTarget(
            Resource owner,
            HostAddress address,
            IpFamily family,
            Set<ResourceId> accepted,
            Optional<InterfaceAddress> nic) {
        boolean known = address instanceof KnownAddress;
        IpSet addresses = address instanceof KnownAddress it
                ? IpSet.of(it.ip())
                : internet.hosts().restrictTo(family);
        return new Target(owner.label(), addresses, !known, accepted, nic, Optional.of(owner));
    }

    /** Whoever is called by a public address, since what has it passes calls on. */
    private Target anybodyAt(Resource owner) {
        return owner instanceof PublicIpAddress ip
                ? publicTarget(ip, ip.address(), ip.family(), Set.of(), Optional.empty())
                : publicTarget(
                        owner, ((CloudService) owner).publicAddress(), IpFamily.IPV4, Set.of(), Optional.empty());
    }

    /** A firewall answers nothing itself: what is called at its addresses is whatever its rules translate to. */
    private List<Target> ofFirewall(AzureFirewall firewall, boolean inside) {
        if (!inside) {
            return firewall.publicIps().stream()
                    .map(id -> anybodyAt(network.get(PublicIpAddress.class, id)))
                    .toList();
        }
        Subnet subnet = network.get(Subnet.class, firewall.subnet());
        boolean known = firewall.privateAddress() instanceof KnownAddress;
        IpSet addresses = firewall.privateAddress() instanceof KnownAddress it
                ? IpSet.of(it.ip())
                : network.addresses().free(subnet, IpFamily.IPV4);
        return List.of(new Target(firewall.label(), addresses, !known, Set.of(), Optional.empty(), Optional.empty()));
    }

    /** An app in an App Service Environment is called as this is; others at their public entry, from wherever. */
    private List<Target> ofSite(AppSite site, boolean inside) {
        Optional<AppServiceEnvironment> environment =
                site.app().environment().map(id -> network.get(AppServiceEnvironment.class, id));
        return environment
                .map(ase -> environments().of(ase, inside))
                .orElseGet(() -> List.of(managed().ofApp(site)));
    }

    private List<Target> ofSubnet(Subnet subnet) {
        List<Target> targets = new ArrayList<>();
        for (Place place : places().ofSubnet(subnet)) {
            Set<ResourceId> accepted = new HashSet<>(place.resource().stream().toList());
            Optional<InterfaceAddress> nic =
                    place instanceof Place.Interface it ? Optional.of(it.address()) : Optional.empty();
            targets.add(
                    new Target(subnet.label(), place.addresses(), place.isChoice(), accepted, nic, Optional.empty()));
        }
        targets.addAll(managed().inSubnet(subnet));
        return targets;
    }

    private List<Target> ofSite(OnPremisesNetwork site) {
        return List.of(new Target(
                site.label(),
                SiteSpace.declared(network, site),
                false,
                Set.of(site.id()),
                Optional.empty(),
                Optional.empty()));
    }
}
