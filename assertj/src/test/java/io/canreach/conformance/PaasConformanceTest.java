package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.ReachabilityRule;
import io.canreach.dsl.ServiceDeclaration;
import io.canreach.dsl.SubnetDeclaration;
import io.canreach.model.Network;
import io.canreach.reach.Decider;
import io.canreach.reach.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Group M, third part: the firewalls of Azure SQL Database and of storage accounts. */
class PaasConformanceTest {
    @AfterAll
    static void print_the_count() {
        Cases.count(PaasConformanceTest.class, "M, Azure SQL Database and Storage");
    }

    /** F-SQL and F-STO without their service: a machine with a public address in a subnet without an endpoint. */
    private static SubnetDeclaration west() {
        return vnet("west")
                .location("West Europe")
                .addressSpace("10.0.0.0/16")
                .subnet("S1", "10.0.1.0/24")
                .vm(vm("VM1").privateIp("10.0.1.4").publicIp("20.60.0.5"));
    }

    private static ServiceDeclaration srv() {
        return sqlServer("srv").location("West Europe");
    }

    private static ServiceDeclaration account() {
        return storage("acct").location("West Europe");
    }

    private static void assertRefused(Network network, ReachabilityRule rule, String error) {
        assertThat(network).holds(rule);
        Decider decider = rule.in(network).answer().parts().get(0).decidedBy();
        assertThat(decider.kind()).isEqualTo(Decider.Kind.SERVICE_FIREWALL);
        assertThat(decider.text()).contains(error);
        assertThat(rule.in(network).answer().network()).isEqualTo(Verdict.REACHABLE);
    }

    @Test
    void m29_a_server_without_a_rule_refuses_with_40615() {
        assertRefused(network(west(), srv()), cannotReach(vm("VM1"), sqlServer("srv"), 1433), "error 40615");
    }

    @Test
    void m30_a_rule_for_the_public_address_lets_the_machine_in() {
        assertThat(network(west(), srv().allowIpRange("vm1", "20.60.0.5", "20.60.0.5")))
                .canReach(vm("VM1"), sqlServer("srv"), 1433);
    }

    @Test
    void m31_with_a_service_endpoint_the_public_address_is_seen_no_more() {
        Network network =
                network(west().serviceEndpoint("Microsoft.Sql"), srv().allowIpRange("vm1", "20.60.0.5", "20.60.0.5"));

        assertRefused(network, cannotReach(vm("VM1"), sqlServer("srv"), 1433), "error 40914");
    }

    @Test
    void m33_a_rule_for_a_subnet_without_an_endpoint_has_no_effect() {
        ServiceDeclaration ruled = srv().allowSubnetIgnoringMissingEndpoint("west/S1");

        assertRefused(network(west(), ruled), cannotReach(vm("VM1"), sqlServer("srv"), 1433), "error 40615");
        assertThat(network(west(), ruled.allowIp("20.60.0.5"))).canReach(vm("VM1"), sqlServer("srv"), 1433);
        assertThat(network(west().serviceEndpoint("Microsoft.Sql"), ruled)).canReach(vm("VM1"), sqlServer("srv"), 1433);
    }

    @Test
    void m34_the_rule_for_azure_lets_in_what_calls_from_azure_and_no_office() {
        Network network = network(west(), srv().allowAzureServices());

        assertThat(network).canReach(vm("VM1"), sqlServer("srv"), 1433);
        assertRefused(network, cannotReach(ip("198.51.100.10"), sqlServer("srv"), 1433), "error 40615");
    }

    @Test
    void m43_rules_are_ignored_while_the_default_is_to_allow() {
        Network network = network(west(), account().allowIp("198.51.100.10").allowSubnet("west/S1"));

        assertThat(network).canReach(vm("VM1"), storage("acct"), 443);
        assertThat(network).canReach(ip("203.0.113.7"), storage("acct"), 443);
        assertThat(network).canReach(internet(), storage("acct"), 443);
    }

    @Test
    void m44_ip_rules_of_an_account_do_not_see_callers_of_its_region() {
        Network network =
                network(west(), account().denyByDefault().allowIp("20.60.0.5").allowIp("198.51.100.10"));

        assertRefused(network, cannotReach(vm("VM1"), storage("acct"), 443), "callers of its own region");
        assertThat(network).canReach(ip("198.51.100.10"), storage("acct"), 443);
    }

    @Test
    void m46_without_public_access_private_endpoints_and_trusted_services_get_in() {
        ServiceDeclaration shut = account()
                .noPublicAccess()
                .denyByDefault()
                .allowTrustedServices()
                .allowSubnet("west/S1");
        Network network = network(
                west().serviceEndpoint("Microsoft.Storage")
                        .privateEndpoint(
                                privateEndpoint("pe").privateIp("10.0.1.9").to(storage("acct"))),
                shut,
                service("backup", "Microsoft.RecoveryServices"));

        assertThat(network).canReach(vm("VM1"), privateEndpoint("pe"), 443);
        assertThat(network).canReach(service("backup", "Microsoft.RecoveryServices"), storage("acct"), 443);
        assertRefused(network, cannotReach(vm("VM1"), storage("acct"), 443), "public network access is off");
    }

    @Test
    void m48_ip_rules_of_an_account_are_public_and_no_longest_prefixes() {
        assertThatThrownBy(() -> network(account().allowIp("10.0.1.0/24")))
                .hasMessageContaining("10.0.1.0/24")
                .hasMessageContaining("public IPv4 addresses only");
        assertThatThrownBy(() -> network(account().allowIp("198.51.100.10/32")))
                .hasMessageContaining("198.51.100.10/32")
                .hasMessageContaining("prefixes up to /30");
        assertThat(network(account().denyByDefault().allowIp("198.51.100.10")))
                .canReach(ip("198.51.100.10"), storage("acct"), 443);
    }

    @Test
    void m50_an_environment_is_seen_with_its_vip() {
        Network network = network(
                vnet("west")
                        .location("West Europe")
                        .subnet("apps", "10.0.2.0/24")
                        .ase(ase("web").vip("192.23.1.2")),
                srv().allowIp("192.23.1.2"));

        assertThat(network).canReach(ase("web"), sqlServer("srv"), 1433);
        assertRefused(
                network(
                        vnet("west")
                                .subnet("apps", "10.0.2.0/24")
                                .ase(ase("web").vip("192.23.1.3")),
                        srv().allowIp("192.23.1.2")),
                cannotReach(ase("web"), sqlServer("srv"), 1433),
                "no rule for 192.23.1.3");
    }
}
