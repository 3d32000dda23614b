package io.canreach.model;

import io.canreach.packet.IpFamily;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * A load balancer. It passes packets through: their source stays, and rules at the member see the member's own address and port.
 *
 * @param id the load balancer's id
 * @param location the region, or empty where it is not known
 * @param sku Basic, or Standard, which is closed until an NSG opens it
 * @param frontends where it is called
 * @param pools who answers
 * @param rules load-balancing rules
 * @param natRules inbound NAT rules
 * @param probes health probes
 * @param outboundRules outbound rules
 * @see <a href="https://learn.microsoft.com/azure/load-balancer/load-balancer-overview">Load balancers</a>
 */
public record LoadBalancer(
        ResourceId id,
        String location,
        PublicIpAddress.Sku sku,
        List<Frontend> frontends,
        List<Pool> pools,
        List<Rule> rules,
        List<NatRule> natRules,
        List<Probe> probes,
        List<OutboundRule> outboundRules)
        implements Resource {
    private static final int MAX_PORT = 65535;

    /**
     * Copies the lists and checks the SKU; the network checks how the parts fit together.
     *
     * @param id the load balancer's id
     * @param location the region, or empty where it is not known
     * @param sku Basic, or Standard, which is closed until an NSG opens it
     * @param frontends where it is called
     * @param pools who answers
     * @param rules load-balancing rules
     * @param natRules inbound NAT rules
     * @param probes health probes
     * @param outboundRules outbound rules
     */
    public LoadBalancer {
        frontends = List.copyOf(frontends);
        pools = List.copyOf(pools);
        rules = List.copyOf(rules);
        natRules = List.copyOf(natRules);
        probes = List.copyOf(probes);
        outboundRules = List.copyOf(outboundRules);
        if (sku == PublicIpAddress.Sku.STANDARD_V2) {
            throw new InvalidValueException(
                    "load balancer '" + id.name() + "' has SKU StandardV2; allowed is Basic or Standard");
        }
    }

    /**
     * An address at which a load balancer is called.
     *
     * @param name unique in its load balancer
     * @param family IPv4 or IPv6
     * @param publicIp the public IP address resource of a public frontend
     * @param subnet the subnet of an internal frontend
     * @param privateAddress the address of an internal frontend; unknown for a public one
     */
    public record Frontend(
            String name,
            IpFamily family,
            Optional<ResourceId> publicIp,
            Optional<ResourceId> subnet,
            HostAddress privateAddress) {
        /**
         * Checks that it is public or internal, and of one family.
         *
         * @param name unique in its load balancer
         * @param family IPv4 or IPv6
         * @param publicIp the public IP address resource of a public frontend
         * @param subnet the subnet of an internal frontend
         * @param privateAddress the address of an internal frontend; unknown for a public one
         */
        public Frontend {
            if (publicIp.isPresent() == subnet.isPresent()) {
                throw new InvalidValueException(
                        "frontend '" + name + "' must have either a public IP address or a subnet");
            }
            if (privateAddress instanceof KnownAddress known && known.ip().family() != family) {
                throw new InvalidValueException(
                        "frontend '" + name + "' is " + Texts.family(family) + " but has the address " + known);
            }
        }
    }

    /**
     * A member of a backend pool.
     *
     * @param networkInterface the interface's id
     * @param configuration the name of its IP configuration
     */
    public record Backend(ResourceId networkInterface, String configuration) {}

    /**
     * Interfaces that share what a frontend is called for.
     *
     * @param name unique in its load balancer
     * @param members its members
     * @param unknownMembers why there may be other members; empty where all are known
     * @param byAddress whether members are listed by address and not by interface; they then keep default outbound access
     */
    public record Pool(String name, List<Backend> members, List<Unknown> unknownMembers, boolean byAddress) {
        /**
         * Copies the lists.
         *
         * @param name unique in its load balancer
         * @param members its members
         * @param unknownMembers why there may be other members; empty where all are known
         * @param byAddress whether members are listed by address and not by interface; they then keep default outbound
         *     access
         */
        public Pool {
            members = List.copyOf(members);
            unknownMembers = List.copyOf(unknownMembers);
        }

        /**
         * A pool whose members are listed by interface.
         *
         * @param name unique in its load balancer
         * @param members its members
         * @param unknownMembers why there may be other members; empty where all are known
         */
        public Pool(String name, List<Backend> members, List<Unknown> unknownMembers) {
            this(name, members, unknownMembers, false);
        }
    }

    /**
     * How the health of members is asked.
     *
     * @param name unique in its load balancer
     * @param port the TCP port that is asked
     */
    public record Probe(String name, int port) {
        /**
         * Checks the port.
         *
         * @param name unique in its load balancer
         * @param port the TCP port that is asked
         */
        public Probe {
            requirePort("probe '" + name + "'", port);
        }
    }

    /**
     * What a frontend is called for, and who answers.
     *
     * @param name unique in its load balancer
     * @param frontend the frontend's name
     * @param protocol TCP or UDP; any for all ports at once (HA ports)
     * @param frontendPorts the ports called
     * @param backendPort the port of the members; empty where it is the port called
     * @param pool the pool's name
     * @param probe the probe's name
     * @param floatingIp whether members get the frontend's address as destination
     * @param outboundSnat whether members get out to the Internet by the frontend, too
     */
    public record Rule(
            String name,
            String frontend,
            Protocol protocol,
            PortSet frontendPorts,
            Optional<Integer> backendPort,
            String pool,
            Optional<String> probe,
            boolean floatingIp,
            boolean outboundSnat) {
        /**
         * Checks protocol and ports.
         *
         * @param name unique in its load balancer
         * @param frontend the frontend's name
         * @param protocol TCP or UDP; any for all ports at once (HA ports)
         * @param frontendPorts the ports called
         * @param backendPort the port of the members; empty where it is the port called
         * @param pool the pool's name
         * @param probe the probe's name
         * @param floatingIp whether members get the frontend's address as destination
         * @param outboundSnat whether members get out to the Internet by the frontend, too
         */
        public Rule {
            String rule = "rule '" + name + "'";
            requireProtocol(rule, protocol, protocol == Protocol.ANY);
            backendPort.ifPresent(port -> requirePort(rule, port));
            if (protocol == Protocol.ANY && !(frontendPorts.isAll() && backendPort.isEmpty())) {
                throw new InvalidValueException(rule + " is for any protocol and must be for all ports, too");
            }
            if (frontendPorts.isEmpty() || (backendPort.isPresent() && frontendPorts.size() > 1)) {
                throw new InvalidValueException(rule + " is for " + frontendPorts.size() + " ports"
                        + backendPort
                                .map(port -> " and leads to the one port " + port)
                                .orElse("")
                        + "; allowed is one, or several that stay as they are");
            }
        }
    }

    /**
     * What a frontend is called for, and which one member answers.
     *
     * @param name unique in its load balancer
     * @param frontend the frontend's name
     * @param protocol TCP or UDP
     * @param frontendPort the port called
     * @param backend who answers
     * @param backendPort the port of the member
     */
    public record NatRule(
            String name, String frontend, Protocol protocol, int frontendPort, Backend backend, int backendPort) {
        /**
         * Checks protocol and ports.
         *
         * @param name unique in its load balancer
         * @param frontend the frontend's name
         * @param protocol TCP or UDP
         * @param frontendPort the port called
         * @param backend who answers
         * @param backendPort the port of the member
         */
        public NatRule {
            String rule = "inbound NAT rule '" + name + "'";
            requireProtocol(rule, protocol, false);
            requirePort(rule, frontendPort);
            requirePort(rule, backendPort);
        }
    }

    /**
     * By which frontends the members of a pool get out to the Internet.
     *
     * @param name unique in its load balancer
     * @param protocol TCP, UDP or any
     * @param frontends the frontends' names
     * @param pool the pool's name
     */
    public record OutboundRule(String name, Protocol protocol, List<String> frontends, String pool) {
        /**
         * Copies the list and checks the protocol.
         *
         * @param name unique in its load balancer
         * @param protocol TCP, UDP or any
         * @param frontends the frontends' names
         * @param pool the pool's name
         */
        public OutboundRule {
            frontends = List.copyOf(frontends);
            requireProtocol("outbound rule '" + name + "'", protocol, protocol == Protocol.ANY);
        }
    }

    private static void requirePort(String place, int port) {
        if (port < 1 || port > MAX_PORT) {
            throw new InvalidValueException(place + " has port " + port + "; allowed is 1 to " + MAX_PORT);
        }
    }

    private static void requireProtocol(String place, Protocol protocol, boolean any) {
        if (!any && protocol != Protocol.TCP && protocol != Protocol.UDP) {
            throw new InvalidValueException(place + " has protocol " + protocol + "; allowed is TCP or UDP");
        }
    }

    /**
     * A frontend by its name.
     *
     * @param name the name, in any letter case
     * @return the frontend, or empty when there is none
     */
    public Optional<Frontend> frontend(String name) {
        return frontends.stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * A pool by its name.
     *
     * @param name the name, in any letter case
     * @return the pool, or empty when there is none
     */
    public Optional<Pool> pool(String name) {
        return pools.stream().filter(each -> each.name().equalsIgnoreCase(name)).findFirst();
    }

    /**
     * A probe by its name.
     *
     * @param name the name, in any letter case
     * @return the probe, or empty when there is none
     */
    public Optional<Probe> probe(String name) {
        return probes.stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    @Override
    public String kind() {
        return "load balancer";
    }

    @Override
    public String toString() {
        return label();
    }
}
