package io.canreach.analysis;

import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.AsgReference;
import io.canreach.model.Assumption;
import io.canreach.model.Direction;
import io.canreach.model.Lab;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.PortMatch;
import io.canreach.model.Ports;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Unknown;
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Random NSGs about the few addresses of {@link NaiveRuleWorlds}. */
final class RandomLists {
    private static final List<String> PREFIXES =
            List.of("10.0.1.4", "10.0.1.0/24", "10.0.0.0/8", "20.0.0.0/8", "0.0.0.0/0", "::/0", "2a00::/16");
    private static final ServiceTag A = new ServiceTag("TagA");
    private static final ServiceTag B = new ServiceTag("TagB");
    private static final AsgReference MEMBERS = new AsgReference(Lab.asgId("g"));

    private final Random random;
    private final boolean withUnknown;
    private int unknown;

    RandomLists(long seed, boolean withUnknown) {
        this.random = new Random(seed);
        this.withUnknown = withUnknown;
    }

    /** A group with a member whose address is not known, and tags without data. */
    static Lab lab() {
        return new Lab()
                .assume(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL, Assumption.Reading.FIRST)
                .vnet("v", "10.0.0.0/16", "2001:db8:1::/48")
                .subnet("web", "10.0.1.0/24")
                .vm("one", "10.0.1.4")
                .asg("g")
                .vm("two", "")
                .asg("g");
    }

    /** What the network of the lab has at its subnet, and what names may hold that are not known. */
    static Map<Object, List<Set<Ip>>> names(boolean anywhere) {
        Map<Object, List<Set<Ip>>> names = new HashMap<>();
        names.put(A, withIpv4(subsets("20.0.0.1", "30.0.0.1", "2a00::1")));
        names.put(B, withIpv4(subsets("20.0.0.1", "30.0.0.1", "2a00::1")));
        names.put(MEMBERS, List.of(Set.of(Ip.parse("10.0.1.7")), Set.of(Ip.parse("10.0.1.9"))));
        List<Set<Ip>> own = new ArrayList<>();
        if (anywhere) {
            own.addAll(withIpv4(subsets("10.0.1.4", "20.0.0.1", "192.168.1.1", "2a00::1", "2001:db8:1::4")));
            own.replaceAll(RandomLists::withHost);
            own.add(new TreeSet<>(NaiveRuleWorlds.ADDRESSES));
        } else {
            own.add(addresses(IpSet.parse("10.0.0.0/16, 2001:db8:1::/48, 168.63.129.16")));
        }
        names.put(ServiceTag.VIRTUAL_NETWORK, own);
        return names;
    }

    private static List<Set<Ip>> withIpv4(List<Set<Ip>> sets) {
        return sets.stream()
                .filter(each -> each.stream().anyMatch(ip -> ip.family() == IpFamily.IPV4))
                .toList();
    }

    private static Set<Ip> withHost(Set<Ip> some) {
        Set<Ip> more = new TreeSet<>(some);
        more.add(Ip.parse("168.63.129.16"));
        return more;
    }

    private static Set<Ip> addresses(IpSet set) {
        Set<Ip> found = new TreeSet<>();
        NaiveRuleWorlds.ADDRESSES.stream().filter(set::contains).forEach(found::add);
        return found;
    }

    private static List<Set<Ip>> subsets(String... texts) {
        List<Set<Ip>> subsets = new ArrayList<>();
        for (int mask = 1; mask < 1 << texts.length; mask++) {
            Set<Ip> one = new TreeSet<>();
            for (int i = 0; i < texts.length; i++) {
                if ((mask & 1 << i) != 0) {
                    one.add(Ip.parse(texts[i]));
                }
            }
            subsets.add(one);
        }
        return subsets;
    }

    NetworkSecurityGroup group() {
        List<SecurityRule> rules = new ArrayList<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            rules.add(rule(100 + i));
        }
        return NetworkSecurityGroup.of(Lab.nsgId("random"), rules);
    }

    private SecurityRule rule(int priority) {
        boolean ipv4 = random.nextInt(4) > 0;
        Access access = random.nextBoolean() ? Access.ALLOW : Access.DENY;
        return Lab.rule(priority, Direction.INBOUND, access)
                .withProtocol(pick(List.of(Protocol.ANY, Protocol.ANY, Protocol.TCP, Protocol.UDP, Protocol.ICMP)))
                .withSource(addresses(ipv4))
                .withDestination(random.nextInt(3) > 0 ? List.of(new AnyAddress()) : addresses(ipv4))
                .withDestinationPorts(ports());
    }

    private List<AddressMatch> addresses(boolean ipv4) {
        return switch (random.nextInt(withUnknown ? 10 : 6)) {
            case 0, 1 -> List.of(new AnyAddress());
            case 2 -> List.of(ServiceTag.VIRTUAL_NETWORK);
            case 3 -> List.of(ServiceTag.INTERNET);
            case 4, 5 -> List.of(prefix(ipv4), prefix(ipv4));
            case 6 -> List.of(A);
            case 7 -> List.of(B);
            case 8 -> List.of(MEMBERS);
            default ->
                unknown++ == 0 ? List.of(prefix(ipv4), new Unknown("address " + unknown)) : List.of(prefix(ipv4));
        };
    }

    private AddressMatch prefix(boolean ipv4) {
        return Lab.prefix(pick(
                PREFIXES.stream().filter(each -> each.contains(".") == ipv4).toList()));
    }

    private List<PortMatch> ports() {
        if (withUnknown && random.nextInt(12) == 0 && unknown++ == 0) {
            return List.of(new Unknown("port of a parameter"));
        }
        return List.of(Ports.parse(pick(List.of("*", "*", "80", "443", "0-1023", "80-443"))));
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
