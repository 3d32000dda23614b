package io.canreach.model;

import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Which private address is whose, over all kinds of resources that stand in subnets: an address is in its subnet, not one that
 * Azure keeps for itself, and only one resource's.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq">Virtual network FAQ</a>
 */
final class AddressBook {
    private static final int MAX_ADDRESSES = 65536;

    private final NetworkRules rules;
    private final Map<ResourceId, Map<Ip, Holder>> taken = new HashMap<>();
    private final Map<ResourceId, IpSet> reserved = new HashMap<>();
    private final Map<ResourceId, Integer> counts = new HashMap<>();

    AddressBook(NetworkRules rules) {
        this.rules = rules;
    }

    /** Who has an address. Azure lists a private endpoint's own interface, too, and both name the same address. */
    record Holder(String label, boolean isPrivateEndpoint, boolean isInterfaceAlone) {
        static Holder of(String label) {
            return new Holder(label, false, false);
        }

        static Holder of(PrivateEndpoint endpoint) {
            return new Holder(endpoint.label(), true, false);
        }

        boolean isOneWith(Holder other) {
            return isPrivateEndpoint && other.isInterfaceAlone;
        }
    }

    /** Notes an address that somebody has, or an unknown one. */
    void take(Holder holder, Subnet subnet, IpFamily family, HostAddress address) {
        counts.merge(subnet.virtualNetwork(), 1, Integer::sum);
        if (subnet.prefixes().isEmpty()) {
            return; // its network has said so, or that it should have
        }
        if (address instanceof KnownAddress known) {
            take(holder, subnet, known.ip());
        } else if (!subnet.has(family)) {
            rules.problem(holder.label() + " wants an " + Texts.family(family) + " address of " + subnet.label()
                    + ", which has none");
        }
    }

    private void take(Holder holder, Subnet subnet, Ip ip) {
        if (!subnet.contains(ip)) {
            refuse(holder, ip, "is not " + where(subnet));
        } else if (reserved.computeIfAbsent(subnet.id(), any -> subnet.reservedAddresses())
                .contains(ip)) {
            refuse(holder, ip, "Azure reserves " + where(subnet) + " (the first four and the last)");
        }
        Holder other = taken.computeIfAbsent(subnet.virtualNetwork(), id -> new HashMap<>())
                .putIfAbsent(ip, holder);
        if (other != null && !holder.isOneWith(other)) {
            refuse(holder, ip, other.label() + " has already");
        }
    }

    private void refuse(Holder holder, Ip ip, String why) {
        rules.problem(holder.label() + " has the address " + ip + ", which " + why);
    }

    private static String where(Subnet subnet) {
        return "in subnet '" + subnet.name() + "' " + subnet.addresses();
    }

    /** Checks what can be said when all addresses are noted. */
    void check() {
        for (Map.Entry<ResourceId, Integer> each : counts.entrySet()) {
            if (each.getValue() > MAX_ADDRESSES) {
                rules.problem("vnet '" + each.getKey().name() + "' has " + each.getValue()
                        + " private addresses; at most " + MAX_ADDRESSES + " are allowed");
            }
        }
    }
}
