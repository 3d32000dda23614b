package io.canreach.model;

import java.util.Optional;

/** The subnets that Azure knows by their name, and what may stand in them and hang on them. */
enum NamedSubnet {
    GATEWAY(Subnet.GATEWAY_SUBNET, 29, "gateways", VirtualNetworkGateway.class, "NSG, NAT gateway"),
    FIREWALL(AzureFirewall.SUBNET, 26, "firewalls", AzureFirewall.class, "NSG"),
    FIREWALL_MANAGEMENT("AzureFirewallManagementSubnet", 26, "firewalls", AzureFirewall.class, "NSG"),
    BASTION(BastionHost.SUBNET, 26, "bastions", BastionHost.class, "route table"),
    ROUTE_SERVER("RouteServerSubnet", 27, "route servers", VirtualNetworkGateway.class, "NSG, route table");

    private final String text;
    private final int smallest;
    private final String occupants;
    private final Class<? extends Resource> kind;
    private final String without;

    NamedSubnet(String text, int smallest, String occupants, Class<? extends Resource> kind, String without) {
        this.text = text;
        this.smallest = smallest;
        this.occupants = occupants;
        this.kind = kind;
        this.without = without;
    }

    static Optional<NamedSubnet> of(Subnet subnet) {
        for (NamedSubnet each : values()) {
            if (each.text.equalsIgnoreCase(subnet.name())) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The longest IPv4 prefix that is enough. */
    int smallest() {
        return smallest;
    }

    /** What it is for, in the plural. */
    String occupants() {
        return occupants;
    }

    /** The records that may stand in it; gateways and route servers are none that stand in a subnet. */
    Class<? extends Resource> kind() {
        return kind;
    }

    /** Whether a sort of thing that hangs on other subnets must not hang on this one. */
    boolean isWithout(String thing) {
        return without.contains(thing);
    }

    @Override
    public String toString() {
        return text;
    }
}
