package io.canreach.examples;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.AseDeclaration;
import io.canreach.dsl.Azure;
import io.canreach.dsl.OnPremisesDeclaration;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.model.Network;
import java.util.List;

/** Overview: apps reach private addresses inside, and on-premises systems over the tunnels of their own network. */
public final class OverviewStory implements Story {
    private final AseDeclaration ase = ase("web-ase");
    private final AseDeclaration other = ase("other-ase");
    private final OnPremisesDeclaration hq = onPremises("hq", "192.168.0.0/16");
    private final OnPremisesDeclaration plant = onPremises("plant", "172.20.0.0/16");

    @Override
    public String title() {
        return "Overview: private addresses, and on-premises over VPN and ExpressRoute";
    }

    @Override
    public String says() {
        return "Calls to private addresses in the same or a connected network stay inside. On-premises systems are"
                + " reached from the network that holds the tunnel, and from no other. One caveat: an App Service"
                + " Environment does not reach machines in its own subnet.";
    }

    @Override
    public Network network() {
        return Azure.network(
                vnet("testVNet")
                        .addressSpace("10.0.0.0/16")
                        .subnet("Subnet-1", "10.0.1.0/24")
                        .vm(vm("orders").privateIp("10.0.1.8"))
                        .subnet("Subnet-ASE", "10.0.2.0/24")
                        .ase(ase)
                        .vm(vm("neighbour").privateIp("10.0.2.100"))
                        .gateway("GatewaySubnet", "10.0.255.0/27")
                        .vpn(hq)
                        .expressRoute(plant),
                vnet("otherVNet")
                        .addressSpace("10.50.0.0/16")
                        .subnet("Subnet-ASE", "10.50.2.0/24")
                        .ase(other));
    }

    @Override
    public List<ReachabilityRule> holds() {
        return List.of(
                canReach(ase, vm("orders"), 443).neverVia(internet()),
                canReach(ase, hq, 1433).because("the VPN ends in its network"),
                canReach(ase, plant, 1433).because("so does ExpressRoute"),
                cannotReach(other, hq, 1433).because("its network holds no tunnel"),
                cannotReach(ase, vm("neighbour"), anyTraffic()).because("it shares the subnet"));
    }

    @Override
    public ReachabilityRule failsOnPurpose() {
        return canReach(other, hq, 1433).because("somebody forgot to peer the networks");
    }
}
