package io.canreach.model;

import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who has which address in a {@link Network}. Private addresses are looked up within one virtual network. */
public final class AddressIndex {
    private static final IpSet PRIVATE = IpSet.unionOf(List.of(
            AddressClass.RFC_1918.addresses(), AddressClass.RFC_6598.addresses(), AddressClass.RFC_4193.addresses()));

    private final Map<ResourceId, Map<Ip, InterfaceAddress>> privately = new HashMap<>();
    private final Map<ResourceId, List<InterfaceAddress>> bySubnet = new HashMap<>();
    private final Map<ResourceId, InterfaceAddress> byPublicIp = new HashMap<>();
    private final Map<ResourceId, Map<Ip, Resource>> held = new HashMap<>();
    private final Map<ResourceId, Resource> publicUsers = new HashMap<>();
    private final Map<Ip, Resource> publicly = new HashMap<>();
    private final Map<Ip, List<AzureService>> services = new HashMap<>();
    private final Map<Ip, List<WebApp>> webApps = new HashMap<>();
    private final Map<ResourceId, List<AppServiceEnvironment>> environments = new HashMap<>();
    private final Map<ResourceId, Integer> undeclared = new HashMap<>();
    private final IpSet publicAddresses;
    private final Network network;

    AddressIndex(Network network) {
        this.network = network;
        for (NetworkInterface each : network.all(NetworkInterface.class)) {
            index(each);
        }
        for (PublicIpAddress each : network.all(PublicIpAddress.class)) {
            index(each.address(), each);
        }
        for (AzureService each : network.all(AzureService.class)) {
            index(each.publicAddress(), each);
            if (each.publicAddress() instanceof KnownAddress known) {
                Grouped.add(services, known.ip(), each);
            }
        }
        for (SqlManagedInstance each : network.all(SqlManagedInstance.class)) {
            if (each.publicDataEndpoint()) {
                index(each.publicAddress(), each);
            }
        }
        for (WebApp each : network.all(WebApp.class)) {
            if (each.environment().isEmpty() && each.inboundAddress() instanceof KnownAddress known) {
                publicly.put(known.ip(), each);
                Grouped.add(webApps, known.ip(), each);
            }
        }
        for (CloudService each : network.all(CloudService.class)) {
            index(each.publicAddress(), each);
        }
        new ManagedAddresses(network, this::hold, publicUsers::put).index();
        for (AppServiceEnvironment ase : network.all(AppServiceEnvironment.class)) {
            index(ase);
        }
        List<IpSet> known = new ArrayList<>();
        for (Ip each : publicly.keySet()) {
            known.add(IpSet.of(each));
        }
        publicAddresses = IpSet.unionOf(known);
    }

    private void index(AppServiceEnvironment ase) {
        for (HostAddress each : ase.outboundAddresses()) {
            index(each, ase);
        }
        index(ase.publicVip(), ase);
        for (IpSslAddress each : ase.settings().ipSslAddresses()) {
            index(each.address(), ase);
        }
        Grouped.add(environments, ase.subnet(), ase);
    }

    /**
     * The interface that has an address in a virtual network.
     *
     * @param virtualNetwork the network's id
     * @param ip the address
     * @return the interface, or empty when none is known to have it
     */
    public Optional<InterfaceAddress> owner(ResourceId virtualNetwork, Ip ip) {
        return Optional.ofNullable(
                privately.getOrDefault(virtualNetwork, Map.of()).get(ip));
    }

    /**
     * What Azure manages and has an address in a virtual network: a private endpoint, a load balancer's frontend, a
     * firewall, an application gateway.
     *
     * @param virtualNetwork the network's id
     * @param ip the address
     * @return the resource, or empty when none is known to have it
     */
    public Optional<Resource> holder(ResourceId virtualNetwork, Ip ip) {
        return Optional.ofNullable(held.getOrDefault(virtualNetwork, Map.of()).get(ip));
    }

    /**
     * What Azure manages and has addresses in a virtual network.
     *
     * @param virtualNetwork the network's id
     * @return each known address with the resource that has it, in the order in which they were added
     */
    public Map<Ip, Resource> holders(ResourceId virtualNetwork) {
        return Collections.unmodifiableMap(held.getOrDefault(virtualNetwork, Map.of()));
    }

    /**
     * What uses a public IP address resource, other than a network interface.
     *
     * @param publicIp the resource's id
     * @return a load balancer, firewall, application gateway, bastion or NAT gateway
     */
    public Optional<Resource> publicUser(ResourceId publicIp) {
        return Optional.ofNullable(publicUsers.get(publicIp));
    }

    /**
     * The interface addresses of a subnet.
     *
     * @param subnet the subnet's id
     * @return known and unknown addresses alike
     */
    public List<InterfaceAddress> inSubnet(ResourceId subnet) {
        return List.copyOf(bySubnet.getOrDefault(subnet, List.of()));
    }

    /**
     * The App Service Environments of a subnet.
     *
     * @param subnet the subnet's id
     * @return none, or usually one
     */
    public List<AppServiceEnvironment> environmentsIn(ResourceId subnet) {
        return List.copyOf(environments.getOrDefault(subnet, List.of()));
    }

    /**
     * What in this network has a public address.
     *
     * @param ip the address
     * @return a public IP address resource, a cloud service, an App Service Environment or an Azure service
     */
    public Optional<Resource> publicOwner(Ip ip) {
        return Optional.ofNullable(publicly.get(ip));
    }

    /**
     * The Azure services that are called at a public address, which many may share.
     *
     * @param ip the address
     * @return none, one or several
     */
    public List<AzureService> services(Ip ip) {
        return List.copyOf(services.getOrDefault(ip, List.of()));
    }

    /**
     * The web apps outside of App Service Environments that are called at a public address, which many may share.
     *
     * @param ip the address
     * @return none, one or several
     */
    public List<WebApp> webApps(Ip ip) {
        return List.copyOf(webApps.getOrDefault(ip, List.of()));
    }

    /**
     * All public addresses that something in this network is known to have.
     *
     * @return the addresses
     */
    public IpSet publicAddresses() {
        return publicAddresses;
    }

    /**
     * The interface to which a public IP address resource is attached.
     *
     * @param publicIp the resource's id
     * @return the interface, or empty when it is attached to none
     */
    public Optional<InterfaceAddress> attachedTo(ResourceId publicIp) {
        return Optional.ofNullable(byPublicIp.get(publicIp));
    }

    /**
     * The addresses that an interface with an unknown address may have: usable ones that no other interface has.
     *
     * @param subnet the subnet; one of which no prefix is known may be anywhere in its virtual network, and this one anywhere among
     *     private addresses where its space is not known either
     * @param family IPv4 or IPv6
     * @return the free addresses
     */
    public IpSet free(Subnet subnet, IpFamily family) {
        if (!subnet.prefixes().isEmpty()) {
            return freeIn(subnet, family);
        }
        Optional<VirtualNetwork> vnet = network.find(VirtualNetwork.class, subnet.virtualNetwork());
        return vnet.isPresent() ? freeIn(vnet.get(), family) : IpSet.empty();
    }

    /**
     * The addresses that what Azure manages in a subnet has, of which nobody knows which.
     *
     * @param subnet the subnet; of one of which no prefix is known, those that are free, and in no other subnet if there are such
     * @return the usable addresses of both families
     */
    public IpSet usable(Subnet subnet) {
        if (!subnet.prefixes().isEmpty()) {
            return subnet.usableAddresses();
        }
        IpSet free = free(subnet, IpFamily.IPV4).union(free(subnet, IpFamily.IPV6));
        IpSet between = network.find(VirtualNetwork.class, subnet.virtualNetwork())
                .map(vnet -> free.minus(IpSet.unionOf(
                        vnet.subnets().stream().map(Subnet::addresses).toList())))
                .orElse(free);
        return between.isEmpty() ? free : between;
    }

    /** What the subnets of a virtual network leave free, and what none of them is known to have. */
    private IpSet freeIn(VirtualNetwork vnet, IpFamily family) {
        IpSet between = (network.gaps(vnet.id(), Gap.Effect.ADDRESSES).isEmpty()
                        ? vnet.addresses()
                        : vnet.addresses().union(PRIVATE))
                .restrictTo(family);
        List<IpSet> free = new ArrayList<>();
        for (Subnet each : vnet.subnets()) {
            free.add(freeIn(each, family));
            between = between.minus(each.addresses());
        }
        free.add(between.minus(addresses(privately.getOrDefault(vnet.id(), Map.of())))
                .minus(addresses(holders(vnet.id()))));
        return IpSet.unionOf(free);
    }

    private static IpSet addresses(Map<Ip, ?> owners) {
        return IpSet.unionOf(owners.keySet().stream().map(IpSet::of).toList());
    }

    /**
     * Why an address of a virtual network may be somebody's though no subnet is known to have it.
     *
     * @param vnet a virtual network
     * @return what is not known of its address space, or of the prefix of a subnet; none where all is known
     */
    public List<Unknown> betweenSubnets(VirtualNetwork vnet) {
        List<Unknown> reasons = new ArrayList<>(network.gaps(vnet.id(), Gap.Effect.ADDRESSES));
        for (Subnet each : vnet.subnets()) {
            if (each.prefixes().isEmpty()) {
                reasons.addAll(network.gaps(each.id(), Gap.Effect.ADDRESSES));
            }
        }
        return reasons;
    }

    private IpSet freeIn(Subnet subnet, IpFamily family) {
        List<IpSet> taken = inSubnet(subnet.id()).stream()
                .map(each -> each.configuration().privateAddress())
                .filter(KnownAddress.class::isInstance)
                .map(address -> IpSet.of(((KnownAddress) address).ip()))
                .toList();
        IpSet managed = addresses(holders(subnet.virtualNetwork()));
        return subnet.usableAddresses()
                .restrictTo(family)
                .minus(IpSet.unionOf(taken))
                .minus(managed);
    }

    /**
     * How many interfaces of a subnet have an address that is not known.
     *
     * @param subnet the subnet's id
     * @return zero or more
     */
    public int undeclared(ResourceId subnet) {
        return undeclared.getOrDefault(subnet, 0);
    }

    /**
     * Whether the address of every interface is known.
     *
     * @return false when one interface at least has an address that is not
     */
    public boolean isComplete() {
        return undeclared.isEmpty();
    }

    private void index(NetworkInterface nic) {
        for (IpConfiguration each : nic.ipConfigurations()) {
            InterfaceAddress address = new InterfaceAddress(nic, each);
            Grouped.add(bySubnet, each.subnet(), address);
            if (each.publicIp().isPresent()) {
                byPublicIp.put(each.publicIp().get(), address);
            }
            Optional<ResourceId> vnet = each.subnet().parent();
            if (!(each.privateAddress() instanceof KnownAddress known)) {
                undeclared.merge(each.subnet(), 1, Integer::sum);
            } else if (vnet.isPresent()) {
                privately.computeIfAbsent(vnet.get(), id -> new HashMap<>()).put(known.ip(), address);
            }
        }
    }

    private void hold(ResourceId subnet, HostAddress address, Resource resource) {
        if (address instanceof KnownAddress known) {
            subnet.parent()
                    .ifPresent(vnet -> held.computeIfAbsent(vnet, id -> new LinkedHashMap<>())
                            .put(known.ip(), resource));
        } else {
            undeclared.merge(subnet, 1, Integer::sum);
        }
    }

    private void index(HostAddress address, Resource owner) {
        if (address instanceof KnownAddress known) {
            publicly.put(known.ip(), owner);
        }
    }
}
