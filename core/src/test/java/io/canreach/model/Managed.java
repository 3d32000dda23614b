package io.canreach.model;

import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes down what Azure manages: services, private endpoints, application gateways, bastions. An empty address is unknown. */
public final class Managed {
    private Managed() {}

    public static ResourceId endpointId(String name) {
        return ResourceId.of("privateEndpoints", name);
    }

    public static ResourceId serviceId(String name) {
        return ResourceId.of("storageAccounts", name);
    }

    public static ResourceId agwId(String name) {
        return ResourceId.of("applicationGateways", name);
    }

    public static ResourceId bastionId(String name) {
        return ResourceId.of("bastionHosts", name);
    }

    /** An approved private endpoint of the service 'acct'. */
    public static PrivateEndpoint endpoint(String name, ResourceId subnet, String ip) {
        return endpoint(name, subnet, ip, PrivateEndpoint.State.APPROVED);
    }

    public static PrivateEndpoint endpoint(String name, ResourceId subnet, String ip, PrivateEndpoint.State state) {
        return new PrivateEndpoint(
                endpointId(name),
                "",
                subnet,
                List.of(address(ip)),
                state,
                Optional.of(serviceId("acct")),
                List.of(),
                List.of());
    }

    public static PrivateEndpoint member(PrivateEndpoint it, String asg) {
        return new PrivateEndpoint(
                it.id(),
                it.location(),
                it.subnet(),
                it.privateAddresses(),
                it.state(),
                it.service(),
                it.groupIds(),
                List.of(Lab.asgId(asg)));
    }

    /** A storage account without a region that lets everybody in. */
    public static AzureService storage(String name, String ip) {
        return service(name, "Microsoft.Storage", ip);
    }

    public static AzureService service(String name, String service, String ip) {
        return new AzureService(serviceId(name), "", service, address(ip), true, ServiceFirewall.OPEN);
    }

    public static AzureService in(String region, AzureService it) {
        return new AzureService(
                it.id(), region, it.service(), it.publicAddress(), it.publicNetworkAccess(), it.firewall());
    }

    public static AzureService withoutPublicAccess(AzureService it) {
        return new AzureService(it.id(), it.location(), it.service(), it.publicAddress(), false, it.firewall());
    }

    /** The same service, which lets only these subnets in. */
    public static AzureService onlySubnets(AzureService it, ResourceId... subnets) {
        return guarded(
                it,
                ServiceFirewall.of(
                        Access.DENY,
                        it.firewall().ipRules(),
                        Arrays.stream(subnets).map(ServiceSubnetRule::of).toList()));
    }

    /** The same service, which lets these addresses in, and the subnets that it did before. */
    public static AzureService onlyFrom(AzureService it, String addresses) {
        List<ServiceIpRule> rules = IpSet.parse(addresses).cidrs().stream()
                .map(each -> ServiceIpRule.of("", each))
                .toList();
        return guarded(it, ServiceFirewall.of(Access.DENY, rules, it.firewall().subnetRules()));
    }

    private static AzureService guarded(AzureService it, ServiceFirewall firewall) {
        return new AzureService(
                it.id(), it.location(), it.service(), it.publicAddress(), it.publicNetworkAccess(), firewall);
    }

    /** A gateway with a private frontend, or without one where the text is "none", and with a public one likewise. */
    public static ApplicationGateway agw(String name, ResourceId subnet, String privateIp, boolean publicly) {
        List<ApplicationGateway.Frontend> frontends = new ArrayList<>();
        if (!privateIp.equals("none")) {
            frontends.add(new ApplicationGateway.Frontend("private", Optional.empty(), address(privateIp)));
        }
        if (publicly) {
            Optional<ResourceId> ip = Optional.of(Lab.publicIpId(name + "-ip"));
            frontends.add(new ApplicationGateway.Frontend("public", ip, new Unknown("a public frontend")));
        }
        return new ApplicationGateway(
                agwId(name), "", subnet, ApplicationGateway.Version.V2, frontends, List.of(), List.of());
    }

    public static ApplicationGateway listening(ApplicationGateway it, String frontend, int... ports) {
        List<ApplicationGateway.Listener> listeners = new ArrayList<>(it.listeners());
        Arrays.stream(ports).forEach(port -> listeners.add(new ApplicationGateway.Listener(frontend, port)));
        return new ApplicationGateway(
                it.id(), it.location(), it.subnet(), it.version(), it.frontends(), listeners, it.backends());
    }

    public static ApplicationGateway calling(ApplicationGateway it, int port, String... ips) {
        List<HostAddress> members = Arrays.stream(ips).map(Managed::address).toList();
        List<ApplicationGateway.Backend> backends = List.of(new ApplicationGateway.Backend(members, port));
        return new ApplicationGateway(
                it.id(), it.location(), it.subnet(), it.version(), it.frontends(), it.listeners(), backends);
    }

    public static BastionHost bastion(String name, ResourceId subnet, BastionHost.Sku sku, boolean publicly) {
        Optional<ResourceId> ip = publicly ? Optional.of(Lab.publicIpId(name + "-ip")) : Optional.empty();
        return new BastionHost(bastionId(name), "", subnet, sku, ip);
    }

    /** The public IP of a gateway or bastion. */
    public static PublicIpAddress publicIp(String owner, String ip) {
        return new PublicIpAddress(
                Lab.publicIpId(owner + "-ip"), "", PublicIpAddress.Sku.STANDARD, IpFamily.IPV4, address(ip));
    }

    private static HostAddress address(String ip) {
        return ip.isEmpty() ? new Unknown("not declared") : KnownAddress.parse(ip);
    }
}
