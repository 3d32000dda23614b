package io.canreach.reach;

import io.canreach.model.GatewayConnection;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.Lab;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Random virtual networks, sites and VPN clients joined by gateways, and an answer to who reaches whom that is found by
 * telling routes from gateway to gateway until nothing changes, and then by passing one packet on, hop by hop.
 */
final class NaiveGateways {
    private static final int HUBS = 4;
    private static final int SITES = 3;
    private static final int FAR = 99;

    private final Random random;
    private final Lab lab = new Lab();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Tunnel> tunnels = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Map<Node, Integer>> known = new ArrayList<>();

    NaiveGateways(long seed) {
        random = new Random(seed);
        for (int hub = 0; hub < HUBS; hub++) {
            addHub(hub);
        }
        addTunnels();
        addSites();
        tellRoutes();
    }

    /** Something that calls and is called; one at a hub, at a spoke, on-premises, or VPN clients. */
    record Node(String name, Kind kind, int hub) {
        boolean isSite() {
            return kind == Kind.SITE || kind == Kind.CLIENTS;
        }
    }

    enum Kind {
        HUB,
        SPOKE,
        SITE,
        CLIENTS
    }

    /** Both directions between two gateways, or one of them. */
    private record Tunnel(int one, int other, boolean whole, boolean up, boolean bgp) {
        boolean tells() {
            return whole && up && bgp;
        }

        int far(int near) {
            return near == one ? other : one;
        }

        /** Whether it is configured at a gateway. */
        boolean isAt(int hub) {
            return hub == one || (whole && hub == other);
        }
    }

    /** A connection of a gateway to a site or to its clients. */
    private record Line(int hub, Node node, boolean up, boolean bgp) {}

    enum Result {
        ARRIVED,
        LOST
    }

    Lab lab() {
        return lab;
    }

    List<Node> nodes() {
        return nodes;
    }

    private boolean chance(int outOf) {
        return random.nextInt(outOf) == 0;
    }

    private void addHub(int hub) {
        String name = "h" + hub;
        int block = hub + 1;
        lab.vnet(name, "10." + block + ".0.0/16")
                .subnet("s", "10." + block + ".1.0/24")
                .vm("vm-" + name, "10." + block + ".1.4")
                .vpn("gw-" + name, "10." + block + ".255.0/27");
        nodes.add(new Node("vm-" + name, Kind.HUB, hub));
        if (random.nextBoolean()) {
            lab.vnet("s" + hub, "10." + (block + 10) + ".0.0/16")
                    .subnet("s", "10." + (block + 10) + ".1.0/24")
                    .vm("vm-s" + hub, "10." + (block + 10) + ".1.4")
                    .spoke("s" + hub, name);
            nodes.add(new Node("vm-s" + hub, Kind.SPOKE, hub));
        }
        if (chance(3)) {
            lab.clients("gw-" + name, "clients" + hub, "172.16." + block + ".0/24");
            Node node = new Node("clients" + hub, Kind.CLIENTS, hub);
            nodes.add(node);
            lines.add(new Line(hub, node, true, true));
        }
    }

    private void addTunnels() {
        for (int one = 0; one < HUBS; one++) {
            for (int other = one + 1; other < HUBS; other++) {
                if (random.nextBoolean()) {
                    addTunnel(new Tunnel(one, other, !chance(8), !chance(8), !chance(3)));
                }
            }
        }
    }

    private void addTunnel(Tunnel tunnel) {
        tunnels.add(tunnel);
        String one = "gw-h" + tunnel.one;
        String other = "gw-h" + tunnel.other;
        Status status = tunnel.up ? Status.CONNECTED : Status.NOT_CONNECTED;
        lab.halfTunnel(one, other, status, tunnel.bgp);
        if (tunnel.whole) {
            lab.halfTunnel(other, one, Status.CONNECTED, tunnel.bgp);
        }
    }

    private void addSites() {
        for (int i = 0; i < SITES; i++) {
            Node node = new Node("site" + i, Kind.SITE, -1);
            nodes.add(node);
            lab.site(node.name, "192.168." + i + ".0/24");
            Set<Integer> hubs = new HashSet<>(Set.of(random.nextInt(HUBS)));
            if (chance(3)) {
                hubs.add(random.nextInt(HUBS));
            }
            hubs.forEach(hub -> addLine(new Line(hub, node, !chance(6), !chance(3))));
        }
    }

    private void addLine(Line line) {
        lines.add(line);
        GatewayConnection connection = Lab.connection("gw-h" + line.hub, line.node.name);
        lab.add(new GatewayConnection(
                connection.id(),
                connection.gateway(),
                connection.onPremises(),
                line.up ? Status.CONNECTED : Status.NOT_CONNECTED,
                List.of(),
                connection.type(),
                line.bgp,
                false,
                Optional.empty()));
    }

    /** How far each gateway is from each node, as far as it was told. */
    private void tellRoutes() {
        for (int hub = 0; hub < HUBS; hub++) {
            Map<Node, Integer> own = new HashMap<>();
            for (Node node : nodes) {
                if (node.hub == hub && !node.isSite()) {
                    own.put(node, 0);
                }
            }
            for (Line line : lines) {
                if (line.hub == hub && line.up) {
                    own.put(line.node, 0);
                }
            }
            known.add(own);
        }
        for (int round = 0; round < HUBS; round++) {
            tunnels.stream().filter(Tunnel::tells).forEach(tunnel -> {
                tell(tunnel.one, tunnel.other);
                tell(tunnel.other, tunnel.one);
            });
        }
    }

    private void tell(int from, int to) {
        Map.copyOf(known.get(from)).forEach((node, distance) -> {
            if (node.hub != to || node.isSite()) {
                known.get(to).merge(node, distance + 1, Math::min);
            }
        });
    }

    /** A link of a gateway that leads to a node: to the site itself, or to another gateway. */
    private record Link(Optional<Line> line, Optional<Tunnel> tunnel, boolean up, boolean tells, int distance) {}

    private List<Link> links(int hub, Node to, int from) {
        List<Link> links = new ArrayList<>();
        for (Line line : lines) {
            if (line.hub == hub && line.node.equals(to)) {
                links.add(new Link(Optional.of(line), Optional.empty(), line.up, line.bgp, 0));
            }
        }
        for (Tunnel tunnel : tunnels) {
            if (tunnel.isAt(hub) || (tunnel.far(hub) == hub)) {
                int far = tunnel.far(hub);
                boolean near = (tunnel.one == hub || tunnel.other == hub) && tunnel.isAt(hub);
                int distance = 1 + distance(tunnel, far, to);
                if (near && far != from && distance < FAR) {
                    links.add(new Link(
                            Optional.empty(),
                            Optional.of(tunnel),
                            tunnel.whole && tunnel.up,
                            tunnel.bgp && tunnel.whole,
                            distance));
                }
            }
        }
        return links;
    }

    /** The far network itself is known without being told of, and its spokes and all else are not. */
    private int distance(Tunnel tunnel, int far, Node to) {
        if (to.kind == Kind.HUB && to.hub == far) {
            return 0;
        }
        return tunnel.tells() ? known.get(far).getOrDefault(to, FAR) : FAR;
    }

    /** What a gateway makes of a packet; each result with the number of links that it took. */
    private record Outcome(Result result, int length, Optional<Line> by) {
        static Outcome lost(int length) {
            return new Outcome(Result.LOST, length, Optional.empty());
        }
    }

    private List<Outcome> at(int hub, Node to, int from, boolean tells, Node origin, int length) {
        if (to.hub == hub && !to.isSite()) {
            return List.of(new Outcome(Result.ARRIVED, length, Optional.empty()));
        }
        List<Link> links = links(hub, to, from);
        List<Link> up = links.stream().filter(Link::up).toList();
        if (up.isEmpty()) {
            return List.of(Outcome.lost(length));
        }
        int nearest = up.stream().mapToInt(Link::distance).min().orElseThrow();
        List<Outcome> outcomes = new ArrayList<>();
        for (Link link : up) {
            if (link.distance == nearest) {
                outcomes.addAll(over(link, hub, to, from, tells, origin, length));
            }
        }
        return outcomes;
    }

    private List<Outcome> over(Link link, int hub, Node to, int from, boolean tells, Node origin, int length) {
        boolean transit = from >= 0 || origin.isSite();
        if (transit && origin.kind == Kind.CLIENTS && to.kind == Kind.CLIENTS && link.line.isPresent()) {
            return List.of(Outcome.lost(length));
        }
        if (transit && !(tells && link.tells)) {
            return List.of(Outcome.lost(length));
        }
        return link.tunnel
                .map(tunnel -> at(tunnel.far(hub), to, hub, link.tells, origin, length + 1))
                .orElseGet(() -> List.of(new Outcome(Result.ARRIVED, length + 1, link.line)));
    }

    /** One way, without the way back; a site that answers does so by the line that it was called by, if it can. */
    private List<Outcome> oneWay(Node source, Node to, Optional<Line> used) {
        if (!source.isSite()) {
            return at(source.hub, to, -1, true, source, 0);
        }
        List<List<Outcome>> entries = new ArrayList<>();
        for (Line line : lines) {
            if (line.node.equals(source)) {
                List<Outcome> outcomes = at(line.hub, to, -1, line.bgp, source, 1);
                boolean answer = line.up && used.filter(line::equals).isPresent();
                if (answer && length(outcomes) < FAR) {
                    return outcomes;
                }
                entries.add(line.up ? outcomes : List.of(Outcome.lost(FAR)));
            }
        }
        int best = entries.stream().mapToInt(NaiveGateways::length).min().orElse(FAR);
        return entries.stream()
                .filter(each -> length(each) == best)
                .flatMap(List::stream)
                .toList();
    }

    /** The shortest way that arrives. */
    private static int length(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(each -> each.result == Result.ARRIVED)
                .mapToInt(Outcome::length)
                .min()
                .orElse(FAR);
    }

    /** Whether one node reaches another, and the reply comes back, by whatever ways are chosen. */
    Verdict verdict(Node source, Node to) {
        Set<Result> results = new HashSet<>();
        for (Outcome there : oneWay(source, to, Optional.empty())) {
            if (there.result == Result.LOST) {
                results.add(Result.LOST);
            } else {
                oneWay(to, source, there.by).forEach(back -> results.add(back.result));
            }
        }
        if (results.size() > 1) {
            return Verdict.UNDETERMINED;
        }
        return results.contains(Result.ARRIVED) ? Verdict.REACHABLE : Verdict.BLOCKED;
    }
}
