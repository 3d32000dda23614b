package io.canreach.model;

import io.canreach.packet.Cidr;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Writes a network down from the outside to the inside: what is attached goes to what was named last. */
public final class Lab {
    private final Map<String, VirtualNetwork> vnets = new LinkedHashMap<>();
    private final Map<String, NetworkInterface> nics = new LinkedHashMap<>();
    private final Map<String, VirtualMachine> vms = new LinkedHashMap<>();
    private final List<Resource> others = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Map<ServiceTag, IpSet> tags = new LinkedHashMap<>();
    private Assumptions assumptions = Assumptions.standard();
    private boolean existing;
    private String vnet = "";
    private String subnet = "";
    private String vm = "";

    public static ResourceId vnetId(String name) {
        return ResourceId.of("virtualNetworks", name);
    }

    public static ResourceId subnetId(String vnet, String name) {
        return vnetId(vnet).child("subnets", name);
    }

    public static ResourceId nicId(String vm) {
        return ResourceId.of("networkInterfaces", vm + "-nic");
    }

    public static ResourceId vmId(String vm) {
        return ResourceId.of("virtualMachines", vm);
    }

    public static ResourceId nsgId(String name) {
        return ResourceId.of("networkSecurityGroups", name);
    }

    public static ResourceId asgId(String name) {
        return ResourceId.of("applicationSecurityGroups", name);
    }

    public static ResourceId tableId(String name) {
        return ResourceId.of("routeTables", name);
    }

    public static ResourceId publicIpId(String name) {
        return ResourceId.of("publicIPAddresses", name);
    }

    public static ResourceId serviceId(String name) {
        return ResourceId.of("cloudServices", name);
    }

    public static ResourceId aseId(String name) {
        return ResourceId.of("hostingEnvironments", name);
    }

    public static ResourceId siteId(String name) {
        return ResourceId.of("localNetworkGateways", name);
    }

    public static ResourceId gatewayId(String name) {
        return ResourceId.of("virtualNetworkGateways", name);
    }

    public static ResourceId endpointId(String name) {
        return ResourceId.of("privateEndpoints", name);
    }

    public static ResourceId connectionId(String gateway, String site) {
        return ResourceId.of("connections", gateway + "-" + site);
    }

    public static SecurityRule rule(int priority, Direction direction, Access access) {
        String name = (direction == Direction.INBOUND ? "rule-" : "out-") + priority;
        return SecurityRule.of(name, priority, direction, access);
    }

    public static SecurityRule allowIn(int priority) {
        return rule(priority, Direction.INBOUND, Access.ALLOW);
    }

    public static SecurityRule denyIn(int priority) {
        return rule(priority, Direction.INBOUND, Access.DENY);
    }

    public static SecurityRule allowOut(int priority) {
        return rule(priority, Direction.OUTBOUND, Access.ALLOW);
    }

    public static SecurityRule denyOut(int priority) {
        return rule(priority, Direction.OUTBOUND, Access.DENY);
    }

    public static Prefix prefix(String text) {
        return new Prefix(Cidr.parse(text));
    }

    public static List<Cidr> cidrs(String... texts) {
        return Arrays.stream(texts).map(Cidr::parse).toList();
    }

    public Lab vnet(String name, String... prefixes) {
        return addVnet(name, DeploymentModel.RESOURCE_MANAGER, prefixes);
    }

    public Lab classicVnet(String name, String... prefixes) {
        return addVnet(name, DeploymentModel.CLASSIC, prefixes);
    }

    private Lab addVnet(String name, DeploymentModel model, String... prefixes) {
        vnet = name;
        vnets.put(name, new VirtualNetwork(vnetId(name), model, "", cidrs(prefixes), List.of(), List.of(), List.of()));
        return this;
    }

    /** Names a network again, to attach more to it. */
    public Lab in(String name) {
        vnet = name;
        return this;
    }

    /** Whether the network named last has a subnet. */
    public boolean hasSubnet(String name) {
        return get(vnets, vnet).subnets().stream().anyMatch(each -> each.name().equals(name));
    }

    /** Whether the subnet named last has addresses of both families. */
    public boolean isDual() {
        return get(vnets, vnet).subnets().stream()
                .filter(each -> each.name().equals(subnet))
                .anyMatch(each -> each.prefixes().size() > 1);
    }

    /** Names a subnet of the network named last again, to attach more to it. */
    public Lab atSubnet(String name) {
        subnet = name;
        return this;
    }

    public Lab subnet(String name, String... prefixes) {
        subnet = name;
        return changeVnet(subnets -> {
            List<Subnet> more = new ArrayList<>(subnets);
            more.add(Subnet.of(subnetId(vnet, name), cidrs(prefixes)));
            return more;
        });
    }

    /** The region of the network named last. */
    public Lab location(String region) {
        VirtualNetwork old = get(vnets, vnet);
        vnets.put(
                vnet,
                new VirtualNetwork(
                        old.id(),
                        old.model(),
                        region,
                        old.addressSpace(),
                        old.dnsServers(),
                        old.subnets(),
                        old.peerings()));
        return this;
    }

    /** A service endpoint on the subnet named last. */
    public Lab serviceEndpoint(String service, String... locations) {
        return changeSubnet(each -> {
            List<ServiceEndpoint> more = new ArrayList<>(each.serviceEndpoints());
            more.add(new ServiceEndpoint(service, List.of(locations)));
            return each.withServiceEndpoints(more);
        });
    }

    public Lab policies(PrivateEndpointPolicies value) {
        return changeSubnet(each -> each.withPrivateEndpointPolicies(value));
    }

    /** A private endpoint in the subnet named last; an empty address is one that is not declared. */
    public Lab privateEndpoint(String name, String ip) {
        HostAddress address =
                ip.isEmpty() ? new Unknown("address of '" + name + "' not declared") : KnownAddress.parse(ip);
        return add(new PrivateEndpoint(
                endpointId(name),
                "",
                subnetId(vnet, subnet),
                List.of(address),
                PrivateEndpoint.State.APPROVED,
                Optional.empty(),
                List.of(),
                List.of()));
    }

    /** An instance of an Azure service with a known public address. */
    public Lab service(String name, String service, String location, String ip) {
        return add(new AzureService(
                ResourceId.of("services", name),
                location,
                service,
                KnownAddress.parse(ip),
                true,
                ServiceFirewall.OPEN));
    }

    public Lab group(String name, String... members) {
        List<ResourceId> ids = Arrays.stream(members).map(Lab::vnetId).toList();
        return add(new ConnectedGroup(ResourceId.of("connectedGroups", name), ids));
    }

    /** Both directions of a VPN between the gateways of two networks. */
    public Lab vnetToVnet(String one, String other, GatewayConnection.Status status, boolean bgp) {
        return add(new VnetToVnetConnection(connectionId(one, other), gatewayId(one), gatewayId(other), status, bgp))
                .add(new VnetToVnetConnection(connectionId(other, one), gatewayId(other), gatewayId(one), status, bgp));
    }

    private Lab changeVnet(UnaryOperator<List<Subnet>> change) {
        VirtualNetwork old = get(vnets, vnet);
        vnets.put(
                vnet,
                new VirtualNetwork(
                        old.id(),
                        old.model(),
                        old.location(),
                        old.addressSpace(),
                        old.dnsServers(),
                        change.apply(old.subnets()),
                        old.peerings()));
        return this;
    }

    private Lab changeSubnet(UnaryOperator<Subnet> change) {
        return changeVnet(subnets -> subnets.stream()
                .map(each -> each.name().equals(subnet) ? change.apply(each) : each)
                .toList());
    }

    /** The subnet named last, changed. */
    public Lab changed(UnaryOperator<Subnet> change) {
        return changeSubnet(change);
    }

    /** A new NSG on the subnet named last. */
    public Lab subnetNsg(String name, SecurityRule... rules) {
        others.add(NetworkSecurityGroup.of(nsgId(name), List.of(rules)));
        return sharedNsg(name);
    }

    /** An NSG that is there already, on the subnet named last. */
    public Lab sharedNsg(String name) {
        return changeSubnet(each -> each.withNetworkSecurityGroup(nsgId(name)));
    }

    public Lab unknownSubnetNsg(String name) {
        others.add(NetworkSecurityGroup.unknown(nsgId(name), new Unknown("NSG '" + name + "' is not given")));
        return sharedNsg(name);
    }

    public Lab routes(Route... routes) {
        return routes(false, routes);
    }

    public Lab routes(boolean withoutPropagation, Route... routes) {
        ResourceId id = tableId("rt-" + vnet + "-" + subnet);
        others.add(new RouteTable(id, "", List.of(routes), withoutPropagation));
        return changeSubnet(each -> each.withRouteTable(id));
    }

    /** A machine with one interface; an empty address is one that is not declared. */
    public Lab vm(String name, String ip) {
        HostAddress address =
                ip.isEmpty() ? new Unknown("address of '" + name + "' not declared") : KnownAddress.parse(ip);
        vm = name;
        nics.put(
                name,
                NetworkInterface.of(nicId(name), List.of(IpConfiguration.of("ip", subnetId(vnet, subnet), address)))
                        .withVirtualMachine(vmId(name)));
        vms.put(name, VirtualMachine.of(vmId(name), List.of(nicId(name))));
        return this;
    }

    /** The machine named last forwards, as it is told. */
    public Lab forwarding(Appliance appliance) {
        vms.computeIfPresent(vm, (name, machine) -> machine.withAppliance(appliance));
        return changeNic(NetworkInterface::withIpForwarding);
    }

    /** A machine forwards as it is told, at interfaces that are told so. */
    public Lab behaving(String machine, Appliance appliance) {
        vms.computeIfPresent(machine, (name, old) -> old.withAppliance(appliance));
        return this;
    }

    /** The interface named last may forward. */
    public Lab ipForwarding() {
        return changeNic(NetworkInterface::withIpForwarding);
    }

    public Lab stopped(String machine) {
        vms.computeIfPresent(machine, (name, old) -> old.withPowerState(VirtualMachine.PowerState.STOPPED));
        return this;
    }

    /** One more address on the interface named last. */
    public Lab moreAddress(String ip) {
        NetworkInterface old = get(nics, vm);
        List<IpConfiguration> more = new ArrayList<>(old.ipConfigurations());
        more.add(IpConfiguration.of("ip" + more.size(), subnetId(vnet, subnet), KnownAddress.parse(ip)));
        return changeNic(nic -> with(nic, more));
    }

    /** One more interface on the machine named last, in the subnet named last. */
    public Lab moreNic(String nicOwner, String ip) {
        String machine = vm;
        vm(nicOwner, ip);
        vms.remove(nicOwner);
        nics.put(nicOwner, get(nics, nicOwner).withVirtualMachine(vmId(machine)));
        VirtualMachine old = get(vms, machine);
        List<ResourceId> ids = new ArrayList<>(old.networkInterfaces());
        ids.add(nicId(nicOwner));
        vms.put(machine, VirtualMachine.of(old.id(), ids));
        return this;
    }

    private Lab changeNic(UnaryOperator<NetworkInterface> change) {
        nics.put(vm, change.apply(get(nics, vm)));
        return this;
    }

    private Lab changeIp(UnaryOperator<IpConfiguration> change) {
        return changeNic(nic -> {
            List<IpConfiguration> all = new ArrayList<>(nic.ipConfigurations());
            all.set(all.size() - 1, change.apply(all.get(all.size() - 1)));
            return with(nic, all);
        });
    }

    private static NetworkInterface with(NetworkInterface nic, List<IpConfiguration> configurations) {
        return new NetworkInterface(
                nic.id(),
                nic.location(),
                configurations,
                nic.networkSecurityGroup(),
                nic.ipForwarding(),
                nic.virtualMachine());
    }

    public Lab nicNsg(String name, SecurityRule... rules) {
        others.add(NetworkSecurityGroup.of(nsgId(name), List.of(rules)));
        return changeNic(nic -> nic.withNetworkSecurityGroup(nsgId(name)));
    }

    /** A public address of the interface named last; an empty one is not allocated yet. */
    public Lab publicIp(PublicIpAddress.Sku sku, String address) {
        return publicIp(vm + "-ip", sku, address);
    }

    /** A public address of that name of the interface's last address. */
    public Lab publicIp(String name, PublicIpAddress.Sku sku, String address) {
        HostAddress host = address.isEmpty() ? new Unknown("not allocated") : KnownAddress.parse(address);
        IpFamily family = host instanceof KnownAddress known ? known.ip().family() : IpFamily.IPV4;
        ResourceId id = publicIpId(name);
        others.add(new PublicIpAddress(id, "", sku, family, host));
        return changeIp(each -> each.withPublicIp(id));
    }

    /** Makes the interface named last a member of groups, which are added where they are new. */
    public Lab asg(String... names) {
        List<ResourceId> ids = Arrays.stream(names).map(Lab::asgId).toList();
        ids.forEach(this::addGroup);
        return changeIp(each -> each.withApplicationSecurityGroups(ids));
    }

    private void addGroup(ResourceId id) {
        if (others.stream().noneMatch(each -> each.id().equals(id))) {
            others.add(new ApplicationSecurityGroup(id, ""));
        }
    }

    /** A cloud service; its machines are made by {@link #classicVm}. */
    public Lab cloudService(String name, String vip) {
        HostAddress address = vip.isEmpty() ? new Unknown("VIP not declared") : KnownAddress.parse(vip);
        others.add(new CloudService(serviceId(name), "", address));
        return this;
    }

    public Lab classicVm(String name, String ip, String service, InputEndpoint... endpoints) {
        vm(name, ip);
        vms.put(
                name,
                new VirtualMachine(
                        vmId(name),
                        DeploymentModel.CLASSIC,
                        "",
                        List.of(nicId(name)),
                        Optional.of(serviceId(service)),
                        List.of(endpoints),
                        Optional.empty(),
                        VirtualMachine.PowerState.RUNNING));
        return this;
    }

    public static InputEndpoint endpoint(int publicPort, int privatePort, AclRule... rules) {
        Optional<EndpointAcl> acl = rules.length == 0 ? Optional.empty() : Optional.of(new EndpointAcl(List.of(rules)));
        return new InputEndpoint("e" + publicPort, Protocol.TCP, publicPort, privatePort, acl, Optional.empty());
    }

    public Lab ase(String name, AppServiceEnvironment.Version version) {
        return add(AppServiceEnvironment.external(aseId(name), version, subnetId(vnet, subnet)));
    }

    public Lab ase(String name, AppServiceEnvironment.Version version, boolean internal, String inbound, String out) {
        Function<String, HostAddress> parse =
                text -> text.isEmpty() ? new Unknown("VIP not declared") : KnownAddress.parse(text);
        return add(new AppServiceEnvironment(
                aseId(name),
                "",
                version,
                subnetId(vnet, subnet),
                InternalLoadBalancing.of(internal, internal),
                parse.apply(inbound),
                List.of(parse.apply(out)),
                AseSettings.STANDARD));
    }

    /** Peers two networks on both sides with Azure's defaults. */
    public Lab peer(String one, String other) {
        return peerOneSide(one, VnetPeering.connected("to-" + other, vnetId(other)))
                .peerOneSide(other, VnetPeering.connected("to-" + one, vnetId(one)));
    }

    public Lab peerOneSide(String owner, VnetPeering peering) {
        VirtualNetwork old = get(vnets, owner);
        List<VnetPeering> more = new ArrayList<>(old.peerings());
        more.add(peering);
        vnets.put(owner, old.withPeerings(more));
        return this;
    }

    /** A VPN gateway in the network named last, with its subnet. */
    public Lab vpn(String name, String subnetPrefix) {
        return subnet(Subnet.GATEWAY_SUBNET, subnetPrefix).vpn(name);
    }

    /** A VPN gateway in the network named last, in the GatewaySubnet that is there. */
    public Lab vpn(String name) {
        return gateway(name, VirtualNetworkGateway.Type.VPN);
    }

    /** An ExpressRoute gateway in the network named last, in the GatewaySubnet that is there. */
    public Lab expressRoute(String name) {
        return gateway(name, VirtualNetworkGateway.Type.EXPRESS_ROUTE);
    }

    private Lab gateway(String name, VirtualNetworkGateway.Type type) {
        return add(new VirtualNetworkGateway(gatewayId(name), "", vnetId(vnet), type, GatewaySettings.STANDARD));
    }

    public Lab site(String name, String... prefixes) {
        return add(new OnPremisesNetwork(siteId(name), cidrs(prefixes)));
    }

    public Lab connect(String gateway, String site, GatewayConnection.Status status, String... learned) {
        return add(new GatewayConnection(
                connectionId(gateway, site),
                gatewayId(gateway),
                siteId(site),
                status,
                cidrs(learned),
                GatewayConnection.Kind.SITE,
                false,
                false,
                Optional.empty()));
    }

    /** A connection of a gateway to a site that is up. */
    public static GatewayConnection connection(String gateway, String site) {
        return GatewayConnection.of(
                connectionId(gateway, site),
                gatewayId(gateway),
                siteId(site),
                GatewayConnection.Status.CONNECTED,
                GatewayConnection.Kind.SITE);
    }

    /** A connection of a gateway to a site that is up, with BGP. */
    public Lab connectByBgp(String gateway, String site, String... learned) {
        return add(connection(gateway, site).withLearnedPrefixes(cidrs(learned)));
    }

    /** VPN clients of a gateway, with their pool. */
    public Lab clients(String gateway, String name, String... pool) {
        return site(name, pool)
                .add(GatewayConnection.of(
                        connectionId(gateway, name),
                        gatewayId(gateway),
                        siteId(name),
                        GatewayConnection.Status.CONNECTED,
                        GatewayConnection.Kind.CLIENTS));
    }

    /** Both directions of a VPN between the gateways of two virtual networks, up. */
    public Lab tunnel(String one, String other, boolean bgp) {
        return vnetToVnet(one, other, GatewayConnection.Status.CONNECTED, bgp);
    }

    /** One direction of a VPN between the gateways of two virtual networks. */
    public Lab halfTunnel(String from, String to, GatewayConnection.Status status, boolean bgp) {
        return add(new VnetToVnetConnection(connectionId(from, to), gatewayId(from), gatewayId(to), status, bgp));
    }

    /** Changes the settings of a gateway that is there. */
    public Lab settings(String gateway, UnaryOperator<GatewaySettings> change) {
        others.replaceAll(
                each -> each instanceof VirtualNetworkGateway it && it.id().equals(gatewayId(gateway))
                        ? it.withSettings(change.apply(it.settings()))
                        : each);
        return this;
    }

    /** Peers a spoke with a hub whose gateways it uses. */
    public Lab spoke(String spoke, String hub) {
        return peerOneSide(spoke, transit(hub, false, true)).peerOneSide(hub, transit(spoke, true, false));
    }

    private static VnetPeering transit(String remote, boolean allow, boolean use) {
        return new VnetPeering(
                "to-" + remote,
                vnetId(remote),
                VnetPeering.State.CONNECTED,
                true,
                false,
                allow,
                use,
                List.of(),
                PeeringScope.WHOLE);
    }

    /** The peering of a network with another, where it has one, uses the gateways of that, which allow it. */
    public Lab usesGatewaysOf(String spoke, String hub) {
        changePeering(spoke, hub, each -> each.withRemoteGateways(true));
        return changePeering(hub, spoke, each -> each.withGatewayTransit(true));
    }

    private Lab changePeering(String owner, String remote, UnaryOperator<VnetPeering> change) {
        VirtualNetwork old = get(vnets, owner);
        vnets.put(
                owner,
                old.withPeerings(old.peerings().stream()
                        .map(each -> each.remote().equals(vnetId(remote)) ? change.apply(each) : each)
                        .toList()));
        return this;
    }

    public Lab add(Resource resource) {
        others.add(resource);
        return this;
    }

    public Lab gap(ResourceId affected, Gap.Effect effect, String reason) {
        gaps.add(new Gap(affected, effect, new Unknown(reason)));
        return this;
    }

    public Lab tag(String name, String addresses) {
        tags.put(new ServiceTag(name), IpSet.parse(addresses));
        return this;
    }

    public Lab assume(Assumption assumption, Assumption.Reading reading) {
        assumptions = assumptions.with(assumption, reading);
        return this;
    }

    /** The network is there in Azure already. */
    public Lab existing() {
        existing = true;
        return this;
    }

    public Network network() {
        Network.Builder builder = Network.builder().assumptions(assumptions);
        if (existing) {
            builder.existing();
        }
        if (!tags.isEmpty()) {
            builder.serviceTags(ServiceTags.of("test data", tags));
        }
        vnets.values().forEach(builder::add);
        nics.values().forEach(builder::add);
        vms.values().forEach(builder::add);
        others.forEach(builder::add);
        gaps.forEach(builder::gap);
        return builder.build();
    }

    private static <T> T get(Map<String, T> map, String name) {
        return Optional.ofNullable(map.get(name)).orElseThrow(() -> new IllegalStateException("no " + name));
    }
}
