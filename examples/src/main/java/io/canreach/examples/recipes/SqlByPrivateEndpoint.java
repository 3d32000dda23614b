package io.canreach.examples.recipes;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.Azure;
import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.PrivateEndpointDeclaration;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.dsl.ServiceDeclaration;
import io.canreach.dsl.SubnetDeclaration;
import io.canreach.dsl.WebAppDeclaration;
import io.canreach.model.Network;
import io.canreach.model.PrivateEndpointPolicies;
import java.util.List;

/** A web app that calls Azure SQL at a private endpoint in the virtual network it is integrated with. */
public final class SqlByPrivateEndpoint implements Recipe {
    private final WebAppDeclaration shop = webApp("shop")
            .location("westeurope")
            .outboundIps("20.50.1.1", "20.50.1.2")
            .integratedWith("shopVNet/apps");
    private final ServiceDeclaration orders =
            sqlServer("orders").location("westeurope").publicIp("20.60.0.10").noPublicAccess();
    private final PrivateEndpointDeclaration endpoint =
            privateEndpoint("orders-pe").privateIp("10.1.9.4");

    @Override
    public String title() {
        return "A web app and Azure SQL, by private endpoint";
    }

    @Override
    public String says() {
        return "The server has an address in the virtual network and lets in nobody else. The firewall is not asked; but"
                + " somebody must approve the connection, private DNS must lead to the address, and rules of the endpoint's"
                + " subnet count where its policies are on.";
    }

    @Override
    public Network network() {
        return network(endpoint, orders, endpoints());
    }

    @Override
    public List<ReachabilityRule> holds() {
        return List.of(
                canReach(shop, endpoint, 1433).neverVia(internet()),
                cannotReach(shop, orders, 1433).because("public access is off"),
                cannotReach(internet(), orders, anyTraffic()),
                cannotReach(internet(), endpoint, anyTraffic()));
    }

    @Override
    public List<Mistake> mistakes() {
        NsgDeclaration guard = nsg("guard")
                .allowInbound(100, "sql")
                .from(cidr("10.1.4.0/26"))
                .on(tcp(1433))
                .denyInbound(4096, "nothing-else");
        NsgDeclaration only1433 = nsg("only-1433")
                .allowInbound(100, "sql")
                .from(cidr("10.1.5.0/26"))
                .on(tcp(1433))
                .denyInbound(4096, "nothing-else");
        SubnetDeclaration guarded = endpoints().privateEndpointPolicies(PrivateEndpointPolicies.ENABLED);
        return List.of(
                new Mistake(
                        "a connection that nobody approved",
                        network(endpoint.pending(), orders, endpoints()),
                        canReach(shop, endpoint, 1433)),
                new Mistake(
                        "a public name without private DNS",
                        network(),
                        canReach(shop, sql("Server=tcp:orders.database.windows.net;Database=orders"))
                                .because("private DNS was forgotten")),
                new Mistake(
                        "policies with a rule for another subnet",
                        network(endpoint, orders, guarded.nsg(guard)),
                        canReach(shop, endpoint, 1433).because("it worked while policies were off")),
                new Mistake(
                        "a server that redirects",
                        network(endpoint, orders.redirect(), guarded.nsg(only1433)),
                        canConnect(shop, endpoint).because("1433 is open")));
    }

    private Network network(
            PrivateEndpointDeclaration connection, ServiceDeclaration server, SubnetDeclaration subnets) {
        return Azure.network(subnets.privateEndpoint(connection.to(server, "sqlServer")), shop, server);
    }

    private static SubnetDeclaration endpoints() {
        return vnet("shopVNet")
                .location("westeurope")
                .addressSpace("10.1.0.0/16")
                .subnet("apps", "10.1.5.0/26")
                .delegatedTo("Microsoft.Web/serverFarms")
                .subnet("endpoints", "10.1.9.0/24");
    }
}
