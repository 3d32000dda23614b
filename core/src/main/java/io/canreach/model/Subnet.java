package io.canreach.model;

import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A subnet of a virtual network.
 *
 * @param id the subnet's id, a child of its virtual network's
 * @param prefixes its address prefixes, at least one unless the addresses of its network are a {@link Gap}; IPv6 ones
 *     are exactly /64
 * @param networkSecurityGroup the NSG attached to it
 * @param routeTable the route table attached to it
 * @param natGateway the NAT gateway attached to it
 * @param defaultOutboundAccess what it says of default outbound access
 * @param serviceEndpoints the service endpoints that are on in it
 * @param delegations the services it is delegated to, such as {@code Microsoft.Web/hostingEnvironments}
 * @param privateEndpointPolicies which policies apply to its private endpoints
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq">Virtual network FAQ</a>
 */
public record Subnet(
        ResourceId id,
        List<Cidr> prefixes,
        Optional<ResourceId> networkSecurityGroup,
        Optional<ResourceId> routeTable,
        Optional<ResourceId> natGateway,
        DefaultOutboundAccess defaultOutboundAccess,
        List<ServiceEndpoint> serviceEndpoints,
        List<String> delegations,
        PrivateEndpointPolicies privateEndpointPolicies)
        implements Resource {
    /** The name that a subnet for gateways must have. */
    public static final String GATEWAY_SUBNET = "GatewaySubnet";

    private static final int RESERVED_AT_START = 4;

    /**
     * Copies the lists.
     *
     * @param id the subnet's id, a child of its virtual network's
     * @param prefixes its address prefixes, at least one unless the addresses of its network are a {@link Gap}; IPv6 ones
     *     are exactly /64
     * @param networkSecurityGroup the NSG attached to it
     * @param routeTable the route table attached to it
     * @param natGateway the NAT gateway attached to it
     * @param defaultOutboundAccess what it says of default outbound access
     * @param serviceEndpoints the service endpoints that are on in it
     * @param delegations the services it is delegated to, such as {@code Microsoft.Web/hostingEnvironments}
     * @param privateEndpointPolicies which policies apply to its private endpoints
     */
    public Subnet {
        prefixes = List.copyOf(prefixes);
        serviceEndpoints = List.copyOf(serviceEndpoints);
        delegations = List.copyOf(delegations);
    }

    /**
     * A subnet with nothing attached.
     *
     * @param id the subnet's id
     * @param prefixes its prefixes
     * @return the subnet
     */
    public static Subnet of(ResourceId id, List<Cidr> prefixes) {
        return new Subnet(
                id,
                prefixes,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                DefaultOutboundAccess.NOT_SAID,
                List.of(),
                List.of(),
                PrivateEndpointPolicies.DISABLED);
    }

    /**
     * This subnet with an NSG attached.
     *
     * @param group the NSG's id
     * @return a new subnet
     */
    public Subnet withNetworkSecurityGroup(ResourceId group) {
        return new Subnet(
                id,
                prefixes,
                Optional.of(group),
                routeTable,
                natGateway,
                defaultOutboundAccess,
                serviceEndpoints,
                delegations,
                privateEndpointPolicies);
    }

    /**
     * This subnet with a route table attached.
     *
     * @param table the route table's id
     * @return a new subnet
     */
    public Subnet withRouteTable(ResourceId table) {
        return new Subnet(
                id,
                prefixes,
                networkSecurityGroup,
                Optional.of(table),
                natGateway,
                defaultOutboundAccess,
                serviceEndpoints,
                delegations,
                privateEndpointPolicies);
    }

    /**
     * This subnet without a route table.
     *
     * @return a new subnet
     */
    public Subnet withoutRouteTable() {
        return new Subnet(
                id,
                prefixes,
                networkSecurityGroup,
                Optional.empty(),
                natGateway,
                defaultOutboundAccess,
                serviceEndpoints,
                delegations,
                privateEndpointPolicies);
    }

    /**
     * This subnet with a NAT gateway attached.
     *
     * @param gateway the gateway's id
     * @return a new subnet
     */
    public Subnet withNatGateway(ResourceId gateway) {
        return new Subnet(
                id,
                prefixes,
                networkSecurityGroup,
                routeTable,
                Optional.of(gateway),
                defaultOutboundAccess,
                serviceEndpoints,
                delegations,
                privateEndpointPolicies);
    }

    /**
     * This subnet with default outbound access on or off.
     *
     * @param value what it says
     * @return a new subnet
     */
    public Subnet withDefaultOutboundAccess(DefaultOutboundAccess value) {
        return new Subnet(
                id,
                prefixes,
                networkSecurityGroup,
                routeTable,
                natGateway,
                value,
                serviceEndpoints,
                delegations,
                privateEndpointPolicies);
    }

    /**
     * This subnet with service endpoints.
     *
     * @param value those that are on
     * @return a new subnet
     */
    public Subnet withServiceEndpoints(List<ServiceEndpoint> value) {
        return new Subnet(
                id,
                prefixes,
                networkSecurityGroup,
                routeTable,
                natGateway,
                defaultOutboundAccess,
                value,
                delegations,
                privateEndpointPolicies);
    }

    /**
     * This subnet delegated to services.
     *
     * @param value such as {@code Microsoft.Sql/managedInstances}
     * @return a new subnet
     */
    public Subnet withDelegations(List<String> value) {
        return new Subnet(
                id,
                prefixes,
                networkSecurityGroup,
                routeTable,
                natGateway,
                defaultOutboundAccess,
                serviceEndpoints,
                value,
                privateEndpointPolicies);
    }

    /**
     * This subnet with policies for its private endpoints.
     *
     * @param value which apply
     * @return a new subnet
     */
    public Subnet withPrivateEndpointPolicies(PrivateEndpointPolicies value) {
        return new Subnet(
                id,
                prefixes,
                networkSecurityGroup,
                routeTable,
                natGateway,
                defaultOutboundAccess,
                serviceEndpoints,
                delegations,
                value);
    }

    /**
     * The virtual network's id.
     *
     * @return the parent of this subnet's id
     */
    public ResourceId virtualNetwork() {
        Optional<ResourceId> parent = id.parent();
        if (parent.isEmpty()) {
            throw new InvalidValueException("subnet id '" + id + "' must be a child of a virtual network's id");
        }
        return parent.get();
    }

    /**
     * All addresses of the subnet, the reserved ones included.
     *
     * @return the union of its prefixes
     */
    public IpSet addresses() {
        return IpSet.of(prefixes);
    }

    /**
     * The addresses that Azure keeps for itself: the first four and the last of each prefix.
     *
     * @return five addresses a prefix
     */
    public IpSet reservedAddresses() {
        List<IpSet> reserved = new ArrayList<>();
        for (Cidr prefix : prefixes) {
            boolean tiny = prefix.size().compareTo(BigInteger.valueOf(RESERVED_AT_START)) <= 0;
            Ip lastAtStart = tiny ? prefix.last() : prefix.first().plus(RESERVED_AT_START - 1L);
            reserved.add(IpSet.range(prefix.first(), lastAtStart));
            reserved.add(IpSet.of(prefix.last()));
        }
        return IpSet.unionOf(reserved);
    }

    /**
     * The addresses that interfaces can have.
     *
     * @return all addresses without the reserved ones
     */
    public IpSet usableAddresses() {
        return addresses().minus(reservedAddresses());
    }

    /**
     * Whether an address lies in the subnet.
     *
     * @param ip the address
     * @return true when one of the prefixes contains it
     */
    public boolean contains(Ip ip) {
        for (Cidr prefix : prefixes) {
            if (prefix.contains(ip)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the subnet has a prefix of a family.
     *
     * @param family IPv4 or IPv6
     * @return true when it has
     */
    public boolean has(IpFamily family) {
        return prefixes.stream().anyMatch(prefix -> prefix.family() == family);
    }

    /**
     * Whether this is the subnet of the virtual network's gateways.
     *
     * @return true when it has the name that Azure demands
     */
    public boolean isGatewaySubnet() {
        return name().equalsIgnoreCase(GATEWAY_SUBNET);
    }

    /** Whether its prefixes are known; of one that only stands in for another, its name and its delegations are not, either. */
    boolean isKnown() {
        return !prefixes.isEmpty();
    }

    /**
     * Virtual network and subnet, as traces print them.
     *
     * @return for example {@code testVNet/Subnet-1}
     */
    public String path() {
        return virtualNetwork().name() + "/" + name();
    }

    @Override
    public String kind() {
        return "subnet";
    }

    @Override
    public String label() {
        return "subnet '" + path() + "'";
    }

    @Override
    public String toString() {
        return label() + " " + addresses();
    }
}
