package io.canreach.dsl;

import io.canreach.model.IpConfiguration;
import io.canreach.model.LoadBalancer.Backend;
import io.canreach.model.LoadBalancer.Pool;
import io.canreach.model.NetworkInterface;
import io.canreach.packet.IpFamily;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the pools of a load balancer of what was said. A pool is of one family: one that frontends of both lead to is two,
 * and of each machine the addresses of the family are members.
 */
final class PoolDraft {
    private static final String IPV6_SUFFIX = "-ipv6";

    private final Draft draft;
    private final LoadBalancerFacts facts;
    private final Set<IpFamily> families;
    private final Map<String, LoadBalancerPart.Pool> said = new LinkedHashMap<>();
    private final Map<String, Set<IpFamily>> needed = new LinkedHashMap<>();

    PoolDraft(Draft draft, LoadBalancerFacts facts, Set<IpFamily> families) {
        this.draft = draft;
        this.facts = facts;
        this.families = families;
        facts.all(LoadBalancerPart.Pool.class)
                .forEach(each -> said.merge(
                        key(each.name()),
                        each,
                        (one, more) ->
                                new LoadBalancerPart.Pool(one.name(), Lists.concat(one.members(), more.members()))));
    }

    /** The pool of a rule that names one, or of which there is only one. */
    Optional<String> of(String rule, Optional<String> name) {
        Optional<LoadBalancerPart.Pool> only =
                said.values().stream().filter(each -> said.size() == 1).findFirst();
        Optional<LoadBalancerPart.Pool> found = name.isEmpty() ? only : name.map(text -> said.get(key(text)));
        if (found.isEmpty()) {
            List<String> there =
                    said.values().stream().map(LoadBalancerPart.Pool::name).toList();
            String wrong = name.map(text -> " refers to pool '" + text + "'").orElse(" must say its pool");
            draft.problem(rule + wrong + Names.there("pool", there));
        }
        return found.map(LoadBalancerPart.Pool::name);
    }

    /** The name of a pool for one family, which is noted as needed. */
    String of(String pool, IpFamily family) {
        needed.computeIfAbsent(key(pool), any -> EnumSet.noneOf(IpFamily.class)).add(family);
        return family == IpFamily.IPV6 && families.size() > 1 ? pool + IPV6_SUFFIX : pool;
    }

    List<Pool> pools() {
        IpFamily unlessNeeded = families.stream().findFirst().orElse(IpFamily.IPV4);
        List<Pool> pools = new ArrayList<>();
        for (LoadBalancerPart.Pool pool : said.values()) {
            Set<IpFamily> each = needed.getOrDefault(key(pool.name()), EnumSet.of(unlessNeeded));
            each.forEach(family -> pools.add(pool(pool, family)));
        }
        return pools;
    }

    /** The address of a member by which it answers in a family. */
    Optional<Backend> backend(String place, PoolMember member, IpFamily family) {
        Optional<NetworkInterface> nic = new References(draft, place).networkInterface(member);
        Optional<Backend> backend = nic.flatMap(one -> one.ipConfigurations().stream()
                .filter(configuration -> configuration.family() == family)
                .findFirst()
                .map(IpConfiguration::name)
                .map(name -> new Backend(one.id(), name)));
        if (nic.isPresent() && backend.isEmpty()) {
            draft.problem(place + " is called by " + family + ", but " + member + " has no " + family + " address");
        }
        return backend;
    }

    private Pool pool(LoadBalancerPart.Pool pool, IpFamily family) {
        String place = "pool '" + pool.name() + "' of " + facts.label();
        List<Backend> members = pool.members().stream()
                .flatMap(member -> backend(place, member, family).stream())
                .toList();
        return new Pool(of(pool.name(), family), members, List.of());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
