package io.canreach.dsl;

import io.canreach.packet.Protocol;
import io.canreach.reach.Traffic;
import java.util.List;
import java.util.Optional;

/** What was said of a part of a load balancer. */
sealed interface LoadBalancerPart {
    /** Where it is called: by a public IP, or in a subnet. */
    record Frontend(
            String name, Optional<PublicIpDeclaration> publicIp, Optional<String> subnet, Optional<String> address)
            implements LoadBalancerPart {}

    /** Who answers; the members of pools of one name add up. */
    record Pool(String name, List<PoolMember> members) implements LoadBalancerPart {}

    /** A load-balancing rule; one without traffic is for all ports. */
    record Rule(
            String name,
            Optional<Traffic> traffic,
            Optional<Integer> backendPort,
            List<String> frontends,
            Optional<String> pool,
            Optional<Integer> probe,
            boolean floatingIp,
            boolean outboundSnat)
            implements LoadBalancerPart {
        static Rule of(String name, Optional<Traffic> traffic, Optional<Integer> backendPort) {
            return new Rule(name, traffic, backendPort, List.of(), Optional.empty(), Optional.empty(), false, true);
        }

        Rule at(List<String> more) {
            List<String> all = Lists.concat(frontends, more);
            return new Rule(name, traffic, backendPort, all, pool, probe, floatingIp, outboundSnat);
        }

        Rule forPool(String value) {
            Optional<String> one = Optional.of(value);
            return new Rule(name, traffic, backendPort, frontends, one, probe, floatingIp, outboundSnat);
        }

        Rule probedAt(int port) {
            return new Rule(name, traffic, backendPort, frontends, pool, Optional.of(port), floatingIp, outboundSnat);
        }

        Rule withFloatingIp() {
            return new Rule(name, traffic, backendPort, frontends, pool, probe, true, outboundSnat);
        }

        Rule withoutOutboundSnat() {
            return new Rule(name, traffic, backendPort, frontends, pool, probe, floatingIp, false);
        }
    }

    /** An inbound NAT rule. */
    record NatRule(
            String name, Traffic traffic, PoolMember member, Optional<Integer> backendPort, List<String> frontends)
            implements LoadBalancerPart {
        NatRule at(List<String> more) {
            return new NatRule(name, traffic, member, backendPort, Lists.concat(frontends, more));
        }
    }

    /** An outbound rule. */
    record OutboundRule(String name, Protocol protocol, List<String> frontends, Optional<String> pool)
            implements LoadBalancerPart {
        OutboundRule at(List<String> more) {
            return new OutboundRule(name, protocol, Lists.concat(frontends, more), pool);
        }
    }
}
