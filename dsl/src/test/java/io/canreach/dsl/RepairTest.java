package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.analysis.Repair;
import io.canreach.analysis.RepairStep;
import io.canreach.model.Assumption;
import io.canreach.model.Network;
import org.junit.jupiter.api.Test;

/** The change that makes a rule hold, as a person reads it. */
class RepairTest {
    private final VmDeclaration web = vm("web").privateIp("10.0.1.4");
    private final VmDeclaration sql = vm("sql").privateIp("10.0.2.4");

    @Test
    void both_groups_that_refuse_get_a_rule_for_exactly_the_flows() {
        var network = shop(
                nsg("data").allowInbound(100, "admin").from(cidr("10.9.0.0/16")).denyInbound(4000, "rest"));

        golden("repair-both", canReach(web, sql, 1433), network);
    }

    @Test
    void where_no_number_is_free_the_later_rules_move_on() {
        var network = shop(nsg("data").denyInbound(100, "rest").allowInbound(101, "late"));

        golden("repair-moved", canReach(web, sql, tcp(1433, 1434)), network);
    }

    @Test
    void a_whole_subnet_is_named_by_its_prefix_and_udp_and_tcp_by_a_rule_each() {
        var network = shop(nsg("data").denyInbound(4000, "rest"));

        golden("repair-subnet", canReach(subnet("shop/web"), sql, tcp(53).and(udp(53))), network);
    }

    @Test
    void what_must_not_arrive_is_denied_and_nothing_else() {
        golden("repair-cannot", cannotReach(web, sql, 22), shop(nsg("data")));
    }

    @Test
    void where_only_one_port_may_be_open_it_is_allowed_before_the_rest_is_denied() {
        golden("repair-only", canReachOnly(web, sql, 1433), shop(nsg("data")));
    }

    @Test
    void without_a_group_one_is_attached_that_keeps_all_else_as_it_is() {
        var network = network(vnet("v").subnet("s", "10.0.0.0/24").vm(vm("a")).vm(vm("b").privateIp("10.0.0.9")));

        golden("repair-attach", cannotReach(vm("a"), vm("b"), 22), network);
    }

    @Test
    void a_closed_public_address_gets_a_group_that_opens_one_port() {
        var network = network(vnet("v")
                .subnet("s", "10.0.0.0/24")
                .vm(vm("www").privateIp("10.0.0.4").publicIp("20.1.1.1"))
                .vm(vm("other").privateIp("10.0.0.5")));

        golden("repair-public", canReach(internet(), vm("www"), 443), network);
    }

    @Test
    void a_route_to_nowhere_gets_a_narrow_one_before_it() {
        var black = routeTable("black").route("none", "10.0.2.0/24", toNone());
        var network = network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("web", "10.0.1.0/24")
                .routeTable(black)
                .vm(web)
                .subnet("data", "10.0.2.0/24")
                .vm(sql)
                .vm(vm("other").privateIp("10.0.2.5")));

        golden("repair-route", canReach(web, sql, 1433), network);
    }

    @Test
    void in_a_hub_the_firewall_gets_a_rule_and_both_spokes_a_route() {
        var firewall = azureFirewall("fw").privateIp("10.0.1.4").publicIp("20.1.2.3");
        var network = hub(firewall.network("spokes", 200).allow("dns").on(udp(53)));

        golden("repair-hub", canReach(vm("a"), vm("b"), 1433), network);
    }

    @Test
    void a_flag_of_a_peering_is_turned_on() {
        var network = network(
                vnet("a").subnet("s", "10.1.0.0/24").vm(vm("a").privateIp("10.1.0.4")),
                vnet("b").subnet("s", "10.2.0.0/24").vm(vm("b").privateIp("10.2.0.4")),
                peering("a", "b").withoutVirtualNetworkAccess("a"),
                assume(Assumption.VIRTUAL_NETWORK_ACCESS_OFF, Assumption.Reading.SECOND));

        golden("repair-peering", canReach(vm("a"), vm("b"), 443), network);
    }

    @Test
    void the_firewall_of_a_service_gets_a_rule_for_the_caller() {
        var orders = sqlServer("orders").publicIp("20.60.0.10");
        var shop = webApp("shop").outboundIps("20.50.1.1", "20.50.1.2");

        golden("repair-service", canReach(shop, orders, 1433), network(shop, orders));
    }

    @Test
    void an_admin_rule_is_overridden_by_no_rule_of_a_group() {
        var network = network(
                vnet("v").subnet("s", "10.0.0.0/24").nsg(nsg("n")).vm(vm("a")).vm(vm("b")),
                adminRules("central")
                        .collection("all", "v")
                        .deny(10, "no-ssh")
                        .inbound()
                        .on(tcp(22)));

        golden("repair-admin", canReach(vm("a"), vm("b"), 22), network);
    }

    @Test
    void what_no_rule_or_route_can_do_is_said_with_the_reason() {
        var network = network(
                vnet("a").subnet("s", "10.1.0.0/24").vm(vm("a").privateIp("10.1.0.4")),
                vnet("b").subnet("s", "10.2.0.0/24").vm(vm("b").privateIp("10.2.0.4")));

        golden("repair-unpeered", canReach(vm("a"), vm("b"), 443), network);
        golden("repair-no-address", canReach(internet(), vm("b"), 443), network);
    }

    @Test
    void what_holds_needs_no_repair() {
        Repair repair = canReach(web, sql, 80).repair(shop(nsg("data")));

        assertThat(repair.isNeeded()).isFalse();
        assertThat(repair.steps()).isEmpty();
        assertThat(repair).hasToString("""
                repair    vm 'web' -> vm 'sql' on TCP 80: every flow delivered
                needed    nothing: it is so""");
    }

    @Test
    void the_steps_can_be_made_one_by_one_and_the_rule_is_a_value() {
        var network = shop(nsg("data").denyInbound(4000, "rest"));
        Repair repair = canReach(web, sql, 1433).repair(network);
        Network copy = network;
        for (RepairStep step : repair.steps()) {
            copy = step.applyTo(copy);
        }

        canReach(web, sql, 1433).check(copy);
        cannotReach(web, sql, 1434).check(copy);
        assertThat(repair.steps().get(0).securityRules().get(0).priority()).isEqualTo(3999);
        assertThat(repair.alsoChanges()).isEmpty();
    }

    private static void golden(String name, ReachabilityRule rule, Network network) {
        Repair repair = rule.repair(network);
        Golden.assertEqual(name, repair.toString());
        repair.network().ifPresent(rule::check);
    }

    private Network shop(NsgDeclaration data) {
        return network(vnet("shop")
                .addressSpace("10.0.0.0/16")
                .subnet("web", "10.0.1.0/24")
                .vm(web)
                .subnet("data", "10.0.2.0/24")
                .nsg(data)
                .vm(sql.nsg(nsg("sql-nic")
                        .denyInbound(200, "closed")
                        .from(cidr("10.0.1.0/24"))
                        .on(tcp(1433)))));
    }

    private static Network hub(AzureFirewallDeclaration firewall) {
        return network(
                vnet("hub")
                        .addressSpace("10.0.0.0/16")
                        .subnet("AzureFirewallSubnet", "10.0.1.0/26")
                        .firewall(firewall),
                vnet("a").addressSpace("10.1.0.0/16").subnet("s", "10.1.0.0/24").vm(vm("a").privateIp("10.1.0.4")),
                vnet("b").addressSpace("10.2.0.0/16").subnet("s", "10.2.0.0/24").vm(vm("b").privateIp("10.2.0.4")),
                peering("hub", "a").allowForwardedTraffic(),
                peering("hub", "b").allowForwardedTraffic());
    }
}
