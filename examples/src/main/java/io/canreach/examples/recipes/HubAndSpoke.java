package io.canreach.examples.recipes;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.Azure;
import io.canreach.dsl.AzureFirewallDeclaration;
import io.canreach.dsl.Declaration;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.dsl.RouteTableDeclaration;
import io.canreach.dsl.VmDeclaration;
import io.canreach.model.Network;
import java.util.ArrayList;
import java.util.List;

/** A hub with an Azure Firewall, and spokes that reach each other, the hub and the Internet through it. */
public final class HubAndSpoke implements Recipe {
    private final VmDeclaration orders = vm("orders").privateIp("10.1.0.4");
    private final VmDeclaration billing = vm("billing").privateIp("10.2.0.4");
    private final VmDeclaration packages = vm("packages").privateIp("10.0.2.4");

    @Override
    public String title() {
        return "Hub and spoke with a firewall";
    }

    @Override
    public String says() {
        return "Peerings do not lead from spoke to spoke: a route in each spoke does, by way of the firewall, whose rules"
                + " decide. The reply must come by the firewall, too, so the hub's own subnets need routes back.";
    }

    @Override
    public Network network() {
        return network(firewall(), backFromTheHub());
    }

    /**
     * The network with one wide route back from the hub, where it takes one for each spoke.
     *
     * @return the network, in which the routes of the peerings are longer than that
     */
    public Network withOneRouteBack() {
        return network(firewall(), routeTable("from-hub").route("spokes", "10.0.0.0/8", toAppliance("10.0.1.4")));
    }

    @Override
    public List<ReachabilityRule> holds() {
        return List.of(
                canReach(orders, billing, 443)
                        .via(azureFirewall("fw"))
                        .because("network rule 'orders-to-billing' allows it"),
                cannotReach(orders, billing, 22).because("no rule of the firewall allows it"),
                cannotReach(billing, orders, anyTraffic()).because("the rule is for one direction"),
                canReach(orders, packages, 8081).via(azureFirewall("fw")),
                canReach(orders, internet(), 443).via(azureFirewall("fw")).because("the firewall translates sources"),
                cannotReach(internet(), orders, anyTraffic()));
    }

    @Override
    public List<Mistake> mistakes() {
        return List.of(
                new Mistake(
                        "no route back from the hub",
                        network(firewall(), routeTable("from-hub")),
                        canReach(orders, packages, 8081)),
                new Mistake(
                        "spokes peered with each other",
                        network(firewall(), backFromTheHub(), peering("orders", "billing")),
                        canReach(orders, billing, 443).via(azureFirewall("fw"))),
                new Mistake(
                        "a rule for the Internet that says any destination",
                        network(outside(inside()), backFromTheHub()),
                        cannotReach(billing, orders, anyTraffic()).because("only orders may call billing")));
    }

    private static AzureFirewallDeclaration firewall() {
        return outside(inside().network("nothing-else-inside", 300).deny("rest").to(cidr("10.0.0.0/8")));
    }

    private static AzureFirewallDeclaration inside() {
        return azureFirewall("fw")
                .privateIp("10.0.1.4")
                .publicIp("20.50.0.1")
                .network("inside", 200)
                .allow("orders-to-billing")
                .from(cidr("10.1.0.0/16"))
                .to(cidr("10.2.0.0/16"))
                .on(tcp(443))
                .allow("packages")
                .from(cidr("10.0.0.0/8"))
                .to(ip("10.0.2.4"))
                .on(tcp(8081));
    }

    private static AzureFirewallDeclaration outside(AzureFirewallDeclaration inside) {
        return inside.network("outside", 400)
                .allow("https")
                .from(cidr("10.0.0.0/8"))
                .to(any())
                .on(tcp(443));
    }

    private static RouteTableDeclaration fromSpoke() {
        return routeTable("from-spoke")
                .route("everything", "0.0.0.0/0", toAppliance("10.0.1.4"))
                .route("hub", "10.0.0.0/16", toAppliance("10.0.1.4"))
                .withoutGatewayRoutes();
    }

    private static RouteTableDeclaration backFromTheHub() {
        return routeTable("from-hub")
                .route("orders", "10.1.0.0/16", toAppliance("10.0.1.4"))
                .route("billing", "10.2.0.0/16", toAppliance("10.0.1.4"));
    }

    private Network network(AzureFirewallDeclaration fw, RouteTableDeclaration ofTheHub, Declaration... more) {
        List<Declaration> parts = new ArrayList<>(List.of(
                vnet("hub")
                        .addressSpace("10.0.0.0/16")
                        .subnet("AzureFirewallSubnet", "10.0.1.0/26")
                        .firewall(fw)
                        .subnet("shared", "10.0.2.0/24")
                        .routeTable(ofTheHub)
                        .vm(packages),
                vnet("orders")
                        .addressSpace("10.1.0.0/16")
                        .subnet("apps", "10.1.0.0/24")
                        .routeTable(fromSpoke())
                        .vm(orders),
                vnet("billing")
                        .addressSpace("10.2.0.0/16")
                        .subnet("apps", "10.2.0.0/24")
                        .routeTable(fromSpoke())
                        .vm(billing),
                peering("hub", "orders").allowForwardedTraffic(),
                peering("hub", "billing").allowForwardedTraffic()));
        parts.addAll(List.of(more));
        return Azure.network(parts.toArray(Declaration[]::new));
    }
}
