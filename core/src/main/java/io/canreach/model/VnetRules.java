package io.canreach.model;

import io.canreach.packet.Cidr;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Azure's rules for virtual networks and subnets.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq">Virtual network FAQ</a>
 */
final class VnetRules {
    private static final IpSet NOT_ALLOWED =
            IpSet.parse("224.0.0.0/4, 255.255.255.255/32, 127.0.0.0/8, 169.254.0.0/16, 168.63.129.16/32");
    private static final String CLASSIC_NAME = "[^/\\p{Cntrl}]{1,80}"; // with blanks and quotes, observed
    private static final int SMALLEST = 29;
    private static final int LARGEST = 2;
    private static final int IPV6_SUBNET = 64;
    private static final int MAX_SUBNETS = 3000;
    private static final int MAX_PEERINGS = 500;
    private static final int MAX_DNS_SERVERS = 20;

    private VnetRules() {}

    /** Of subnets that are unplaced, not all prefixes are known. */
    static void check(VirtualNetwork vnet, Set<ResourceId> unplaced, NetworkRules rules) {
        checkName("vnet", vnet, vnet.name(), rules);
        checkAddressSpace(vnet, rules);
        limit(vnet, "subnets", vnet.subnets().size(), MAX_SUBNETS, rules);
        limit(vnet, "peerings", vnet.peerings().size(), MAX_PEERINGS, rules);
        limit(vnet, "DNS servers", vnet.dnsServers().size(), MAX_DNS_SERVERS, rules);
        Set<String> names = new HashSet<>();
        for (Subnet subnet : vnet.subnets()) {
            if (!names.add(subnet.name().toLowerCase(Locale.ROOT))) {
                rules.problem("two subnets of " + vnet.label() + " are named '" + subnet.name() + "'");
            }
            checkSubnet(vnet, subnet, rules);
            if (subnet.prefixes().isEmpty() && !unplaced.contains(subnet.id())) {
                rules.problem("subnet '" + subnet.name() + "' of " + vnet.label()
                        + " has no address prefix; at least one is needed");
            }
        }
        checkOverlaps(vnet, rules);
    }

    private static void checkName(String kind, VirtualNetwork vnet, String name, NetworkRules rules) {
        boolean classic = vnet.model() == DeploymentModel.CLASSIC;
        if (!(classic ? name.matches(CLASSIC_NAME) : Texts.isName(name))) {
            rules.problem(
                    kind + " name '" + Texts.cut(name) + "' is not allowed: at most 80 characters, letters, digits,"
                            + " '.', '-' and '_', from a letter or digit to a letter, digit or '_'");
        }
    }

    private static void checkAddressSpace(VirtualNetwork vnet, NetworkRules rules) {
        if (vnet.addressSpace().isEmpty()) {
            rules.problem(vnet.label() + " has no address space; at least one prefix is needed");
        }
        IpSet seen = IpSet.empty();
        for (Cidr prefix : vnet.addressSpace()) {
            IpSet forbidden = IpSet.of(prefix).intersect(NOT_ALLOWED);
            if (!forbidden.isEmpty()) {
                rules.problem("address space " + prefix + " of " + vnet.label() + " holds " + forbidden
                        + ", which Azure does not allow in a virtual network");
            }
            if (seen.overlaps(IpSet.of(prefix))) {
                rules.problem("address space " + prefix + " of " + vnet.label() + " overlaps another prefix of it");
            }
            seen = seen.union(IpSet.of(prefix));
        }
    }

    private static void checkSubnet(VirtualNetwork vnet, Subnet subnet, NetworkRules rules) {
        checkName("subnet", vnet, subnet.name(), rules);
        if (!subnet.id().isChildOf(vnet.id())) {
            rules.problem("subnet '" + subnet.name() + "' of " + vnet.label() + " has the id " + subnet.id()
                    + "; it must be a child of " + vnet.id());
        }
        for (Cidr prefix : subnet.prefixes()) {
            String here = "subnet '" + subnet.name() + "' " + prefix;
            if (!vnet.addresses().encloses(IpSet.of(prefix))) {
                rules.problem(here + " is not inside the address space of " + vnet.label() + ": " + vnet.addresses());
            }
            checkSize(here, vnet, prefix, rules);
        }
    }

    private static void checkSize(String here, VirtualNetwork vnet, Cidr prefix, NetworkRules rules) {
        int length = prefix.prefixLength();
        if (prefix.family() == IpFamily.IPV6 && length != IPV6_SUBNET) {
            rules.problem(here + " in " + vnet.label() + " must be a /64; IPv6 subnets have no other size");
        }
        if (prefix.family() == IpFamily.IPV4 && (length > SMALLEST || length < LARGEST)) {
            rules.problem(here + " in " + vnet.label() + " has a size that Azure does not allow; allowed is /" + LARGEST
                    + " to /" + SMALLEST);
        }
    }

    private static void limit(VirtualNetwork vnet, String what, int count, int most, NetworkRules rules) {
        if (count > most) {
            rules.problem(vnet.label() + " has " + count + " " + what + "; at most " + most + " are allowed");
        }
    }

    private static void checkOverlaps(VirtualNetwork vnet, NetworkRules rules) {
        List<Subnet> subnets = vnet.subnets();
        IpSet seen = IpSet.empty();
        for (int i = 0; i < subnets.size(); i++) {
            if (seen.overlaps(subnets.get(i).addresses())) {
                nameOverlaps(vnet, subnets.get(i), subnets.subList(0, i), rules);
            }
            seen = seen.union(subnets.get(i).addresses());
        }
    }

    private static void nameOverlaps(VirtualNetwork vnet, Subnet subnet, List<Subnet> others, NetworkRules rules) {
        for (Subnet other : others) {
            if (other.addresses().overlaps(subnet.addresses())) {
                rules.problem("subnet '" + subnet.name() + "' " + subnet.addresses() + " overlaps '" + other.name()
                        + "' " + other.addresses() + " in " + vnet.label());
            }
        }
    }
}
