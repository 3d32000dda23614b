package io.canreach.reach;

import static io.canreach.model.Lab.subnetId;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.decider;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.service;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Access;
import io.canreach.model.Assumption;
import io.canreach.model.AzureService;
import io.canreach.model.Endpoint;
import io.canreach.model.Lab;
import io.canreach.model.Managed;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.model.ServiceFirewall;
import io.canreach.model.ServiceIpRule;
import io.canreach.model.ServiceSubnetRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The firewall of a storage account, row by row: exceptions, public access, default action, subnets, addresses. */
class StorageFirewallTest {
    private static final Endpoint ACCOUNT = service("acct");
    private static final AzureService BACKUP = Managed.service("backup", "Microsoft.RecoveryServices", "");
    private static final AzureService SEARCH = Managed.service("search", "Microsoft.Search", "");

    private static AzureService account(boolean open, ServiceFirewall firewall) {
        AzureService it = Managed.storage("acct", "20.60.0.9");
        return new AzureService(it.id(), "westeurope", it.service(), it.publicAddress(), open, firewall);
    }

    private static AzureService excepting(boolean open, boolean trusted, ResourceId... instances) {
        return account(open, new ServiceFirewall(Access.DENY, List.of(), List.of(), trusted, List.of(instances)));
    }

    private static AzureService ruled(Access standard, String address, ServiceSubnetRule... subnets) {
        return account(true, ServiceFirewall.of(standard, List.of(ServiceIpRule.parse(address)), List.of(subnets)));
    }

    private static Lab lab(String region, AzureService... services) {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .location(region)
                .subnet("s", "10.0.1.0/24")
                .vm("one", "10.0.1.4")
                .publicIp(Sku.STANDARD, "20.1.2.3");
        List.of(services).forEach(lab::add);
        return lab;
    }

    private static Answer calling(AzureService caller, AzureService account) {
        return ask(lab("westeurope", account, caller), service(caller.name()), ACCOUNT, 443);
    }

    @Test
    void trusted_services_get_in_even_without_public_access() {
        assertReachable(calling(BACKUP, excepting(true, true)));
        Answer answer = calling(BACKUP, excepting(false, true));
        assertReachable(answer);
        assertThat(decider(answer))
                .hasToString("the firewall of service 'acct', which lets in trusted services, such as"
                        + " Microsoft.RecoveryServices");
    }

    @Test
    void they_do_not_without_the_exception() {
        assertBlocked(
                calling(BACKUP, excepting(false, false)), Decider.Kind.SERVICE_FIREWALL, "access is off (error 403)");
        assertBlocked(calling(BACKUP, excepting(true, false)), Decider.Kind.SERVICE_FIREWALL, "has no rule for");
    }

    @Test
    void whether_others_are_trusted_depends_on_their_identity() {
        assertUndetermined(
                calling(SEARCH, excepting(true, true)),
                "whether service 'search' counts as a trusted service of service 'acct', by its identity, is not declared");
        AzureService other = Managed.storage("other", "");
        assertBlocked(calling(other, excepting(true, true)), Decider.Kind.SERVICE_FIREWALL, "has no rule for");
    }

    @Test
    void a_resource_instance_gets_in_by_itself() {
        assertReachable(calling(SEARCH, excepting(false, false, Managed.serviceId("search"))));
        assertBlocked(
                calling(SEARCH, excepting(false, false, Managed.serviceId("another"))),
                Decider.Kind.SERVICE_FIREWALL,
                "access is off");
    }

    @Test
    void a_machine_is_no_trusted_service() {
        assertBlocked(
                ask(lab("westeurope", excepting(true, true)), vm("one"), ACCOUNT, 443),
                Decider.Kind.SERVICE_FIREWALL,
                "no rule for 20.1.2.3");
    }

    @Test
    void while_the_default_is_to_allow_rules_have_no_effect() {
        Answer answer = ask(lab("westeurope", ruled(Access.ALLOW, "198.51.100.10")), vm("one"), ACCOUNT, 443);

        assertReachable(answer);
        assertThat(decider(answer))
                .hasToString("the firewall of service 'acct', which lets everybody in, whatever its rules say");
    }

    @Test
    void a_rule_for_the_subnet_needs_an_endpoint_that_is_for_the_account_s_region() {
        AzureService account = ruled(Access.DENY, "198.51.100.10", ServiceSubnetRule.of(subnetId("v", "s")));

        assertReachable(ask(lab("westeurope", account).serviceEndpoint("Microsoft.Storage"), vm("one"), ACCOUNT, 443));
        assertReachable(
                ask(lab("eastus", account).serviceEndpoint("Microsoft.Storage.Global"), vm("one"), ACCOUNT, 443));
        assertReachable(ask(
                lab("northeurope", account).serviceEndpoint("Microsoft.Storage", "northeurope", "westeurope"),
                vm("one"),
                ACCOUNT,
                443));
        assertBlocked(
                ask(lab("eastus", account).serviceEndpoint("Microsoft.Storage", "eastus"), vm("one"), ACCOUNT, 443),
                Decider.Kind.SERVICE_FIREWALL,
                "no rule for 20.1.2.3 (error 403); the nearest is 198.51.100.10; that for subnet 'v/s' needs a service endpoint"
                        + " Microsoft.Storage that is for its region");
    }

    @Test
    void addresses_of_its_region_that_data_tells_are_not_seen_either() {
        Lab lab = lab("eastus", ruled(Access.DENY, "20.99.0.0/16")).tag("AzureCloud.westeurope", "20.99.1.0/24");

        assertBlocked(ask(lab, ip("20.99.1.4"), ACCOUNT, 443), Decider.Kind.SERVICE_FIREWALL, "its own region");
        Answer elsewhere = ask(lab, ip("20.99.2.4"), ACCOUNT, 443);
        assertReachable(elsewhere);
        assertThat(elsewhere.assumptions()).isEmpty();
    }

    @Test
    void without_data_an_address_on_the_internet_is_assumed_to_be_elsewhere() {
        Answer answer = ask(lab("eastus", ruled(Access.DENY, "20.99.0.0/16")), ip("20.99.1.4"), ACCOUNT, 443);

        assertReachable(answer);
        assertThat(answer.assumptions()).containsExactly(Assumption.UNDECLARED_REGION);
        Answer office = ask(lab("eastus", ruled(Access.DENY, "198.51.100.0/24")), ip("198.51.100.4"), ACCOUNT, 443);
        assertReachable(office);
        assertThat(office.assumptions()).isEmpty();
    }

    @Test
    void callers_of_its_region_are_told_what_to_change() {
        assertThat(Reachability.of(lab("westeurope", ruled(Access.DENY, "20.1.2.3"))
                                .network())
                        .whyNot(Question.of(vm("one"), ACCOUNT, Traffic.tcp(443)))
                        .remedies())
                .containsExactly(
                        "turn a service endpoint on and add a rule for the subnet to its firewall, or call it by a"
                                + " private endpoint");
    }
}
