package io.canreach.reach;

import static io.canreach.model.Lab.subnetId;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.decider;
import static io.canreach.reach.Asking.internet;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.service;
import static io.canreach.reach.Asking.site;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Access;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.AzureService;
import io.canreach.model.Endpoint;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.Lab;
import io.canreach.model.Managed;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ServiceFirewall;
import io.canreach.model.ServiceIpRule;
import io.canreach.model.ServiceSubnetRule;
import io.canreach.packet.Ip;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The firewall of an Azure SQL server, row by row. */
class SqlFirewallTest {
    private static final Endpoint SERVER = service("acct");
    private static final ServiceIpRule OFFICE = range("office", "198.51.100.0", "198.51.100.9");
    private static final ServiceIpRule BRANCH = range("branch", "198.51.100.20", "198.51.100.29");

    private static ServiceIpRule range(String name, String first, String last) {
        return ServiceIpRule.of(name, Ip.parse(first), Ip.parse(last));
    }

    private static AzureService server(ServiceIpRule... rules) {
        return server(List.of(), rules);
    }

    private static AzureService server(List<ServiceSubnetRule> subnets, ServiceIpRule... rules) {
        AzureService it = Managed.service("acct", "Microsoft.Sql", "20.60.0.9");
        ServiceFirewall firewall = ServiceFirewall.of(Access.DENY, List.of(rules), subnets);
        return new AzureService(it.id(), "westeurope", it.service(), it.publicAddress(), true, firewall);
    }

    /** A machine with the address 20.1.2.3 and one without, in a subnet without an endpoint. */
    private static Lab lab(AzureService server) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .location("West Europe")
                .subnet("s", "10.0.1.0/24")
                .vm("one", "10.0.1.4")
                .publicIp(Sku.STANDARD, "20.1.2.3")
                .vm("hidden", "10.0.1.5")
                .add(server);
    }

    private static Lab withEndpoint(AzureService server) {
        return lab(server).serviceEndpoint("Microsoft.Sql");
    }

    @Test
    void a_range_holds_its_first_and_its_last_address() {
        Lab lab = lab(server(OFFICE));

        assertReachable(ask(lab, ip("198.51.100.0"), SERVER, 1433));
        assertReachable(ask(lab, ip("198.51.100.9"), SERVER, 1433));
        assertBlocked(
                ask(lab, ip("198.51.100.10"), SERVER, 1433),
                Decider.Kind.SERVICE_FIREWALL,
                "no rule for 198.51.100.10 (error 40615); the nearest is 'office' (198.51.100.0-198.51.100.9)");
    }

    @Test
    void the_rule_that_lets_in_is_named() {
        assertThat(decider(ask(lab(server(OFFICE, BRANCH)), ip("198.51.100.5"), SERVER, 1433)))
                .hasToString("the firewall of service 'acct', which has rule 'office' (198.51.100.0-198.51.100.9) for"
                        + " 198.51.100.5");
        assertThat(decider(ask(lab(server(OFFICE, BRANCH)), ip("198.51.100.5, 198.51.100.25"), SERVER, 1433))
                        .text())
                .contains("has rules 'office'", "'branch'");
    }

    @Test
    void a_rule_of_a_database_lets_in_like_one_of_the_server() {
        ServiceIpRule rule = new ServiceIpRule("dev", Ip.parse("198.51.100.5"), Ip.parse("198.51.100.5"), "orders");

        Answer answer = ask(lab(server(rule)), ip("198.51.100.5"), SERVER, 1433);

        assertReachable(answer);
        assertThat(decider(answer).text()).contains("'dev' (198.51.100.5) of database 'orders'");
    }

    @Test
    void the_nearest_rule_is_named_from_below_and_from_above() {
        Lab lab = lab(server(OFFICE, BRANCH));

        assertThat(decider(ask(lab, ip("198.51.100.18"), SERVER, 1433)).text()).contains("the nearest is 'branch'");
        assertThat(decider(ask(lab, ip("198.51.100.12"), SERVER, 1433)).text()).contains("the nearest is 'office'");
    }

    @Test
    void without_public_access_it_answers_with_47073() {
        AzureService shut = Managed.withoutPublicAccess(server(range("one", "20.1.2.3", "20.1.2.3")));

        assertBlocked(
                ask(lab(shut), vm("one"), SERVER, 1433),
                Decider.Kind.SERVICE_FIREWALL,
                "service 'acct', whose public network access is off (error 47073)");
    }

    @Test
    void the_rule_for_azure_lets_in_every_way_out_of_azure() {
        Lab lab = lab(server(ServiceIpRule.azureServices()));

        Answer answer = ask(lab, vm("one"), SERVER, 1433);
        assertReachable(answer);
        assertThat(decider(answer))
                .hasToString(
                        "the firewall of service 'acct', which has rule 'AllowAllWindowsAzureIps' (0.0.0.0) for all"
                                + " that calls from Azure");
        assertReachable(ask(lab, vm("hidden"), SERVER, 1433));
        assertReachable(ask(lab, ip("20.1.2.3"), SERVER, 1433));
    }

    @Test
    void it_lets_in_machines_of_other_customers_as_far_as_data_tells_them() {
        Lab lab = lab(server(ServiceIpRule.azureServices()));

        assertUndetermined(
                ask(lab, ip("20.99.0.1"), SERVER, 1433),
                "whether 20.99.0.1 is an address of Azure, all of which service 'acct' lets in, is not known without data"
                        + " of the service tag AzureCloud");
        lab.tag("AzureCloud", "20.0.0.0/8");
        assertReachable(ask(lab, ip("20.99.0.1"), SERVER, 1433));
        assertBlocked(ask(lab, ip("80.1.2.3"), SERVER, 1433), Decider.Kind.SERVICE_FIREWALL, "error 40615");
        assertThat(ask(lab, internet(), SERVER, 1433).verdict()).isEqualTo(Verdict.PARTIAL);
    }

    @Test
    void no_other_rule_from_0_0_0_0_stands_for_azure() {
        assertBlocked(
                ask(lab(server(range("low", "0.0.0.0", "0.0.0.1"))), vm("one"), SERVER, 1433),
                Decider.Kind.SERVICE_FIREWALL,
                "no rule for 20.1.2.3");
    }

    @Test
    void on_premises_is_no_part_of_azure() {
        Lab lab = lab(server(ServiceIpRule.azureServices()))
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED);

        assertBlocked(ask(lab, site("hq"), SERVER, 1433), Decider.Kind.SERVICE_FIREWALL, "error 40615");
    }

    @Test
    void an_endpoint_s_subnet_needs_a_rule_of_its_own() {
        Lab named = withEndpoint(server(List.of(ServiceSubnetRule.of(subnetId("v", "s")))));

        assertReachable(ask(named, vm("one"), SERVER, 1433));
        assertBlocked(
                ask(withEndpoint(server(range("one", "20.1.2.3", "20.1.2.3"))), vm("one"), SERVER, 1433),
                Decider.Kind.SERVICE_FIREWALL,
                "which has no rule for subnet 'v/s' and sees no public address behind its endpoint (error 40914)");
    }

    @Test
    void a_rule_that_ignores_the_missing_endpoint_has_no_effect_until_there_is_one() {
        List<ServiceSubnetRule> rules = List.of(new ServiceSubnetRule(subnetId("v", "s"), true));

        assertBlocked(
                ask(lab(server(rules)), vm("one"), SERVER, 1433),
                Decider.Kind.SERVICE_FIREWALL,
                "no rule for 20.1.2.3 (error 40615); that for subnet 'v/s' needs a service endpoint Microsoft.Sql there");
        assertReachable(ask(withEndpoint(server(rules)), vm("one"), SERVER, 1433));
    }

    @Test
    void whether_the_rule_for_azure_helps_an_endpoint_s_subnet_is_open() {
        Assumption open = Assumption.AZURE_RULE_BEHIND_SERVICE_ENDPOINT;
        Lab lab = withEndpoint(server(ServiceIpRule.azureServices()));

        assertUndetermined(ask(lab, vm("one"), SERVER, 1433), open.name());
        Answer refused = ask(lab.assume(open, Reading.FIRST), vm("one"), SERVER, 1433);
        assertBlocked(refused, Decider.Kind.SERVICE_FIREWALL, "error 40914");
        assertThat(refused.assumptions()).containsExactly(open);
        assertReachable(ask(lab.assume(open, Reading.SECOND), vm("one"), SERVER, 1433));
    }

    @Test
    void the_network_delivers_what_the_server_refuses() {
        Answer answer = ask(lab(server()), vm("one"), SERVER, 1433);

        assertThat(answer.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(answer.network()).isEqualTo(Verdict.REACHABLE);
        assertThat(answer.explain()).contains("\nnetwork   the network delivers; the service refuses\n");
        assertThat(answer.toString()).contains("\nnetwork   the network delivers; the service refuses\n");
        assertThat(ask(lab(server()).subnetNsg("n", Lab.denyOut(100)), vm("one"), SERVER, 1433)
                        .network())
                .isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void the_network_delivers_what_the_server_may_refuse() {
        Answer open = ask(withEndpoint(server(ServiceIpRule.azureServices())), vm("one"), SERVER, 1433);

        assertThat(open.network()).isEqualTo(Verdict.REACHABLE);
        assertThat(open.explain()).contains("the network delivers; what the service does is not known");
        assertThat(ask(lab(server(OFFICE)), ip("198.51.100.0/24"), SERVER, 1433).explain())
                .startsWith("PARTIAL")
                .contains("the network delivers; the service refuses some");
    }

    @Test
    void where_both_agree_nothing_is_said_of_the_network() {
        Answer answer = ask(lab(server(range("one", "20.1.2.3", "20.1.2.3"))), vm("one"), SERVER, 1433);

        assertThat(answer.network()).isEqualTo(Verdict.REACHABLE);
        assertThat(answer.explain()).doesNotContain("the network delivers");
    }

    private static List<String> toOpen(Lab lab) {
        return Reachability.of(lab.network())
                .whyNot(Question.of(vm("one"), SERVER, Traffic.tcp(1433)))
                .remedies();
    }

    @Test
    void the_nearest_change_is_told() {
        assertThat(toOpen(lab(server(OFFICE))))
                .containsExactly("add a rule for 20.1.2.3 to its firewall, or call it by a private endpoint");
        assertThat(toOpen(withEndpoint(server())))
                .containsExactly("add a rule for the subnet to its firewall, or call it by a private endpoint");
        assertThat(toOpen(lab(Managed.withoutPublicAccess(server()))))
                .containsExactly(
                        "turn its public network access on, or call it by a private endpoint",
                        "add a rule for 20.1.2.3 to its firewall, or call it by a private endpoint");
    }
}
