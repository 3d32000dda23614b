package io.canreach.examples.recipes;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.Azure;
import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.dsl.ServiceDeclaration;
import io.canreach.dsl.SubnetDeclaration;
import io.canreach.dsl.WebAppDeclaration;
import io.canreach.model.Network;
import java.util.List;

/** A web app that calls Azure SQL by the service endpoint of its subnet, for which the server has a virtual-network rule. */
public final class SqlByServiceEndpoint implements Recipe {
    private final WebAppDeclaration shop = webApp("shop")
            .location("westeurope")
            .outboundIps("20.50.1.1", "20.50.1.2")
            .integratedWith("shopVNet/apps");
    private final ServiceDeclaration orders =
            sqlServer("orders").location("westeurope").publicIp("20.60.0.10");
    private final ServiceDeclaration guarded = orders.allowSubnet("shopVNet/apps");

    @Override
    public String title() {
        return "A web app and Azure SQL, by service endpoint";
    }

    @Override
    public String says() {
        return "With a service endpoint on the subnet of its integration the app's calls enter the virtual network, and the"
                + " server sees the subnet. A virtual-network rule lets it in; rules for public addresses no longer do.";
    }

    @Override
    public Network network() {
        return Azure.network(endpoint(apps()), shop, guarded);
    }

    @Override
    public List<ReachabilityRule> holds() {
        return List.of(
                canReach(shop, guarded, 1433),
                cannotReach(ip("52.10.20.30"), guarded, anyTraffic()).because("the server has no rule for addresses"),
                cannotReach(ip("20.50.1.1"), guarded, 1433).because("other customers leave by this address, too"));
    }

    @Override
    public List<Mistake> mistakes() {
        ServiceDeclaration byAddress = orders.allowIp("20.50.1.1", "20.50.1.2");
        ServiceDeclaration early = orders.allowSubnetIgnoringMissingEndpoint("shopVNet/apps");
        NsgDeclaration only1433 = nsg("only-1433")
                .allowOutbound(100, "sql")
                .to(tag("Sql"))
                .on(tcp(1433))
                .denyOutbound(4096, "nothing-else");
        return List.of(
                new Mistake(
                        "rules for addresses alone",
                        Azure.network(endpoint(apps()), shop, byAddress),
                        canReach(shop, byAddress, 1433).because("it worked before the endpoint was turned on")),
                new Mistake(
                        "a rule for the subnet and no endpoint",
                        Azure.network(apps(), shop, early),
                        canReach(shop, early, 1433).because("the rule was made first")),
                new Mistake(
                        "rules that let out port 1433 alone",
                        Azure.network(endpoint(apps()).nsg(only1433), shop, guarded, serviceTag("Sql", "20.60.0.0/24")),
                        canConnect(shop, guarded).because("1433 is open")));
    }

    private static SubnetDeclaration endpoint(SubnetDeclaration subnet) {
        return subnet.serviceEndpoint("Microsoft.Sql");
    }

    private static SubnetDeclaration apps() {
        return vnet("shopVNet")
                .location("westeurope")
                .addressSpace("10.1.0.0/16")
                .subnet("apps", "10.1.5.0/26")
                .delegatedTo("Microsoft.Web/serverFarms");
    }
}
