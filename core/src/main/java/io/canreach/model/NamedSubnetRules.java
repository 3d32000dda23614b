package io.canreach.model;

import io.canreach.packet.Cidr;
import io.canreach.packet.IpFamily;
import java.util.Optional;

/**
 * Azure's rules for the subnets that it knows by their name.
 *
 * @see <a href="https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings">Gateway settings</a>
 * @see <a href="https://learn.microsoft.com/azure/bastion/configuration-settings#subnet">Bastion's subnet</a>
 */
final class NamedSubnetRules {
    private static final int SMALLEST_FORMER_BASTION = 27;

    private final NetworkRules rules;
    private final Occupants occupants;

    NamedSubnetRules(NetworkRules rules, Occupants occupants) {
        this.rules = rules;
        this.occupants = occupants;
    }

    void check() {
        for (Subnet subnet : rules.all(Subnet.class)) {
            Optional<NamedSubnet> name = NamedSubnet.of(subnet);
            if (name.isPresent()) {
                check(subnet, name.get());
            }
        }
        checkStands();
    }

    private void checkStands() {
        for (AzureFirewall firewall : rules.all(AzureFirewall.class)) {
            checkStand(firewall, firewall.subnet(), NamedSubnet.FIREWALL);
        }
        for (BastionHost bastion : rules.all(BastionHost.class)) {
            checkStand(bastion, bastion.subnet(), NamedSubnet.BASTION);
        }
    }

    private void check(Subnet subnet, NamedSubnet name) {
        checkSize(subnet, name);
        occupants
                .otherThan(name.kind(), subnet.id())
                .ifPresent(other -> rules.problem(
                        subnet.label() + " holds " + other.label() + "; it may hold " + name.occupants() + " only"));
        if (occupants.count(name.kind(), subnet.id()) > 1) {
            rules.problem(subnet.label() + " holds more than one of its " + name.occupants() + "; one is allowed");
        }
        mustBeWithout(subnet, name, "NSG", subnet.networkSecurityGroup());
        mustBeWithout(subnet, name, "route table", subnet.routeTable());
        mustBeWithout(subnet, name, "NAT gateway", subnet.natGateway());
    }

    private void checkSize(Subnet subnet, NamedSubnet name) {
        boolean former = name == NamedSubnet.BASTION && rules.isExisting();
        int smallest = former ? SMALLEST_FORMER_BASTION : name.smallest();
        for (Cidr prefix : subnet.prefixes()) {
            if (prefix.family() == IpFamily.IPV4 && prefix.prefixLength() > smallest) {
                rules.problem("subnet '" + subnet.name() + "' " + prefix + " is too small for " + name.occupants()
                        + "; the smallest " + name + " is /" + smallest);
            }
        }
    }

    /** An existing network may have what Azure does not support and yet did not refuse. */
    private void mustBeWithout(Subnet subnet, NamedSubnet name, String thing, Optional<ResourceId> attached) {
        if (attached.isPresent() && name.isWithout(thing) && !rules.isExisting() && subnet.isKnown()) {
            String article = thing.startsWith("N") && !thing.startsWith("NAT") ? " has an " : " has a ";
            rules.problem(subnet.label() + article + thing + "; Azure does not support one on the " + name);
        }
    }

    private void checkStand(Resource resource, ResourceId id, NamedSubnet name) {
        Optional<Subnet> subnet = rules.find(Subnet.class, id);
        if (subnet.isEmpty()) {
            rules.mustExist(Subnet.class, "subnet", id, resource.label());
        } else if (subnet.get().isKnown() && !NamedSubnet.of(subnet.get()).equals(Optional.of(name))) {
            rules.problem(resource.label() + " stands in " + subnet.get().label() + "; its subnet must be named '"
                    + name + "'");
        }
    }
}
