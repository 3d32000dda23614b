package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.HostAddress;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.NetworkInterface;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.packet.IpFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads network interfaces. */
final class Interfaces {
    static final Comparator<Node> PRIMARY_FIRST =
            (a, b) -> Boolean.compare(b.flag("primary", false), a.flag("primary", false));

    /** Fields that name what an interface is behind, with the type that it is part of. */
    private static final Map<String, String> POOLS = Map.of(
            "loadBalancerBackendAddressPools", Types.LOAD_BALANCER,
            "loadBalancerInboundNatRules", Types.LOAD_BALANCER,
            "loadBalancerInboundNatPools", Types.LOAD_BALANCER,
            "applicationGatewayBackendAddressPools", Types.APPLICATION_GATEWAY);

    private final Assembly assembly;
    private final Addresses addresses;
    private final PublicIps publicIps;

    Interfaces(Assembly assembly) {
        this.assembly = assembly;
        this.addresses = new Addresses(assembly);
        this.publicIps = new PublicIps(assembly);
    }

    void read() {
        for (String type : List.of(Types.NIC, Types.SCALE_SET_NIC)) {
            assembly.make(type, this::nic).forEach(made -> assembly.put(made.value()));
        }
    }

    private Optional<NetworkInterface> nic(ResourceId id, Node node) {
        if (PrivateEndpoints.has(node, assembly)) {
            node.info(
                    "'" + id.name() + "' is the interface of a private endpoint",
                    "the endpoint is asked about instead");
            return Optional.empty();
        }
        List<Node> places =
                node.objects("ipConfigurations").stream().sorted(PRIMARY_FIRST).toList();
        if (places.isEmpty() && node.laterIn("ipConfigurations").isPresent()) {
            return Optional.of(somewhere(assembly, id, node.get("ipConfigurations")));
        }
        if (!places.stream().allMatch(each -> hasSubnet(id, each))) {
            return Optional.empty();
        }
        List<IpConfiguration> configurations = new ArrayList<>();
        places.forEach(each -> configurations.add(configuration(id, each)));
        places.forEach(each -> checkPools(id, each));
        places.forEach(each -> checkChain(id, each));
        checkPrivateEndpoint(id, node);
        assembly.place(id, node);
        NetworkInterface nic = made(id, node, configurations);
        publicIps.checkSkus(nic, node);
        return Optional.of(nic);
    }

    /** An interface of which it is not known where it stands and what address it has. */
    static NetworkInterface somewhere(Assembly assembly, ResourceId id, Node node) {
        ResourceId subnet = assembly.unknownNetworks().placeSomewhere(id, node);
        Unknown reason = new Unknown("where '" + id.name() + "' stands is not known");
        assembly.doubts().open(id, reason);
        return new NetworkInterface(
                id,
                "",
                List.of(IpConfiguration.of("unknown", subnet, reason)),
                Optional.empty(),
                false,
                Optional.empty());
    }

    private NetworkInterface made(ResourceId id, Node node, List<IpConfiguration> configurations) {
        return new NetworkInterface(
                id,
                node.location(),
                configurations,
                SecurityGroups.attachedTo(id, node, assembly),
                node.flag("enableIPForwarding", false),
                node.reference("virtualMachine"));
    }

    private IpConfiguration configuration(ResourceId nic, Node node) {
        String absent = "the private address of '" + nic.name() + "' is assigned on deployment";
        Node place = node.get("privateIPAddress");
        HostAddress address = Addresses.host(place, absent, "what depends on the address is undetermined");
        IpFamily family = family(address, node);
        ResourceId subnet = subnet(nic, node);
        Optional<ResourceId> publicIp = publicIps.attachedTo(nic, node, family);
        return new IpConfiguration(node.name(nic), subnet, family, address, publicIp, groups(node));
    }

    private static IpFamily family(HostAddress address, Node configuration) {
        return address instanceof KnownAddress known
                ? known.ip().family()
                : PublicIps.family(configuration, "privateIPAddressVersion");
    }

    private List<ResourceId> groups(Node configuration) {
        List<ResourceId> groups = new ArrayList<>();
        for (Node group : configuration.list("applicationSecurityGroups")) {
            group.reference().ifPresent(id -> groups.add(addresses.group(id, group)));
        }
        return groups;
    }

    /** An interface whose subnet is not known cannot be placed. */
    private boolean hasSubnet(ResourceId nic, Node configuration) {
        Node node = configuration.get("subnet");
        if (SecurityGroups.reference(node).isExpression()) {
            assembly.unknownNetworks().placeSomewhere(nic, node);
            return true;
        }
        Optional<ResourceId> subnet = node.reference();
        if (subnet.isPresent() && assembly.unknownNetworks().place(subnet.get(), node)) {
            return true;
        }
        String what = subnet.map(id -> "subnet '" + shortName(id) + "' of ").orElse("the subnet of ");
        Node place = node.isPresent() ? node : configuration;
        place.error(
                what + "network interface '" + nic.name() + "' is not in the input",
                "the interface is left out: questions about it fail, and its address looks as if nobody had it");
        return false;
    }

    private static ResourceId subnet(ResourceId nic, Node configuration) {
        Node node = configuration.get("subnet");
        boolean later = SecurityGroups.reference(node).isExpression();
        return later ? UnknownNetworks.somewhere(nic) : node.reference().orElseThrow();
    }

    private static String shortName(ResourceId subnet) {
        return subnet.parent().map(vnet -> vnet.name() + "/").orElse("") + subnet.name();
    }

    /** Behind what is not in the input it may be called, and call, by ways that are not known. */
    private void checkPools(ResourceId nic, Node configuration) {
        POOLS.forEach((field, type) -> {
            Node list = configuration.get(field);
            (list.isExpression() ? List.of(list) : list.items())
                    .stream().filter(each -> !isThere(each, type)).forEach(each -> {
                        String met =
                                "'" + nic.name() + "' is used by " + field + ", of something that is not in the input";
                        assembly.wayInAndOut(nic, each, met);
                    });
        });
    }

    private boolean isThere(Node part, String type) {
        return References.known(part)
                .flatMap(ResourceId::parent)
                .filter(owner -> assembly.inventory().has(type, owner))
                .isPresent();
    }

    /** What a chained appliance drops is its own business. */
    private void checkChain(ResourceId nic, Node configuration) {
        Node node = configuration.get("gatewayLoadBalancer");
        if (node.isPresent()) {
            String met = "the traffic of '" + nic.name() + "' goes by a gateway load balancer, which is not modelled";
            assembly.gap(nic, Gap.Effect.SECURITY, node, met);
        }
    }

    /** The interface by which all instances of a scale set are alike. */
    Optional<ResourceId> standIn(ResourceId set, Node profile, String location) {
        ResourceId id = set.child("networkInterfaces", profile.name(set));
        Optional<NetworkInterface> nic =
                assembly.attempt(id, profile, this::nic).map(Made::value);
        nic.ifPresent(each -> {
            assembly.put(inScaleSet(each, set, location));
            profile.objects("ipConfigurations").forEach(own -> checkPublicIp(id, own, set));
        });
        return nic.map(NetworkInterface::id);
    }

    private static NetworkInterface inScaleSet(NetworkInterface nic, ResourceId set, String location) {
        return new NetworkInterface(
                nic.id(),
                location,
                nic.ipConfigurations(),
                nic.networkSecurityGroup(),
                nic.ipForwarding(),
                Optional.of(set));
    }

    private void checkPublicIp(ResourceId nic, Node configuration, ResourceId set) {
        Node own = configuration.get("publicIPAddressConfiguration");
        if (own.isPresent()) {
            String met = "each instance of '" + set.name() + "' has a public IP that is not in the input";
            assembly.wayInAndOut(nic, own, met);
        }
    }

    private void checkPrivateEndpoint(ResourceId nic, Node node) {
        Node endpoint = node.get("privateEndpoint");
        if (endpoint.isPresent()) {
            String met = "'" + nic.name() + "' belongs to a private endpoint, to which NSGs need not apply";
            assembly.gap(nic, Gap.Effect.SECURITY, endpoint, met);
        }
    }
}
