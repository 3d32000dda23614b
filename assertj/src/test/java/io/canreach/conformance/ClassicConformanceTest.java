package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.AclDeclaration;
import io.canreach.dsl.AseDeclaration;
import io.canreach.dsl.InputEndpointDeclaration;
import io.canreach.dsl.VmDeclaration;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Network;
import io.canreach.reach.Answer;
import io.canreach.reach.Decider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Group A: the seed's document and classic endpoint ACLs. */
class ClassicConformanceTest {
    private final AseDeclaration ase = ase("web-ase");
    private final VmDeclaration sql = vm("sql-vm").privateIp("10.0.1.6");

    private final Network withAcl = network(classicVnet("testVNet")
            .addressSpace("10.0.0.0/16")
            .subnet("Subnet-1", "10.0.1.0/24")
            .vm(sql.endpoint("mssql", tcp(1433)).acl(acl().permit(100, "10.0.0.0/8")))
            .subnet("Subnet-ASE", "10.0.2.0/24")
            .ase(ase));

    @AfterAll
    static void print_the_count() {
        Cases.count(ClassicConformanceTest.class, "A");
    }

    @Test
    void a01_the_ase_reaches_the_private_address_inside_the_network_and_the_acl_is_not_consulted() {
        Answer answer = Cases.answer(canReach(ase, sql, 1433), withAcl);

        assertThat(answer).isReachable();
        assertThat(answer.traversesInternet()).isFalse();
        assertThat(answer.explain()).doesNotContain("ACL");
    }

    @Test
    void a02_the_ase_is_refused_at_the_public_address_by_the_endpoint_acl() {
        Answer answer = Cases.answer(cannotReach(ase, publicEndpoint(sql), 1433), withAcl);

        assertThat(answer).isBlocked();
        assertThat(answer.parts().get(0).decidedBy().text())
                .isEqualTo("the ACL of endpoint 'mssql' of vm 'sql-vm', of which no rule permits the source");
    }

    @Test
    void a04_with_an_nsg_of_default_rules_the_ase_reaches_the_private_address() {
        Network withNsg = network(classicVnet("testVNet")
                .addressSpace("10.0.0.0/16")
                .subnet("Subnet-1", "10.0.1.0/24")
                .nsg(nsg("testNSGexample"))
                .vm(sql)
                .subnet("Subnet-ASE", "10.0.2.0/24")
                .ase(ase));

        assertThat(withNsg).canReach(ase, sql, 1433);
        assertThat(Cases.deliveredBy(canReach(ase, sql, 1433), withNsg)).isEqualTo("ALLOW VNET INBOUND");
    }

    @Test
    void a05_a_machine_in_the_subnet_of_the_ase_is_not_reached_on_any_port() {
        Network shared = network(vnet("testVNet")
                .subnet("Subnet-ASE", "10.0.2.0/24")
                .ase(ase)
                .vm(vm("neighbour").privateIp("10.0.2.100")));

        Answer answer = Cases.answer(cannotReach(ase, vm("neighbour"), anyTraffic()), shared);

        assertThat(answer).isBlocked();
        assertThat(answer.parts().get(0).decidedBy().kind()).isEqualTo(Decider.Kind.ASE_SAME_SUBNET);
    }

    @Test
    void a07_an_endpoint_without_acl_admits_any_source() {
        Network open = endpoint(vm("web").endpoint("http", tcp(80)));

        assertThat(open).canReach(internet(), publicEndpoint("web"), 80);
    }

    @Test
    void a08_without_an_endpoint_for_the_port_nothing_enters() {
        Network rdpOnly = endpoint(vm("web").endpoint("rdp", tcp(3389)));

        Answer answer = Cases.answer(cannotReach(internet(), publicEndpoint("web"), 80), rdpOnly);

        assertThat(answer).isBlocked();
        assertThat(answer.parts().get(0).decidedBy().kind()).isEqualTo(Decider.Kind.NO_INPUT_ENDPOINT);
    }

    @Test
    void a09_each_permit_admits_its_range() {
        Network rdp = guarded(acl().permit(100, "65.0.0.0/8").permit(200, "159.0.0.0/8"));

        assertThat(rdp).canReach(ip("65.1.2.3"), publicEndpoint("web"), 3389);
        assertThat(rdp).canReach(ip("159.9.9.9"), publicEndpoint("web"), 3389);
        assertThat(rdp).cannotReach(ip("160.0.0.1"), publicEndpoint("web"), 3389);
        assertThat(Cases.answer(canReach(ip("65.1.2.3"), publicEndpoint("web"), 3389), rdp)
                        .explain())
                .contains("100 PERMIT 65.0.0.0/8");
        assertThat(Cases.answer(canReach(ip("159.9.9.9"), publicEndpoint("web"), 3389), rdp)
                        .explain())
                .contains("200 PERMIT 159.0.0.0/8");
    }

    @Test
    void a11_a_deny_before_a_permit_takes_its_range_out_and_host_bits_are_cleared() {
        Network carved = guarded(acl().deny(100, "175.1.0.1/24").permit(200, "175.0.0.0/8"));

        Answer denied = Cases.answer(cannotReach(ip("175.1.0.77"), publicEndpoint("web"), 3389), carved);

        assertThat(denied).isBlocked();
        assertThat(denied.parts().get(0).decidedBy().text()).contains("rule 100 DENY 175.1.0.0/24 of the ACL");
        assertThat(carved).canReach(ip("175.2.0.77"), publicEndpoint("web"), 3389);
    }

    @Test
    void a13_denies_alone_leave_the_endpoint_open_to_all_others() {
        Network open = guarded(acl().deny(100, "203.0.113.0/24"));

        assertThat(open).canReach(ip("198.51.100.1"), publicEndpoint("web"), 3389);
        assertThat(open).cannotReach(ip("203.0.113.7"), publicEndpoint("web"), 3389);
    }

    @Test
    void a15_the_acl_of_one_member_guards_every_member_of_a_load_balanced_set() {
        Network farm = network(classicVnet("v")
                .subnet("s", "10.0.1.0/24")
                .vm(member("web1").acl(acl().permit(100, "65.0.0.0/8")))
                .vm(member("web2"))
                .vm(member("web3")));

        for (String machine : new String[] {"web1", "web2", "web3"}) {
            assertThat(farm).canReach(ip("65.1.2.3"), publicEndpoint(machine), 80);
            assertThat(farm).cannotReach(ip("66.1.2.3"), publicEndpoint(machine), 80);
        }
    }

    @Test
    void a16_an_acl_of_51_rules_is_refused() {
        AclDeclaration long51 = acl();
        for (int order = 1; order <= 51; order++) {
            long51 = long51.permit(order, "10.0." + order + ".0/24");
        }
        AclDeclaration tooLong = long51;

        assertThatThrownBy(() -> guarded(tooLong))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("an endpoint ACL has 51 rules; at most 50 are allowed");
    }

    @Test
    void a18_an_nsg_behind_an_endpoint_sees_the_private_port() {
        Network privatePort = behindNsg(3389);
        Network publicPort = behindNsg(50001);

        assertThat(privatePort).canReach(internet(), publicEndpoint("web"), 50001);
        assertThat(publicPort).cannotReach(internet(), publicEndpoint("web"), 50001);
    }

    private static Network behindNsg(int allowed) {
        return network(classicVnet("v")
                .subnet("s", "10.0.1.0/24")
                .vm(vm("web")
                        .privateIp("10.0.1.4")
                        .nsg(nsg("n").allowInbound(100, "rdp")
                                .from(tag("INTERNET"))
                                .on(tcp(allowed)))
                        .endpoint("rdp", 50001, tcp(3389))));
    }

    private static Network guarded(AclDeclaration list) {
        return endpoint(vm("web").endpoint("rdp", tcp(3389)).acl(list));
    }

    private static Network endpoint(VmDeclaration machine) {
        return network(classicVnet("v").subnet("s", "10.0.1.0/24").vm(machine));
    }

    private static InputEndpointDeclaration member(String name) {
        return vm(name).cloudService("farm").endpoint("http", tcp(80)).loadBalancedSet("web");
    }
}
