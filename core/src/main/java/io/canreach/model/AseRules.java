package io.canreach.model;

import io.canreach.packet.IpFamily;
import java.math.BigInteger;
import java.util.Map;

/**
 * Azure's rules for App Service Environments and their subnets.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/environment/networking">ASE networking</a>
 */
final class AseRules {
    private static final int SMALLEST_V3 = 27;

    private final NetworkRules rules;
    private final AddressBook addresses;
    private final Map<ResourceId, Subnet> subnets;
    private final Map<ResourceId, VirtualNetwork> vnets;

    AseRules(NetworkRules rules, AddressBook addresses) {
        this.rules = rules;
        this.addresses = addresses;
        this.subnets = rules.byId(Subnet.class);
        this.vnets = rules.byId(VirtualNetwork.class);
    }

    void check() {
        for (AppServiceEnvironment ase : rules.all(AppServiceEnvironment.class)) {
            check(ase);
        }
    }

    private void check(AppServiceEnvironment ase) {
        Subnet subnet = subnets.get(ase.subnet());
        if (subnet == null) {
            rules.mustExist(Subnet.class, "subnet", ase.subnet(), ase.label());
            return;
        }
        VirtualNetwork vnet = vnets.get(subnet.virtualNetwork());
        boolean v1 = ase.version() == AppServiceEnvironment.Version.V1;
        if (vnet != null && vnet.model() == DeploymentModel.CLASSIC && !v1) {
            rules.problem(ase.label() + " stands in the classic " + vnet.label() + "; only version 1 may");
        }
        if (!v1) {
            checkExclusive(ase, subnet);
        }
        checkSize(ase, subnet);
        if (ase.internalLoadBalancing() == InternalLoadBalancing.NONE
                || subnet.prefixes().isEmpty()) {
            return;
        }
        if (ase.inboundAddress() instanceof KnownAddress known && !subnet.contains(known.ip())) {
            rules.problem(ase.label() + " has the internal address " + known + ", which is not in subnet '"
                    + subnet.name() + "' " + subnet.addresses());
        } else {
            addresses.take(AddressBook.Holder.of(ase.label()), subnet, IpFamily.IPV4, ase.inboundAddress());
        }
    }

    private void checkSize(AppServiceEnvironment ase, Subnet subnet) {
        if (subnet.prefixes().isEmpty()) {
            return;
        }
        boolean third = ase.version() == AppServiceEnvironment.Version.V3;
        if (third && subnet.prefixes().stream().allMatch(prefix -> prefix.prefixLength() > SMALLEST_V3)) {
            rules.problem(ase.label() + " needs a subnet of /" + SMALLEST_V3 + " or larger, not " + subnet.addresses());
        }
        BigInteger free = subnet.usableAddresses().size();
        if (!third && free.compareTo(BigInteger.valueOf(ase.neededAddresses())) < 0) {
            rules.problem(ase.label() + " needs " + ase.neededAddresses() + " addresses, but " + subnet.label() + " "
                    + subnet.addresses() + " has only " + free);
        }
    }

    private void checkExclusive(AppServiceEnvironment ase, Subnet subnet) {
        rules.all(NetworkInterface.class).stream()
                .filter(nic -> nic.subnet().equals(subnet.id()))
                .findFirst()
                .ifPresent(nic -> rules.problem(ase.label() + " shares " + subnet.label() + " with " + nic.label()
                        + "; from version 2 on its subnet must hold nothing else"));
        rules.all(AppServiceEnvironment.class).stream()
                .filter(other -> !other.id().equals(ase.id()) && other.subnet().equals(subnet.id()))
                .findFirst()
                .ifPresent(other -> rules.problem(ase.label() + " shares " + subnet.label() + " with " + other.label()
                        + "; from version 2 on its subnet must hold nothing else"));
    }
}
