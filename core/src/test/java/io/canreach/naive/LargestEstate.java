package io.canreach.naive;

import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.Direction;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.NextHopType;
import io.canreach.model.Ports;
import io.canreach.model.Prefix;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.ServiceTags;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * One virtual network at every limit of Azure's at once: 3,000 subnets, 65,536 private addresses, 500 peerings, an NSG of 1,000
 * rules, one of which names 4,000 prefixes a side, a table of 1,000 routes, and service tags of 93,000 prefixes.
 */
final class LargestEstate {
    static final int SUBNETS = 3_000;
    static final int PEERS = 500;
    static final int RULES = 1_000;
    static final int PREFIXES = 4_000;
    static final int ROUTES = 1_000;
    static final int ADDRESSES = 65_536;
    static final int TAG_PREFIXES = 93_000;

    private static final ResourceId WALL = ResourceId.of("networkSecurityGroups", "wall");
    private static final ResourceId ROADS = ResourceId.of("routeTables", "roads");
    private static final int TAGS = 300;
    private static final int PLAIN = 20;
    private static final int MORE = 211;
    private static final List<String> PORTS = List.of("22", "80", "443", "1433", "8080-8090", "30000-32767", "*");

    private final Random random;
    private final Network.Builder builder = Network.builder();

    private LargestEstate(long seed) {
        this.random = new Random(seed);
    }

    static Network network(long seed) {
        return new LargestEstate(seed).built();
    }

    private Network built() {
        builder.serviceTags(tags());
        builder.add(NetworkSecurityGroup.of(WALL, rules()));
        builder.add(new RouteTable(ROADS, "", routes(), false));
        List<Subnet> subnets =
                IntStream.range(0, SUBNETS).mapToObj(this::subnet).toList();
        List<VnetPeering> peerings = IntStream.range(0, PEERS)
                .mapToObj(peer -> VnetPeering.connected("to-p" + peer, Lab.vnetId("p" + peer)))
                .toList();
        builder.add(vnet("big", List.of(Cidr.parse("10.0.0.0/9"), Cidr.parse("fd00:1::/48")), subnets, peerings));
        IntStream.range(0, PEERS).forEach(this::peer);
        int left = ADDRESSES - SUBNETS * (PLAIN + 1);
        for (int i = 0; i < SUBNETS; i++) {
            int more = Math.min(left, MORE);
            machine(i, PLAIN + more);
            left -= more;
        }
        return builder.build();
    }

    private static VirtualNetwork vnet(
            String name, List<Cidr> space, List<Subnet> subnets, List<VnetPeering> peerings) {
        VirtualNetwork plain = VirtualNetwork.of(Lab.vnetId(name), space, subnets);
        return new VirtualNetwork(plain.id(), plain.model(), "", space, List.of(), subnets, peerings);
    }

    private Subnet subnet(int number) {
        Cidr ipv4 = Cidr.parse(block(0, number) + "0/24");
        Cidr ipv6 = Cidr.parse("fd00:1:0:" + Integer.toHexString(number) + "::/64");
        return Subnet.of(Lab.subnetId("big", "s" + number), List.of(ipv4, ipv6))
                .withNetworkSecurityGroup(WALL)
                .withRouteTable(ROADS);
    }

    /** The first three numbers of an address, with a dot behind them. */
    static String block(int half, int number) {
        return "10." + (128 * half + number / 256) + "." + number % 256 + ".";
    }

    private void machine(int number, int addresses) {
        ResourceId subnet = Lab.subnetId("big", "s" + number);
        List<IpConfiguration> configurations = new ArrayList<>();
        for (int i = 0; i < addresses; i++) {
            KnownAddress address = KnownAddress.parse(block(0, number) + (4 + i));
            configurations.add(IpConfiguration.of("ip" + i, subnet, address));
        }
        configurations.add(IpConfiguration.of(
                "v6", subnet, KnownAddress.parse("fd00:1:0:" + Integer.toHexString(number) + "::4")));
        add("m" + number, configurations);
    }

    private void peer(int number) {
        ResourceId id = Lab.subnetId("p" + number, "s");
        Cidr prefix = Cidr.parse(block(1, number) + "0/24");
        builder.add(vnet(
                "p" + number,
                List.of(prefix),
                List.of(Subnet.of(id, List.of(prefix))),
                List.of(VnetPeering.connected("to-big", Lab.vnetId("big")))));
        add("p" + number, List.of(IpConfiguration.of("ip", id, KnownAddress.parse(block(1, number) + "4"))));
    }

    private void add(String machine, List<IpConfiguration> configurations) {
        ResourceId nic = ResourceId.of("networkInterfaces", machine);
        ResourceId vm = ResourceId.of("virtualMachines", machine);
        builder.add(NetworkInterface.of(nic, configurations).withVirtualMachine(vm));
        builder.add(VirtualMachine.of(vm, List.of(nic)));
    }

    private List<SecurityRule> rules() {
        List<SecurityRule> rules = new ArrayList<>();
        rules.add(wide(100, Direction.INBOUND));
        rules.add(wide(100, Direction.OUTBOUND));
        rules.add(SecurityRule.of("tag", 101, Direction.OUTBOUND, Access.ALLOW)
                .withDestination(new ServiceTag("Tag0"))
                .withDestinationPorts(List.of(Ports.parse("9999"))));
        for (int i = rules.size(); i < RULES; i++) {
            rules.add(rule(i));
        }
        return rules;
    }

    private SecurityRule rule(int number) {
        Direction direction = number % 2 == 0 ? Direction.INBOUND : Direction.OUTBOUND;
        AddressMatch inside = prefix(0, SUBNETS);
        AddressMatch other = random.nextInt(3) == 0 ? prefix(1, PEERS) : prefix(0, SUBNETS);
        boolean in = direction == Direction.INBOUND;
        return SecurityRule.of("r" + number, 110 + number, direction, random.nextBoolean() ? Access.ALLOW : Access.DENY)
                .withProtocol(random.nextInt(3) == 0 ? Protocol.UDP : Protocol.TCP)
                .withSource(in ? other : inside)
                .withDestination(in ? inside : other)
                .withDestinationPorts(List.of(Ports.parse(PORTS.get(random.nextInt(PORTS.size())))));
    }

    /** Four thousand addresses a side. */
    private SecurityRule wide(int priority, Direction direction) {
        return SecurityRule.of("wide-" + direction, priority, direction, Access.DENY)
                .withProtocol(Protocol.TCP)
                .withSource(addresses())
                .withDestination(addresses())
                .withDestinationPorts(List.of(Ports.parse("3389")));
    }

    private List<AddressMatch> addresses() {
        return IntStream.range(0, PREFIXES)
                .<AddressMatch>mapToObj(
                        i -> new Prefix(Cidr.parse(block(0, i % SUBNETS) + (4 + 2 * (i / SUBNETS) + i % 2) + "/32")))
                .toList();
    }

    /** From a sixth of a subnet up to many subnets. */
    private AddressMatch prefix(int half, int blocks) {
        int length = List.of(12, 18, 22, 24, 24, 28, 32).get(random.nextInt(7));
        return new Prefix(
                Cidr.parseNormalized(block(half, random.nextInt(blocks)) + random.nextInt(32) + "/" + length));
    }

    private List<Route> routes() {
        Map<Cidr, NextHopType> routes = new TreeMap<>();
        while (routes.size() < ROUTES) {
            int half = random.nextInt(3);
            String text = half == 2
                    ? "203." + random.nextInt(256) + "." + random.nextInt(256) + ".0/24"
                    : block(half, random.nextInt(half == 0 ? SUBNETS : PEERS)) + random.nextInt(32) + "/28";
            routes.put(Cidr.parseNormalized(text), random.nextInt(4) == 0 ? NextHopType.VNET_LOCAL : NextHopType.NONE);
        }
        List<Route> list = new ArrayList<>();
        routes.forEach((prefix, type) -> list.add(Route.of("r" + list.size(), new Prefix(prefix), type)));
        return list;
    }

    private ServiceTags tags() {
        Map<ServiceTag, List<Cidr>> tags = new HashMap<>();
        for (int i = 0; i < TAG_PREFIXES; i++) {
            String text = (20 + i / 65536) + "." + i / 256 % 256 + "." + i % 256 + ".0/" + (24 + i % 5);
            tags.computeIfAbsent(new ServiceTag("Tag" + i % TAGS), any -> new ArrayList<>())
                    .add(Cidr.parse(text));
        }
        return ServiceTags.ofPrefixes("generated", tags);
    }

    /** An address of the tag that a rule names. */
    static IpSet inTag() {
        return IpSet.parse("20.0.0.1");
    }
}
