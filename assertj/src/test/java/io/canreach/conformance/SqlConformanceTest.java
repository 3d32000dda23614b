package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.SqlManagedInstanceDeclaration;
import io.canreach.dsl.VnetDeclaration;
import io.canreach.model.Network;
import io.canreach.reach.Fate;
import io.canreach.sql.SqlSession.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Group M, sessions with Azure SQL: M36 to M42. */
class SqlConformanceTest {
    @AfterAll
    static void print_the_count() {
        Cases.count(SqlConformanceTest.class, "M");
    }

    /** F-SQL with the rules that its callers need. */
    private static Network servers(NsgDeclaration group) {
        return network(
                vnet("v")
                        .location("westeurope")
                        .subnet("S1", "10.0.1.0/24")
                        .nsg(group)
                        .vm(vm("VM1").privateIp("10.0.1.4").publicIp(publicIp("VM1-ip", "20.60.0.5")))
                        .subnet("tools", "10.0.2.0/24")
                        .vm("admin"),
                sqlServer("srv")
                        .location("West Europe")
                        .publicIp("20.61.0.9")
                        .allowIp("20.60.0.5")
                        .allowIp("198.51.100.10"),
                serviceTag("Sql.WestEurope", "20.61.0.0/24"));
    }

    private static NsgDeclaration onlyTheGateway() {
        return nsg("n").allowOutbound(100, "sql")
                .to(tag("Sql.WestEurope"))
                .on(tcp(1433))
                .denyOutbound(4000, "all");
    }

    private static Network instance(NsgDeclaration group, SqlManagedInstanceDeclaration instance) {
        VnetDeclaration vnet = vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("apps", "10.0.1.0/24")
                .nsg(nsg("apps-nsg")
                        .allowOutbound(100, "sql")
                        .to(tag("Sql"))
                        .on(tcp(3342))
                        .denyOutbound(4000, "internet")
                        .to(tag("Internet")))
                .vm(vm("app").privateIp("10.0.1.4").publicIp(publicIp("app-ip", "20.60.0.6")))
                .subnet("mi", "10.0.3.0/27")
                .nsg(group)
                .routeTable(routeTable("rt"))
                .delegatedTo("Microsoft.Sql/managedInstances")
                .sqlManagedInstance(instance);
        return network(vnet);
    }

    private static NsgDeclaration onlyPort1433() {
        return nsg("mi-nsg").allowInbound(100, "sql").on(tcp(1433)).denyInbound(4000, "all");
    }

    @Test
    void m36_redirect_fails_where_rules_open_the_gateways_alone() {
        Network network = servers(onlyTheGateway());

        var result = canConnect(vm("VM1"), sqlServer("srv")).in(network);

        assertThat(network).canReach(vm("VM1"), sqlServer("srv"), 1433);
        assertThat(result.session().outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(result.session().legs().get(1).decisive().decidedBy().name()).isEqualTo("all");
    }

    @Test
    void m38_from_outside_azure_all_goes_through_the_gateway() {
        Network network = servers(onlyTheGateway());

        assertThat(network).canConnect(ip("198.51.100.10"), sqlServer("srv"));
    }

    @Test
    void m40_a_managed_instance_that_redirects_needs_more_than_1433() {
        Network redirecting = instance(
                onlyPort1433(), sqlManagedInstance("db").privateIp("10.0.3.4").redirect());
        Network proxy = instance(
                onlyPort1433(), sqlManagedInstance("db").privateIp("10.0.3.4").proxy());

        assertThat(canConnect(vm("app"), sqlManagedInstance("db"))
                        .in(redirecting)
                        .session()
                        .outcome())
                .isEqualTo(Outcome.PARTIAL);
        assertThat(proxy).canConnect(vm("app"), sqlManagedInstance("db"));
    }

    @Test
    void m42_the_tag_sql_does_not_hold_managed_instances() {
        NsgDeclaration open = nsg("mi-nsg").allowInbound(100, "public").on(tcp(3342));
        Network network = instance(open, sqlManagedInstance("db").publicEndpoint("20.62.0.7"));
        var toInstance = cannotReach(vm("app"), publicEndpoint(sqlManagedInstance("db")), 3342);

        assertThat(network).holds(toInstance);
        assertThat(Cases.decidedBy(Fate.DROPPED, toInstance, network)).isEqualTo("internet");
        assertThat(network).canReach(ip("198.51.100.10"), publicEndpoint(sqlManagedInstance("db")), 3342);
    }
}
