package io.canreach.importer;

import io.canreach.model.AzureFirewall;
import io.canreach.model.LoadBalancer;
import io.canreach.model.LoadBalancer.Pool;
import io.canreach.model.LoadBalancer.Rule;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.Resource;
import io.canreach.model.Unknown;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands for a resource that passes traffic on, and of which something is not known. */
final class Unclear {
    private static final String POOL = "(unknown)";

    private Unclear() {}

    static Resource of(Resource resource, Unknown reason) {
        if (resource instanceof LoadBalancer balancer) {
            return balancer(balancer, reason);
        }
        if (resource instanceof AzureFirewall firewall) {
            return firewall(firewall, reason);
        }
        return resource instanceof PrivateEndpoint endpoint ? endpoint(endpoint) : resource;
    }

    /** Whatever its frontends are called for may lead to anybody. */
    private static LoadBalancer balancer(LoadBalancer of, Unknown reason) {
        List<Rule> rules = new ArrayList<>();
        for (LoadBalancer.Frontend each : of.frontends()) {
            rules.add(rule(each.name(), Protocol.TCP));
            rules.add(rule(each.name(), Protocol.UDP));
        }
        List<Pool> pools = new ArrayList<>(of.pools());
        pools.add(new Pool(POOL, List.of(), List.of(reason)));
        return new LoadBalancer(
                of.id(), of.location(), of.sku(), of.frontends(), pools, rules, List.of(), List.of(), List.of());
    }

    private static Rule rule(String frontend, Protocol protocol) {
        return new Rule(
                protocol + " of " + frontend,
                frontend,
                protocol,
                PortSet.all(),
                Optional.empty(),
                POOL,
                Optional.empty(),
                true,
                false);
    }

    private static AzureFirewall firewall(AzureFirewall of, Unknown reason) {
        List<Unknown> reasons = new ArrayList<>(of.unknownRules());
        reasons.add(reason);
        return new AzureFirewall(
                of.id(),
                of.location(),
                of.subnet(),
                of.privateAddress(),
                of.publicIps(),
                of.collections(),
                of.privateRanges(),
                reasons);
    }

    private static PrivateEndpoint endpoint(PrivateEndpoint of) {
        return new PrivateEndpoint(
                of.id(),
                of.location(),
                of.subnet(),
                of.privateAddresses(),
                PrivateEndpoint.State.UNKNOWN,
                of.service(),
                of.groupIds(),
                of.applicationSecurityGroups());
    }
}
