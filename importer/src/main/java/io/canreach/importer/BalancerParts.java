package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.LoadBalancer.Backend;
import io.canreach.model.LoadBalancer.NatRule;
import io.canreach.model.LoadBalancer.Pool;
import io.canreach.model.LoadBalancer.Rule;
import io.canreach.model.Unknown;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The pools and rules of one load balancer as they are read. What is called at a frontend and not known leads to a pool of
 * unknown members, so that calls to it are undetermined.
 */
final class BalancerParts {
    static final String RULE = "what calls to the frontend reach is undetermined";

    private final BalancerFrontends frontends;
    private final Map<String, Pool> pools = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<NatRule> natRules = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final Map<String, Unknown> open = new LinkedHashMap<>();

    BalancerParts(BalancerFrontends frontends, List<BalancerPools.Facts> facts) {
        this.frontends = frontends;
        facts.forEach(each -> pools.put(key(each.pool().name()), each.pool()));
    }

    /**
     * Something that is there and not known, for which machines behind the load balancer have further ways.
     *
     * @param effect a way in or out
     * @param met what was met
     * @param behind machines behind it that need not be in a pool
     */
    record Doubt(Gap.Effect effect, String met, List<Backend> behind) {}

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    BalancerFrontends frontends() {
        return frontends;
    }

    void add(Rule rule) {
        rules.add(rule);
    }

    void add(NatRule rule) {
        natRules.add(rule);
    }

    void doubt(Gap.Effect effect, String met, List<Backend> behind) {
        doubts.add(new Doubt(effect, met, List.copyOf(behind)));
    }

    /** The pool of a name, if there is one. */
    Optional<String> pool(Optional<String> name) {
        return name.filter(each -> pools.containsKey(key(each)));
    }

    /** A pool of which one member is not known. */
    String unknownPool(String name, Unknown member) {
        doubt(Gap.Effect.WAY_IN, member.reason(), List.of());
        pools.putIfAbsent(key(name), new Pool(name, List.of(), List.of(member)));
        return name;
    }

    /** Ports of which it is not known whom each leads to. */
    void range(NatRuleFacts said, Node node, String met) {
        int first = said.first().orElseThrow();
        int last = Math.max(first, said.last().orElseThrow());
        doubt(Gap.Effect.WAY_IN, met, said.backends());
        unclear(
                "(" + said.name() + ")",
                said.frontend().orElseThrow(),
                said.protocol().orElseThrow(),
                PortSet.range(first, last),
                node.unknown(met, RULE));
    }

    private void unclear(String name, String frontend, Protocol protocol, PortSet ports, Unknown reason) {
        String pool = unknownPool(name, reason);
        rules.add(new Rule(name, frontend, protocol, ports, Optional.empty(), pool, Optional.empty(), true, false));
    }

    /** Leaves open what a frontend, or any where it is not known which, is called for. */
    void open(Optional<String> frontend, Node node, String met, List<Backend> behind) {
        Unknown reason = node.unknown(met, RULE);
        doubt(Gap.Effect.WAY_IN, met, behind);
        frontends.made().stream()
                .filter(each -> frontend.isEmpty() || frontend.get().equalsIgnoreCase(each.name()))
                .forEach(each -> open.putIfAbsent(each.name(), reason));
    }

    /** All ports of a frontend left open that no other rule is for; only when all rules are read. */
    void close() {
        open.forEach((frontend, reason) -> {
            for (Protocol protocol : List.of(Protocol.TCP, Protocol.UDP)) {
                PortSet rest = PortSet.all().minus(taken(frontend, protocol));
                if (!rest.isEmpty()) {
                    unclear("(unknown " + protocol + " " + frontend + ")", frontend, protocol, rest, reason);
                }
            }
        });
    }

    private PortSet taken(String frontend, Protocol protocol) {
        PortSet taken = PortSet.empty();
        for (Rule each : rules) {
            boolean same = each.protocol() == protocol || each.protocol() == Protocol.ANY;
            taken = same && each.frontend().equalsIgnoreCase(frontend) ? taken.union(each.frontendPorts()) : taken;
        }
        for (NatRule each : natRules) {
            boolean same = each.protocol() == protocol && each.frontend().equalsIgnoreCase(frontend);
            taken = same ? taken.union(PortSet.of(each.frontendPort())) : taken;
        }
        return taken;
    }

    List<Pool> pools() {
        return List.copyOf(pools.values());
    }

    List<Rule> rules() {
        return List.copyOf(rules);
    }

    List<NatRule> natRules() {
        return List.copyOf(natRules);
    }

    List<Doubt> doubts() {
        return List.copyOf(doubts);
    }
}
