package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Network;
import io.canreach.reach.UnknownEndpointException;
import io.canreach.sql.SqlSession;
import io.canreach.sql.SqlSession.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions with SQL servers: usable, partial, blocked, undetermined. */
class SqlSessionTest {
    private static final Declaration REGION = serviceTag("Sql.WestEurope", "20.61.0.0/24");

    private final VmDeclaration app = vm("app").privateIp("10.0.1.4").publicIp(publicIp("app-ip", "20.60.0.5"));
    private final ServiceDeclaration srv =
            sqlServer("srv").location("West Europe").publicIp("20.61.0.9").allowIp("20.60.0.5");

    private Network around(NsgDeclaration group, Declaration... more) {
        List<Declaration> all = new ArrayList<>(List.of(more));
        all.add(vnet("v")
                .location("westeurope")
                .addressSpace("10.0.0.0/16")
                .subnet("S1", "10.0.1.0/24")
                .nsg(group)
                .vm(app)
                .subnet("pes", "10.0.4.0/24")
                .privateEndpoint(privateEndpoint("pe").privateIp("10.0.4.5").to(srv)));
        return network(all.toArray(new Declaration[0]));
    }

    private static NsgDeclaration gatewayOnly() {
        return nsg("n").allowOutbound(100, "sql")
                .to(tag("Sql.WestEurope"))
                .on(tcp(1433))
                .denyOutbound(4000, "all");
    }

    private static NsgDeclaration bothPorts() {
        return nsg("n").allowOutbound(100, "sql")
                .to(tag("Sql.WestEurope"))
                .on(tcp(1433))
                .allowOutbound(110, "nodes")
                .to(tag("Sql.WestEurope"))
                .on(tcp(range(11000, 11999)))
                .denyOutbound(4000, "all");
    }

    private static Outcome outcome(SessionRule rule, Network network) {
        return rule.in(network).session().outcome();
    }

    @Test
    void the_message_of_a_session_that_is_not_usable_names_the_connection_that_is_missing() {
        var rule = canConnect(app, srv).because("orders are stored there");

        Golden.assertEqual(
                "session-partial", rule.in(around(gatewayOnly(), REGION)).message());
        assertThatThrownBy(() -> rule.check(around(gatewayOnly(), REGION))).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_port_that_is_reachable_says_that_a_session_is_not_usable() {
        var result = canReach(app, srv, 1433).in(around(gatewayOnly(), REGION));

        assertThat(result.holds()).isTrue();
        assertThat(result.message())
                .contains("note      1433 is reachable, a session is not usable: TCP 11000-11999 to Sql.westeurope is"
                        + " dropped by security rule 'all' (4000, Outbound) of NSG 'n' on subnet 'v/S1'");
        assertThat(result.message()).hasSizeLessThan(900);
    }

    @Test
    void a_session_is_usable_where_the_ports_of_the_nodes_are_open_too() {
        canConnect(app, srv).check(around(bothPorts(), REGION));
        assertThat(canReach(app, srv, 1433).in(around(bothPorts(), REGION)).message())
                .doesNotContain("note");
    }

    @Test
    void the_policy_proxy_needs_the_gateway_alone() {
        ServiceDeclaration proxy = srv.proxy();
        Network network = network(
                vnet("v")
                        .location("westeurope")
                        .subnet("S1", "10.0.1.0/24")
                        .nsg(gatewayOnly())
                        .vm(app),
                proxy,
                REGION);

        canConnect(app, proxy).check(network);
    }

    @Test
    void the_policy_redirect_is_for_callers_outside_too() {
        ServiceDeclaration redirect = srv.redirect().allowIp("198.51.100.10");
        Network network = network(vnet("v").subnet("S1", "10.0.1.0/24").vm(app), redirect, REGION);

        assertThat(canConnect(ip("198.51.100.10"), redirect)
                        .in(network)
                        .session()
                        .legs())
                .hasSize(2);
        canConnect(ip("198.51.100.10"), redirect).check(network);
    }

    @Test
    void no_session_begins_where_the_gateway_is_not_reached() {
        Network network = around(nsg("n").denyOutbound(100, "all"), srv, REGION);

        assertThat(outcome(canConnect(app, srv), network)).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void without_the_prefixes_of_the_region_what_differs_among_addresses_is_undetermined() {
        NsgDeclaration some = nsg("n").allowOutbound(100, "gateway")
                .to(ip("20.61.0.9"))
                .allowOutbound(110, "some")
                .to(cidr("20.61.0.0/24"))
                .denyOutbound(4000, "all");
        var session = canConnect(app, srv).in(around(some, srv)).session();

        assertThat(session.outcome()).isEqualTo(Outcome.UNDETERMINED);
        assertThat(session.doubts().get(0).reason())
                .isEqualTo("the prefixes of service tag 'Sql.westeurope' are not given");
        canConnect(app, srv).check(around(some, srv, REGION));
    }

    @Test
    void without_the_prefixes_what_is_the_same_for_all_addresses_decides() {
        NsgDeclaration port = nsg("n").allowOutbound(100, "sql").on(tcp(1433)).denyOutbound(4000, "all");

        canConnect(app, srv).check(around(nsg("n"), srv));
        assertThat(outcome(canConnect(app, srv), around(port, srv))).isEqualTo(Outcome.PARTIAL);
    }

    @Test
    void a_private_endpoint_is_for_proxy_unless_its_server_says_redirect() {
        NsgDeclaration port = nsg("n").allowOutbound(100, "sql").on(tcp(1433)).denyOutbound(4000, "all");
        Network network = around(port, srv);
        Network redirecting = network(
                vnet("v")
                        .addressSpace("10.0.0.0/16")
                        .subnet("S1", "10.0.1.0/24")
                        .nsg(port)
                        .vm(app)
                        .subnet("pes", "10.0.4.0/24")
                        .privateEndpoint(
                                privateEndpoint("pe").privateIp("10.0.4.5").to(srv.redirect())),
                srv.redirect());

        canConnect(app, privateEndpoint("pe")).check(network);
        assertThat(outcome(canConnect(app, privateEndpoint("pe")), redirecting)).isEqualTo(Outcome.PARTIAL);
    }

    @Test
    void callers_that_are_forced_through_a_site_come_from_outside_azure() {
        Network network = network(
                vnet("v")
                        .addressSpace("10.0.0.0/16")
                        .subnet("S1", "10.0.1.0/24")
                        .routeTable(routeTable("forced").route("all", "0.0.0.0/0", toGateway()))
                        .vm(vm("forced").privateIp("10.0.1.9"))
                        .gateway("GatewaySubnet", "10.0.255.0/27")
                        .vpn(onPremises("hq", "192.168.0.0/16"))
                        .defaultSite("hq"),
                srv.allowIp("0.0.0.1-255.255.255.254"),
                REGION);

        assertThat(canConnect(vm("forced"), srv).in(network).session().legs()).hasSize(1);
    }

    @Test
    void the_connection_for_administrators_has_ports_of_its_own() {
        NsgDeclaration admin = nsg("n").allowOutbound(100, "dac")
                .to(tag("Sql.WestEurope"))
                .on(tcp(1434))
                .denyOutbound(4000, "all");
        SqlSession session = SqlSession.dedicatedAdmin(around(admin, srv, REGION), app.endpoint(), srv.endpoint());

        assertThat(session.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(session.legs().get(1).needs()).isEqualTo("TCP 14000-14999 to Sql.westeurope");
    }

    @Test
    void a_machine_needs_its_port_alone() {
        Network network = network(vnet("v").subnet("s", "10.0.1.0/24").vm(app).vm("db"));

        canConnect(app, vm("db")).check(network);
        canConnect(app, sql("Server=tcp:db,1500")).check(network);
    }

    @Test
    void what_is_not_in_the_network_is_refused() {
        assertThatThrownBy(() -> canConnect(app, sqlServer("nowhere")).in(around(nsg("n"), srv)))
                .isInstanceOf(UnknownEndpointException.class)
                .hasMessageContaining("no service 'nowhere' in the network");
    }

    private Network instance(SqlManagedInstanceDeclaration instance, Declaration... more) {
        List<Declaration> all = new ArrayList<>(List.of(more));
        all.add(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("S1", "10.0.1.0/24")
                .vm(app)
                .subnet("mi", "10.0.3.0/27")
                .nsg(nsg("mi-nsg").allowInbound(100, "sql").on(tcp(1433)).denyInbound(4000, "all"))
                .routeTable(routeTable("rt"))
                .delegatedTo("Microsoft.Sql/managedInstances")
                .sqlManagedInstance(instance));
        return network(all.toArray(new Declaration[0]));
    }

    @Test
    void what_a_managed_instance_does_by_default_is_an_assumption() {
        var db = sqlManagedInstance("db");
        Assumption point = Assumption.MANAGED_INSTANCE_DEFAULT_CONNECTION;

        var open = canConnect(app, db).in(instance(db));
        assertThat(open.session().outcome()).isEqualTo(Outcome.UNDETERMINED);
        assertThat(open.message()).contains("to decide assumption MANAGED_INSTANCE_DEFAULT_CONNECTION is not decided");
        assertThat(outcome(canConnect(app, db), instance(db, assume(point, Reading.FIRST))))
                .isEqualTo(Outcome.PARTIAL);
        canConnect(app, db).check(instance(db, assume(point, Reading.SECOND)));
    }

    @Test
    void which_ports_a_managed_instance_redirects_to_is_an_assumption() {
        var db = sqlManagedInstance("db").redirect();
        Declaration sincePort1433 = assume(Assumption.MANAGED_INSTANCE_REDIRECT_PORTS, Reading.SECOND);

        assertThat(outcome(canConnect(app, db), instance(db))).isEqualTo(Outcome.PARTIAL);
        canConnect(app, db).check(instance(db, sincePort1433));
    }

    @Test
    void a_session_by_the_public_endpoint_is_one_of_3342_and_never_redirected() {
        var db = sqlManagedInstance("db").redirect().publicEndpoint("20.62.0.7");

        assertThat(canConnect(internet(), db)
                        .in(instance(db))
                        .session()
                        .legs()
                        .get(0)
                        .needs())
                .startsWith("TCP 3342");
        assertThat(outcome(canConnect(app, publicEndpoint(db)), instance(db))).isEqualTo(Outcome.BLOCKED);
    }
}
