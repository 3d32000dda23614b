package io.canreach.naive;

import io.canreach.model.AclRule;
import io.canreach.model.GatewayConnection;
import io.canreach.model.InputEndpoint;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.LabBalancer;
import io.canreach.model.NextHopType;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.Route;
import io.canreach.model.VnetPeering;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a wider {@link WildEstate} has besides: machines whose second address is public or balanced, balancers of IPv6,
 * ExpressRoute beside VPN, and a classic network with cloud services.
 */
final class WildMore {
    private final WildEstate estate;
    private final WildRules rules;
    private final Lab lab;

    WildMore(WildEstate estate, Random random, boolean dual, boolean doubtful) {
        this.estate = estate;
        this.lab = estate.lab;
        this.rules = new WildRules(random, dual, doubtful);
    }

    void add() {
        List<Runnable> wanted = new ArrayList<>();
        for (int i = 1 + rules.upTo(2); i > 0; i--) {
            wanted.add(
                    rules.pick(List.of(this::severalAddresses, this::appliances, this::expressRoute, this::classic)));
        }
        wanted.stream().distinct().forEach(Runnable::run);
    }

    private void severalAddresses() {
        String vnet = rules.pick(estate.vnets);
        String four = "10." + estate.number(vnet) + ".2.";
        String six = "fd00:" + estate.vnets.indexOf(vnet) + ":0:2::";
        boolean dual = lab.in(vnet).atSubnet("s2").isDual();
        for (int host = 20; host <= 40; host += 20) {
            lab.vm("w" + host, four + host).asg("asg0");
            if (rules.oneIn(2)) {
                lab.nicNsg(estate.name("nsg"), rules.rules());
            }
            lab.moreAddress(four + (host + 1));
            if (rules.oneIn(2)) {
                lab.publicIp(estate.sku, "20.1.2." + host);
            }
            if (dual) {
                lab.moreAddress(six + host);
            }
        }
        balancer(dual);
    }

    private void balancer(boolean dual) {
        LabBalancer balancer = LabBalancer.in(lab, "wide-lb");
        balancer = estate.sku == Sku.BASIC ? balancer.basic() : balancer;
        String[] members = rules.some(List.of("w20", "w40")).toArray(String[]::new);
        if (dual && !rules.oneIn(3)) {
            balancer.publicly("2603:1::9").poolOf("ip2", members);
        } else {
            balancer.publicly("20.2.2.1").poolOf("ip1", members);
        }
        rule(balancer).done();
    }

    private LabBalancer rule(LabBalancer balancer) {
        return rules.oneIn(3)
                ? balancer.floating("floating", 443)
                : balancer.tcp("web", 80, rules.pick(List.of(80, 8080)));
    }

    /** Appliances of which a balancer chooses one, with routes of another subnet to them. */
    private void appliances() {
        if (estate.sku == Sku.BASIC) {
            return;
        }
        String vnet = rules.pick(estate.vnets);
        String start = "10." + estate.number(vnet) + ".230.";
        lab.in(vnet).subnet("nva", start + "0/24");
        for (int host = 4; host < 6; host++) {
            lab.vm("nva" + host, start + host).forwarding(rules.appliance(start + host));
        }
        LabBalancer.in(lab, "nva-lb")
                .internally(vnet, "nva", start + 100)
                .pool("nva4", "nva5")
                .haPorts()
                .done();
        String other = rules.pick(estate.vnets);
        String prefix = rules.pick(List.of("0.0.0.0/0", "10.0.0.0/15", "10.1.1.0/24", "10.0.2.0/24"));
        lab.in(other)
                .subnet("inspected", "10." + estate.number(other) + ".231.0/24")
                .routes(Route.toAppliance("inspect", Lab.prefix(prefix), KnownAddress.parse(start + 100)))
                .vm("inspected", "10." + estate.number(other) + ".231.4");
    }

    private void expressRoute() {
        String vnet = rules.pick(estate.vnets);
        lab.in(vnet);
        if (lab.hasSubnet("GatewaySubnet")) {
            lab.atSubnet("GatewaySubnet");
        } else {
            lab.subnet("GatewaySubnet", "10." + estate.number(vnet) + ".255.0/27");
        }
        if (rules.oneIn(3)) {
            lab.routes(Route.of("back", Lab.prefix("10.1.0.0/16"), NextHopType.NONE));
        }
        lab.expressRoute("er").site("dc", rules.pick(List.of("192.168.0.0/16", "172.18.0.0/16")));
        GatewayConnection circuit = Lab.connection("er", "dc");
        if (rules.oneIn(2)) {
            circuit = circuit.withLearnedPrefixes(
                    Lab.cidrs(rules.pick(List.of("0.0.0.0/0", "192.168.7.0/24", "10.1.1.0/24"))));
        }
        lab.add(rules.oneIn(3) ? circuit.withFastPath() : circuit);
        for (String each : estate.vnets) {
            if (!each.equals(vnet) && rules.oneIn(2)) {
                lab.usesGatewaysOf(each, vnet);
            }
        }
    }

    private void classic() {
        lab.classicVnet("old", "10.9.0.0/16").subnet("s1", "10.9.1.0/24");
        boolean guarded = rules.oneIn(3);
        if (guarded) {
            lab.subnetNsg(estate.name("nsg"), rules.rules());
        }
        if (rules.oneIn(3)) {
            lab.routes(rules.routes());
        }
        lab.cloudService("shop", "20.11.1.1").cloudService("bank", rules.oneIn(4) ? "" : "20.11.1.2");
        lab.classicVm("old4", "10.9.1.4", "shop", endpoint(80, guarded));
        lab.classicVm("old5", "10.9.1.5", "shop", endpoint(1433, guarded), endpoint(8080, guarded));
        lab.classicVm("old6", rules.oneIn(4) ? "" : "10.9.1.6", "bank", endpoint(80, guarded));
        if (rules.oneIn(2)) {
            lab.peerOneSide(
                    rules.pick(estate.vnets),
                    VnetPeering.connected("to-old", Lab.vnetId("old")).withForwardedTraffic(rules.oneIn(2)));
        }
    }

    private InputEndpoint endpoint(int port, boolean guarded) {
        int inside = rules.pick(List.of(80, 1433, port));
        if (guarded || rules.oneIn(3)) {
            return Lab.endpoint(port, inside);
        }
        AclRule.Action first = rules.pick(List.of(AclRule.Action.values()));
        AclRule.Action second = rules.pick(List.of(AclRule.Action.values()));
        return Lab.endpoint(
                port,
                inside,
                new AclRule(100, first, Lab.prefix(rules.pick(List.of("8.8.8.0/24", "10.9.1.0/24", "20.0.0.0/8"))), ""),
                new AclRule(
                        200, second, Lab.prefix(rules.pick(List.of("8.0.0.0/8", "10.0.0.0/8", "20.11.1.1/32"))), ""));
    }
}
