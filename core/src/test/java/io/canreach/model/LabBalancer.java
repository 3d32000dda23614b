package io.canreach.model;

import io.canreach.model.LoadBalancer.Backend;
import io.canreach.model.LoadBalancer.Frontend;
import io.canreach.model.LoadBalancer.NatRule;
import io.canreach.model.LoadBalancer.OutboundRule;
import io.canreach.model.LoadBalancer.Pool;
import io.canreach.model.LoadBalancer.Probe;
import io.canreach.model.LoadBalancer.Rule;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.packet.IpFamily;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A load balancer for a {@link Lab}: rules are for the frontend and the pool named last, and changes for the rule named last. */
public final class LabBalancer {
    private final String name;
    private final Lab lab;
    private final List<Frontend> frontends = new ArrayList<>();
    private final List<Pool> pools = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<NatRule> natRules = new ArrayList<>();
    private final List<Probe> probes = new ArrayList<>();
    private final List<OutboundRule> outboundRules = new ArrayList<>();
    private Sku sku = Sku.STANDARD;

    private LabBalancer(Lab lab, String name) {
        this.lab = lab;
        this.name = name;
    }

    public static LabBalancer in(Lab lab, String name) {
        return new LabBalancer(lab, name);
    }

    public static ResourceId id(String name) {
        return ResourceId.of("loadBalancers", name);
    }

    public LabBalancer basic() {
        sku = Sku.BASIC;
        return this;
    }

    /** A public frontend; an empty address is not allocated yet. */
    public LabBalancer publicly(String address) {
        HostAddress host = address.isEmpty() ? new Unknown("not allocated") : KnownAddress.parse(address);
        IpFamily family = host instanceof KnownAddress known ? known.ip().family() : IpFamily.IPV4;
        ResourceId ip = Lab.publicIpId(name + "-ip" + frontends.size());
        lab.add(new PublicIpAddress(ip, "", sku, family, host));
        frontends.add(new Frontend(
                "f" + frontends.size(), family, Optional.of(ip), Optional.empty(), new Unknown("a public frontend")));
        return this;
    }

    /** A private frontend; an empty address is not declared. */
    public LabBalancer internally(String vnet, String subnet, String address) {
        HostAddress host = address.isEmpty() ? new Unknown("not declared") : KnownAddress.parse(address);
        IpFamily family = host instanceof KnownAddress known ? known.ip().family() : IpFamily.IPV4;
        frontends.add(new Frontend(
                "f" + frontends.size(), family, Optional.empty(), Optional.of(Lab.subnetId(vnet, subnet)), host));
        return this;
    }

    /** Machines, by the first address of their interface. */
    public LabBalancer pool(String... machines) {
        return poolOf("ip", machines);
    }

    /** Machines, by another address of their interface: {@code ip1} is its second one. */
    public LabBalancer poolOf(String configuration, String... machines) {
        List<Backend> members = Arrays.stream(machines)
                .map(each -> new Backend(Lab.nicId(each), configuration))
                .toList();
        return add(new Pool("p" + pools.size(), members, List.of()));
    }

    public LabBalancer unknownPool(String reason, String... machines) {
        List<Backend> members = Arrays.stream(machines)
                .map(each -> new Backend(Lab.nicId(each), "ip"))
                .toList();
        return add(new Pool("p" + pools.size(), members, List.of(new Unknown(reason))));
    }

    public LabBalancer poolByAddress(String... machines) {
        List<Backend> members = Arrays.stream(machines)
                .map(each -> new Backend(Lab.nicId(each), "ip"))
                .toList();
        return add(new Pool("p" + pools.size(), members, List.of(), true));
    }

    private LabBalancer add(Pool pool) {
        pools.add(pool);
        return this;
    }

    public LabBalancer tcp(String rule, int port, int backendPort) {
        return rule(rule, Protocol.TCP, PortSet.of(port), Optional.of(backendPort), false);
    }

    public LabBalancer floating(String rule, int port) {
        return rule(rule, Protocol.TCP, PortSet.of(port), Optional.of(port), true);
    }

    public LabBalancer haPorts() {
        return rule("ha", Protocol.ANY, PortSet.all(), Optional.empty(), false);
    }

    private LabBalancer rule(
            String rule, Protocol protocol, PortSet ports, Optional<Integer> backend, boolean floating) {
        String pool = pools.isEmpty() ? "none" : pools.get(pools.size() - 1).name();
        rules.add(new Rule(rule, lastFrontend(), protocol, ports, backend, pool, Optional.empty(), floating, true));
        return this;
    }

    /** A probe of the rule named last. */
    public LabBalancer probe(int port) {
        probes.add(new Probe("probe" + port, port));
        Rule old = rules.get(rules.size() - 1);
        return change(new Rule(
                old.name(),
                old.frontend(),
                old.protocol(),
                old.frontendPorts(),
                old.backendPort(),
                old.pool(),
                Optional.of("probe" + port),
                old.floatingIp(),
                old.outboundSnat()));
    }

    public LabBalancer withoutOutboundSnat() {
        Rule old = rules.get(rules.size() - 1);
        return change(new Rule(
                old.name(),
                old.frontend(),
                old.protocol(),
                old.frontendPorts(),
                old.backendPort(),
                old.pool(),
                old.probe(),
                old.floatingIp(),
                false));
    }

    private LabBalancer change(Rule rule) {
        rules.set(rules.size() - 1, rule);
        return this;
    }

    public LabBalancer nat(String rule, int port, String machine, int backendPort) {
        natRules.add(new NatRule(
                rule, lastFrontend(), Protocol.TCP, port, new Backend(Lab.nicId(machine), "ip"), backendPort));
        return this;
    }

    public LabBalancer outbound(Protocol protocol) {
        outboundRules.add(new OutboundRule(
                "out" + outboundRules.size(),
                protocol,
                List.of(lastFrontend()),
                pools.get(pools.size() - 1).name()));
        return this;
    }

    private String lastFrontend() {
        return frontends.get(frontends.size() - 1).name();
    }

    /** Adds it to the lab. */
    public Lab done() {
        return lab.add(new LoadBalancer(id(name), "", sku, frontends, pools, rules, natRules, probes, outboundRules));
    }
}
