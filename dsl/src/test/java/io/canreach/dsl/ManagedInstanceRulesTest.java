package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Network;
import io.canreach.model.SqlManagedInstance;
import io.canreach.watch.ManagedInstanceRules;
import io.canreach.watch.RequiredRoute;
import io.canreach.watch.RequiredRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the subnet of a SQL managed instance must let through and lead to. */
class ManagedInstanceRulesTest {
    private static Network with(NsgDeclaration group, RouteTableDeclaration table, Declaration... more) {
        Declaration vnet = vnet("v")
                .location("westeurope")
                .addressSpace("10.0.0.0/16")
                .subnet("mi", "10.0.3.0/27")
                .nsg(group)
                .routeTable(table)
                .delegatedTo("Microsoft.Sql/managedInstances")
                .sqlManagedInstance(sqlManagedInstance("db"));
        return more.length == 0 ? network(vnet) : network(vnet, more[0]);
    }

    private static SqlManagedInstance db(Network network) {
        return network.named(SqlManagedInstance.class, "db").get(0);
    }

    private static List<String> missing(Network network) {
        return ManagedInstanceRules.of(network, db(network)).stream()
                .filter(rule -> !rule.isFulfilled())
                .map(RequiredRule::toString)
                .toList();
    }

    private static List<String> lost(Network network) {
        return ManagedInstanceRules.routes(network, db(network)).stream()
                .filter(route -> !route.isFulfilled())
                .map(RequiredRoute::toString)
                .toList();
    }

    @Test
    void the_default_rules_and_routes_of_azure_are_enough() {
        Network network = with(nsg("n"), routeTable("rt"));

        assertThat(missing(network)).isEmpty();
        assertThat(lost(network)).isEmpty();
    }

    @Test
    void a_rule_that_denies_everything_takes_everything_away() {
        Network network = with(nsg("n").denyOutbound(4000, "out").denyInbound(4000, "in"), routeTable("rt"));

        assertThat(missing(network))
                .hasSize(6)
                .contains(
                        "Outbound TCP 443 to AzureActiveDirectory (sign-in): MISSING, stopped by 'out'; without it nobody"
                                + " signs in by Microsoft Entra")
                .contains(
                        "Inbound any traffic from the subnet (nodes): MISSING, stopped by 'in'; without it the nodes of the"
                                + " instance do not see each other");
    }

    @Test
    void rules_for_the_tags_give_it_back() {
        Network network = with(
                nsg("n").allowOutbound(100, "aad")
                        .to(tag("AzureActiveDirectory"))
                        .on(tcp(443))
                        .allowOutbound(110, "collector")
                        .to(tag("OneDsCollector"))
                        .on(tcp(443))
                        .allowOutbound(120, "storage")
                        .to(tag("Storage"))
                        .on(tcp(443))
                        .allowOutbound(130, "nodes")
                        .to(cidr("10.0.3.0/27"))
                        .denyOutbound(4000, "out"),
                routeTable("rt"));

        assertThat(missing(network)).isEmpty();
    }

    @Test
    void a_rule_for_another_region_is_not_enough() {
        Network network = with(
                nsg("n").allowOutbound(120, "storage")
                        .to(tag("Storage.NorthEurope"))
                        .on(tcp(443))
                        .denyOutbound(4000, "out"),
                routeTable("rt"),
                serviceTag("Storage.NorthEurope", "20.70.0.0/24"));

        assertThat(missing(network)).anyMatch(text -> text.startsWith("Outbound TCP 443 to Storage.westeurope"));
    }

    @Test
    void a_default_route_to_an_appliance_leads_elsewhere_unless_routes_for_the_tags_stand_before_it() {
        RouteTableDeclaration forced = routeTable("rt").route("all", "0.0.0.0/0", toAppliance("10.0.9.4"));
        RouteTableDeclaration tagged = forced.route("aad", tag("AzureActiveDirectory"), toInternet())
                .route("collector", tag("OneDsCollector"), toInternet())
                .route("storage", tag("Storage"), toInternet());

        assertThat(lost(with(nsg("n"), forced))).hasSize(3).allMatch(text -> text.contains("-> Internet: MISSING"));
        assertThat(lost(with(nsg("n"), tagged))).isEmpty();
    }
}
