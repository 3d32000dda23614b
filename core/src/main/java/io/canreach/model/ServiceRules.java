package io.canreach.model;

import static java.util.stream.Collectors.toList;

import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Azure's rules for the firewalls of its services. A rule for a subnet that is not there says nothing, and is allowed.
 *
 * @see <a href="https://learn.microsoft.com/azure/storage/common/storage-network-security-limitations">Limitations of storage
 *     firewalls</a>
 */
final class ServiceRules {
    private static final int MAX_OF_SQL = 128;
    private static final int MAX_OF_STORAGE = 400;

    private final NetworkRules rules;

    ServiceRules(NetworkRules rules) {
        this.rules = rules;
    }

    void check() {
        rules.all(AzureService.class).forEach(service -> {
            if (service.service().toLowerCase(Locale.ROOT).startsWith("microsoft.storage")) {
                checkStorage(service);
            } else if (service.isOf("Microsoft.Sql")) {
                checkSql(service);
            }
        });
    }

    private void checkStorage(AzureService service) {
        IpSet named = service.firewall().addresses();
        IpSet refused = named.restrictTo(IpFamily.IPV6).union(named.intersect(AddressClass.RFC_1918.addresses()));
        if (!refused.isEmpty()) {
            rules.problem(service.label() + " has an IP rule for " + refused
                    + "; storage accounts take rules for public IPv4 addresses only");
        }
        checkNumber(service, service.firewall().ipRules().size(), "IP rules", MAX_OF_STORAGE);
        checkNumber(service, service.firewall().subnetRules().size(), "subnet rules", MAX_OF_STORAGE);
    }

    private void checkSql(AzureService service) {
        ServiceFirewall firewall = service.firewall();
        Map<String, List<ServiceIpRule>> lists = firewall.ipRules().stream()
                .collect(Collectors.groupingBy(ServiceIpRule::database, TreeMap::new, toList()));
        lists.forEach((database, list) -> {
            String of = database.isEmpty() ? "IP rules" : "IP rules of database '" + database + "'";
            checkNumber(service, list.size(), of, MAX_OF_SQL);
            checkNames(service, list, of);
        });
        checkNumber(service, firewall.subnetRules().size(), "subnet rules", MAX_OF_SQL);
        if (rules.isExisting()) {
            return;
        }
        firewall.subnetRules().forEach(rule -> checkRegion(service, rule.subnet()));
    }

    private void checkNumber(AzureService service, int number, String what, int most) {
        if (number > most && !rules.isExisting()) {
            rules.problem(service.label() + " has " + number + " " + what + "; at most " + most + " are allowed");
        }
    }

    private void checkNames(AzureService service, List<ServiceIpRule> list, String what) {
        Set<String> names = new HashSet<>();
        list.stream()
                .map(ServiceIpRule::name)
                .filter(name -> !name.isEmpty() && !names.add(name.toLowerCase(Locale.ROOT)))
                .forEach(name -> rules.problem(
                        service.label() + " has two " + what + " '" + name + "'; a name may be used once"));
    }

    /** A SQL server takes rules for subnets of its own region only. */
    private void checkRegion(AzureService service, ResourceId id) {
        rules.all(VirtualNetwork.class).stream()
                .filter(vnet -> id.parent().filter(vnet.id()::equals).isPresent())
                .filter(vnet -> differ(vnet.location(), service.location()))
                .forEach(
                        vnet -> rules.problem(service.label() + " in " + service.location() + " has a rule for subnet '"
                                + vnet.name() + "/" + id.name() + "' in " + vnet.location()
                                + "; a SQL server takes rules for subnets of its own region"));
    }

    private static boolean differ(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !Texts.region(one).equals(Texts.region(other));
    }
}
