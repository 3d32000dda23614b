package io.canreach.model;

import io.canreach.packet.Cidr;
import io.canreach.packet.IpFamily;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Azure's rules for NAT gateways.
 *
 * @see <a href="https://learn.microsoft.com/azure/nat-gateway/nat-gateway-resource">NAT gateway resources</a>
 */
final class NatGatewayRules {
    private static final int MAX_ADDRESSES = 16;
    private static final int MAX_SUBNETS = 800;

    private final NetworkRules rules;
    private final Occupants occupants;
    private final Map<ResourceId, Subnet> first = new HashMap<>();
    private final Map<ResourceId, Integer> subnets = new HashMap<>();

    NatGatewayRules(NetworkRules rules, Occupants occupants) {
        this.rules = rules;
        this.occupants = occupants;
    }

    void check() {
        for (NatGateway gateway : rules.all(NatGateway.class)) {
            check(gateway);
        }
        for (Subnet subnet : rules.all(Subnet.class)) {
            if (subnet.natGateway().isPresent()) {
                check(subnet, subnet.natGateway().get());
            }
        }
        checkCounts();
    }

    private void checkCounts() {
        for (Map.Entry<ResourceId, Integer> each : subnets.entrySet()) {
            if (each.getValue() > MAX_SUBNETS) {
                rules.problem("NAT gateway '" + each.getKey().name() + "' has " + each.getValue() + " subnets; at most "
                        + MAX_SUBNETS + " are allowed");
            }
        }
    }

    private void check(NatGateway gateway) {
        for (IpFamily family : IpFamily.values()) {
            BigInteger count = addresses(gateway, family);
            if (count.compareTo(BigInteger.valueOf(MAX_ADDRESSES)) > 0) {
                rules.problem(gateway.label() + " has " + count + " public " + Texts.family(family)
                        + " addresses; at most " + MAX_ADDRESSES + " are allowed");
            }
        }
        boolean plain = gateway.sku() == NatGateway.Sku.STANDARD;
        gateway.publicIpPrefixes().stream()
                .filter(prefix -> plain && prefix.family() == IpFamily.IPV6)
                .forEach(prefix -> rules.problem("Standard " + gateway.label() + " has the public IP prefix " + prefix
                        + "; it takes IPv4 only"));
    }

    private BigInteger addresses(NatGateway gateway, IpFamily family) {
        long single = gateway.publicIps().stream()
                .flatMap(id -> rules.find(PublicIpAddress.class, id).stream())
                .filter(ip -> ip.family() == family)
                .count();
        return gateway.publicIpPrefixes().stream()
                .filter(prefix -> prefix.family() == family)
                .map(Cidr::size)
                .reduce(BigInteger.valueOf(single), BigInteger::add);
    }

    private void check(Subnet subnet, ResourceId id) {
        Optional<NatGateway> gateway = rules.find(NatGateway.class, id);
        if (gateway.isEmpty()) {
            rules.mustExist(NatGateway.class, "NAT gateway", id, subnet.label());
            return;
        }
        String label = gateway.get().label();
        rules.networkOf(subnet)
                .ifPresent(vnet -> rules.sameRegion(label, gateway.get().location(), subnet.label(), vnet.location()));
        subnets.merge(id, 1, Integer::sum);
        Subnet other = first.putIfAbsent(id, subnet);
        if (other != null && !other.virtualNetwork().equals(subnet.virtualNetwork())) {
            rules.problem(label + " is attached to " + other.label() + " and to " + subnet.label()
                    + "; all its subnets must be in one virtual network");
        }
        checkOccupants(subnet, label);
    }

    private void checkOccupants(Subnet subnet, String gateway) {
        BasicSkuRules basic = new BasicSkuRules(rules);
        for (Resource each : occupants.of(subnet.id())) {
            basic.basicOf(each)
                    .ifPresent(thing -> rules.problem(subnet.label() + " has " + gateway + " and holds "
                            + BasicSkuRules.label(each) + " with " + thing
                            + "; a NAT gateway does not go with Basic resources"));
        }
    }
}
