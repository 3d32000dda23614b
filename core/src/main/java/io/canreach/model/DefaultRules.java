package io.canreach.model;

import java.util.List;

/** The six rules at the end of every network security group, in both spellings. */
final class DefaultRules {
    private static final List<SecurityRule> RESOURCE_MANAGER = rules(
            "AllowVnetInBound",
            "AllowAzureLoadBalancerInBound",
            "DenyAllInBound",
            "AllowVnetOutBound",
            "AllowInternetOutBound",
            "DenyAllOutBound");
    private static final List<SecurityRule> CLASSIC = rules(
            "ALLOW VNET INBOUND",
            "ALLOW AZURE LOAD BALANCER INBOUND",
            "DENY ALL INBOUND",
            "ALLOW VNET OUTBOUND",
            "ALLOW INTERNET OUTBOUND",
            "DENY ALL OUTBOUND");

    private DefaultRules() {}

    static List<SecurityRule> of(DeploymentModel model) {
        return model == DeploymentModel.CLASSIC ? CLASSIC : RESOURCE_MANAGER;
    }

    private static List<SecurityRule> rules(String... names) {
        return List.of(
                vnet(names[0], Direction.INBOUND),
                SecurityRule.of(names[1], 65001, Direction.INBOUND, Access.ALLOW)
                        .withSource(ServiceTag.AZURE_LOAD_BALANCER),
                SecurityRule.of(names[2], 65500, Direction.INBOUND, Access.DENY),
                vnet(names[3], Direction.OUTBOUND),
                SecurityRule.of(names[4], 65001, Direction.OUTBOUND, Access.ALLOW)
                        .withDestination(ServiceTag.INTERNET),
                SecurityRule.of(names[5], 65500, Direction.OUTBOUND, Access.DENY));
    }

    private static SecurityRule vnet(String name, Direction direction) {
        return SecurityRule.of(name, SecurityRule.FIRST_DEFAULT_PRIORITY, direction, Access.ALLOW)
                .withSource(ServiceTag.VIRTUAL_NETWORK)
                .withDestination(ServiceTag.VIRTUAL_NETWORK);
    }
}
