package io.canreach.naive;

import io.canreach.model.Access;
import io.canreach.model.AzureService;
import io.canreach.model.GatewayConnection;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.LabAppliance.Firewall;
import io.canreach.model.LabBalancer;
import io.canreach.model.Managed;
import io.canreach.model.NatGateway;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.naive.WildEstate.Machine;
import io.canreach.packet.IpFamily;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.List;

/** What stands beside the machines of a {@link WildEstate}: balancers, NAT gateways, firewalls, gateways, services. */
final class WildExtras {
    private final WildEstate estate;
    private final WildRules rules;
    private final Lab lab;

    WildExtras(WildEstate estate) {
        this.estate = estate;
        this.rules = estate.rules;
        this.lab = estate.lab;
    }

    void add() {
        List<Runnable> all = List.of(
                this::publicBalancer,
                this::internalBalancer,
                this::natGateway,
                this::firewall,
                this::gateway,
                this::services,
                this::privateEndpoint,
                new WildManaged(estate)::add);
        List<Runnable> wanted = new ArrayList<>();
        for (int i = rules.upTo(3); i > 0; i--) {
            wanted.add(rules.pick(all));
        }
        wanted.stream().distinct().forEach(Runnable::run);
    }

    private List<Machine> inOneNetwork() {
        if (estate.machines.isEmpty()) {
            return List.of();
        }
        String vnet = rules.pick(estate.machines).vnet();
        return rules.some(estate.machines.stream()
                .filter(each -> each.vnet().equals(vnet))
                .toList());
    }

    private static String[] names(List<Machine> machines) {
        return machines.stream().map(Machine::name).toArray(String[]::new);
    }

    private LabBalancer balancer(String name) {
        LabBalancer balancer = LabBalancer.in(lab, estate.name(name));
        return estate.sku == Sku.BASIC ? balancer.basic() : balancer;
    }

    private void publicBalancer() {
        List<Machine> pool = inOneNetwork();
        if (pool.isEmpty()) {
            return;
        }
        LabBalancer balancer =
                balancer("lb").publicly("20.2.1." + rules.upTo(200)).pool(names(pool));
        rule(balancer);
        if (rules.oneIn(3)) {
            balancer.nat("nat", 2222, pool.get(0).name(), 22);
        }
        if (rules.oneIn(3) && estate.sku == Sku.STANDARD) {
            balancer.withoutOutboundSnat().outbound(rules.pick(List.of(Protocol.TCP, Protocol.UDP, Protocol.ANY)));
        }
        balancer.done();
    }

    private void rule(LabBalancer balancer) {
        if (rules.oneIn(3)) {
            balancer.floating("floating", 443);
        } else {
            balancer.tcp("web", 80, rules.pick(List.of(80, 8080)));
        }
        if (rules.oneIn(3)) {
            balancer.probe(rules.pick(List.of(80, 8080)));
        }
    }

    private void internalBalancer() {
        List<Machine> pool = inOneNetwork();
        if (pool.isEmpty()) {
            return;
        }
        Machine first = pool.get(0);
        String ip = first.ip().substring(0, first.ip().lastIndexOf('.')) + ".100";
        LabBalancer balancer = balancer("ilb")
                .internally(first.vnet(), first.subnet(), rules.oneIn(8) ? "" : ip)
                .pool(names(pool));
        if (rules.oneIn(2) && estate.sku == Sku.STANDARD) {
            balancer.haPorts();
        } else {
            rule(balancer);
        }
        balancer.done();
    }

    private void natGateway() {
        String vnet = rules.pick(estate.vnets);
        ResourceId ip = Lab.publicIpId("nat-ip");
        lab.add(new PublicIpAddress(ip, "", Sku.STANDARD, IpFamily.IPV4, KnownAddress.parse("20.3.1.1")));
        ResourceId id = ResourceId.of("natGateways", "nat");
        lab.add(new NatGateway(id, "", rules.pick(List.of(NatGateway.Sku.values())), List.of(ip), List.of()));
        lab.in(vnet).atSubnet("s2").changed(each -> each.withNatGateway(id));
    }

    private void firewall() {
        String vnet = rules.pick(estate.vnets);
        String start = "10." + estate.number(vnet) + ".250.";
        lab.in(vnet).subnet("AzureFirewallSubnet", start + "0/26");
        Firewall firewall = Firewall.in(lab, vnet, start + 4).publicly("20.4.1.1");
        firewall.network("net", 200, rules.oneIn(4) ? Access.DENY : Access.ALLOW, rules.firewallRules());
        if (rules.oneIn(2)) {
            firewall.network("more", 300, rules.oneIn(3) ? Access.DENY : Access.ALLOW, rules.firewallRules());
        }
        if (rules.oneIn(2)) {
            firewall.dnat("dnat", 100, rules.translation("d", rules.oneIn(4) ? start + 4 : "20.4.1.1"));
        }
        if (rules.oneIn(8)) {
            firewall.unknownRules();
        }
        firewall.done();
    }

    private void gateway() {
        String hub = rules.pick(estate.vnets);
        lab.in(hub).vpn("gw", "10." + estate.number(hub) + ".255.0/27");
        lab.site("hq", rules.pick(List.of("192.168.0.0/16", "172.16.0.0/16", "198.51.100.0/24")));
        if (rules.oneIn(2)) {
            lab.connectByBgp("gw", "hq", rules.oneIn(3) ? "0.0.0.0/0" : "172.16.5.0/24");
        } else {
            lab.connect("gw", "hq", rules.pick(List.of(GatewayConnection.Status.values())));
        }
        if (rules.oneIn(4)) {
            lab.clients("gw", "clients", "172.20.0.0/24");
        }
        transit(hub);
    }

    /** Some peers use the gateway. */
    private void transit(String hub) {
        for (String each : estate.vnets) {
            if (!each.equals(hub) && rules.oneIn(2)) {
                lab.usesGatewaysOf(each, hub);
            }
        }
        List<String> others =
                estate.vnets.stream().filter(each -> !each.equals(hub)).toList();
        if (!others.isEmpty() && rules.oneIn(4)) {
            String other = rules.pick(others);
            lab.in(other).vpn("gw2", "10." + estate.number(other) + ".255.0/27");
            lab.tunnel("gw", "gw2", rules.oneIn(2));
        }
    }

    private void services() {
        for (int i = rules.upTo(1); i >= 0; i--) {
            boolean sql = rules.oneIn(2);
            AzureService service = Managed.service(
                    estate.name("acct"), sql ? "Microsoft.Sql" : "Microsoft.Storage", "20.60." + (sql ? 1 : 0) + ".9");
            service = rules.oneIn(2) ? Managed.in("westeurope", service) : service;
            if (rules.oneIn(2)) {
                service = Managed.onlySubnets(service, Lab.subnetId(rules.pick(estate.vnets), "s2"));
            }
            if (rules.oneIn(3)) {
                service = Managed.onlyFrom(service, rules.pick(List.of("20.1.1.0/24", "8.8.8.0/24", "20.3.1.1")));
            }
            lab.add(rules.oneIn(6) ? Managed.withoutPublicAccess(service) : service);
        }
    }

    private void privateEndpoint() {
        String vnet = rules.pick(estate.vnets);
        String ip = "10." + estate.number(vnet) + ".2.77";
        lab.add(Managed.service("acct", "Microsoft.Storage", "20.60.0.7"));
        lab.add(Managed.endpoint("pe", Lab.subnetId(vnet, "s2"), rules.oneIn(6) ? "" : ip));
    }
}
