package io.canreach.importer;

import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.LoadBalancer.Backend;
import io.canreach.model.NetworkInterface;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.packet.Ip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which IP configurations are behind what: by what interfaces say of themselves, by their ids, and by their addresses. Lives
 * when all interfaces are read.
 */
final class PoolMembers {
    private static final List<String> FIELDS = List.of(
            "loadBalancerBackendAddressPools",
            "loadBalancerInboundNatRules",
            "loadBalancerInboundNatPools",
            "applicationGatewayBackendAddressPools");

    private final Assembly assembly;
    private final Map<ResourceId, List<Backend>> said = new HashMap<>();
    private final List<Unknown> anywhere = new ArrayList<>();
    private final Map<ResourceId, Map<Ip, Backend>> byAddress = new HashMap<>();

    PoolMembers(Assembly assembly) {
        this.assembly = assembly;
        assembly.places().forEach(this::note);
        for (NetworkInterface nic : assembly.all(NetworkInterface.class)) {
            nic.ipConfigurations().forEach(each -> note(nic, each));
        }
    }

    private void note(ResourceId nic, Node node) {
        for (Node configuration : node.objects("ipConfigurations")) {
            Backend backend = new Backend(nic, configuration.name(nic));
            FIELDS.stream()
                    .map(configuration::get)
                    .flatMap(list -> list.isExpression() ? Stream.of(list) : list.items().stream())
                    .forEach(each -> note(backend, each));
        }
    }

    /** One of which it is not known what it is behind may be behind anything. */
    private void note(Backend backend, Node reference) {
        References.known(reference)
                .ifPresentOrElse(
                        id -> said.computeIfAbsent(id, any -> new ArrayList<>()).add(backend),
                        () -> anywhere.add(new Unknown(
                                "what '" + backend.networkInterface().name() + "' is behind is not known")));
    }

    /** Why anything may have further members. */
    List<Unknown> anywhere() {
        return anywhere.stream().distinct().toList();
    }

    private void note(NetworkInterface nic, IpConfiguration configuration) {
        Optional<ResourceId> vnet = configuration.subnet().parent();
        if (configuration.privateAddress() instanceof KnownAddress known && vnet.isPresent()) {
            byAddress
                    .computeIfAbsent(vnet.get(), any -> new HashMap<>())
                    .put(known.ip(), new Backend(nic.id(), configuration.name()));
        }
    }

    /** Those that say themselves that they are in a pool, or behind an inbound NAT rule. */
    List<Backend> saidToBeIn(ResourceId pool) {
        return List.copyOf(said.getOrDefault(pool, List.of()));
    }

    /** Those that say themselves that they are behind any part of something. */
    List<Backend> saidToBeBehind(ResourceId owner) {
        return said.entrySet().stream()
                .filter(each -> each.getKey().isChildOf(owner))
                .flatMap(each -> each.getValue().stream())
                .distinct()
                .toList();
    }

    /** The IP configuration of an id; one of a scale set's instance stands for all of them. */
    Optional<Backend> byId(ResourceId configuration) {
        return configuration
                .parent()
                .flatMap(nic -> assembly.find(NetworkInterface.class, nic)
                        .or(() -> standIn(configuration))
                        .flatMap(it -> it.ipConfigurations().stream()
                                .filter(each -> each.name().equalsIgnoreCase(configuration.name()))
                                .findFirst()
                                .map(each -> new Backend(it.id(), each.name()))));
    }

    private Optional<NetworkInterface> standIn(ResourceId configuration) {
        return assembly.all(NetworkInterface.class).stream()
                .filter(each -> ScaleSets.standsFor(each.id(), configuration))
                .findFirst();
    }

    /** The IP configuration that has an address in a virtual network; of one that is not said, the only one that has it. */
    Optional<Backend> byAddress(Optional<ResourceId> vnet, Ip ip) {
        List<Backend> having = byAddress.entrySet().stream()
                .filter(each -> vnet.isEmpty() || vnet.get().equals(each.getKey()))
                .flatMap(each -> Optional.ofNullable(each.getValue().get(ip)).stream())
                .toList();
        return having.size() == 1 ? Optional.of(having.get(0)) : Optional.empty();
    }

    /** The address of a member. */
    Optional<IpConfiguration> configuration(Backend member) {
        return assembly.find(NetworkInterface.class, member.networkInterface())
                .flatMap(nic -> nic.ipConfigurations().stream()
                        .filter(each -> each.name().equalsIgnoreCase(member.configuration()))
                        .findFirst());
    }
}
