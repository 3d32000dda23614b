package io.canreach.examples.recipes;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.Azure;
import io.canreach.dsl.GatewayDeclaration;
import io.canreach.dsl.OnPremisesConnection;
import io.canreach.dsl.OnPremisesDeclaration;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.dsl.VmDeclaration;
import io.canreach.model.Network;
import java.util.List;

/** Two sites, one by ExpressRoute and one by VPN, and people with laptops. */
public final class TwoSites implements Recipe {
    private final OnPremisesDeclaration hq = onPremises("hq", "10.50.128.0/17");
    private final OnPremisesDeclaration plant = onPremises("plant", "10.50.1.0/24");
    private final VmDeclaration app = vm("app").privateIp("10.0.1.4");

    @Override
    public String title() {
        return "Two sites by ExpressRoute and VPN";
    }

    @Override
    public String says() {
        return "Between the two gateways the longest prefix decides, and for equal ones ExpressRoute goes before VPN, which"
                + " takes over when the circuit is cut. Sites and VPN clients do not reach each other through Azure unless"
                + " BGP is spoken.";
    }

    @Override
    public Network network() {
        return Azure.network(gateways().expressRoute(whole()).vpn(hq).vpn(plant));
    }

    /**
     * The network on the day when the circuit is cut.
     *
     * @return the network, without ExpressRoute
     */
    public Network withoutCircuit() {
        return Azure.network(gateways().expressRoute(whole().down()).vpn(hq).vpn(plant));
    }

    @Override
    public List<ReachabilityRule> holds() {
        return List.of(
                canReach(app, hq, 1433).because("ExpressRoute leads there, and a VPN when that is down"),
                canReach(hq, app, 443),
                canReach(app, plant, 1433).because("10.50.1.0/24 is longer than what hq announces"),
                canReach(plant, app, 443),
                cannotReach(plant, hq, anyTraffic()).because("the gateway does not pass on without BGP"),
                canReach(vpnClients("laptops"), app, 443),
                cannotReach(vpnClients("laptops"), hq, anyTraffic()).because("they, too, would need BGP"));
    }

    @Override
    public List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "no VPN beside a cut circuit",
                        Azure.network(gateways().expressRoute(whole().down()).vpn(plant)),
                        canReach(app, hq, 1433)),
                new Mistake(
                        "a VPN that is down and keeps its route",
                        Azure.network(gateways().expressRoute(whole()).vpn(hq).vpn(plant.down())),
                        canReach(app, plant, 1433).because("hq has a line of its own to the plant")));
    }

    /** The circuit announces the whole company, of which the plant is a part. */
    private OnPremisesConnection whole() {
        return hq.advertising("10.50.0.0/16");
    }

    private GatewayDeclaration gateways() {
        return vnet("hub")
                .addressSpace("10.0.0.0/16")
                .subnet("apps", "10.0.1.0/24")
                .nsg(nsg("defaults"))
                .vm(app)
                .gateway("GatewaySubnet", "10.0.255.0/27")
                .pointToSite("laptops", "172.16.201.0/24");
    }
}
