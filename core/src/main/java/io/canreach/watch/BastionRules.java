package io.canreach.watch;

import io.canreach.model.BastionHost;
import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What an NSG on the subnet of a bastion must let through. Azure refuses an NSG that lacks any of it, or the bastion stops
 * updating or working.
 *
 * @see <a href="https://learn.microsoft.com/azure/bastion/bastion-nsg">Bastion and NSGs</a>
 */
public final class BastionRules {
    private static final String SESSIONS = "no session to a machine begins";
    private static final Set<Protocol> WITH_PORTS = Collections.unmodifiableSet(EnumSet.of(Protocol.TCP, Protocol.UDP));
    private static final String CONTROL = "the bastion cannot be managed and updated";

    private final RequiredRules rules;

    private BastionRules(Network network, BastionHost bastion) {
        this.rules = new RequiredRules(network, network.get(Subnet.class, bastion.subnet()));
        inbound(bastion);
        outbound();
    }

    /**
     * Looks at the NSG of a bastion's subnet.
     *
     * @param network the network
     * @param bastion one of its bastions
     * @return everything required, fulfilled or not; all is fulfilled where the subnet has no NSG
     */
    public static List<RequiredRule> of(Network network, BastionHost bastion) {
        return new BastionRules(network, bastion).rules.all();
    }

    private void inbound(BastionHost bastion) {
        if (bastion.publicIp().isPresent()) {
            rules.require("users", Direction.INBOUND, PortSet.of(443), "Internet", "users reach no session page");
        }
        rules.require("control plane", Direction.INBOUND, PortSet.of(443), "GatewayManager", CONTROL);
        rules.require("data plane", Direction.INBOUND, WITH_PORTS, PortSet.of(8080, 5701), "VirtualNetwork", SESSIONS);
        rules.require("health", Direction.INBOUND, PortSet.of(443), "AzureLoadBalancer", "the bastion counts as down");
    }

    private void outbound() {
        rules.require("targets", Direction.OUTBOUND, PortSet.of(22, 3389), "VirtualNetwork", SESSIONS);
        rules.require("diagnostics", Direction.OUTBOUND, PortSet.of(443), "AzureCloud", CONTROL);
        rules.require("data plane", Direction.OUTBOUND, WITH_PORTS, PortSet.of(8080, 5701), "VirtualNetwork", SESSIONS);
        rules.require("certificates", Direction.OUTBOUND, PortSet.of(80), "Internet", "sessions are not validated");
    }
}
