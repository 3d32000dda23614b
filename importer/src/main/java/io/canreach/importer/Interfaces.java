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
import java.util.Optional;

/** Reads network interfaces. */
final class Interfaces {
    static final Comparator<Node> PRIMARY_FIRST =
            (a, b) -> Boolean.compare(b.flag("primary", false), a.flag("primary", false));

    private static final List<String> POOLS = List.of(
            "loadBalancerBackendAddressPools",
            "loadBalancerInboundNatRules",
            "applicationGatewayBackendAddressPools",
            "gatewayLoadBalancer");

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
        checkPrivateEndpoint(id, node);
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

    private void checkPools(ResourceId nic, Node configuration) {
        for (String field : POOLS) {
            Node node = configuration.get(field);
            boolean used = node.isExpression()
                    || (node.isArray()
                            ? !node.items().isEmpty()
                            : node.reference().isPresent());
            if (used) {
                String met = "'" + nic.name() + "' is used by " + field + ", which are not modelled";
                assembly.wayInAndOut(nic, node, met);
            }
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
