package io.canreach.analysis;

import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.AsgReference;
import io.canreach.model.PortMatch;
import io.canreach.model.Ports;
import io.canreach.model.Prefix;
import io.canreach.model.ProtocolIs;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Unknown;
import io.canreach.packet.Flow;
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.security.InternetTag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rules of one list, asked flow by flow in every world: everything that is not known is tried, as far as a few addresses and ports
 * can tell.
 */
final class NaiveRuleWorlds {
    static final List<Ip> ADDRESSES = List.of(
            Ip.parse("10.0.1.4"),
            Ip.parse("10.0.1.7"),
            Ip.parse("10.0.1.9"),
            Ip.parse("10.0.2.4"),
            Ip.parse("10.9.0.1"),
            Ip.parse("20.0.0.1"),
            Ip.parse("30.0.0.1"),
            Ip.parse("192.168.1.1"),
            Ip.parse("168.63.129.16"),
            Ip.parse("2a00::1"),
            Ip.parse("2001:db8:1::4"),
            Ip.parse("fe80::1234:5678:9abc"),
            Ip.parse("fd00::1"));
    private static final List<Integer> PORTS = List.of(22, 80, 100, 443, 5000);
    private static final List<Protocol> PROTOCOLS = List.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP);

    private final List<SecurityRule> rules;
    private final List<Flow> flows;
    private final List<Map<Object, Set<Ip>>> worlds;
    private final List<Map<Object, PortSet>> portWorlds;

    /** A world is what each name and each unknown value holds. */
    NaiveRuleWorlds(List<SecurityRule> rules, Map<Object, List<Set<Ip>>> names) {
        this.rules = rules;
        this.flows = grid();
        this.worlds = product(named(rules, names));
        this.portWorlds = product(unknownPorts(rules));
    }

    private static List<Flow> grid() {
        List<Flow> grid = new ArrayList<>();
        for (Ip from : ADDRESSES) {
            for (Ip to : ADDRESSES) {
                for (Protocol protocol : PROTOCOLS) {
                    for (int port : protocol.hasPorts() ? PORTS : List.of(0)) {
                        if (from.family() == to.family()) {
                            grid.add(new Flow(protocol, from, protocol.hasPorts() ? 50000 : 0, to, port));
                        }
                    }
                }
            }
        }
        return grid;
    }

    private static Map<Object, List<Set<Ip>>> named(List<SecurityRule> rules, Map<Object, List<Set<Ip>>> names) {
        Map<Object, List<Set<Ip>>> used = new HashMap<>(names);
        List<Set<Ip>> any = new ArrayList<>(List.of(new TreeSet<>(ADDRESSES)));
        ADDRESSES.forEach(ip -> any.add(Set.of(ip)));
        for (SecurityRule rule : rules) {
            rule.source().stream().filter(Unknown.class::isInstance).forEach(each -> used.put(each, any));
            rule.destination().stream().filter(Unknown.class::isInstance).forEach(each -> used.put(each, any));
        }
        used.keySet().removeIf(name -> rules.stream().noneMatch(rule -> mentions(rule, name)));
        return used;
    }

    private static boolean mentions(SecurityRule rule, Object name) {
        boolean isPlace = name.equals(ServiceTag.VIRTUAL_NETWORK);
        return isPlace || rule.source().contains(name) || rule.destination().contains(name);
    }

    private static Map<Object, List<PortSet>> unknownPorts(List<SecurityRule> rules) {
        Map<Object, List<PortSet>> ports = new HashMap<>();
        for (SecurityRule rule : rules) {
            for (PortMatch each : rule.destinationPorts()) {
                if (each instanceof Unknown) {
                    ports.put(each, List.of(PortSet.of(22), PortSet.of(80), PortSet.of(443), PortSet.all()));
                }
            }
        }
        return ports;
    }

    private static <T> List<Map<Object, T>> product(Map<Object, List<T>> choices) {
        List<Map<Object, T>> all = new ArrayList<>(List.of(Map.of()));
        choices.forEach((name, values) -> {
            List<Map<Object, T>> more = new ArrayList<>();
            for (Map<Object, T> each : all) {
                for (T value : values) {
                    Map<Object, T> one = new HashMap<>(each);
                    one.put(name, value);
                    more.add(one);
                }
            }
            all.clear();
            all.addAll(more);
        });
        return all;
    }

    int worlds() {
        return worlds.size() * portWorlds.size();
    }

    /** In how many worlds each rule decides nothing, and in how many every flow fares alike without it. */
    record Counts(List<Integer> dead, List<Integer> needless, int worlds) {}

    Counts count() {
        int[] dead = new int[rules.size()];
        int[] needless = new int[rules.size()];
        for (Map<Object, Set<Ip>> world : worlds) {
            for (Map<Object, PortSet> ports : portWorlds) {
                List<BitSet> matches =
                        rules.stream().map(rule -> matches(rule, world, ports)).toList();
                for (int i = 0; i < rules.size(); i++) {
                    BitSet decided = decided(matches, i);
                    dead[i] += decided.isEmpty() ? 1 : 0;
                    needless[i] += alikeWithout(matches, i, decided) ? 1 : 0;
                }
            }
        }
        return new Counts(
                Arrays.stream(dead).boxed().toList(),
                Arrays.stream(needless).boxed().toList(),
                worlds());
    }

    /** The flows that two lists decide otherwise in some world. */
    static Set<Flow> differing(List<SecurityRule> before, List<SecurityRule> after, Map<Object, List<Set<Ip>>> names) {
        List<SecurityRule> both = new ArrayList<>(before);
        both.addAll(after);
        NaiveRuleWorlds all = new NaiveRuleWorlds(both, names);
        Set<Flow> differing = new HashSet<>();
        for (Map<Object, Set<Ip>> world : all.worlds) {
            for (Map<Object, PortSet> ports : all.portWorlds) {
                BitSet other = all.allowed(before, world, ports);
                other.xor(all.allowed(after, world, ports));
                other.stream().forEach(i -> differing.add(all.flows.get(i)));
            }
        }
        return differing;
    }

    private BitSet allowed(List<SecurityRule> list, Map<Object, Set<Ip>> world, Map<Object, PortSet> ports) {
        BitSet allowed = new BitSet(flows.size());
        BitSet rest = new BitSet(flows.size());
        rest.set(0, flows.size());
        for (SecurityRule rule : list) {
            BitSet taken = matches(rule, world, ports);
            taken.and(rest);
            rest.andNot(taken);
            if (rule.access() == Access.ALLOW) {
                allowed.or(taken);
            }
        }
        return allowed;
    }

    private static BitSet decided(List<BitSet> matches, int number) {
        BitSet rest = (BitSet) matches.get(number).clone();
        matches.subList(0, number).forEach(rest::andNot);
        return rest;
    }

    private boolean alikeWithout(List<BitSet> matches, int number, BitSet decided) {
        BitSet rest = (BitSet) decided.clone();
        for (int i = number + 1; i < rules.size(); i++) {
            if (matches.get(i).intersects(rest)
                    && rules.get(i).access() != rules.get(number).access()) {
                return false;
            }
            rest.andNot(matches.get(i));
        }
        return rest.isEmpty() || rules.get(number).access() == Access.DENY;
    }

    private BitSet matches(SecurityRule rule, Map<Object, Set<Ip>> world, Map<Object, PortSet> ports) {
        BitSet matches = new BitSet(flows.size());
        for (int i = 0; i < flows.size(); i++) {
            Flow flow = flows.get(i);
            matches.set(
                    i,
                    isOf(rule, flow)
                            && holds(rule.source(), flow.source(), world)
                            && holds(rule.destination(), flow.destination(), world)
                            && holds(rule.destinationPorts(), flow, ports));
        }
        return matches;
    }

    private static boolean isOf(SecurityRule rule, Flow flow) {
        Protocol wanted = ((ProtocolIs) rule.protocol()).protocol();
        boolean isIcmp6 = wanted == Protocol.ICMP && flow.family() == IpFamily.IPV6;
        return !isIcmp6 && (wanted == Protocol.ANY || wanted == flow.protocol());
    }

    private static boolean holds(List<PortMatch> matches, Flow flow, Map<Object, PortSet> world) {
        PortSet ports = PortSet.empty();
        for (PortMatch each : matches) {
            ports = ports.union(each instanceof Ports known ? known.set() : world.getOrDefault(each, PortSet.empty()));
        }
        return flow.protocol().hasPorts() ? ports.contains(flow.destinationPort()) : ports.isAll();
    }

    private static boolean holds(List<AddressMatch> side, Ip ip, Map<Object, Set<Ip>> world) {
        return side.stream().anyMatch(each -> holds(each, ip, world));
    }

    private static boolean holds(AddressMatch match, Ip ip, Map<Object, Set<Ip>> world) {
        if (match instanceof AnyAddress) {
            return true;
        }
        if (match instanceof Prefix prefix) {
            return prefix.cidr().contains(ip);
        }
        Set<Ip> own = world.getOrDefault(ServiceTag.VIRTUAL_NETWORK, Set.of());
        if (match.equals(ServiceTag.INTERNET)) {
            return InternetTag.addresses().contains(ip) && !(ip.family() == IpFamily.IPV6 && own.contains(ip));
        }
        if (match.equals(ServiceTag.AZURE_LOAD_BALANCER)) {
            return ip.toString().equals("168.63.129.16") || ip.toString().equals("fe80::1234:5678:9abc");
        }
        boolean isKnownMember = match instanceof AsgReference && ip.toString().equals("10.0.1.4");
        return isKnownMember || world.getOrDefault(match, Set.of()).contains(ip);
    }
}
