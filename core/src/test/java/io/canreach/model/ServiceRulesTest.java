package io.canreach.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.packet.Ip;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Azure allows of the firewalls of its services. */
class ServiceRulesTest {
    private static AzureService service(String service, ServiceFirewall firewall) {
        return new AzureService(Kit.id("acct"), "westeurope", service, Kit.host(""), true, firewall);
    }

    private static List<ServiceIpRule> rules(int number, String database) {
        return IntStream.range(0, number)
                .mapToObj(i -> new ServiceIpRule("r" + i, Ip.ofIpv4(i + 1L), Ip.ofIpv4(i + 1L), database))
                .toList();
    }

    private static ServiceFirewall firewall(List<ServiceIpRule> rules) {
        return ServiceFirewall.of(Access.DENY, rules, List.of());
    }

    private static List<String> problems(Lab lab) {
        try {
            lab.network();
            return List.of();
        } catch (InvalidNetworkException wrong) {
            return wrong.problems().stream().map(Problem::toString).toList();
        }
    }

    private static Lab lab(AzureService service) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .location("eastus")
                .subnet("s", "10.0.1.0/24")
                .add(service);
    }

    @Test
    void a_range_ends_at_its_first_address_or_after_it() {
        assertThatThrownBy(() -> ServiceIpRule.of("office", Ip.parse("198.51.100.9"), Ip.parse("198.51.100.8")))
                .hasMessage(
                        "an IP rule 'office' from 198.51.100.9 to 198.51.100.8; a range ends at its first address or"
                                + " after it, of the same family");
        assertThatThrownBy(() -> ServiceIpRule.parse("198.51.100.9-2001:db8::1"))
                .hasMessageContaining("of the same family");
        assertThat(ServiceIpRule.parse("198.51.100.8 - 198.51.100.9").addresses())
                .hasToString("198.51.100.8/31");
    }

    @Test
    void a_sql_server_has_at_most_128_rules_of_each_list() {
        List<ServiceIpRule> all = new ArrayList<>(rules(128, ""));
        all.addAll(rules(128, "orders"));
        assertThat(problems(lab(service("Microsoft.Sql", firewall(all))))).isEmpty();
        assertThat(problems(lab(service("Microsoft.Sql", firewall(rules(129, ""))))))
                .containsExactly("service 'acct' has 129 IP rules; at most 128 are allowed");
        assertThat(problems(lab(service("Microsoft.Sql", firewall(rules(129, "orders"))))))
                .containsExactly("service 'acct' has 129 IP rules of database 'orders'; at most 128 are allowed");
    }

    @Test
    void a_storage_account_has_at_most_400_rules() {
        assertThat(problems(lab(service("Microsoft.Storage", firewall(rules(400, ""))))))
                .isEmpty();
        assertThat(problems(lab(service("Microsoft.Storage", firewall(rules(401, ""))))))
                .containsExactly("service 'acct' has 401 IP rules; at most 400 are allowed");
    }

    @Test
    void a_sql_server_s_rules_have_names_of_their_own() {
        ServiceIpRule one = ServiceIpRule.of("Office", Ip.ofIpv4(1), Ip.ofIpv4(2));
        ServiceIpRule other = ServiceIpRule.of("office", Ip.ofIpv4(3), Ip.ofIpv4(4));

        assertThat(problems(lab(service("Microsoft.Sql", firewall(List.of(one, other))))))
                .containsExactly("service 'acct' has two IP rules 'office'; a name may be used once");
    }

    @Test
    void a_sql_server_takes_rules_for_subnets_of_its_own_region() {
        ServiceFirewall firewall =
                ServiceFirewall.of(Access.DENY, List.of(), List.of(ServiceSubnetRule.of(Lab.subnetId("v", "s"))));

        assertThat(problems(lab(service("Microsoft.Sql", firewall))))
                .containsExactly(
                        "service 'acct' in westeurope has a rule for subnet 'v/s' in eastus; a SQL server takes"
                                + " rules for subnets of its own region");
        assertThat(problems(lab(service("Microsoft.Storage", firewall)))).isEmpty();
        assertThat(problems(lab(service("Microsoft.Sql", firewall)).location("West Europe")))
                .isEmpty();
        assertThat(problems(lab(service("Microsoft.Sql", firewall)).existing())).isEmpty();
    }
}
