package io.canreach.reach;

import io.canreach.model.AddressClass;
import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.Endpoint;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.OutboundTraffic;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.WebApp;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds the places from which an endpoint calls. */
final class Sources {
    private final Network network;
    private final Lookup lookup;
    private final InternetPlace internet;
    private IpSet leftOut = IpSet.empty();

    Sources(Network network, InternetPlace internet) {
        this.network = network;
        this.lookup = new Lookup(network);
        this.internet = internet;
    }

    private ManagedEnds managed() {
        return new ManagedEnds(network, internet);
    }

    private AppPlaces apps() {
        return new AppPlaces(network, internet);
    }

    /** All places of an endpoint; none where it has no address. */
    List<Place> of(Endpoint endpoint) {
        if (endpoint instanceof Endpoint.Internet) {
            return List.of(new Place.Internet(internet.callers()));
        }
        if (endpoint instanceof Endpoint.Address address) {
            return ofAddresses(address.addresses());
        }
        if (endpoint instanceof Endpoint.PublicFace) {
            throw new UnknownEndpointException(
                    endpoint + " can be called but does not call; ask from the machine itself");
        }
        if (endpoint instanceof Endpoint.AppTraffic app) {
            return List.of(ofApp(lookup.app(app.app().name()), app.traffic()));
        }
        Endpoint.Named named = (Endpoint.Named) endpoint;
        return switch (named.kind()) {
            case VM -> Stands.of(network).places(named.name());
            case NETWORK_INTERFACE -> ofInterface(lookup.networkInterface(named.name()));
            case ASE -> List.of(ofEnvironment(lookup.environment(named.name())));
            case WEB_APP -> List.of(ofApp(lookup.app(named.name()), OutboundTraffic.APPLICATION));
            case SUBNET -> ofSubnet(lookup.subnet(named.name()));
            case ON_PREMISES -> ofSite(lookup.site(named.name()));
            case PRIVATE_ENDPOINT, SERVICE, APPLICATION_GATEWAY, BASTION, SQL_MANAGED_INSTANCE ->
                managed().sources(named);
            default -> throw new UnknownEndpointException(named + " does not call");
        };
    }

    List<Place> ofInterface(NetworkInterface nic) {
        return List.copyOf(Stands.of(network).at(nic).places());
    }

    Place.Interface place(InterfaceAddress address) {
        return Stands.of(network).place(address);
    }

    Place.Environment ofEnvironment(AppServiceEnvironment ase) {
        Subnet subnet = network.get(Subnet.class, ase.subnet());
        boolean known = !subnet.prefixes().isEmpty();
        return new Place.Environment(
                ase, subnet, known ? subnet.addresses() : network.addresses().usable(subnet));
    }

    /** An app in an App Service Environment calls as this does. */
    private Place ofApp(WebApp app, OutboundTraffic traffic) {
        return app.environment()
                .map(id -> (Place) ofEnvironment(network.get(AppServiceEnvironment.class, id)))
                .orElseGet(() -> apps().of(app, traffic));
    }

    /** A subnet's interfaces, and hosts at its other addresses. */
    List<Place> ofSubnet(Subnet subnet) {
        List<Place> places = new ArrayList<>();
        IpSet rest = subnet.usableAddresses();
        for (InterfaceAddress each : calling(subnet)) {
            Place place = place(each);
            places.add(place);
            rest = place.isChoice() ? rest : rest.minus(place.addresses());
        }
        IpSet others = rest.minus(managed().heldIn(subnet));
        List<Place> calling = apps().in(subnet, others);
        if (!others.isEmpty() && calling.isEmpty()) {
            places.add(others(subnet, others));
        }
        places.addAll(others.isEmpty() ? List.of() : calling);
        return places;
    }

    /** The interfaces of a subnet; the one that Azure lists for a private endpoint calls nobody. */
    private List<InterfaceAddress> calling(Subnet subnet) {
        return network.addresses().inSubnet(subnet.id()).stream()
                .filter(each -> !managed().isEndpoint(each))
                .toList();
    }

    /** Whoever may have the addresses of a subnet that no interface is known to have. */
    private Place others(Subnet subnet, IpSet addresses) {
        List<AppServiceEnvironment> environments = network.addresses().environmentsIn(subnet.id());
        if (!environments.isEmpty() && environments.get(0).version() != AppServiceEnvironment.Version.V1) {
            return new Place.Environment(environments.get(0), subnet, addresses);
        }
        return managed()
                .instancesIn(subnet)
                .map(owner -> (Place) new Place.Managed(owner, subnet, addresses, false))
                .orElse(new Place.Hosts(subnet, addresses));
    }

    private List<Place> ofSite(OnPremisesNetwork site) {
        return List.of(new Place.Site(site, SiteSpace.declared(network, site)));
    }

    private List<Place> ofAddresses(IpSet addresses) {
        List<Place> places = new ArrayList<>();
        IpSet rest = inNetworks(addresses, places);
        rest = onPremises(rest, places);
        rest = take(rest, AddressClass.AZURE_PLATFORM.addresses(), Place.Platform::new, places);
        leaveOut(take(rest, InternetPlace.routed(), Place.Internet::new, places));
        if (places.isEmpty()) {
            managed().requireCaller(addresses);
            throw new UnknownEndpointException("nothing can have the address " + leftOut
                    + ": it is in no subnet and in no site of the network, and the Internet does not route it");
        }
        return places;
    }

    private IpSet inNetworks(IpSet addresses, List<Place> places) {
        IpSet rest = addresses;
        for (VirtualNetwork vnet : network.all(VirtualNetwork.class)) {
            IpSet inside = addresses.intersect(vnet.addresses());
            if (!inside.isEmpty()) {
                requireUnclaimed(rest, inside, vnet);
                places.addAll(insideOf(vnet, inside));
                rest = rest.minus(inside);
            }
        }
        return rest;
    }

    private IpSet onPremises(IpSet addresses, List<Place> places) {
        IpSet rest = addresses;
        for (OnPremisesNetwork site : network.all(OnPremisesNetwork.class)) {
            rest = take(rest, SiteSpace.known(network, site), inside -> new Place.Site(site, inside), places);
        }
        return rest;
    }

    /** Makes a place of the addresses that are in a space, and gives back the others. */
    private static IpSet take(IpSet addresses, IpSet space, Function<IpSet, Place> place, List<Place> places) {
        IpSet inside = addresses.intersect(space);
        if (!inside.isEmpty()) {
            places.add(place.apply(inside));
        }
        return addresses.minus(inside);
    }

    private static void requireUnclaimed(IpSet rest, IpSet inside, VirtualNetwork vnet) {
        if (!rest.encloses(inside)) {
            throw new UnknownEndpointException("the address " + inside.minus(rest) + " is in " + vnet.label()
                    + " and in another virtual network; ask by the name of a resource");
        }
    }

    private List<Place> insideOf(VirtualNetwork vnet, IpSet addresses) {
        List<Place> places = new ArrayList<>();
        IpSet rest = addresses;
        for (Subnet subnet : vnet.subnets()) {
            IpSet here = addresses.intersect(subnet.addresses());
            rest = rest.minus(here);
            unnamed(subnet, named(subnet, here, places), places);
        }
        betweenSubnets(vnet, rest, places);
        return places;
    }

    /** A subnet of which no prefix is known may have what no other one is known to have. */
    private void betweenSubnets(VirtualNetwork vnet, IpSet addresses, List<Place> places) {
        List<Subnet> possible = vnet.subnets().stream()
                .filter(each -> each.prefixes().isEmpty() && !addresses.isEmpty())
                .toList();
        IpSet rest = addresses;
        for (Subnet each : possible) {
            rest = named(each, rest, places);
        }
        for (Subnet each : possible) {
            unnamed(each, rest, places);
        }
        leaveOut(possible.isEmpty() ? rest : IpSet.empty());
    }

    /** Adds the interfaces that are known to have some of the addresses, and gives back the others. */
    private IpSet named(Subnet subnet, IpSet addresses, List<Place> places) {
        IpSet rest = addresses;
        for (InterfaceAddress each : calling(subnet)) {
            if (each.configuration().privateAddress() instanceof KnownAddress known && rest.contains(known.ip())) {
                places.add(place(each));
                rest = rest.minus(IpSet.of(known.ip()));
            }
        }
        return rest;
    }

    private void unnamed(Subnet subnet, IpSet here, List<Place> places) {
        IpSet nobody = subnet.reservedAddresses().union(managed().heldIn(subnet));
        leaveOut(here.intersect(nobody));
        addUnnamed(subnet, here.minus(nobody), places);
    }

    /** Addresses that no interface is known to have: an environment's, an interface's not declared, or anybody's. */
    private void addUnnamed(Subnet subnet, IpSet here, List<Place> places) {
        if (here.isEmpty()) {
            return;
        }
        List<AppServiceEnvironment> environments = network.addresses().environmentsIn(subnet.id());
        environments.forEach(ase -> places.add(new Place.Environment(ase, subnet, here)));
        List<Place> integrated = apps().in(subnet, here);
        places.addAll(integrated);
        for (InterfaceAddress each : calling(subnet)) {
            Place.Interface place = place(each);
            IpSet possible = place.addresses().intersect(here);
            if (place.isChoice() && !possible.isEmpty()) {
                places.add(new Place.Interface(each, subnet, possible, true));
            }
        }
        if (integrated.isEmpty()
                && environments.stream().allMatch(ase -> ase.version() == AppServiceEnvironment.Version.V1)) {
            places.add(managed()
                    .instancesIn(subnet)
                    .map(owner -> (Place) new Place.Managed(owner, subnet, here, false))
                    .orElse(new Place.Hosts(subnet, here)));
        }
    }

    private void leaveOut(IpSet nobody) {
        leftOut = leftOut.union(nobody);
    }

    /** Addresses asked about that nobody can have. */
    IpSet leftOut() {
        return leftOut;
    }
}
