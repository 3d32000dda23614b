package io.canreach.naive;

import io.canreach.model.Assumption;
import io.canreach.model.DefaultOutboundAccess;
import io.canreach.model.Gap;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Lab;
import io.canreach.model.LabAdmin;
import io.canreach.model.Network;
import io.canreach.model.PeeringScope;
import io.canreach.model.PrivateEndpointPolicies;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.VnetPeering;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random small estates with a random choice of nearly everything that a network can hold: machines of several interfaces and
 * addresses, of both families, stopped, undeclared; balancers, firewalls, gateways, endpoints, services, apps.
 */
final class WildEstate {
    static final List<String> ASGS = List.of("asg0", "asg1");
    private static final int TRIES = 60;

    /** A machine that others may have dealings with. */
    record Machine(String name, String ip, String vnet, String subnet) {}

    final Lab lab = new Lab();
    final WildRules rules;
    final List<String> vnets = new ArrayList<>();
    final List<Machine> machines = new ArrayList<>();
    final Sku sku;
    private final Random random;
    private final boolean wide;
    private final boolean dual;
    private final boolean doubtful;
    private final Map<String, Integer> spaces = new LinkedHashMap<>();
    private boolean hasSix;
    private int names;

    private WildEstate(Random random, boolean wide) {
        this.random = random;
        this.wide = wide;
        dual = random.nextInt(3) == 0;
        doubtful = random.nextInt(3) == 0;
        rules = new WildRules(random, dual, doubtful);
        sku = rules.oneIn(4) ? Sku.BASIC : Sku.STANDARD;
    }

    /**
     * The network of a seed; what chance puts together is not always allowed, so some draws are thrown away. Seeds below
     * zero give wider estates, with more of what there is.
     */
    static Network network(long seed) {
        return attempt(seed, 0, new ArrayList<>());
    }

    private static Network attempt(long seed, int attempt, List<String> refusals) {
        try {
            return new WildEstate(new Random(Math.abs(seed) * TRIES + attempt), seed < 0).draw();
        } catch (InvalidNetworkException e) {
            refusals.add(String.valueOf(e.getMessage()));
            if (attempt + 1 == TRIES) {
                throw new IllegalStateException("no network for seed " + seed + ": " + refusals, e);
            }
            return attempt(seed, attempt + 1, refusals);
        }
    }

    Network draw() {
        lab.tag("Storage", "20.60.0.0/24").tag("Sql", "20.60.1.0/24").tag("AzureCloud", "20.0.0.0/8");
        for (int i = 1 + rules.upTo(2); i > 0; i--) {
            vnet();
        }
        peerings();
        new WildExtras(this).add();
        if (wide) {
            new WildMore(this, random, dual, doubtful).add();
        }
        if (rules.oneIn(4)) {
            admin();
        }
        assumptions();
        gaps();
        return lab.network();
    }

    String name(String what) {
        return what + names++;
    }

    private void vnet() {
        int number = vnets.isEmpty() ? 0 : rules.oneIn(8) ? 0 : vnets.size();
        String name = "v" + vnets.size();
        String four = "10." + number + ".0.0/16";
        if (dual) {
            lab.vnet(name, four, "fd00:" + vnets.size() + "::/48");
        } else {
            lab.vnet(name, four);
        }
        if (rules.oneIn(2)) {
            lab.location(rules.oneIn(4) ? "northeurope" : "westeurope");
        }
        vnets.add(name);
        spaces.put(name, number);
        for (int i = 1 + rules.upTo(1); i > 0; i--) {
            subnet(name, number, 3 - i);
        }
    }

    int number(String vnet) {
        return spaces.getOrDefault(vnet, 0);
    }

    private void subnet(String vnet, int number, int at) {
        String subnet = "s" + at;
        String four = "10." + number + "." + at + ".";
        String six = "fd00:" + vnets.indexOf(vnet) + ":0:" + at + "::";
        hasSix = dual && !rules.oneIn(4);
        if (hasSix) {
            lab.subnet(subnet, four + "0/24", six + "/64");
        } else {
            lab.subnet(subnet, four + "0/24");
        }
        guard();
        lab.changed(each -> each.withDefaultOutboundAccess(rules.pick(List.of(DefaultOutboundAccess.values())))
                .withPrivateEndpointPolicies(rules.pick(List.of(PrivateEndpointPolicies.values()))));
        if (rules.oneIn(6)) {
            lab.serviceEndpoint(rules.pick(List.of("Microsoft.Storage", "Microsoft.Sql", "Microsoft.Web")));
        }
        for (int host = 4 + rules.upTo(2); host >= 4; host--) {
            machine(vnet, subnet, four + host, six + host);
        }
    }

    private void guard() {
        switch (rules.upTo(9)) {
            case 0, 1, 2, 3 -> lab.subnetNsg(name("nsg"), rules.rules());
            case 4 -> {
                if (doubtful) {
                    lab.unknownSubnetNsg(name("nsg"));
                }
            }
            default -> {}
        }
        if (rules.oneIn(3)) {
            lab.routes(rules.oneIn(4), rules.routes());
        }
    }

    private void machine(String vnet, String subnet, String ip, String six) {
        String name = name("m");
        boolean known = !doubtful || !rules.oneIn(8);
        lab.vm(name, known ? ip : "");
        if (rules.oneIn(3)) {
            lab.nicNsg(name("nsg"), rules.rules());
        }
        if (rules.oneIn(4)) {
            lab.asg(rules.some(ASGS).toArray(String[]::new));
        }
        if (rules.oneIn(4)) {
            boolean allocated = !doubtful || !rules.oneIn(4);
            lab.publicIp(sku, allocated ? "20.1.1." + names++ : "");
        }
        if (known && rules.oneIn(5)) {
            lab.moreAddress(ip + "0");
        }
        if (hasSix && rules.oneIn(2)) {
            lab.moreAddress(six);
        }
        behaviour(name, ip, known);
        if (known && !rules.oneIn(4)) {
            machines.add(new Machine(name, ip, vnet, subnet));
        }
    }

    private void behaviour(String name, String ip, boolean known) {
        switch (rules.upTo(15)) {
            case 0 -> lab.ipForwarding();
            case 1, 2 -> {
                if (known) {
                    lab.forwarding(rules.appliance(ip));
                }
            }
            case 3 -> lab.stopped(name);
            case 4 -> lab.moreNic(name + "x", ip + "1");
            default -> {}
        }
    }

    private void peerings() {
        for (int i = 0; i < vnets.size(); i++) {
            for (int j = i + 1; j < vnets.size(); j++) {
                if (number(vnets.get(i)) != number(vnets.get(j)) && !rules.oneIn(4)) {
                    peer(vnets.get(i), vnets.get(j));
                }
            }
        }
        if (vnets.size() > 2 && rules.oneIn(6)) {
            lab.group("group", rules.some(vnets).toArray(String[]::new));
        }
    }

    private void peer(String one, String other) {
        boolean transit = rules.oneIn(3);
        lab.peerOneSide(one, side(other).withGatewayTransit(transit));
        if (!rules.oneIn(10)) {
            lab.peerOneSide(other, side(one));
        }
    }

    private VnetPeering side(String remote) {
        VnetPeering side = VnetPeering.connected("to-" + remote, Lab.vnetId(remote))
                .withVirtualNetworkAccess(!rules.oneIn(5))
                .withForwardedTraffic(rules.oneIn(2));
        side = rules.oneIn(12) ? side.withState(VnetPeering.State.DISCONNECTED) : side;
        return rules.oneIn(12) ? side.withScope(new PeeringScope(List.of("s1"), List.of("s1"), false)) : side;
    }

    private void admin() {
        for (int level = rules.upTo(1); level < 2; level++) {
            LabAdmin manager = LabAdmin.in(lab, "manager" + level, level);
            int priority = 1;
            for (int i = rules.upTo(1); i >= 0; i--) {
                String networks = String.join(",", rules.some(vnets));
                manager.collection(networks, rules.adminRule(priority++), rules.adminRule(priority++));
            }
            manager.done();
        }
    }

    private void assumptions() {
        if (rules.oneIn(2)) {
            for (Assumption each : Assumption.values()) {
                if (rules.oneIn(5)) {
                    lab.assume(each, rules.pick(List.of(Assumption.Reading.values())));
                }
            }
        }
    }

    private void gaps() {
        if (!doubtful || !rules.oneIn(3)) {
            return;
        }
        String vnet = rules.pick(vnets);
        Gap.Effect effect = rules.pick(List.of(Gap.Effect.values()));
        lab.gap(
                rules.oneIn(2) ? Lab.subnetId(vnet, "s2") : Lab.vnetId(vnet),
                effect,
                "something of " + vnet + " is not understood");
    }
}
