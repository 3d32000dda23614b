package io.canreach.importer;

import io.canreach.model.HostAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.LoadBalancer.Frontend;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.packet.IpFamily;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The frontends of one load balancer, public and internal. */
final class BalancerFrontends {
    private final Assembly assembly;
    private final PublicIps publicIps;
    private final ResourceId balancer;
    private final Sku sku;
    private final List<Frontend> made = new ArrayList<>();
    private final Map<String, Unknown> chained = new HashMap<>();

    BalancerFrontends(Assembly assembly, PublicIps publicIps, ResourceId balancer, Sku sku) {
        this.assembly = assembly;
        this.publicIps = publicIps;
        this.balancer = balancer;
        this.sku = sku;
    }

    void read(Node node) {
        node.objects("frontendIPConfigurations").forEach(this::frontend);
    }

    List<Frontend> made() {
        return List.copyOf(made);
    }

    boolean has(String name) {
        return made.stream().anyMatch(each -> each.name().equalsIgnoreCase(name));
    }

    boolean isPublic(String name) {
        return made.stream()
                .anyMatch(each ->
                        each.name().equalsIgnoreCase(name) && each.publicIp().isPresent());
    }

    /** Why what a frontend is called for goes another way than its rules say. */
    Optional<Unknown> chained(String name) {
        return Optional.ofNullable(chained.get(name.toLowerCase(Locale.ROOT)));
    }

    private void frontend(Node node) {
        String name = node.name(balancer);
        checkChain(name, node.get("gatewayLoadBalancer"));
        IpFamily family = PublicIps.family(node, "privateIPAddressVersion");
        Optional<ResourceId> publicIp = publicIps
                .used(balancer, node.get("publicIPAddress"), family, sku)
                .or(() -> publicIps.ofPrefix(balancer, node.get("publicIPPrefix"), sku));
        if (publicIp.isPresent()) {
            Unknown none = new Unknown("frontend '" + name + "' is public");
            made.add(new Frontend(name, family(publicIp.get(), family), publicIp, Optional.empty(), none));
        } else {
            internal(name, family, node);
        }
    }

    private void checkChain(String name, Node chain) {
        if (chain.isPresent()) {
            String met = "frontend '" + name + "' is chained to a gateway load balancer, which is not modelled";
            chained.put(
                    name.toLowerCase(Locale.ROOT),
                    chain.unknown(met, "what its appliances let through is undetermined"));
        }
    }

    private IpFamily family(ResourceId publicIp, IpFamily standard) {
        return assembly.find(PublicIpAddress.class, publicIp)
                .map(PublicIpAddress::family)
                .orElse(standard);
    }

    private void internal(String name, IpFamily standard, Node node) {
        Optional<ResourceId> subnet =
                assembly.standing(node, "frontend '" + name + "' of '" + balancer.name() + "'", balancer);
        String absent = "the address of frontend '" + name + "' is assigned on deployment";
        HostAddress address =
                Addresses.host(node.get("privateIPAddress"), absent, "what depends on the address is undetermined");
        IpFamily family = address instanceof KnownAddress known ? known.ip().family() : standard;
        subnet.ifPresent(in -> made.add(new Frontend(name, family, Optional.empty(), Optional.of(in), address)));
    }
}
