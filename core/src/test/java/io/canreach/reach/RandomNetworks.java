package io.canreach.reach;

import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.Direction;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.NextHopType;
import io.canreach.model.PeeringScope;
import io.canreach.model.Ports;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.Route;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Small random networks: two virtual networks, NSGs on both levels, routes, a peering, public addresses, a gateway. */
public final class RandomNetworks {
    static final List<String> MACHINES = List.of("10.0.1.4", "10.0.1.5", "10.0.2.4", "10.1.1.4");
    static final List<Integer> PORTS = List.of(80, 443, 1433);
    private static final List<String> PREFIXES = List.of(
            "10.0.0.0/8",
            "10.0.0.0/16",
            "10.0.1.0/24",
            "10.0.1.4",
            "10.0.2.0/25",
            "10.1.0.0/16",
            "192.168.0.0/16",
            "192.168.7.0/24",
            "8.0.0.0/8",
            "20.1.1.0/30",
            "0.0.0.0/0",
            "168.63.129.16");

    private final Random random;
    private int names;

    public RandomNetworks(long seed) {
        random = new Random(seed);
    }

    public Lab lab() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16");
        subnet(lab, "a", "10.0.1.0/24");
        machine(lab, "v1", "10.0.1.4", "20.1.1.1");
        machine(lab, "v2", "10.0.1.5", "20.1.1.2");
        subnet(lab, "b", "10.0.2.0/24");
        machine(lab, "v3", "10.0.2.4", "20.1.1.3");
        if (random.nextInt(3) > 0) {
            lab.vpn("gw", "10.0.255.0/27").site("hq", "192.168.0.0/16");
            lab.connect(
                    "gw",
                    "hq",
                    pick(List.of(Status.CONNECTED, Status.CONNECTED, Status.NOT_CONNECTED, Status.UNKNOWN)));
        }
        lab.vnet("w", "10.1.0.0/16");
        subnet(lab, "a", "10.1.1.0/24");
        machine(lab, "w1", "10.1.1.4", "20.1.1.9");
        return peered(lab);
    }

    private Lab peered(Lab lab) {
        if (random.nextInt(4) == 0) {
            return lab;
        }
        lab.peerOneSide("v", side("w"));
        return random.nextInt(6) == 0 ? lab : lab.peerOneSide("w", side("v"));
    }

    private VnetPeering side(String remote) {
        return new VnetPeering(
                "to-" + remote,
                Lab.vnetId(remote),
                VnetPeering.State.CONNECTED,
                random.nextInt(3) > 0,
                false,
                false,
                false,
                List.of(),
                PeeringScope.WHOLE);
    }

    private void subnet(Lab lab, String name, String prefix) {
        lab.subnet(name, prefix);
        if (random.nextInt(3) > 0) {
            lab.subnetNsg("nsg" + names++, rules());
        }
        if (random.nextInt(3) == 0) {
            lab.routes(random.nextInt(4) == 0, routes());
        }
    }

    private void machine(Lab lab, String name, String privately, String publicly) {
        lab.vm(name, privately);
        if (random.nextInt(3) == 0) {
            lab.nicNsg("nsg" + names++, rules());
        }
        if (random.nextInt(2) == 0) {
            lab.publicIp(pick(List.of(Sku.values())), publicly);
        }
    }

    private Route[] routes() {
        Set<String> prefixes = new TreeSet<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            prefixes.add(pick(PREFIXES));
        }
        return prefixes.stream().map(this::route).toArray(Route[]::new);
    }

    private Route route(String prefix) {
        NextHopType hop = pick(List.of(
                NextHopType.NONE, NextHopType.INTERNET, NextHopType.VIRTUAL_NETWORK_GATEWAY, NextHopType.VNET_LOCAL));
        return random.nextInt(4) == 0
                ? Route.toAppliance(name(prefix), Lab.prefix(prefix), KnownAddress.parse("10.0.9.4"))
                : Route.of(name(prefix), Lab.prefix(prefix), hop);
    }

    private static String name(String prefix) {
        return "to-" + prefix.replace('/', '-');
    }

    private SecurityRule[] rules() {
        List<SecurityRule> rules = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            if (random.nextInt(12) == 0) {
                rules.add(Lab.rule(200 + i, Direction.OUTBOUND, Access.DENY)
                        .withSource(address())
                        .withDestination(new ServiceTag("AzurePlatformDNS")));
            }
            rules.add(Lab.rule(100 + i, pick(List.of(Direction.values())), pick(List.of(Access.ALLOW, Access.DENY)))
                    .withProtocol(pick(List.of(Protocol.ANY, Protocol.TCP, Protocol.UDP, Protocol.ICMP)))
                    .withSource(address())
                    .withDestination(address())
                    .withDestinationPorts(List.of(
                            pick(List.of(Ports.ALL, Ports.parse("80"), Ports.parse("443-2000"), Ports.parse("53"))))));
        }
        return rules.toArray(SecurityRule[]::new);
    }

    private AddressMatch address() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> new AnyAddress();
            case 2 -> new ServiceTag(pick(List.of("VirtualNetwork", "Internet", "Sql")));
            default -> Lab.prefix(pick(PREFIXES));
        };
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
