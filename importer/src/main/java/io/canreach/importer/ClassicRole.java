package io.canreach.importer;

import io.canreach.model.DeploymentModel;
import io.canreach.model.Gap;
import io.canreach.model.HostAddress;
import io.canreach.model.InputEndpoint;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A role of a deployment: a machine, or several instances that are alike. */
final class ClassicRole {
    /** So long a prefix holds the address of a role in no virtual network. */
    private static final int OUTSIDE = 16;

    private static final String OUTSIDE_MEANS =
            "it is given one of its own; of what it reaches without the Internet only the roles of its service are known";

    private final Assembly assembly;
    private final ClassicAcls acls;
    private final ClassicGroups groups;
    private final Place place;
    private final XmlElement role;
    private final ClassicPlacement.Said said;

    ClassicRole(Assembly assembly, ClassicAcls acls, ClassicGroups groups, Place place, XmlElement role) {
        this.assembly = assembly;
        this.acls = acls;
        this.groups = groups;
        this.place = place;
        this.role = role;
        this.said = place.said(role.value("RoleName"));
    }

    /**
     * Where a role runs.
     *
     * @param service its cloud service
     * @param vip the service's public address
     * @param vnets the names of virtual networks, of which it is in one; none where it is in none
     * @param doubt why its virtual network is not known; empty where it is
     * @param roles all roles of its deployment
     * @param placement what service configurations say of it
     */
    record Place(
            ResourceId service,
            HostAddress vip,
            List<String> vnets,
            String doubt,
            List<XmlElement> roles,
            ClassicPlacement placement) {
        ClassicPlacement.Said said(String role) {
            Optional<String> network = doubt.isEmpty() ? vnets.stream().findFirst() : Optional.empty();
            return placement.addresses(roles, role, network);
        }
    }

    private boolean isMachine() {
        return role.is("PersistentVMRole") || role.value("RoleType").equals("PersistentVMRole");
    }

    /** The role's settings: its own, and those of service configurations that are surely meant for it. */
    private List<XmlElement> settings() {
        List<XmlElement> settings = new ArrayList<>(role.at("ConfigurationSets", "ConfigurationSet"));
        settings.addAll(said.settings());
        return settings;
    }

    void read(Optional<XmlElement> instance) {
        String name = isMachine()
                ? role.value("RoleName")
                : instance.map(each -> each.value("InstanceName")).orElse("");
        String known = name.isEmpty() ? role.value("RoleName") : name;
        Classic.id("virtualMachines", known, role).ifPresent(id -> machine(id.name(), instance));
    }

    private void machine(String name, Optional<XmlElement> instance) {
        ResourceId id = place.service().child("virtualMachines", name);
        List<XmlElement> settings = settings();
        ResourceId nic = id.child("networkInterfaces", name);
        subnet(settings, address(settings, instance))
                .ifPresent(subnet -> Classic.put(assembly, role, nic(id, nic, subnet, settings, instance)));
        List<ResourceId> nics = assembly.has(NetworkInterface.class, nic) ? List.of(nic) : List.of();
        ClassicEndpoints endpoints =
                new ClassicEndpoints(assembly, acls, place, role.value("RoleName"), nic, isMachine());
        Classic.put(assembly, role, machine(id, nics, endpointsOf(endpoints, settings, instance)));
        instance.filter(each -> each.value("PowerState").startsWith("Stop"))
                .ifPresent(each -> each.info("'" + name + "' is stopped", "verdicts are for machines that run"));
        reportUnmodelled(nic, settings);
        reportUnmodelled(nic, said.others());
    }

    private VirtualMachine machine(ResourceId id, List<ResourceId> nics, List<InputEndpoint> endpoints) {
        return new VirtualMachine(
                id,
                DeploymentModel.CLASSIC,
                "",
                nics,
                Optional.of(place.service()),
                endpoints,
                Optional.empty(),
                VirtualMachine.PowerState.RUNNING);
    }

    private static List<InputEndpoint> endpointsOf(
            ClassicEndpoints endpoints, List<XmlElement> settings, Optional<XmlElement> instance) {
        List<XmlElement> listed = settings.stream()
                .flatMap(each -> each.at("InputEndpoints", "InputEndpoint").stream())
                .filter(each -> !each.value("LocalPort").isEmpty() || instance.isEmpty())
                .toList();
        return listed.isEmpty() && instance.isPresent()
                ? endpoints.read(instance.get().at("InstanceEndpoints", "InstanceEndpoint"), true)
                : endpoints.read(listed, false);
    }

    private NetworkInterface nic(
            ResourceId machine,
            ResourceId id,
            ResourceId subnet,
            List<XmlElement> settings,
            Optional<XmlElement> instance) {
        IpConfiguration address = IpConfiguration.of("primary", subnet, address(settings, instance));
        NetworkInterface nic = new NetworkInterface(
                id, "", List.of(address), Optional.empty(), forwards(settings), Optional.of(machine));
        return groupOf(settings).map(nic::withNetworkSecurityGroup).orElse(nic);
    }

    private static boolean forwards(List<XmlElement> settings) {
        return settings.stream().anyMatch(each -> each.value("IPForwarding").equalsIgnoreCase("Enabled"));
    }

    private Optional<ResourceId> groupOf(List<XmlElement> settings) {
        return settings.stream()
                .flatMap(each -> groups.attachedTo(each).stream())
                .findFirst();
    }

    private static HostAddress address(List<XmlElement> settings, Optional<XmlElement> instance) {
        List<XmlElement> said = new ArrayList<>();
        instance.ifPresent(each -> said.addAll(each.all("IpAddress")));
        settings.forEach(each -> said.addAll(each.all("StaticVirtualNetworkIPAddress")));
        return said.stream()
                .filter(each -> !each.text().isEmpty())
                .findFirst()
                .map(each -> ClassicDeployments.address(each, "what depends on its address is undetermined"))
                .orElseGet(() -> new Unknown("the private address of the role is not in the input"));
    }

    /** The role's subnet; one that is not there is made, of which neither addresses nor rules are known. */
    private Optional<ResourceId> subnet(List<XmlElement> settings, HostAddress address) {
        if (place.vnets().isEmpty()) {
            return Optional.of(outside(place.service().child("virtualNetworks", "none"), address));
        }
        if (!place.doubt().isEmpty()) {
            ResourceId network = place.service().child("virtualNetworks", "unknown");
            return Optional.of(nowhere(network, "unknown", place.doubt()));
        }
        return Classic.id(ClassicSites.VNET, place.vnets().get(0), role)
                .flatMap(id -> subnet(id, names(settings), address));
    }

    private Optional<ResourceId> subnet(ResourceId vnet, List<String> names, HostAddress address) {
        Optional<String> holding = holding(vnet, names, address);
        String doubt = holding.isPresent() ? "" : doubt(names, address);
        if (!doubt.isEmpty()) {
            String owner = role.value("RoleName") + " of " + place.service().name();
            return Optional.of(nowhere(vnet, "unknown (" + owner + ")", doubt));
        }
        return subnet(vnet, holding.or(() -> names.stream().findFirst()).orElse("unknown"));
    }

    /** Why a role whose address is in none of its subnets stands nobody knows where; empty where one is named. */
    private String doubt(List<String> names, HostAddress address) {
        if (names.isEmpty() && !said.doubt().isEmpty()) {
            return said.doubt();
        }
        if (names.size() == 1 || address instanceof KnownAddress) {
            return "";
        }
        return names.isEmpty()
                ? "neither the subnet nor the address of the role is in the input"
                : "the role may be in any of the subnets " + String.join(", ", names)
                        + ", and its address is not in the input";
    }

    /** The subnets that a machine, or else a service configuration, names for the role. */
    private static List<String> names(List<XmlElement> settings) {
        Stream<String> own = settings.stream()
                .flatMap(each -> each.at("SubnetNames", "SubnetName").stream())
                .map(XmlElement::text);
        Stream<String> configured = settings.stream()
                .flatMap(each -> each.at("Subnets", "Subnet").stream())
                .map(Classic::name);
        return Stream.concat(own, configured)
                .filter(text -> !text.isEmpty() && text.indexOf('/') < 0)
                .toList();
    }

    /** Of several subnets, or where none is named, the one that holds the address. */
    private Optional<String> holding(ResourceId vnet, List<String> names, HostAddress address) {
        Stream<Subnet> there =
                assembly.find(VirtualNetwork.class, vnet).stream().flatMap(each -> each.subnets().stream());
        return there.filter(subnet -> names.isEmpty() || names.stream().anyMatch(subnet.name()::equalsIgnoreCase))
                .filter(subnet -> holds(subnet, address))
                .map(Subnet::name)
                .findFirst();
    }

    private static boolean holds(Subnet subnet, HostAddress address) {
        return address instanceof KnownAddress known && subnet.addresses().contains(known.ip());
    }

    private Optional<ResourceId> subnet(ResourceId vnet, String name) {
        ResourceId id = vnet.child("subnets", name);
        if (assembly.has(Subnet.class, id)) {
            return Optional.of(id);
        }
        if (isDescribed(vnet)) {
            role.refuse(
                    "subnet '" + name + "' of the role is not in vnet '" + vnet.name() + "'",
                    "where the role stands is not known");
            return Optional.empty();
        }
        return Optional.of(standIn(vnet, name, "subnet '" + vnet.name() + "/" + name + "' is not in the input"));
    }

    private boolean isDescribed(ResourceId vnet) {
        return assembly.find(VirtualNetwork.class, vnet)
                .filter(each -> !each.addressSpace().isEmpty())
                .isPresent();
    }

    /** A role in no virtual network has an address of Azure's own; it is given a network that holds it. */
    private ResourceId outside(ResourceId vnet, HostAddress address) {
        role.info("the role is in no virtual network", OUTSIDE_MEANS);
        List<Cidr> block = block(vnet, address);
        String name = block.isEmpty() ? "unknown" : block.get(0).first().toString();
        ResourceId id = vnet.child("subnets", name);
        if (!assembly.has(Subnet.class, id)) {
            addTo(vnet, Subnet.of(id, block));
            if (block.isEmpty()) {
                leaveOpen(id, new Unknown("the private address of the role is not in the input"));
            }
        }
        return id;
    }

    /** A prefix that holds the address, unless Azure would keep the address for itself there. */
    private static List<Cidr> block(ResourceId vnet, HostAddress address) {
        if (!(address instanceof KnownAddress known) || known.ip().family() != IpFamily.IPV4) {
            return List.of();
        }
        List<Cidr> block = List.of(Cidr.parseNormalized(known.ip() + "/" + OUTSIDE));
        Subnet subnet = Subnet.of(vnet.child("subnets", "any"), block);
        return subnet.usableAddresses().contains(known.ip()) ? block : List.of();
    }

    /** A role of which configurations do not say where it stands. */
    private ResourceId nowhere(ResourceId vnet, String name, String doubt) {
        ResourceId id = vnet.child("subnets", name);
        return assembly.has(Subnet.class, id) ? id : standIn(vnet, name, doubt);
    }

    private ResourceId standIn(ResourceId vnet, String name, String met) {
        ResourceId id = vnet.child("subnets", name);
        Unknown reason = role.node().unknown(met, "its addresses, NSG and routes are not known");
        ResourceId rules = id.child("networkSecurityGroups", "unknown");
        ResourceId routes = id.child("routeTables", "unknown");
        assembly.put(NetworkSecurityGroup.unknown(rules, reason));
        assembly.put(RouteTables.unknown(routes, reason));
        addTo(vnet, Subnet.of(id, List.of()).withNetworkSecurityGroup(rules).withRouteTable(routes));
        if (isDescribed(vnet)) {
            leaveSubnetsOpen(vnet, reason);
        } else {
            leaveOpen(id, reason);
        }
        return id;
    }

    private void addTo(ResourceId vnet, Subnet subnet) {
        VirtualNetwork there = assembly.find(VirtualNetwork.class, vnet)
                .orElseGet(() -> new VirtualNetwork(
                        vnet, DeploymentModel.CLASSIC, "", List.of(), List.of(), List.of(), List.of()));
        assembly.put(subnet);
        assembly.put(new VirtualNetwork(
                vnet,
                there.model(),
                there.location(),
                joined(there.addressSpace(), subnet.prefixes()),
                there.dnsServers(),
                joined(there.subnets(), List.of(subnet)),
                there.peerings()));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    private void leaveOpen(ResourceId subnet, Unknown reason) {
        assembly.gap(subnet.parent().orElseThrow(), Gap.Effect.ADDRESSES, reason);
        assembly.gap(subnet, Gap.Effect.ADDRESSES, reason);
    }

    /** What stands somewhere in a network that is described may have an address of any of its subnets. */
    private void leaveSubnetsOpen(ResourceId vnet, Unknown reason) {
        assembly.find(VirtualNetwork.class, vnet).stream()
                .flatMap(each -> each.subnets().stream())
                .forEach(each -> assembly.gap(each.id(), Gap.Effect.ADDRESSES, reason));
    }

    private void reportUnmodelled(ResourceId nic, List<XmlElement> settings) {
        for (XmlElement each : settings) {
            each.at("PublicIPs", "PublicIP")
                    .forEach(ip -> assembly.wayInAndOut(nic, ip.node(), "the role has a public address of its own"));
            each.at("NetworkInterfaces", "NetworkInterface")
                    .forEach(more -> assembly.wayInAndOut(nic, more.node(), "the role has another network interface"));
        }
    }
}
