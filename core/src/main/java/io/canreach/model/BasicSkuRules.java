package io.canreach.model;

import io.canreach.model.PublicIpAddress.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Azure's rule that Basic and Standard public IP addresses and load balancers do not meet at one machine.
 *
 * @see <a href="https://learn.microsoft.com/azure/load-balancer/skus">Load balancer SKUs</a>
 */
final class BasicSkuRules {
    private final NetworkRules rules;
    private final Map<ResourceId, List<LoadBalancer>> balancers = new HashMap<>();

    BasicSkuRules(NetworkRules rules) {
        this.rules = rules;
        for (LoadBalancer balancer : rules.all(LoadBalancer.class)) {
            Stream<LoadBalancer.Backend> pooled = balancer.pools().stream().flatMap(pool -> pool.members().stream());
            Stream<LoadBalancer.Backend> single = balancer.natRules().stream().map(LoadBalancer.NatRule::backend);
            Stream.concat(pooled, single)
                    .map(LoadBalancer.Backend::networkInterface)
                    .distinct()
                    .forEach(nic -> balancers
                            .computeIfAbsent(nic, id -> new ArrayList<>())
                            .add(balancer));
        }
    }

    void check() {
        Map<String, Map<Boolean, String>> things = new LinkedHashMap<>();
        for (NetworkInterface nic : rules.all(NetworkInterface.class)) {
            things(nic)
                    .forEach((label, sku) -> things.computeIfAbsent(InterfaceRules.owner(nic), owner -> new HashMap<>())
                            .putIfAbsent(sku == Sku.BASIC, label));
        }
        things.forEach((owner, kinds) -> {
            if (kinds.size() > 1) {
                rules.problem(owner + " has " + kinds.get(true) + " and " + kinds.get(false)
                        + "; one machine takes Basic or Standard ones, not both");
            }
        });
    }

    static String label(Resource resource) {
        return resource instanceof NetworkInterface nic ? InterfaceRules.owner(nic) : resource.label();
    }

    /** Something Basic that a resource is, or that it has. */
    Optional<String> basicOf(Resource resource) {
        if (resource instanceof LoadBalancer balancer) {
            return balancer.sku() == Sku.BASIC ? Optional.of("SKU Basic") : Optional.empty();
        }
        return resource instanceof NetworkInterface nic
                ? things(nic).entrySet().stream()
                        .filter(each -> each.getValue() == Sku.BASIC)
                        .map(Map.Entry::getKey)
                        .findFirst()
                : Optional.empty();
    }

    private Map<String, Sku> things(NetworkInterface nic) {
        Map<String, Sku> things = new LinkedHashMap<>();
        for (IpConfiguration each : nic.ipConfigurations()) {
            each.publicIp()
                    .flatMap(id -> rules.find(PublicIpAddress.class, id))
                    .ifPresent(ip -> things.put(Texts.sku(ip.sku()) + " " + ip.label(), ip.sku()));
        }
        balancers
                .getOrDefault(nic.id(), List.of())
                .forEach(each -> things.put(Texts.sku(each.sku()) + " " + each.label(), each.sku()));
        return things;
    }
}
