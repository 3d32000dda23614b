package io.canreach.importer;

import io.canreach.model.LoadBalancer.Backend;
import io.canreach.model.LoadBalancer.Pool;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the backend pools of load balancers: their members say that they are in it, or it lists them by id or by address. */
final class BalancerPools {
    private static final String OPEN = "which of its members answers is undetermined";

    private final PoolMembers members;

    BalancerPools(PoolMembers members) {
        this.members = members;
    }

    /**
     * A pool, and by which frontend ports its members are called for an inbound NAT rule.
     *
     * @param id the pool's id
     * @param pool the pool
     * @param ports by the name of a rule in lower case, the port of each member
     */
    record Facts(ResourceId id, Pool pool, Map<String, Map<Backend, Integer>> ports) {
        Facts {
            ports = Map.copyOf(ports);
        }
    }

    Optional<Facts> read(ResourceId id, Node node) {
        Reading reading = new Reading(node);
        members.saidToBeIn(id).forEach(reading.found::add);
        reading.unknown.addAll(members.anywhere());
        node.list("backendIPConfigurations").forEach(reading::byId);
        Stream.of("loadBalancerBackendAddresses", "backendAddresses")
                .flatMap(each -> node.objects(each).stream())
                .forEach(reading::address);
        Pool pool =
                new Pool(node.name(id), List.copyOf(reading.found), List.copyOf(reading.unknown), reading.byAddress);
        return Optional.of(new Facts(id, pool, reading.ports));
    }

    private final class Reading {
        private final Node pool;
        private final Set<Backend> found = new LinkedHashSet<>();
        private final Set<Unknown> unknown = new LinkedHashSet<>();
        private final Map<String, Map<Backend, Integer>> ports = new LinkedHashMap<>();
        private boolean byAddress;

        Reading(Node pool) {
            this.pool = pool;
        }

        private Optional<Backend> byId(Node node) {
            Optional<ResourceId> id = References.known(node);
            Optional<Backend> member = id.flatMap(members::byId);
            if (member.isEmpty()) {
                String who = id.flatMap(ResourceId::parent)
                        .map(nic -> "'" + nic.name() + "'")
                        .orElse("a member");
                unknown.add(node.unknown(who + " is in a pool and not in the input", OPEN));
            }
            member.ifPresent(found::add);
            return member;
        }

        private void address(Node node) {
            Optional<Backend> member = member(node);
            String state = node.get("adminState").text().orElse("None");
            if (state.equalsIgnoreCase("Down") && member.isPresent()) {
                found.remove(member.get());
                unknown.add(node.unknown("a member of the pool is set to Down", OPEN));
            }
            member.ifPresent(each -> node.objects("inboundNatRulesPortMapping").forEach(port -> port(each, port)));
        }

        private Optional<Backend> member(Node node) {
            Node configuration = node.get("networkInterfaceIPConfiguration");
            if (configuration.isPresent()) {
                return byId(configuration);
            }
            Node frontend = node.get("loadBalancerFrontendIPConfiguration");
            if (frontend.isPresent()) {
                String met = "the members of the pool are other load balancers, which is not modelled";
                unknown.add(frontend.unknown(met, OPEN));
                return Optional.empty();
            }
            Node ip = node.get("ipAddress");
            return ip.isPresent() ? byAddress(node, ip) : Optional.empty();
        }

        private Optional<Backend> byAddress(Node node, Node ip) {
            byAddress = true;
            Optional<Backend> member = Addresses.known(ip).flatMap(known -> members.byAddress(network(node), known));
            if (member.isEmpty()) {
                String met = "who has the pool's address " + ip.shown() + " is not in the input";
                unknown.add(ip.unknown(met, OPEN));
            }
            member.ifPresent(found::add);
            return member;
        }

        /** The virtual network that the addresses are of. */
        private Optional<ResourceId> network(Node node) {
            return Stream.of(node.get("virtualNetwork"), pool.get("virtualNetwork"))
                    .flatMap(each -> References.known(each).stream())
                    .findFirst()
                    .or(() -> References.known(node.get("subnet")).flatMap(ResourceId::parent));
        }

        private void port(Backend member, Node mapping) {
            String rule = mapping.text("inboundNatRuleName", "").toLowerCase(Locale.ROOT);
            Numbers.port(mapping.get("frontendPort"))
                    .ifPresent(port -> ports.computeIfAbsent(rule, any -> new LinkedHashMap<>())
                            .put(member, port));
        }
    }

    /** The members of several pools. */
    static List<Backend> members(List<Facts> pools) {
        List<Backend> all = new ArrayList<>();
        pools.forEach(each -> all.addAll(each.pool().members()));
        return all;
    }
}
