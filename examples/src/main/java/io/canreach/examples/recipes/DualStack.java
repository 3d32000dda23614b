package io.canreach.examples.recipes;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.Azure;
import io.canreach.dsl.NatGatewayDeclaration;
import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.dsl.RouteTableDeclaration;
import io.canreach.dsl.RuleAddress;
import io.canreach.dsl.VmDeclaration;
import io.canreach.model.Network;
import java.util.List;

/** IPv4 and IPv6 side by side: each family has its own default route, its own way out and its own rules. */
public final class DualStack implements Recipe {
    private final VmDeclaration front =
            vm("front").ipv6("ace:cab:deca:1::4").publicIp(publicIp("front-ip").ipv6());
    private final VmDeclaration app = vm("app").privateIp("10.0.2.4").ipv6("ace:cab:deca:2::4");
    private final VmDeclaration db = vm("db").privateIp("10.0.3.4").ipv6("ace:cab:deca:3::4");
    private final VmDeclaration nva = vm("nva").privateIp("10.0.9.4").ipv6("ace:cab:deca:9::4");

    @Override
    public String title() {
        return "IPv4 and IPv6 side by side";
    }

    @Override
    public String says() {
        return "IPv6 is closed to the Internet until somebody opens it, in both directions: default outbound access has"
                + " none. Once a NAT gateway of the second version opens it, a default route for IPv4 alone leaves IPv6 a"
                + " way past the appliance.";
    }

    @Override
    public Network network() {
        return network(https(tag("Internet")), bothFamilies(), secondVersion());
    }

    @Override
    public List<ReachabilityRule> holds() {
        return List.of(
                canReach(app, db, 5432).because("an NSG's default rules are for both families"),
                canReach(app, internet(), 443).via(nva).because("the appliance inspects what leaves"),
                cannotReach(app, internet(), 22).because("the appliance forwards nothing else"),
                canReach(db, ip("9.9.9.9"), 443).because("default outbound access carries IPv4"),
                cannotReach(db, ip("2620:fe::fe"), 443).because("it carries no IPv6"),
                canReach(internet(), front, 443).because("it has an IPv6 address and a rule for it"),
                cannotReach(internet(), app, anyTraffic()).because("it has no public address of either family"));
    }

    @Override
    public List<Mistake> mistakes() {
        ReachabilityRule inspected = canReach(app, internet(), 443).via(nva);
        return List.of(
                new Mistake(
                        "a default route for IPv4 alone",
                        network(https(tag("Internet")), ipv4Alone(), secondVersion()),
                        inspected),
                new Mistake(
                        "a NAT gateway of the first version",
                        network(
                                https(tag("Internet")),
                                bothFamilies(),
                                natGateway("nat").publicIp()),
                        inspected),
                new Mistake(
                        "a rule from 0.0.0.0",
                        network(https(cidr("0.0.0.0/0")), bothFamilies(), secondVersion()),
                        canReach(internet(), front, 443)));
    }

    private static NsgDeclaration https(RuleAddress from) {
        return nsg("https").allowInbound(100, "https").from(from).on(tcp(443));
    }

    private static RouteTableDeclaration ipv4Alone() {
        return routeTable("inspected").route("ipv4", "0.0.0.0/0", toAppliance("10.0.9.4"));
    }

    private static RouteTableDeclaration bothFamilies() {
        return ipv4Alone().route("ipv6", "::/0", toAppliance("ace:cab:deca:9::4"));
    }

    private static NatGatewayDeclaration secondVersion() {
        return natGateway("nat").v2().publicIp().publicIp(publicIp("nat-ipv6").ipv6());
    }

    private Network network(NsgDeclaration https, RouteTableDeclaration inspected, NatGatewayDeclaration nat) {
        return Azure.network(vnet("shop")
                .addressSpace("10.0.0.0/16", "ace:cab:deca::/48")
                .subnet("front", "10.0.1.0/24", "ace:cab:deca:1::/64")
                .nsg(https)
                .vm(front)
                .subnet("app", "10.0.2.0/24", "ace:cab:deca:2::/64")
                .routeTable(inspected)
                .natGateway(nat)
                .vm(app)
                .subnet("db", "10.0.3.0/24", "ace:cab:deca:3::/64")
                .nsg(nsg("defaults"))
                .defaultOutbound()
                .vm(db)
                .subnet("edge", "10.0.9.0/24", "ace:cab:deca:9::/64")
                .natGateway(nat)
                .vm(nva.appliance(appliance().snatToInternet().allow("https").on(tcp(443)))));
    }
}
