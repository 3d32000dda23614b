package io.canreach.model;

import io.canreach.model.ApplicationGateway.Version;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.packet.IpFamily;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Resources as short as can be, for tests of what is refused; an empty address is one that is not declared. */
public final class Kit {
    private Kit() {}

    public static ResourceId id(String name) {
        return ResourceId.of("things", name);
    }

    public static HostAddress host(String address) {
        return address.isEmpty() ? new Unknown("not declared") : KnownAddress.parse(address);
    }

    public static PublicIpAddress publicIp(String name, Sku sku, String address) {
        HostAddress host = host(address);
        IpFamily family = host instanceof KnownAddress known ? known.ip().family() : IpFamily.IPV4;
        return new PublicIpAddress(Lab.publicIpId(name), "", sku, family, host);
    }

    private static List<ResourceId> publicIps(String... names) {
        return Arrays.stream(names).map(Lab::publicIpId).toList();
    }

    public static NatGateway natGateway(String name, NatGateway.Sku sku, String... publicIps) {
        return new NatGateway(id(name), "", sku, publicIps(publicIps), List.of());
    }

    public static AzureFirewall firewall(
            ResourceId subnet, String address, List<FirewallRuleCollection> rules, String... publicIps) {
        return new AzureFirewall(
                id("fw"), "", subnet, host(address), publicIps(publicIps), rules, List.of(), List.of());
    }

    public static FirewallRuleCollection collection(
            String name, FirewallRuleCollection.Type type, int priority, FirewallRule... rules) {
        return new FirewallRuleCollection(name, type, false, 0, priority, Access.ALLOW, List.of(rules));
    }

    public static DnatRule dnat(String name, String address) {
        return new DnatRule(
                name,
                Set.of(Protocol.TCP),
                List.of(new AnyAddress()),
                host(address),
                PortSet.of(80),
                host("10.0.1.4"),
                Optional.of(8080));
    }

    public static BastionHost bastion(String name, ResourceId subnet, String... publicIp) {
        return new BastionHost(
                id(name),
                "",
                subnet,
                BastionHost.Sku.BASIC,
                publicIps(publicIp).stream().findFirst());
    }

    public static ApplicationGateway applicationGateway(
            String name, ResourceId subnet, Version version, String... addresses) {
        List<ApplicationGateway.Frontend> frontends = Arrays.stream(addresses)
                .map(each -> new ApplicationGateway.Frontend("f" + each, Optional.empty(), host(each)))
                .toList();
        return new ApplicationGateway(id(name), "", subnet, version, frontends, List.of(), List.of());
    }

    public static PrivateEndpoint privateEndpoint(String name, ResourceId subnet, String... addresses) {
        return new PrivateEndpoint(
                id(name),
                "",
                subnet,
                Arrays.stream(addresses).map(Kit::host).toList(),
                PrivateEndpoint.State.APPROVED,
                Optional.empty(),
                List.of(),
                List.of());
    }
}
