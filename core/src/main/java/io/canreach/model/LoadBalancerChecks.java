package io.canreach.model;

import io.canreach.model.LoadBalancer.Frontend;
import io.canreach.model.LoadBalancer.NatRule;
import io.canreach.model.LoadBalancer.OutboundRule;
import io.canreach.model.LoadBalancer.Pool;
import io.canreach.model.LoadBalancer.Probe;
import io.canreach.model.LoadBalancer.Rule;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a load balancer says of itself: its parts have names of their own, refer to each other, and do not get into each
 * other's way.
 *
 * @see <a href="https://learn.microsoft.com/azure/load-balancer/load-balancer-multivip-overview">Multiple frontends</a>
 * @see <a href="https://learn.microsoft.com/azure/load-balancer/load-balancer-ha-ports-overview">High availability ports</a>
 */
final class LoadBalancerChecks {
    private final LoadBalancer balancer;
    private final List<String> wrong = new ArrayList<>();

    private LoadBalancerChecks(LoadBalancer balancer) {
        this.balancer = balancer;
    }

    static List<String> problems(LoadBalancer balancer) {
        LoadBalancerChecks checks = new LoadBalancerChecks(balancer);
        checks.check();
        return checks.wrong;
    }

    private void check() {
        unique("frontends", balancer.frontends(), Frontend::name);
        unique("pools", balancer.pools(), Pool::name);
        unique("probes", balancer.probes(), Probe::name);
        unique("rules", balancer.rules(), Rule::name);
        unique("inbound NAT rules", balancer.natRules(), NatRule::name);
        unique("outbound rules", balancer.outboundRules(), OutboundRule::name);
        balancer.rules().forEach(this::check);
        balancer.natRules().forEach(each -> frontend("inbound NAT rule", each.name(), each.frontend()));
        balancer.outboundRules().forEach(this::check);
        checkFrontendPorts();
        checkBackendPorts();
    }

    private <T> void unique(String what, List<T> parts, Function<T, String> name) {
        Set<String> seen = new HashSet<>();
        for (T part : parts) {
            if (!seen.add(name.apply(part).toLowerCase(Locale.ROOT))) {
                wrong.add("two " + what + " are named '" + Texts.cut(name.apply(part)) + "'");
            }
        }
    }

    private void check(Rule rule) {
        Optional<Frontend> frontend = frontend("rule", rule.name(), rule.frontend());
        named("rule", rule.name(), "pool", rule.pool(), balancer.pools(), Pool::name);
        rule.probe().ifPresent(probe -> named("rule", rule.name(), "probe", probe, balancer.probes(), Probe::name));
        if (rule.protocol() == Protocol.ANY) {
            checkAllPorts(rule, frontend);
        }
    }

    private void checkAllPorts(Rule rule, Optional<Frontend> frontend) {
        boolean internal = frontend.map(each -> each.publicIp().isEmpty()).orElse(true);
        if (!internal || balancer.sku() == PublicIpAddress.Sku.BASIC) {
            wrong.add("rule '" + rule.name() + "' is for any protocol; only an internal frontend of a Standard load"
                    + " balancer has HA ports");
        }
    }

    private void check(OutboundRule rule) {
        named("outbound rule", rule.name(), "pool", rule.pool(), balancer.pools(), Pool::name);
        if (balancer.sku() == PublicIpAddress.Sku.BASIC) {
            wrong.add("outbound rule '" + rule.name() + "' needs a Standard load balancer, not a Basic one");
        }
        for (String name : rule.frontends()) {
            frontend("outbound rule", rule.name(), name)
                    .filter(each -> each.publicIp().isEmpty())
                    .ifPresent(each -> wrong.add("outbound rule '" + rule.name() + "' names the internal frontend '"
                            + each.name() + "'; only a public one leads out"));
        }
    }

    private Optional<Frontend> frontend(String what, String name, String frontend) {
        return named(what, name, "frontend", frontend, balancer.frontends(), Frontend::name);
    }

    private <T> Optional<T> named(
            String what, String name, String noun, String wanted, List<T> parts, Function<T, String> nameOf) {
        Optional<T> found = parts.stream()
                .filter(part -> nameOf.apply(part).equalsIgnoreCase(wanted))
                .findFirst();
        if (found.isEmpty()) {
            List<String> there =
                    parts.stream().map(part -> "'" + nameOf.apply(part) + "'").toList();
            wrong.add(what + " '" + name + "' refers to " + noun + " '" + wanted + "'; there is "
                    + (there.isEmpty() ? "none" : "only " + String.join(", ", there)));
        }
        return found;
    }

    /** What a frontend is called for: one rule's business alone. */
    private record Called(String rule, String frontend, Protocol protocol, PortSet ports) {
        boolean clashesWith(Called other) {
            return frontend.equalsIgnoreCase(other.frontend)
                    && overlap(protocol, other.protocol)
                    && ports.overlaps(other.ports);
        }
    }

    private void checkFrontendPorts() {
        List<Called> seen = new ArrayList<>();
        for (Rule each : balancer.rules()) {
            add(new Called("rule '" + each.name() + "'", each.frontend(), each.protocol(), each.frontendPorts()), seen);
        }
        for (NatRule each : balancer.natRules()) {
            String name = "inbound NAT rule '" + each.name() + "'";
            add(new Called(name, each.frontend(), each.protocol(), PortSet.of(each.frontendPort())), seen);
        }
    }

    private void add(Called called, List<Called> seen) {
        seen.stream()
                .filter(called::clashesWith)
                .findFirst()
                .ifPresent(other -> wrong.add(called.rule() + " and " + other.rule() + " are both for "
                        + words(called.protocol()) + " " + called.ports().intersect(other.ports()) + " of frontend '"
                        + called.frontend() + "'"));
        seen.add(called);
    }

    /** Without floating IP a member could not tell by which of two rules it was called at one port. */
    private void checkBackendPorts() {
        List<Rule> plain =
                balancer.rules().stream().filter(rule -> !rule.floatingIp()).toList();
        for (int i = 0; i < plain.size(); i++) {
            Rule rule = plain.get(i);
            plain.subList(0, i).stream()
                    .filter(other -> other.pool().equalsIgnoreCase(rule.pool())
                            && overlap(other.protocol(), rule.protocol())
                            && backendPorts(other).overlaps(backendPorts(rule)))
                    .findFirst()
                    .ifPresent(other -> wrong.add("rules '" + other.name() + "' and '" + rule.name()
                            + "' lead to the same port of pool '" + rule.pool()
                            + "'; only rules with floating IP may"));
        }
    }

    private static PortSet backendPorts(Rule rule) {
        return rule.backendPort().map(port -> PortSet.of(port)).orElse(rule.frontendPorts());
    }

    private static boolean overlap(Protocol one, Protocol other) {
        return one == other || one == Protocol.ANY || other == Protocol.ANY;
    }

    private static String words(Protocol protocol) {
        return protocol == Protocol.ANY ? "any protocol" : protocol.name();
    }
}
