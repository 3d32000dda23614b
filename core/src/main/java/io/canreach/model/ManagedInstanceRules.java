package io.canreach.model;

import io.canreach.packet.Cidr;
import io.canreach.packet.IpFamily;

/**
 * Azure's rules for SQL managed instances and their subnets.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-sql/managed-instance/vnet-existing-add-subnet">Subnets of managed
 *     instances</a>
 */
final class ManagedInstanceRules {
    private static final int SMALLEST = 27;

    private final NetworkRules rules;
    private final AddressBook addresses;

    ManagedInstanceRules(NetworkRules rules, AddressBook addresses) {
        this.rules = rules;
        this.addresses = addresses;
    }

    void check() {
        for (SqlManagedInstance instance : rules.all(SqlManagedInstance.class)) {
            rules.stand(instance, instance.location(), instance.subnet()).ifPresent(subnet -> check(instance, subnet));
        }
    }

    private void check(SqlManagedInstance instance, Subnet subnet) {
        addresses.take(
                AddressBook.Holder.of(instance.label()),
                subnet,
                family(instance.privateAddress()),
                instance.privateAddress());
        if (!rules.isExisting()) {
            checkNeeds(instance, subnet);
            checkSize(instance, subnet);
        }
    }

    /** An instance that is there already had all this when it was made; an export without it is not complete. */
    private void checkNeeds(SqlManagedInstance instance, Subnet subnet) {
        if (subnet.isKnown()
                && subnet.delegations().stream().noneMatch(SqlManagedInstance.DELEGATION::equalsIgnoreCase)) {
            rules.problem(instance.label() + " stands in " + subnet.label() + ", which is not delegated to "
                    + SqlManagedInstance.DELEGATION);
        }
        if (subnet.networkSecurityGroup().isEmpty()) {
            rules.problem(instance.label() + " stands in " + subnet.label() + ", which has no NSG; it needs one");
        }
        if (subnet.routeTable().isEmpty()) {
            rules.problem(
                    instance.label() + " stands in " + subnet.label() + ", which has no route table; it needs one");
        }
    }

    private void checkSize(SqlManagedInstance instance, Subnet subnet) {
        boolean large = subnet.prefixes().stream().anyMatch(ManagedInstanceRules::isLarge);
        if (!subnet.prefixes().isEmpty() && !large) {
            rules.problem(
                    instance.label() + " needs a subnet of /" + SMALLEST + " or larger, not " + subnet.addresses());
        }
    }

    private static boolean isLarge(Cidr prefix) {
        return prefix.family() == IpFamily.IPV4 && prefix.prefixLength() <= SMALLEST;
    }

    private static IpFamily family(HostAddress address) {
        return address instanceof KnownAddress known ? known.ip().family() : IpFamily.IPV4;
    }
}
