package io.canreach.reach;

import static io.canreach.model.Lab.endpoint;
import static io.canreach.reach.Asking.ase;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.decider;
import static io.canreach.reach.Asking.internet;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.publicly;
import static io.canreach.reach.Asking.site;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.AclRule;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.Lab;
import io.canreach.packet.IpSet;
import org.junit.jupiter.api.Test;

/** The network of the document that the project was created from. */
class SeedNetworkTest {
    private static final AclRule INTERNAL = AclRule.of(100, AclRule.Action.PERMIT, "10.0.0.0/16");

    private static Lab withNsg() {
        return new Lab()
                .vnet("testVNet", "10.0.0.0/16")
                .subnet("Subnet-1", "10.0.1.0/24")
                .subnetNsg("testNSGexample")
                .vm("sql-vm", "10.0.1.6")
                .subnet("Subnet-ASE", "10.0.2.0/24")
                .ase("web-ase", Version.V1);
    }

    private static Lab classic(AclRule... acl) {
        return new Lab()
                .classicVnet("testVNet", "10.0.0.0/16")
                .subnet("Subnet-1", "10.0.1.0/24")
                .cloudService("service", "")
                .classicVm("sql-vm", "10.0.1.6", "service", endpoint(1433, 1433, acl))
                .subnet("Subnet-ASE", "10.0.2.0/24")
                .ase("web-ase", Version.V1)
                .vpn("gateway", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gateway", "hq", Status.CONNECTED);
    }

    @Test
    void the_environment_reaches_the_database_by_its_private_address() {
        Answer answer = ask(withNsg(), ase("web-ase"), vm("sql-vm"), 1433);

        assertReachable(answer);
        assertThat(answer.traversesInternet()).isFalse();
        assertThat(decider(answer).text())
                .isEqualTo("default security rule 'AllowVnetInBound' (65000, Inbound) of NSG 'testNSGexample' on subnet"
                        + " 'testVNet/Subnet-1'");
    }

    @Test
    void the_internet_does_not_since_the_database_has_no_public_address() {
        Answer answer = ask(withNsg(), internet(), vm("sql-vm"), 1433);

        assertBlocked(answer, Decider.Kind.NO_ADDRESS, "no public address");
    }

    @Test
    void with_an_endpoint_acl_the_private_address_is_still_reached_inside_the_network() {
        Answer answer = ask(classic(INTERNAL), ase("web-ase"), vm("sql-vm"), 1433);

        assertReachable(answer);
        assertThat(answer.traversesInternet()).isFalse();
        assertThat(answer.parts())
                .flatExtracting(part -> part.trace().steps())
                .extracting(Step::stage)
                .doesNotContain(Stage.ACL, Stage.EDGE, Stage.EGRESS);
    }

    @Test
    void by_the_public_address_the_acl_refuses_the_environment() {
        Answer answer = ask(classic(INTERNAL), ase("web-ase"), publicly("sql-vm"), 1433);

        assertBlocked(answer, Decider.Kind.ACL_DEFAULT, "the ACL of endpoint 'e1433' of vm 'sql-vm'");
    }

    @Test
    void by_the_public_address_the_acl_refuses_the_internet_too() {
        assertBlocked(ask(classic(INTERNAL), internet(), vm("sql-vm"), 1433), Decider.Kind.ACL_DEFAULT, "e1433");
    }

    @Test
    void an_endpoint_without_acl_is_open_to_everybody() {
        assertReachable(ask(classic(), internet(), vm("sql-vm"), 1433));
        assertReachable(ask(classic(), ase("web-ase"), publicly("sql-vm"), 1433));
        assertThat(ask(classic(), ase("web-ase"), publicly("sql-vm"), 1433).traversesInternet())
                .isTrue();
    }

    @Test
    void without_an_endpoint_for_the_port_the_cloud_service_drops() {
        Answer answer = ask(classic(), internet(), vm("sql-vm"), 80);

        assertBlocked(answer, Decider.Kind.NO_INPUT_ENDPOINT, "which has no endpoint for TCP 80");
    }

    @Test
    void an_acl_that_permits_some_of_the_internet_is_partial() {
        Lab lab = classic(AclRule.of(100, AclRule.Action.PERMIT, "65.0.0.0/8"));

        Answer answer = ask(lab, internet(), vm("sql-vm"), 1433);

        assertThat(answer.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(answer.packets(Fate.DELIVERED).sources()).isEqualTo(IpSet.parse("65.0.0.0/8"));
    }

    @Test
    void whether_the_acl_admits_an_environment_whose_vip_is_unknown_is_undetermined_where_it_matters() {
        Lab lab = classic(AclRule.of(100, AclRule.Action.PERMIT, "65.0.0.0/8"));

        assertUndetermined(ask(lab, ase("web-ase"), publicly("sql-vm"), 1433), "depends on what is not declared");
    }

    @Test
    void by_the_second_reading_the_acl_filters_the_private_address_and_permits_the_network() {
        Lab permitted = classic(INTERNAL).assume(Assumption.CLASSIC_ACL_ON_PRIVATE_ADDRESS, Reading.SECOND);
        Lab refused = classic(AclRule.of(100, AclRule.Action.PERMIT, "65.0.0.0/8"))
                .assume(Assumption.CLASSIC_ACL_ON_PRIVATE_ADDRESS, Reading.SECOND);

        assertReachable(ask(permitted, ase("web-ase"), vm("sql-vm"), 1433));
        assertBlocked(ask(refused, ase("web-ase"), vm("sql-vm"), 1433), Decider.Kind.ACL_DEFAULT, "private address");
    }

    @Test
    void an_answer_names_the_assumption_it_rests_on_only_where_the_readings_differ() {
        AclRule other = AclRule.of(100, AclRule.Action.PERMIT, "65.0.0.0/8");

        assertThat(ask(classic(INTERNAL), ase("web-ase"), vm("sql-vm"), 1433).assumptions())
                .isEmpty();
        assertThat(ask(classic(other), ase("web-ase"), vm("sql-vm"), 1433).assumptions())
                .containsExactly(Assumption.CLASSIC_ACL_ON_PRIVATE_ADDRESS);
    }

    @Test
    void the_environment_cannot_reach_a_machine_in_its_own_subnet() {
        Lab lab = withNsg().vm("neighbour", "10.0.2.9");

        Answer answer = ask(lab, ase("web-ase"), vm("neighbour"), 80);

        assertBlocked(answer, Decider.Kind.ASE_SAME_SUBNET, "cannot reach machines in its own subnet");
        assertReachable(ask(lab, vm("sql-vm"), vm("neighbour"), 80));
    }

    @Test
    void on_premises_behind_the_tunnel_is_reached_and_reaches_back() {
        assertReachable(ask(classic(INTERNAL), ase("web-ase"), ip("192.168.1.9"), 1433));
        assertReachable(ask(classic(INTERNAL), ase("web-ase"), site("hq"), 1433));
        assertReachable(ask(classic(), site("hq"), vm("sql-vm"), 1433));
    }

    @Test
    void an_address_that_nothing_has_is_not_reached() {
        assertBlocked(
                ask(withNsg(), ase("web-ase"), ip("10.0.1.9"), 80),
                Decider.Kind.NO_OWNER,
                "no network interface in subnet 'testVNet/Subnet-1' has the address 10.0.1.9");
        assertBlocked(
                ask(withNsg(), ase("web-ase"), ip("10.0.7.9"), 80),
                Decider.Kind.NO_OWNER,
                "10.0.7.9 is in no subnet of vnet 'testVNet'");
    }
}
