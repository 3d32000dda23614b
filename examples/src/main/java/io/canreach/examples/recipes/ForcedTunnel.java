package io.canreach.examples.recipes;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.Azure;
import io.canreach.dsl.GatewayDeclaration;
import io.canreach.dsl.OnPremisesDeclaration;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.dsl.VmDeclaration;
import io.canreach.model.Network;
import java.util.List;

/** Machines whose way to the Internet is the company's own: by the VPN, and out on-premises. */
public final class ForcedTunnel implements Recipe {
    private final OnPremisesDeclaration hq = onPremises("hq", "192.168.0.0/16");
    private final VmDeclaration web = vm("web").privateIp("10.1.0.4").publicIp("20.50.0.1");
    private final VmDeclaration app = vm("app").privateIp("10.1.1.4");
    private final VmDeclaration vault = vm("vault").privateIp("10.1.2.4");

    @Override
    public String title() {
        return "Forced tunnelling";
    }

    @Override
    public String says() {
        return "A default route to the gateway sends what a subnet has for the Internet to the site that is the gateway's"
                + " default site; what becomes of it there, Azure does not know. Machines of the subnet cannot be called"
                + " at public addresses any more, since replies take the tunnel. A route table that withholds the"
                + " gateway's routes cuts a subnet off from every site.";
    }

    @Override
    public Network network() {
        return Azure.network(shop(app).defaultSite("hq"));
    }

    @Override
    public List<ReachabilityRule> holds() {
        return List.of(
                canReach(app, hq, 8080).because("the company's proxy stands there"),
                canReach(web, internet(), 443).because("its subnet is not tunnelled"),
                canReach(internet(), web, 443),
                canReach(web, app, 8080).because("a default route does not touch the network's own addresses"),
                cannotReach(internet(), app, anyTraffic()),
                cannotReach(vault, hq, anyTraffic()).because("its table withholds the gateway's routes"),
                cannotReach(hq, vault, anyTraffic()).because("the reply has no way back"));
    }

    @Override
    public List<Mistake> mistakes() {
        VmDeclaration exposed = app.publicIp("20.50.0.2");
        return List.of(
                new Mistake(
                        "a gateway without a default site", Azure.network(shop(app)), canReach(app, internet(), 443)),
                new Mistake(
                        "a public address on a tunnelled machine",
                        Azure.network(shop(exposed).defaultSite("hq")),
                        canReach(internet(), exposed, 443)),
                new Mistake(
                        "a site of which nobody said what it forwards",
                        network(),
                        canReach(app, internet(), 443).via(hq)));
    }

    private GatewayDeclaration shop(VmDeclaration inTheMiddle) {
        var https =
                nsg("https").allowInbound(100, "https").from(tag("Internet")).on(tcp(443));
        return vnet("shop")
                .addressSpace("10.1.0.0/16")
                .subnet("web", "10.1.0.0/24")
                .nsg(https)
                .vm(web)
                .subnet("app", "10.1.1.0/24")
                .nsg(https)
                .routeTable(routeTable("tunnelled").route("everything", "0.0.0.0/0", toGateway()))
                .vm(inTheMiddle)
                .subnet("vault", "10.1.2.0/24")
                .routeTable(routeTable("no-sites").withoutGatewayRoutes())
                .vm(vault)
                .gateway("GatewaySubnet", "10.1.255.0/27")
                .vpn(hq);
    }
}
