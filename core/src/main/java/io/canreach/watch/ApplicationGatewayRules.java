package io.canreach.watch;

import io.canreach.model.ApplicationGateway;
import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import io.canreach.packet.PortSet;
import java.util.List;

/**
 * What an NSG on the subnet of an application gateway must let through. Without it connections may pass all the same, and the
 * gateway cannot be managed, does not know the health of its backends, or counts as down. Gateways with network isolation need
 * none of it.
 *
 * @see <a href="https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure">Application Gateway
 *     infrastructure</a>
 */
public final class ApplicationGatewayRules {
    private ApplicationGatewayRules() {}

    /**
     * Looks at the NSG of a gateway's subnet.
     *
     * @param network the network
     * @param gateway one of its application gateways
     * @return everything required, fulfilled or not; all is fulfilled where the subnet has no NSG
     */
    public static List<RequiredRule> of(Network network, ApplicationGateway gateway) {
        RequiredRules rules = new RequiredRules(network, network.get(Subnet.class, gateway.subnet()));
        PortSet infrastructure = switch (gateway.version()) {
            case V1 -> PortSet.parse("65503-65534");
            case V2 -> PortSet.parse("65200-65535");
        };
        rules.require(
                "infrastructure",
                Direction.INBOUND,
                infrastructure,
                "GatewayManager",
                "the gateway cannot be managed, and the health of its backends is unknown");
        rules.require("health", Direction.INBOUND, PortSet.all(), "AzureLoadBalancer", "the gateway counts as down");
        rules.require("Azure", Direction.OUTBOUND, PortSet.all(), "Internet", "the gateway cannot report and update");
        return rules.all();
    }
}
