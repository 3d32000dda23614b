package io.canreach.reach;

import static io.canreach.model.Lab.denyOut;
import static io.canreach.model.Lab.prefix;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Appliance;
import io.canreach.model.Assumption;
import io.canreach.model.AzureService;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.Managed;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.Route;
import io.canreach.model.ServiceTag;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service called by its public address sees the public address of its caller. */
class ServiceFirewallTest {
    private static final AzureService VAULT = Managed.service("acct", "Microsoft.KeyVault", "20.60.0.9");

    /** A machine with the public address 20.1.2.3. */
    private static Lab lab(AzureService... services) {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .vm("one", "10.0.1.4")
                .publicIp(Sku.STANDARD, "20.1.2.3");
        List.of(services).forEach(lab::add);
        return lab;
    }

    /** A machine that calls by default outbound access. */
    private static Lab hidden(AzureService service) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .vm("one", "10.0.1.4")
                .add(service);
    }

    @Test
    void a_service_without_rules_lets_everybody_in() {
        assertReachable(ask(lab(VAULT), vm("one"), service("acct"), 443));
        assertReachable(ask(hidden(VAULT), vm("one"), service("acct"), 443));
        assertReachable(ask(lab(VAULT), internet(), service("acct"), 443));
    }

    @Test
    void its_address_is_known_to_be_its_own() {
        Answer answer = ask(lab(VAULT), vm("one"), ip("20.60.0.9"), 443);

        assertReachable(answer);
        assertThat(decider(answer).kind()).isEqualTo(Decider.Kind.SERVICE_FIREWALL);
        assertThat(decider(answer)).hasToString("the firewall of service 'acct', which lets everybody in");
    }

    @Test
    void calls_from_inside_stay_on_azure_s_backbone_and_those_from_the_internet_do_not() {
        assertThat(ask(lab(VAULT), vm("one"), service("acct"), 443).traversesInternet())
                .isFalse();
        assertThat(ask(lab(VAULT), internet(), service("acct"), 443).traversesInternet())
                .isTrue();
    }

    @Test
    void an_ip_rule_lets_the_public_address_in_by_which_a_machine_calls() {
        assertReachable(ask(lab(Managed.onlyFrom(VAULT, "20.1.2.3")), vm("one"), service("acct"), 443));
        assertBlocked(
                ask(lab(Managed.onlyFrom(VAULT, "20.1.2.4")), vm("one"), service("acct"), 443),
                Decider.Kind.SERVICE_FIREWALL,
                "the firewall of service 'acct', which has no rule for 20.1.2.3");
    }

    @Test
    void a_private_address_in_an_ip_rule_says_nothing_of_who_calls_from_there() {
        assertBlocked(
                ask(lab(Managed.onlyFrom(VAULT, "10.0.1.0/24")), vm("one"), service("acct"), 443),
                Decider.Kind.SERVICE_FIREWALL,
                "no rule for 20.1.2.3");
    }

    @Test
    void an_address_that_nobody_knows_may_be_the_one_in_the_rule() {
        assertUndetermined(
                ask(hidden(Managed.onlyFrom(VAULT, "20.7.7.7")), vm("one"), service("acct"), 443),
                "with which public address vm 'one' in v/s calls service 'acct' is not known");
        assertBlocked(
                ask(hidden(Managed.onlySubnets(VAULT)), vm("one"), service("acct"), 443),
                Decider.Kind.SERVICE_FIREWALL,
                "no rule for");
    }

    @Test
    void from_the_internet_just_those_get_in_that_a_rule_names() {
        Lab lab = lab(Managed.onlyFrom(VAULT, "198.51.100.10"));

        assertReachable(ask(lab, ip("198.51.100.10"), service("acct"), 443));
        assertBlocked(
                ask(lab, ip("198.51.100.11"), service("acct"), 443), Decider.Kind.SERVICE_FIREWALL, "198.51.100.11");
    }

    @Test
    void a_rule_for_a_subnet_has_no_effect_without_a_service_endpoint_there() {
        Lab lab = lab(Managed.onlySubnets(VAULT, subnetId("v", "s")));

        assertBlocked(
                ask(lab, vm("one"), service("acct"), 443),
                Decider.Kind.SERVICE_FIREWALL,
                "no rule for 20.1.2.3 (error 403); that for subnet 'v/s' needs a service endpoint Microsoft.KeyVault there");
    }

    @Test
    void without_public_network_access_nobody_gets_in() {
        Lab lab = lab(Managed.withoutPublicAccess(VAULT));

        assertBlocked(
                ask(lab, vm("one"), service("acct"), 443),
                Decider.Kind.SERVICE_FIREWALL,
                "service 'acct', whose public network access is off");
        assertBlocked(ask(lab, internet(), service("acct"), 443), Decider.Kind.SERVICE_FIREWALL, "access is off");
    }

    @Test
    void security_rules_of_the_caller_decide_first() {
        Lab denied = lab(VAULT).subnetNsg("n", denyOut(100).withDestination(ServiceTag.INTERNET));

        assertBlocked(ask(denied, vm("one"), service("acct"), 443), Decider.Kind.SECURITY_RULE, "out-100");
    }

    @Test
    void rules_by_service_tag_match_it() {
        Lab lab = lab(VAULT)
                .subnetNsg(
                        "n",
                        Lab.allowOut(100).withDestination(new ServiceTag("AzureKeyVault")),
                        denyOut(110).withDestination(ServiceTag.INTERNET))
                .tag("AzureKeyVault", "20.60.0.0/24");

        assertReachable(ask(lab, vm("one"), service("acct"), 443));
        assertBlocked(ask(lab, vm("one"), ip("8.8.8.8"), 443), Decider.Kind.SECURITY_RULE, "out-110");
    }

    @Test
    void it_takes_tcp_alone() {
        assertBlocked(
                ask(lab(VAULT), vm("one"), service("acct"), Traffic.of(Protocol.UDP, PortSet.of(443))),
                Decider.Kind.SERVICE_FIREWALL,
                "takes TCP and nothing else");
    }

    @Test
    void forced_through_an_appliance_it_sees_the_appliance_s_public_address() {
        Appliance appliance = new Appliance(
                Appliance.Forwarding.ALL, Appliance.State.STATEFUL, Appliance.SourceNat.INTERNET, List.of(), List.of());
        for (String rule : List.of("20.9.9.9", "20.1.2.3")) {
            Lab lab = lab(Managed.onlyFrom(VAULT, rule))
                    .routes(Route.toAppliance("nva", prefix("0.0.0.0/0"), KnownAddress.parse("10.0.9.4")))
                    .subnet("fw", "10.0.9.0/24")
                    .vm("nva", "10.0.9.4")
                    .publicIp(Sku.STANDARD, "20.9.9.9")
                    .forwarding(appliance);

            Answer answer = ask(lab, vm("one"), service("acct"), 443);

            assertThat(answer.verdict())
                    .as(answer::explain)
                    .isEqualTo(rule.equals("20.9.9.9") ? Verdict.REACHABLE : Verdict.BLOCKED);
        }
    }

    @Test
    void from_on_premises_it_is_called_over_the_internet_in_a_way_that_is_not_declared() {
        Lab lab = lab(VAULT)
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED)
                .add(Managed.withoutPublicAccess(Managed.service("shut", "Microsoft.KeyVault", "20.60.0.10")));

        assertUndetermined(
                ask(lab, site("hq"), service("acct"), 443), "how on-premises network 'hq' reaches the Internet");
        assertBlocked(ask(lab, site("hq"), service("shut"), 443), Decider.Kind.SERVICE_FIREWALL, "access is off");
    }

    @Test
    void a_service_whose_address_is_not_declared_is_called_somewhere() {
        AzureService somewhere = Managed.service("acct", "Microsoft.KeyVault", "");

        assertReachable(ask(lab(somewhere), vm("one"), service("acct"), 443));
        assertBlocked(
                ask(lab(Managed.onlyFrom(somewhere, "20.1.2.4")), vm("one"), service("acct"), 443),
                Decider.Kind.SERVICE_FIREWALL,
                "no rule for 20.1.2.3");
    }

    @Test
    void with_data_of_its_tag_it_is_called_at_one_of_that_tag_s_addresses() {
        AzureService west = Managed.in("West Europe", Managed.service("acct", "Microsoft.KeyVault", ""));
        Lab lab = lab(west)
                .subnetNsg("n", denyOut(100).withDestination(prefix("20.60.2.0/24")))
                .tag("AzureKeyVault", "20.60.0.0/16")
                .tag("AzureKeyVault.WestEurope", "20.60.1.0/24");

        Answer answer = ask(lab, vm("one"), service("acct"), 443);

        assertReachable(answer);
        assertThat(answer.asked().destinations()).hasToString("20.60.1.0/24");
    }

    @Test
    void services_that_share_an_address_are_told_apart_by_name_alone() {
        AzureService other = Managed.withoutPublicAccess(Managed.service("other", "Microsoft.KeyVault", "20.60.0.9"));
        Lab lab = lab(VAULT, other);

        assertReachable(ask(lab, vm("one"), service("acct"), 443));
        assertBlocked(ask(lab, vm("one"), service("other"), 443), Decider.Kind.SERVICE_FIREWALL, "'other'");
        assertUndetermined(ask(lab, vm("one"), ip("20.60.0.9"), 443), "which is chosen decides");
    }

    @Test
    void another_service_s_address_is_not_its_own() {
        AzureService other = Managed.service("other", "Microsoft.KeyVault", "20.60.0.8");

        assertThat(ask(lab(VAULT, other), vm("one"), service("other"), 443)
                        .asked()
                        .destinations())
                .hasToString("20.60.0.8");
        assertThatThrownBy(() -> ask(lab(VAULT), vm("one"), service("another"), 443))
                .hasMessage("no service 'another' in the network; there is: 'acct'");
    }

    @Test
    void it_starts_no_connection() {
        assertThatThrownBy(() -> ask(lab(VAULT), service("acct"), vm("one"), 443))
                .isInstanceOf(UnknownEndpointException.class)
                .hasMessage("service 'acct' is called and starts no connection itself; ask who can reach it");
    }

    @Test
    void the_trace_tells_of_a_private_endpoint_of_the_same_service() {
        Lab lab = lab(VAULT).add(Managed.endpoint("pe", subnetId("v", "s"), "10.0.1.9"));

        assertThat(ask(lab, vm("one"), service("acct"), 443).explain())
                .contains("called by its public address, not by private endpoint 'pe', to which DNS may lead");
    }

    @Test
    void ip_rules_of_a_storage_account_do_not_see_callers_of_its_own_region() {
        AzureService open = Managed.onlyFrom(Managed.storage("acct", "20.60.0.9"), "20.1.2.3");

        assertBlocked(
                ask(lab(Managed.in("westeurope", open)).location("West Europe"), vm("one"), service("acct"), 443),
                Decider.Kind.SERVICE_FIREWALL,
                "whose IP rules do not see callers of its own region");
        AzureService none = Managed.in("westeurope", Managed.onlySubnets(Managed.storage("acct", "20.60.0.9")));
        assertBlocked(
                ask(lab(none).location("West Europe"), vm("one"), service("acct"), 443),
                Decider.Kind.SERVICE_FIREWALL,
                "which has no rule for 20.1.2.3");
        Answer elsewhere =
                ask(lab(Managed.in("northeurope", open)).location("West Europe"), vm("one"), service("acct"), 443);
        assertReachable(elsewhere);
        assertThat(elsewhere.assumptions()).isEmpty();
    }

    @Test
    void where_a_region_is_not_declared_that_is_an_assumption() {
        AzureService open = Managed.onlyFrom(Managed.storage("acct", "20.60.0.9"), "20.1.2.3");

        Answer answer = ask(lab(open), vm("one"), service("acct"), 443);

        assertReachable(answer);
        assertThat(answer.assumptions()).containsExactly(Assumption.UNDECLARED_REGION);
        assertBlocked(
                ask(
                        lab(open).assume(Assumption.UNDECLARED_REGION, Assumption.Reading.SECOND),
                        vm("one"),
                        service("acct"),
                        443),
                Decider.Kind.SERVICE_FIREWALL,
                "own region");
        assertUndetermined(
                ask(
                        lab(open).assume(Assumption.UNDECLARED_REGION, Assumption.Reading.ASK),
                        vm("one"),
                        service("acct"),
                        443),
                "UNDECLARED_REGION");
        assertReachable(ask(lab(open), ip("20.1.2.3"), service("acct"), 443));
    }
}
