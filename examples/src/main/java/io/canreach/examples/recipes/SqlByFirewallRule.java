package io.canreach.examples.recipes;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.Azure;
import io.canreach.dsl.Declaration;
import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.dsl.ServiceDeclaration;
import io.canreach.dsl.SubnetDeclaration;
import io.canreach.dsl.WebAppDeclaration;
import io.canreach.model.Network;
import java.util.List;

/** A web app that calls Azure SQL at its public name; a firewall rule of the server names the app's outbound addresses. */
public final class SqlByFirewallRule implements Recipe {
    private final WebAppDeclaration shop = webApp("shop")
            .location("westeurope")
            .outboundIps("20.50.1.1", "20.50.1.2")
            .integratedWith("shopVNet/apps");
    private final ServiceDeclaration orders =
            sqlServer("orders").location("westeurope").publicIp("20.60.0.10");
    private final ServiceDeclaration known = orders.allowIp("20.50.1.1", "20.50.1.2");

    @Override
    public String title() {
        return "A web app and Azure SQL, by firewall rule";
    }

    @Override
    public String says() {
        return "What a web app calls at a public address leaves by the platform, although the app is integrated with a"
                + " virtual network, and from any address of a list. The server's firewall must have all of them, and"
                + " they are other customers' addresses, too.";
    }

    @Override
    public Network network() {
        return Azure.network(apps(), shop, known);
    }

    @Override
    public List<ReachabilityRule> holds() {
        return List.of(
                canReach(shop, known, 1433),
                canReach(shop, sql("Server=tcp:orders.database.windows.net;Database=orders")),
                cannotReach(ip("52.10.20.30"), known, 1433).because("no rule names this address"),
                cannotReach(internet(), subnet("shopVNet/apps"), anyTraffic())
                        .because("integration is for calling only"));
    }

    @Override
    public List<Mistake> mistakes() {
        ServiceDeclaration half = orders.allowIp("20.50.1.1");
        ServiceDeclaration closed = orders.allowIp("20.50.7.7");
        WebAppDeclaration routed = shop.routeAll();
        NsgDeclaration only1433 = nsg("only-1433")
                .allowOutbound(100, "sql")
                .to(tag("Sql"))
                .on(tcp(1433))
                .denyOutbound(4096, "nothing-else");
        return List.of(
                new Mistake(
                        "a rule for the old address",
                        Azure.network(apps(), shop, closed),
                        canReach(shop, closed, 1433)),
                new Mistake(
                        "half of the outbound addresses",
                        Azure.network(apps(), shop, half),
                        canReach(shop, half, 1433).because("it worked when it was tried")),
                new Mistake(
                        "everything routed by a NAT gateway",
                        Azure.network(apps().natGateway(natGateway("nat").publicIp("20.70.0.1")), routed, known),
                        canReach(routed, known, 1433).because("it worked before everything was routed")),
                new Mistake(
                        "rules that let out port 1433 alone",
                        Azure.network(apps().nsg(only1433), routed, orders.allowAzureServices(), sqlAddresses()),
                        canConnect(routed, orders)));
    }

    private static Declaration sqlAddresses() {
        return serviceTag("Sql", "20.60.0.0/24");
    }

    private static SubnetDeclaration apps() {
        return vnet("shopVNet")
                .location("westeurope")
                .addressSpace("10.1.0.0/16")
                .subnet("apps", "10.1.5.0/26")
                .delegatedTo("Microsoft.Web/serverFarms");
    }
}
