package io.canreach.dsl;

import io.canreach.model.LoadBalancer;
import io.canreach.model.LoadBalancer.Backend;
import io.canreach.model.LoadBalancer.Frontend;
import io.canreach.model.LoadBalancer.NatRule;
import io.canreach.model.LoadBalancer.OutboundRule;
import io.canreach.model.LoadBalancer.Pool;
import io.canreach.model.LoadBalancer.Probe;
import io.canreach.model.LoadBalancer.Rule;
import io.canreach.model.ResourceId;
import io.canreach.packet.IpFamily;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Traffic;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes a load balancer of what was said; a rule at several frontends is a rule for each. */
final class LoadBalancerDraft {
    private final Draft draft;
    private final LoadBalancerFacts facts;
    private final FrontendsDraft frontends;
    private final PoolDraft pools;

    private LoadBalancerDraft(Draft draft, LoadBalancerFacts facts) {
        this.draft = draft;
        this.facts = facts;
        this.frontends = new FrontendsDraft(draft, facts);
        this.pools = new PoolDraft(draft, facts, frontends.families());
    }

    static void add(Draft draft, LoadBalancerFacts facts) {
        ResourceId id = draft.id("load balancer", "loadBalancers", facts.name());
        draft.once(facts.label(), id, facts, () -> {
            int before = draft.problemCount();
            return new LoadBalancerDraft(draft, facts).balancer(id).filter(any -> draft.problemCount() == before);
        });
    }

    private Optional<LoadBalancer> balancer(ResourceId id) {
        List<Rule> rules = all(LoadBalancerPart.Rule.class, this::rules);
        List<NatRule> natRules = all(LoadBalancerPart.NatRule.class, this::natRules);
        List<OutboundRule> outboundRules = all(LoadBalancerPart.OutboundRule.class, this::outboundRules);
        List<Probe> probes = probes();
        List<Pool> made = pools.pools();
        if (!frontends.areAllMade()) {
            return Optional.empty();
        }
        return draft.attempt(
                "",
                () -> new LoadBalancer(
                        id,
                        facts.location(),
                        facts.sku(),
                        frontends.all(),
                        made,
                        rules,
                        natRules,
                        probes,
                        outboundRules));
    }

    private <T extends LoadBalancerPart, R> List<R> all(Class<T> kind, Function<T, Stream<R>> make) {
        return facts.all(kind).stream().flatMap(make).toList();
    }

    private Stream<Rule> rules(LoadBalancerPart.Rule said) {
        String place = "rule '" + said.name() + "' of " + facts.label();
        Optional<OnePort> port = said.traffic().flatMap(traffic -> port(place, traffic));
        Optional<String> pool = pools.of(place, said.pool());
        List<Frontend> at = frontends.at(place, said.frontends());
        if (pool.isEmpty() || (port.isEmpty() && said.traffic().isPresent())) {
            return Stream.empty();
        }
        return at.stream()
                .flatMap(frontend ->
                        made(() -> rule(said, name(said.name(), frontend, at), frontend, port, pool.get())));
    }

    /** Without a port it is for all of them (HA ports). */
    private Rule rule(LoadBalancerPart.Rule said, String name, Frontend frontend, Optional<OnePort> port, String pool) {
        return new Rule(
                name,
                frontend.name(),
                port.map(OnePort::protocol).orElse(Protocol.ANY),
                port.map(one -> PortSet.of(one.port())).orElse(PortSet.all()),
                said.backendPort(),
                pools.of(pool, frontend.family()),
                probe(said).map(LoadBalancerDraft::name),
                said.floatingIp(),
                said.outboundSnat() && frontend.publicIp().isPresent());
    }

    private Stream<NatRule> natRules(LoadBalancerPart.NatRule said) {
        String place = "inbound NAT rule '" + said.name() + "' of " + facts.label();
        Optional<OnePort> port = port(place, said.traffic());
        List<Frontend> at = frontends.at(place, said.frontends());
        return at.stream().flatMap(frontend -> {
            Optional<Backend> backend = pools.backend(place, said.member(), frontend.family());
            String name = name(said.name(), frontend, at);
            return port.stream()
                    .flatMap(one ->
                            backend.stream().flatMap(member -> made(() -> natRule(said, name, frontend, one, member))));
        });
    }

    private static NatRule natRule(
            LoadBalancerPart.NatRule said, String name, Frontend frontend, OnePort port, Backend backend) {
        int backendPort = said.backendPort().orElse(port.port());
        return new NatRule(name, frontend.name(), port.protocol(), port.port(), backend, backendPort);
    }

    /** Frontends of the two families lead out members of two pools. */
    private Stream<OutboundRule> outboundRules(LoadBalancerPart.OutboundRule said) {
        String place = "outbound rule '" + said.name() + "' of " + facts.label();
        List<Frontend> by = said.frontends().isEmpty() ? frontends.all() : frontends.at(place, said.frontends());
        return pools.of(place, said.pool()).stream()
                .flatMap(pool -> by.stream().map(Frontend::family).distinct().flatMap(family -> {
                    String inFamily = pools.of(pool, family);
                    String name = said.name() + inFamily.substring(pool.length());
                    return made(() -> new OutboundRule(name, said.protocol(), names(by, family), inFamily));
                }));
    }

    private static List<String> names(List<Frontend> frontends, IpFamily family) {
        return frontends.stream()
                .filter(frontend -> frontend.family() == family)
                .map(Frontend::name)
                .toList();
    }

    private List<Probe> probes() {
        return facts.all(LoadBalancerPart.Rule.class).stream()
                .flatMap(rule -> probe(rule).stream())
                .distinct()
                .flatMap(port -> made(() -> new Probe(name(port), port)))
                .toList();
    }

    private <T> Stream<T> made(Supplier<T> part) {
        return draft.attempt(facts.label(), part).stream();
    }

    private Optional<Integer> probe(LoadBalancerPart.Rule rule) {
        return rule.probe().or(facts::probe);
    }

    private Optional<OnePort> port(String place, Traffic traffic) {
        return draft.attempt("", () -> OnePort.of(traffic, place));
    }

    private static String name(int probedPort) {
        return "probe-" + probedPort;
    }

    private static String name(String rule, Frontend frontend, List<Frontend> at) {
        return at.size() == 1 ? rule : rule + "-" + frontend.name();
    }
}
