package io.canreach.naive;

import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.Appliance;
import io.canreach.model.ApplianceRule;
import io.canreach.model.Assumption;
import io.canreach.model.Direction;
import io.canreach.model.DnatRule;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.LabAdmin;
import io.canreach.model.Network;
import io.canreach.model.NetworkRule;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.NextHopType;
import io.canreach.model.Ports;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.Route;
import io.canreach.model.SecurityAdminRule;
import io.canreach.model.SecurityAdminRule.Action;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.VnetPeering;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Random small estates in which everything is known: a hub and two spokes, appliances, routes, NSGs, public addresses. */
final class RandomEstate {
    static final List<String> MACHINES =
            List.of("10.0.1.4", "10.0.2.4", "10.0.2.5", "10.1.1.4", "10.1.2.4", "10.1.2.9", "10.2.1.4");
    static final List<String> PUBLIC = List.of("20.1.1.1", "20.1.1.2", "20.1.1.3", "20.1.1.4", "20.1.1.5");
    static final List<String> PREFIXES = List.of(
            "10.0.0.0/8",
            "10.0.0.0/16",
            "10.0.1.0/24",
            "10.0.2.4/32",
            "10.1.0.0/16",
            "10.1.1.0/24",
            "10.1.2.0/25",
            "10.2.0.0/15",
            "10.2.1.4/32",
            "8.0.0.0/8",
            "20.1.1.0/30",
            "192.168.0.0/16");
    static final List<String> PORTS = List.of("80", "443-2000", "53", "0-65535");
    private static final List<String> HOPS = List.of("10.0.2.4", "10.0.2.4", "10.0.2.5", "10.1.2.9", "10.0.9.9");

    private final Random random;
    private final boolean several;
    private int names;

    RandomEstate(long seed) {
        this(seed, false);
    }

    /** Machines have one address each, or many of them several. */
    RandomEstate(long seed, boolean several) {
        this.random = new Random(seed);
        this.several = several;
    }

    Lab lab() {
        Lab lab = new Lab().vnet("hub", "10.0.0.0/16");
        subnet(lab, "a", "10.0.1.0/24");
        machine(lab, "h1", "10.0.1.4", "20.1.1.1");
        subnet(lab, "fw", "10.0.2.0/24");
        machine(lab, "f1", "10.0.2.4", "20.1.1.2");
        appliance(lab, "10.0.2.4");
        machine(lab, "f2", "10.0.2.5", "20.1.1.3");
        appliance(lab, "10.0.2.5");
        lab.vnet("s1", "10.1.0.0/16");
        subnet(lab, "a", "10.1.1.0/24");
        machine(lab, "a1", "10.1.1.4", "20.1.1.4");
        subnet(lab, "b", "10.1.2.0/24");
        machine(lab, "b1", "10.1.2.4", "");
        machine(lab, "f3", "10.1.2.9", "");
        appliance(lab, "10.1.2.9");
        lab.vnet("s2", "10.2.0.0/16");
        subnet(lab, "a", "10.2.1.0/24");
        machine(lab, "c1", "10.2.1.4", "20.1.1.5");
        peer(lab, "hub", "s1", 8);
        peer(lab, "hub", "s2", 8);
        peer(lab, "s1", "s2", 2);
        return lab;
    }

    /** The same with several machines in each subnet, and something in the hub that forwards nobody knows how. */
    Lab crowdedLab() {
        Lab lab = lab();
        for (String place : List.of("hub/a/10.0.1.", "s1/a/10.1.1.", "s1/b/10.1.2.", "s2/a/10.2.1.")) {
            String[] parts = place.split("/", -1);
            lab.in(parts[0]).atSubnet(parts[1]);
            for (int host = 20; host < 22; host++) {
                String publicly = random.nextBoolean() ? "20.1.2." + names++ : "";
                machine(lab, parts[0] + parts[1] + host, parts[2] + host, publicly);
            }
        }
        lab.in("hub").atSubnet("fw").vm("f4", "10.0.2.6").ipForwarding();
        for (int spoke = 1; spoke < 3; spoke++) {
            lab.in("s" + spoke);
            lab.subnet("u", "10." + spoke + ".9.0/24").subnetNsg("nsg" + names++, rules());
            lab.routes(Route.toAppliance("to-f4", Lab.prefix("10.0.0.0/8"), KnownAddress.parse("10.0.2.6")));
            machine(lab, "u" + spoke + "4", "10." + spoke + ".9.4", "20.1.3." + spoke);
            machine(lab, "u" + spoke + "5", "10." + spoke + ".9.5", "");
        }
        return lab;
    }

    /** A network with the rules of one of its NSGs drawn anew. */
    Network withOtherRules(Network network) {
        List<NetworkSecurityGroup> groups = List.copyOf(network.all(NetworkSecurityGroup.class));
        NetworkSecurityGroup group = pick(groups);
        return network.toBuilder()
                .replace(NetworkSecurityGroup.of(group.id(), List.of(rules())))
                .build();
    }

    /** Two machines a subnet, no appliances; peerings, route tables and NSGs as in the others. */
    Lab plainLab() {
        return plainLab(false);
    }

    /** The same machines, some with a public address of their own. */
    Lab openLab() {
        return plainLab(true);
    }

    private Lab plainLab(boolean open) {
        Lab lab = new Lab();
        for (int vnet = 0; vnet < 3; vnet++) {
            lab.vnet("v" + vnet, "10." + vnet + ".0.0/16");
            for (int subnet = 1; subnet < 3; subnet++) {
                String prefix = "10." + vnet + "." + subnet + ".";
                subnet(lab, "s" + subnet, prefix + "0/24");
                for (int host = 4; host < 6; host++) {
                    String publicly = open && random.nextInt(3) > 0 ? "20.5." + vnet + "." + subnet + host : "";
                    machine(lab, "m" + vnet + subnet + host, prefix + host, publicly);
                }
            }
        }
        peer(lab, "v0", "v1", 8);
        peer(lab, "v1", "v2", 5);
        return lab;
    }

    /** The same with security admin rules of one or two managers. */
    Lab ruledLab() {
        Lab lab = lab().assume(Assumption.ALWAYS_ALLOW_OPENS_PUBLIC_IP, Assumption.Reading.FIRST);
        for (int level = random.nextInt(2); level < 2; level++) {
            LabAdmin manager = LabAdmin.in(lab, "manager" + level, level);
            int priority = 1;
            for (int i = random.nextInt(3); i >= 0; i--) {
                String networks = pick(List.of("hub", "s1", "s2", "hub,s1", "hub,s1,s2"));
                manager.collection(networks, adminRule(priority++), adminRule(priority++));
            }
            manager.done();
        }
        return lab;
    }

    private SecurityAdminRule adminRule(int priority) {
        Action action = pick(List.of(Action.values()));
        Access access = action == Action.DENY ? Access.DENY : Access.ALLOW;
        return new SecurityAdminRule(
                action,
                SecurityRule.of("admin" + priority, priority, pick(List.of(Direction.values())), access)
                        .withProtocol(pick(List.of(Protocol.ANY, Protocol.TCP, Protocol.UDP)))
                        .withSource(address())
                        .withDestination(address())
                        .withDestinationPorts(List.of(Ports.parse(pick(PORTS)))));
    }

    private void peer(Lab lab, String one, String other, int inTen) {
        if (random.nextInt(10) >= inTen) {
            return;
        }
        lab.peerOneSide(one, side(other));
        if (random.nextInt(10) > 0) {
            lab.peerOneSide(other, side(one));
        }
    }

    private VnetPeering side(String remote) {
        return VnetPeering.connected("to-" + remote, Lab.vnetId(remote))
                .withVirtualNetworkAccess(random.nextInt(4) > 0)
                .withForwardedTraffic(random.nextInt(3) > 0);
    }

    private void subnet(Lab lab, String name, String prefix) {
        lab.subnet(name, prefix);
        if (random.nextInt(3) == 0) {
            lab.subnetNsg("nsg" + names++, rules());
        }
        if (random.nextInt(2) == 0) {
            lab.routes(routes());
        }
    }

    private void machine(Lab lab, String name, String privately, String publicly) {
        lab.vm(name, privately);
        if (random.nextInt(4) == 0) {
            lab.nicNsg("nsg" + names++, rules());
        }
        List<Sku> skus = List.of(Sku.BASIC, Sku.STANDARD);
        if (!publicly.isEmpty() && random.nextInt(2) == 0) {
            Sku sku = pick(skus);
            skus = List.of(sku); // a machine takes one kind of them
            lab.publicIp(sku, publicly);
        }
        if (several && random.nextInt(2) == 0) {
            second(lab, name, privately, pick(skus));
        }
    }

    private void second(Lab lab, String name, String first, Sku sku) {
        lab.moreAddress(secondOf(first));
        if (random.nextInt(2) == 0) {
            lab.publicIp(name + "-more", sku, secondPublicOf(first));
        }
    }

    /** The second address of a machine, where it has one. */
    static String secondOf(String first) {
        return first + "0";
    }

    static String secondPublicOf(String first) {
        return "20.1.5." + (1 + MACHINES.indexOf(first));
    }

    private void appliance(Lab lab, String own) {
        if (random.nextInt(8) > 0) {
            lab.forwarding(new Appliance(
                    random.nextInt(3) > 0 ? Appliance.Forwarding.ALL : Appliance.Forwarding.BY_RULES,
                    pick(List.of(Appliance.State.STATELESS, Appliance.State.STATEFUL)),
                    pick(List.of(Appliance.SourceNat.values())),
                    applianceRules(),
                    translations(own)));
        }
    }

    private List<DnatRule> translations(String own) {
        List<DnatRule> rules = new ArrayList<>();
        for (int i = random.nextInt(3); i > 1; i--) {
            rules.add(new DnatRule(
                    "t" + i,
                    Set.of(pick(List.of(Protocol.TCP, Protocol.UDP))),
                    List.of(new AnyAddress()),
                    KnownAddress.parse(own),
                    PortSet.parse(pick(PORTS)),
                    KnownAddress.parse(pick(
                            MACHINES.stream().filter(each -> !each.equals(own)).toList())),
                    random.nextBoolean() ? Optional.of(80) : Optional.empty()));
        }
        return rules;
    }

    private List<ApplianceRule> applianceRules() {
        List<ApplianceRule> rules = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            NetworkRule match = new NetworkRule(
                    "r" + i,
                    Set.of(pick(List.of(Protocol.ANY, Protocol.TCP, Protocol.UDP))),
                    List.of(somewhere()),
                    List.of(somewhere()),
                    List.of(Ports.parse(pick(PORTS))));
            rules.add(new ApplianceRule(random.nextInt(3) == 0 ? Access.DENY : Access.ALLOW, match));
        }
        return rules;
    }

    private Route[] routes() {
        Map<String, Route> routes = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String prefix = random.nextInt(3) == 0 ? "0.0.0.0/0" : pick(PREFIXES);
            routes.put(prefix, route(prefix));
        }
        return new TreeSet<>(routes.keySet()).stream().map(routes::get).toArray(Route[]::new);
    }

    private Route route(String prefix) {
        String name = "to-" + prefix.replace('/', '-');
        NextHopType hop = pick(List.of(NextHopType.NONE, NextHopType.INTERNET, NextHopType.VNET_LOCAL));
        return random.nextInt(4) > 0
                ? Route.toAppliance(name, Lab.prefix(prefix), KnownAddress.parse(pick(HOPS)))
                : Route.of(name, Lab.prefix(prefix), hop);
    }

    private SecurityRule[] rules() {
        List<SecurityRule> rules = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Access access = random.nextInt(3) == 0 ? Access.DENY : Access.ALLOW;
            rules.add(Lab.rule(100 + i, pick(List.of(Direction.values())), access)
                    .withProtocol(pick(List.of(Protocol.ANY, Protocol.TCP, Protocol.UDP)))
                    .withSource(address())
                    .withDestination(address())
                    .withDestinationPorts(List.of(Ports.parse(pick(PORTS)))));
        }
        return rules.toArray(SecurityRule[]::new);
    }

    private AddressMatch address() {
        return random.nextInt(3) == 0
                ? new ServiceTag(pick(List.of("VirtualNetwork", "Internet", "AzureLoadBalancer")))
                : somewhere();
    }

    private AddressMatch somewhere() {
        return random.nextInt(3) == 0 ? new AnyAddress() : Lab.prefix(pick(PREFIXES));
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
