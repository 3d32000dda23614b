package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Network;
import io.canreach.reach.Verdict;
import org.junit.jupiter.api.Test;

/** SQL managed instances as both ends of a question, and what Azure refuses of them. */
class SqlManagedInstanceTest {
    private static final String DELEGATION = "Microsoft.Sql/managedInstances";

    private final VmDeclaration app = vm("app").privateIp("10.0.1.4").publicIp(publicIp("app-ip", "20.60.0.6"));
    private final SqlManagedInstanceDeclaration db = sqlManagedInstance("db").privateIp("10.0.3.4");

    private static NsgDeclaration group() {
        return nsg("mi-nsg")
                .allowInbound(100, "sql")
                .on(tcp(1433))
                .allowInbound(110, "public")
                .from(tag("Internet"))
                .on(tcp(3342))
                .denyInbound(4000, "all");
    }

    private SubnetDeclaration around(NsgDeclaration group) {
        return vnet("v")
                .location("westeurope")
                .addressSpace("10.0.0.0/16")
                .subnet("apps", "10.0.1.0/24")
                .vm(app)
                .subnet("mi", "10.0.3.0/27")
                .nsg(group)
                .routeTable(routeTable("rt"))
                .delegatedTo(DELEGATION);
    }

    private Network with(SqlManagedInstanceDeclaration instance) {
        return network(around(group()).sqlManagedInstance(instance));
    }

    private Network open(SqlManagedInstanceDeclaration instance) {
        return network(around(nsg("mi-nsg")).sqlManagedInstance(instance));
    }

    @Test
    void the_nsg_of_its_subnet_decides_who_reaches_its_local_endpoint() {
        canReach(app, db, 1433).check(with(db));
        cannotReach(app, db, 11000).check(with(db));
        canReach(app, db, tcp(range(11000, 11999))).check(open(db));
    }

    @Test
    void an_address_that_is_not_known_is_one_of_its_subnet() {
        var somewhere = sqlManagedInstance("db");

        canReach(app, somewhere, 1433).check(with(somewhere));
        cannotReach(app, somewhere, 22).check(with(somewhere));
    }

    @Test
    void several_may_share_a_subnet() {
        var other = sqlManagedInstance("other").privateIp("10.0.3.5");
        Network network = network(around(group()).sqlManagedInstance(db).sqlManagedInstance(other));

        canReach(app, other, 1433).check(network);
        canReach(app, db, 1433).check(network);
    }

    @Test
    void it_takes_tcp_alone_and_other_ports_than_those_of_databases_are_undetermined() {
        assertThat(canReach(app, db, icmp()).in(open(db)).answer().verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(canReach(app, db, 8080).in(open(db)).answer().verdict()).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void its_public_endpoint_is_off_unless_said_otherwise_and_listens_on_3342_alone() {
        var called = db.publicEndpoint("20.62.0.7");

        cannotReach(internet(), db, 3342).check(with(db));
        canReach(internet(), called, 3342).check(with(called));
        cannotReach(internet(), called, 1433).check(with(called));
        canReach(app, publicEndpoint(called), 3342).check(with(called));
    }

    @Test
    void the_nsg_must_open_its_public_endpoint_too() {
        var called = db.publicEndpoint("20.62.0.7");

        cannotReach(internet(), called, 3342).check(open(called));
    }

    @Test
    void a_private_endpoint_of_it_takes_1433_only() {
        Network network = network(around(group())
                .sqlManagedInstance(db)
                .subnet("pes", "10.0.4.0/24")
                .privateEndpoint(privateEndpoint("pe").privateIp("10.0.4.5").to(db)));

        canReach(app, privateEndpoint("pe"), 1433).check(network);
        cannotReach(app, privateEndpoint("pe"), 11000).check(network);
    }

    @Test
    void it_calls_from_any_address_of_its_subnet() {
        canReach(db, app, 443).check(with(db));
        canReach(db, ip("198.51.100.1"), 443).check(with(db));
    }

    @Test
    void global_peering_reaches_those_in_newer_subnets() {
        Declaration far = vnet("far")
                .location("northeurope")
                .addressSpace("10.9.0.0/16")
                .subnet("s", "10.9.1.0/24")
                .vm(vm("client").privateIp("10.9.1.4"));
        Declaration vnet = around(group()).sqlManagedInstance(db);
        Declaration older = assume(Assumption.GLOBAL_PEERING_TO_MANAGED_INSTANCES, Reading.SECOND);
        Declaration asked = assume(Assumption.GLOBAL_PEERING_TO_MANAGED_INSTANCES, Reading.ASK);

        canReach(vm("client"), db, 1433).check(network(vnet, far, peering("v", "far")));
        cannotReach(vm("client"), db, 1433).check(network(vnet, far, peering("v", "far"), older));
        assertThat(canReach(vm("client"), db, 1433)
                        .in(network(vnet, far, peering("v", "far"), asked))
                        .answer()
                        .verdict())
                .isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void the_tag_sql_does_not_hold_it_whether_its_prefixes_are_given_or_not() {
        var called = db.publicEndpoint("20.62.0.7");
        NsgDeclaration sqlOnly = nsg("apps-nsg")
                .allowOutbound(100, "sql")
                .to(tag("Sql.WestEurope"))
                .denyOutbound(200, "rest");
        Declaration vnet = vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("apps", "10.0.1.0/24")
                .nsg(sqlOnly)
                .vm(app)
                .subnet("mi", "10.0.3.0/27")
                .nsg(group())
                .routeTable(routeTable("rt"))
                .delegatedTo(DELEGATION)
                .sqlManagedInstance(called);

        cannotReach(app, publicEndpoint(called), 3342).check(network(vnet));
        cannotReach(app, publicEndpoint(called), 3342)
                .check(network(vnet, serviceTag("Sql.WestEurope", "20.61.0.0/24")));
    }

    @Test
    void azure_refuses_it_in_a_subnet_that_is_not_made_for_it() {
        Declaration vnet = vnet("v").subnet("mi", "10.0.3.0/28").sqlManagedInstance(db);

        assertThatThrownBy(() -> network(vnet))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining(
                        "sql managed instance 'db' stands in subnet 'v/mi', which is not delegated to " + DELEGATION)
                .hasMessageContaining("which has no NSG; it needs one")
                .hasMessageContaining("which has no route table; it needs one")
                .hasMessageContaining("needs a subnet of /27 or larger, not 10.0.3.0/28");
    }

    @Test
    void azure_refuses_a_nat_gateway_and_ipv6_and_strangers_in_its_subnet() {
        Declaration vnet = vnet("v")
                .subnet("mi", "10.0.3.0/27", "fd00::/64")
                .nsg(nsg("g"))
                .routeTable(routeTable("rt"))
                .natGateway(natGateway("ng").publicIp(publicIp("ng-ip", "20.1.2.3")))
                .delegatedTo(DELEGATION)
                .sqlManagedInstance(db)
                .vm("stranger");

        assertThatThrownBy(() -> network(vnet))
                .hasMessageContaining("a NAT gateway, which they do not support")
                .hasMessageContaining("an IPv6 prefix, which they do not support")
                .hasMessageContaining("holds vm 'stranger'; it may hold nothing else");
    }

    @Test
    void a_handle_that_says_otherwise_than_the_network_is_refused() {
        assertThatThrownBy(() -> canReach(app, db.redirect(), 1433).in(with(db.proxy())))
                .hasMessage(
                        "sql managed instance 'db' was said to be for Redirect, but in the network asked about it is"
                                + " for Proxy");
    }
}
