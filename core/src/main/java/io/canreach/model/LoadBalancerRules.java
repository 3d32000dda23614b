package io.canreach.model;

import io.canreach.model.LoadBalancer.Backend;
import io.canreach.model.LoadBalancer.Frontend;
import io.canreach.model.LoadBalancer.NatRule;
import io.canreach.model.LoadBalancer.Pool;
import io.canreach.packet.IpFamily;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Azure's rules for load balancers and what they refer to: frontends with an address of their subnet, members that are there,
 * all of one virtual network and of one family.
 *
 * @see <a href="https://learn.microsoft.com/azure/load-balancer/components">Load balancer components</a>
 */
final class LoadBalancerRules {
    private final NetworkRules rules;
    private final AddressBook addresses;

    LoadBalancerRules(NetworkRules rules, AddressBook addresses) {
        this.rules = rules;
        this.addresses = addresses;
    }

    void check() {
        rules.all(LoadBalancer.class).forEach(this::check);
    }

    private void check(LoadBalancer balancer) {
        LoadBalancerChecks.problems(balancer).forEach(each -> rules.problem(balancer.label() + ": " + each));
        Set<ResourceId> networks = new HashSet<>();
        balancer.frontends().forEach(each -> check(balancer, each, networks));
        balancer.pools().forEach(each -> check(balancer, each, networks));
        balancer.natRules().forEach(each -> check(balancer, each, networks));
        if (networks.size() > 1) {
            List<String> names = networks.stream()
                    .sorted()
                    .map(id -> "vnet '" + id.name() + "'")
                    .toList();
            rules.problem(balancer.label() + " has frontends or members in " + String.join(" and ", names)
                    + "; only one virtual network is allowed");
        }
    }

    private void check(LoadBalancer balancer, Frontend frontend, Set<ResourceId> networks) {
        Optional<Subnet> subnet = frontend.subnet().flatMap(id -> rules.stand(balancer, balancer.location(), id));
        String label = "frontend '" + frontend.name() + "' of " + balancer.label();
        subnet.ifPresent(it -> {
            networks.add(it.virtualNetwork());
            addresses.take(AddressBook.Holder.of(label), it, frontend.family(), frontend.privateAddress());
        });
    }

    private void check(LoadBalancer balancer, Pool pool, Set<ResourceId> networks) {
        Set<IpFamily> families = EnumSet.noneOf(IpFamily.class);
        for (Backend member : pool.members()) {
            Optional<IpConfiguration> found = member("pool '" + pool.name() + "' of " + balancer.label(), member);
            found.map(IpConfiguration::family).ifPresent(families::add);
            found.flatMap(it -> it.subnet().parent()).ifPresent(networks::add);
        }
        if (families.size() > 1) {
            rules.problem("pool '" + pool.name() + "' of " + balancer.label()
                    + " has IPv4 and IPv6 members; a pool is of one family");
            return;
        }
        balancer.rules().stream()
                .filter(rule -> rule.pool().equalsIgnoreCase(pool.name()))
                .forEach(rule -> checkFamily(balancer, rule.name(), rule.frontend(), families));
    }

    private void check(LoadBalancer balancer, NatRule rule, Set<ResourceId> networks) {
        String place = "inbound NAT rule '" + rule.name() + "' of " + balancer.label();
        member(place, rule.backend()).ifPresent(found -> {
            found.subnet().parent().ifPresent(networks::add);
            checkFamily(balancer, rule.name(), rule.frontend(), EnumSet.of(found.family()));
        });
    }

    private Optional<IpConfiguration> member(String place, Backend backend) {
        Optional<NetworkInterface> nic = rules.find(NetworkInterface.class, backend.networkInterface());
        if (nic.isEmpty()) {
            rules.mustExist(NetworkInterface.class, "network interface", backend.networkInterface(), place);
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (IpConfiguration each : nic.get().ipConfigurations()) {
            if (each.name().equalsIgnoreCase(backend.configuration())) {
                return Optional.of(each);
            }
            names.add("'" + each.name() + "'");
        }
        rules.problem(place + " refers to IP configuration '" + backend.configuration() + "' of "
                + nic.get().label() + "; there is only " + String.join(", ", names));
        return Optional.empty();
    }

    /** A load balancer passes packets through as they are, so both ends are of one family. */
    private void checkFamily(LoadBalancer balancer, String rule, String name, Set<IpFamily> families) {
        balancer.frontends().stream()
                .filter(frontend -> frontend.name().equalsIgnoreCase(name))
                .filter(frontend -> !families.isEmpty() && !families.contains(frontend.family()))
                .findFirst()
                .ifPresent(frontend -> rules.problem("rule '" + rule + "' of " + balancer.label() + " leads from the "
                        + Texts.family(frontend.family()) + " frontend '" + frontend.name()
                        + "' to members of the other family"));
    }
}
