package io.canreach.analysis;

import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.Resource;
import io.canreach.model.Subnet;
import io.canreach.security.AddressExpansion;
import io.canreach.security.RuleList;
import io.canreach.security.RuleScope;
import java.util.Optional;

/**
 * An NSG as it is at a place, whether or not it is attached there: tags such as {@code VirtualNetwork} hold what they hold there.
 * Anywhere, such a tag may hold anything.
 */
public final class NsgAt {
    private final Network network;
    private final NetworkSecurityGroup group;
    private final AddressExpansion tags;
    private final Optional<Resource> place;

    private NsgAt(Network network, NetworkSecurityGroup group, AddressExpansion tags, Optional<Resource> place) {
        this.network = network;
        this.group = group;
        this.tags = tags;
        this.place = place;
    }

    /**
     * An NSG at any place.
     *
     * @param network the network, which has the members of application security groups and the data of service tags
     * @param group the NSG
     * @return the NSG anywhere
     */
    public static NsgAt anywhere(Network network, NetworkSecurityGroup group) {
        return new NsgAt(network, group, AddressExpansion.anywhere(network), Optional.empty());
    }

    /**
     * An NSG at a subnet.
     *
     * @param network the network
     * @param group the NSG
     * @param subnet one of the network's subnets
     * @return the NSG there
     */
    public static NsgAt subnet(Network network, NetworkSecurityGroup group, Subnet subnet) {
        return new NsgAt(network, group, new AddressExpansion(RuleScope.of(network, subnet)), Optional.of(subnet));
    }

    /**
     * An NSG at a network interface.
     *
     * @param network the network
     * @param group the NSG
     * @param nic one of the network's interfaces
     * @return the NSG there
     */
    public static NsgAt networkInterface(Network network, NetworkSecurityGroup group, NetworkInterface nic) {
        Subnet subnet = network.get(Subnet.class, nic.subnet());
        return new NsgAt(network, group, new AddressExpansion(RuleScope.of(network, subnet)), Optional.of(nic));
    }

    /** {@return the network that it is read in} */
    public Network network() {
        return network;
    }

    /** {@return the NSG} */
    public NetworkSecurityGroup group() {
        return group;
    }

    AddressExpansion tags() {
        return tags;
    }

    /** Whether tags that depend on the place hold the same, whatever that is. */
    boolean isWhere(NsgAt other) {
        return place.isEmpty() ? other.place.isEmpty() : isIn(other) && place.equals(other.place);
    }

    boolean isIn(NsgAt other) {
        return network == other.network;
    }

    RuleList rules(Direction direction, Given given) {
        return RuleList.of(group, direction, network, tags.given(given.sources(), given.destinations()));
    }

    /** {@return the NSG and its place, as {@code NSG 'data' on subnet 'shop/data'}} */
    @Override
    public String toString() {
        return group.label() + place.map(it -> " on " + it.label()).orElse(" anywhere");
    }
}
