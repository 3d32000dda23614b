package io.canreach.naive;

import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.ApplicationSecurityGroup;
import io.canreach.model.AsgReference;
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
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * One estate at all of Azure's ceilings: a virtual network of 3,000 subnets, 500 peerings and 256 machines with up to 65,536
 * private addresses together; NSGs of 1,000 rules, one with 4,000 prefixes on each side; 100 application security groups
 * in one NSG, 20 of a machine; tables of 1,000 routes; 93,000 prefixes in 3,000 service tags. Machines have IPv6 as well.
 */
final class CeilingEstate {
    static final int MACHINES = 256;
    static final int TAGS = 3_000;
    private static final int GROUPS = 100;
    private static final int PEERS = 500;
    private static final ResourceId HUB = Lab.vnetId("hub");

    private final Random random;
    private final Network.Builder builder = Network.builder();

    private final int addresses;

    private CeilingEstate(long seed, int addresses) {
        this.addresses = addresses;
        random = new Random(seed);
    }

    /** The addresses of a machine are 2 to 256, one of them IPv6. */
    static Network of(long seed, int addresses) {
        return new CeilingEstate(seed, addresses).network();
    }

    private Network network() {
        each(GROUPS, i -> new ApplicationSecurityGroup(asg(i), "")).forEach(builder::add);
        builder.add(NetworkSecurityGroup.of(Lab.nsgId("thousand"), each(1_000, this::rule)));
        builder.add(NetworkSecurityGroup.of(Lab.nsgId("wide"), wide()));
        builder.add(NetworkSecurityGroup.of(Lab.nsgId("groups"), each(1_000, this::groupRule)));
        builder.add(new RouteTable(Lab.tableId("thousand"), "", each(1_000, this::route), false));
        List<Subnet> subnets = new ArrayList<>(each(MACHINES / 2, this::crowded));
        subnets.addAll(each(3_000 - MACHINES / 2, CeilingEstate::small));
        builder.add(VirtualNetwork.of(HUB, Lab.cidrs("10.0.0.0/14", "fd00::/48"), subnets)
                .withPeerings(each(PEERS, i -> VnetPeering.connected("to-spoke" + i, Lab.vnetId("spoke" + i)))));
        each(MACHINES, i -> machine("m" + i, crowdedId(i / 2), hosts(i))).forEach(builder::add);
        each(PEERS, CeilingEstate::spoke).forEach(builder::add);
        each(PEERS, i -> machine("s" + i, Lab.subnetId("spoke" + i, "a"), List.of(spokeHost(i))))
                .forEach(builder::add);
        return builder.serviceTags(ServiceTags.ofPrefixes("made up", tags())).build();
    }

    private static <T> List<T> each(int count, IntFunction<T> made) {
        return IntStream.range(0, count).mapToObj(made).toList();
    }

    static Ip host(int machine) {
        return Ip.parse("10." + machine / 128 + "." + machine % 128 * 2 + ".10");
    }

    static Ip ipv6Host(int machine) {
        return Ip.parse("fd00:0:0:" + Integer.toHexString(machine / 2) + "::" + (10 + machine % 2));
    }

    static Ip spokeHost(int spoke) {
        return Ip.parse("10." + (64 + spoke / 256) + "." + spoke % 256 + ".4");
    }

    private List<Ip> hosts(int machine) {
        String prefix = "10." + machine / 128 + ".";
        int third = machine % 128 * 2;
        List<Ip> hosts = new ArrayList<>(each(
                addresses - 1, i -> Ip.parse(prefix + (third + (i + 10) / 256) + "." + (i + 10) % 256)));
        hosts.add(ipv6Host(machine));
        return hosts;
    }

    private static ResourceId asg(int number) {
        return Lab.asgId("asg" + number);
    }

    private static ResourceId crowdedId(int number) {
        return Lab.subnetId("hub", "crowded" + number);
    }

    private Subnet crowded(int number) {
        String prefix = "10." + number / 64 + "." + number % 64 * 4 + ".0/22";
        Subnet plain =
                Subnet.of(crowdedId(number), Lab.cidrs(prefix, "fd00:0:0:" + Integer.toHexString(number) + "::/64"));
        Subnet guarded = plain.withNetworkSecurityGroup(
                Lab.nsgId(List.of("thousand", "wide", "groups").get(number % 3)));
        return number % 2 == 0 ? guarded.withRouteTable(Lab.tableId("thousand")) : guarded;
    }

    private static Subnet small(int number) {
        String prefix = "10." + (2 + number / 4096) + "." + number / 16 % 256 + "." + number % 16 * 16 + "/28";
        return Subnet.of(Lab.subnetId("hub", "small" + number), Lab.cidrs(prefix));
    }

    private static VirtualNetwork spoke(int number) {
        String space = "10." + (64 + number / 256) + "." + number % 256 + ".0/24";
        ResourceId id = Lab.vnetId("spoke" + number);
        return VirtualNetwork.of(
                        id, Lab.cidrs(space), List.of(Subnet.of(Lab.subnetId("spoke" + number, "a"), Lab.cidrs(space))))
                .withPeerings(List.of(VnetPeering.connected("to-hub", HUB)));
    }

    private NetworkInterface machine(String name, ResourceId subnet, List<Ip> hosts) {
        builder.add(VirtualMachine.of(Lab.vmId(name), List.of(Lab.nicId(name))));
        List<ResourceId> groups = name.startsWith("m") ? groups(Integer.parseInt(name.substring(1))) : List.of();
        List<IpConfiguration> all = each(
                hosts.size(),
                i -> IpConfiguration.of("ip" + i, subnet, new KnownAddress(hosts.get(i)))
                        .withApplicationSecurityGroups(groups));
        return NetworkInterface.of(Lab.nicId(name), all).withVirtualMachine(Lab.vmId(name));
    }

    /** More machines in 20 groups each would put more than 4,000 addresses into a group. */
    static List<ResourceId> groups(int machine) {
        return each(machine < 60 ? 20 : 0, i -> asg((machine + i * 5) % GROUPS));
    }

    private SecurityRule any(int number) {
        return Lab.rule(
                        100 + number,
                        number % 2 == 0 ? Direction.INBOUND : Direction.OUTBOUND,
                        random.nextInt(3) == 0 ? Access.DENY : Access.ALLOW)
                .withProtocol(List.of(Protocol.TCP, Protocol.UDP, Protocol.ANY).get(random.nextInt(3)))
                .withDestinationPorts(List.of(Ports.parse("" + random.nextInt(1, 2_000))));
    }

    private SecurityRule rule(int number) {
        IpFamily family = random.nextInt(4) == 0 ? IpFamily.IPV6 : IpFamily.IPV4;
        return any(number).withSource(somewhere(family)).withDestination(somewhere(family));
    }

    private SecurityRule groupRule(int number) {
        return any(number)
                .withSource(new AsgReference(asg(random.nextInt(GROUPS))))
                .withDestination(new AsgReference(asg(random.nextInt(GROUPS))));
    }

    /** 10 rules with 4,000 prefixes a side, which no two of them share. */
    private List<SecurityRule> wide() {
        List<SecurityRule> rules = new ArrayList<>(each(
                10, i -> any(2 * i).withSource(prefixes(4_000, i)).withDestination(prefixes(4_000, i + 10))));
        rules.addAll(each(990, i -> rule(i + 20)));
        return rules;
    }

    private static List<AddressMatch> prefixes(int count, int offset) {
        return each(count, i -> {
            int at = (i * 20 + offset) * 16;
            return Lab.prefix("10." + at / 65536 + "." + at / 256 % 256 + "." + at % 256 + "/29");
        });
    }

    private AddressMatch somewhere(IpFamily family) {
        return switch (random.nextInt(4)) {
            case 0 -> new ServiceTag("Tag" + random.nextInt(TAGS));
            case 1 -> ServiceTag.VIRTUAL_NETWORK;
            default ->
                Lab.prefix(
                        family == IpFamily.IPV6
                                ? "fd00:0:0:" + Integer.toHexString(random.nextInt(128)) + "::/64"
                                : "10." + random.nextInt(2) + "." + random.nextInt(64) * 4 + ".0/22");
        };
    }

    private Route route(int number) {
        NextHopType hop = number % 3 == 0 ? NextHopType.NONE : NextHopType.INTERNET;
        String prefix = number < 500 ? spokeHost(number) + "/32" : "20." + number / 256 + "." + number % 256 + ".0/24";
        return Route.of("r" + number, new Prefix(Cidr.parse(prefix)), hop);
    }

    private Map<ServiceTag, List<Cidr>> tags() {
        Map<ServiceTag, List<Cidr>> tags = new LinkedHashMap<>();
        for (int tag = 0; tag < TAGS; tag++) {
            tags.put(
                    new ServiceTag("Tag" + tag),
                    each(
                            31,
                            i -> random.nextInt(5) == 0
                                    ? Cidr.parse(
                                            "2603:10" + random.nextInt(10, 40) + ":" + random.nextInt(1, 999) + "::/48")
                                    : Cidr.parse("20." + random.nextInt(256) + "." + random.nextInt(256) + ".0/24")));
        }
        return tags;
    }
}
