package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.AseDeclaration;
import io.canreach.dsl.Destination;
import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.VmDeclaration;
import io.canreach.dsl.VnetDeclaration;
import io.canreach.model.DeploymentModel;
import io.canreach.model.Direction;
import io.canreach.model.InputEndpoint;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualMachine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The seed's sections on SQL Server, network ACLs and network security groups, sentence by sentence; docs/seed.md has the list. */
class SeedSqlServerTest {
    private static final String REGION = "South Central US";

    private final AseDeclaration ase = ase("web-ase");
    private final VmDeclaration bare = vm("sql-vm").privateIp("10.0.1.6");
    private final VmDeclaration open = bare.endpoint("mssql", tcp(1433));
    private final VmDeclaration guarded = bare.endpoint("mssql", tcp(1433)).acl(acl().permit(100, "10.0.0.0/16"));
    private final Destination example = sql(
            "Server=tcp:10.0.1.6;Database=MyDatabase;User ID=MyUser;Password=PasswordHere;provider=System.Data.SqlClient");

    private final Network withAcl = network(around(guarded));

    @Test
    void a_database_listens_on_1433_unless_its_connection_string_says_otherwise() {
        assertThat(sql("Server=tcp:10.0.1.6")).hasToString("10.0.1.6 on TCP 1433");
        assertThat(network(around(bare))).holds(canReach(ase, sql("Server=tcp:10.0.1.6")));
    }

    @Test
    void the_endpoint_of_the_picture_leads_from_public_port_1433_to_private_port_1433() {
        InputEndpoint endpoint = withAcl.named(VirtualMachine.class, "sql-vm")
                .get(0)
                .inputEndpoints()
                .get(0);

        assertThat(endpoint.name()).isEqualTo("mssql");
        assertThat(endpoint.publicPort()).isEqualTo(1433);
        assertThat(endpoint.privatePort()).isEqualTo(1433);
        assertThat(network(around(open))).canReach(internet(), publicEndpoint(open), 1433);
    }

    @Test
    void either_of_two_ways_closes_the_port_to_strangers_and_leaves_it_open_inside() {
        Network withNsg = network(aroundWithNsg(open));

        for (Network network : List.of(withAcl, withNsg)) {
            assertThat(network).canReach(ase, bare, 1433).cannotReach(internet(), publicEndpoint("sql-vm"), 1433);
        }
    }

    @Test
    void an_acl_on_the_endpoint_closes_port_1433_to_strangers() {
        assertThat(network(around(open))).canReach(internet(), publicEndpoint("sql-vm"), 1433);
        assertThat(withAcl).cannotReach(internet(), publicEndpoint("sql-vm"), 1433);
    }

    @Test
    void a_permit_for_the_networks_addresses_refuses_every_other_client() {
        assertThat(withAcl)
                .cannotReach(internet(), publicEndpoint("sql-vm"), anyTraffic())
                .cannotReach(ip("11.0.0.1"), publicEndpoint("sql-vm"), 1433)
                .cannotReach(ip("9.255.255.255"), publicEndpoint("sql-vm"), 1433);
    }

    @Test
    void the_acl_of_the_picture_has_an_order_an_action_and_a_remote_subnet() {
        InputEndpoint endpoint = withAcl.named(VirtualMachine.class, "sql-vm")
                .get(0)
                .inputEndpoints()
                .get(0);

        assertThat(endpoint.acl().orElseThrow().rules()).singleElement().hasToString("100 PERMIT 10.0.0.0/16");
    }

    @Test
    void apps_of_the_same_network_connect_to_the_internal_address() {
        assertThat(withAcl).holds(canReach(ase, ip("10.0.1.6"), 1433).neverVia(internet()));
    }

    @Test
    void the_connection_string_of_the_example_names_the_private_address() {
        assertThat(example).hasToString("10.0.1.6 on TCP 1433");
    }

    @Test
    void the_connection_string_of_the_example_leads_to_the_database() {
        assertThat(withAcl).holds(canReach(ase, example).neverVia(internet()));
    }

    @Test
    void by_the_public_address_the_acl_refuses_the_environment_too() {
        assertThat(withAcl).cannotReach(ase, publicEndpoint("sql-vm"), 1433);
        assertThat(Cases.answer(cannotReach(ase, publicEndpoint("sql-vm"), 1433), withAcl)
                        .parts()
                        .get(0)
                        .decidedBy()
                        .text())
                .isEqualTo("the ACL of endpoint 'mssql' of vm 'sql-vm', of which no rule permits the source");
    }

    @Test
    void a_network_security_group_guards_without_an_acl() {
        Network unguarded = network(around(open));

        assertThat(unguarded).canReach(internet(), publicEndpoint("sql-vm"), 1433);
        assertThat(network(aroundWithNsg(open))).cannotReach(internet(), publicEndpoint("sql-vm"), 1433);
    }

    @Test
    void a_network_security_group_is_attached_to_a_machine_or_to_its_subnet() {
        Network onMachine = network(around(open.nsg(group())));
        Network onSubnet = network(aroundWithNsg(open));

        for (Network network : List.of(onMachine, onSubnet)) {
            assertThat(network)
                    .canReach(ase, bare, 1433)
                    .cannotReach(internet(), publicEndpoint("sql-vm"), anyTraffic());
        }
    }

    @Test
    void a_network_security_group_is_declared_before_it_guards_anything() {
        Network declaredOnly = network(group(), around(open));

        assertThat(declaredOnly.named(NetworkSecurityGroup.class, "testNSGexample"))
                .hasSize(1);
        assertThat(declaredOnly).canReach(internet(), publicEndpoint("sql-vm"), 1433);
    }

    @Test
    void the_group_of_the_example_is_classic_and_has_a_name_and_a_region() {
        NetworkSecurityGroup made = network(aroundWithNsg(open))
                .named(NetworkSecurityGroup.class, "testNSGexample")
                .get(0);

        assertThat(made.id().name()).isEqualTo("testNSGexample");
        assertThat(made.location()).isEqualTo(REGION);
        assertThat(made.model()).isEqualTo(DeploymentModel.CLASSIC);
    }

    @Test
    void nothing_but_default_rules_restricts_access_to_the_network() {
        NetworkSecurityGroup made = network(aroundWithNsg(open))
                .named(NetworkSecurityGroup.class, "testNSGexample")
                .get(0);

        assertThat(made.rules()).isEmpty();
        assertThat(network(aroundWithNsg(open))).cannotReach(internet(), publicEndpoint("sql-vm"), anyTraffic());
    }

    @Test
    void the_default_rules_admit_clients_of_the_network_and_no_others() {
        Network network = network(aroundWithNsg(open));

        assertThat(Cases.deliveredBy(canReach(ase, bare, 1433), network)).isEqualTo("ALLOW VNET INBOUND");
        assertThat(Cases.droppedBy(cannotReach(internet(), publicEndpoint("sql-vm"), 1433), network))
                .isEqualTo("DENY ALL INBOUND");
    }

    @Test
    void the_group_is_found_by_its_name_in_any_spelling_and_guards_the_subnet_it_is_set_to() {
        Network network = network(aroundWithNsg(open));
        Subnet subnet = network.named(Subnet.class, "Subnet-1").get(0);

        assertThat(network.named(NetworkSecurityGroup.class, "testNSGExample"))
                .singleElement()
                .satisfies(group -> assertThat(subnet.networkSecurityGroup()).contains(group.id()));
        assertThat(network.virtualNetworkOf(subnet).id().name()).isEqualTo("testVNet");
    }

    @Test
    void external_access_is_blocked_and_access_from_inside_the_network_allowed() {
        assertThat(network(aroundWithNsg(open)))
                .cannotReach(internet(), publicEndpoint("sql-vm"), anyTraffic())
                .canReach(ase, bare, 1433)
                .canReach(subnet("Subnet-ASE"), bare, 1433);
    }

    @Test
    void the_rules_of_the_picture_are_the_six_default_rules() {
        NetworkSecurityGroup made = network(aroundWithNsg(open))
                .named(NetworkSecurityGroup.class, "testNSGexample")
                .get(0);

        assertThat(made.inOrder(Direction.INBOUND))
                .extracting(SecurityRule::name)
                .containsExactly("ALLOW VNET INBOUND", "ALLOW AZURE LOAD BALANCER INBOUND", "DENY ALL INBOUND");
        assertThat(made.inOrder(Direction.OUTBOUND))
                .extracting(SecurityRule::name)
                .containsExactly("ALLOW VNET OUTBOUND", "ALLOW INTERNET OUTBOUND", "DENY ALL OUTBOUND");
    }

    private VnetDeclaration around(VmDeclaration database) {
        return classicVnet("testVNet")
                .addressSpace("10.0.0.0/16")
                .location(REGION)
                .subnet("Subnet-1", "10.0.1.0/24")
                .vm(database)
                .subnet("Subnet-ASE", "10.0.2.0/24")
                .ase(ase);
    }

    private VnetDeclaration aroundWithNsg(VmDeclaration database) {
        return classicVnet("testVNet")
                .addressSpace("10.0.0.0/16")
                .location(REGION)
                .subnet("Subnet-1", "10.0.1.0/24")
                .nsg(group())
                .vm(database)
                .subnet("Subnet-ASE", "10.0.2.0/24")
                .ase(ase);
    }

    private static NsgDeclaration group() {
        return nsg("testNSGexample").location(REGION);
    }
}
