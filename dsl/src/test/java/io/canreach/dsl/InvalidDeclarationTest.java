package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.InvalidNetworkException;
import io.canreach.reach.UnknownEndpointException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a person is told who declares what Azure would refuse. */
class InvalidDeclarationTest {
    private final VnetDeclaration vnet = vnet("testVNet").addressSpace("10.0.0.0/16");

    @Test
    void overlapping_subnets_are_named_with_both_prefixes() {
        var overlapping = vnet.subnet("Subnet-1", "10.0.1.0/24").subnet("Subnet-2", "10.0.1.128/25");

        assertRefused(
                overlapping, "subnet 'Subnet-2' 10.0.1.128/25 overlaps 'Subnet-1' 10.0.1.0/24 in vnet 'testVNet'");
    }

    @Test
    void an_address_outside_its_subnet_is_named_with_the_subnets_prefix() {
        var outside = vnet.subnet("Subnet-1", "10.0.1.0/24").vm(vm("sql-vm").privateIp("10.0.2.6"));

        assertRefused(outside, "vm 'sql-vm' has the address 10.0.2.6, which is not in subnet 'Subnet-1' 10.0.1.0/24");
    }

    @Test
    void a_priority_used_twice_is_named_with_both_rules() {
        var twice = nsg("data").allowInbound(100, "web").denyInbound(100, "deny-all");

        assertRefused(
                vnet.subnet("Subnet-1", "10.0.1.0/24").nsg(twice),
                "NSG 'data': rules 'web' and 'deny-all' both have priority 100 Inbound; a priority may be used once in"
                        + " each direction");
    }

    @Test
    void an_unknown_name_is_answered_by_those_there_are() {
        var network = network(vnet.subnet("Subnet-1", "10.0.1.0/24").vm("sql-vm"));

        assertThatThrownBy(() -> canReach(internet(), vm("sql-vmm"), 1433).check(network))
                .isInstanceOf(UnknownEndpointException.class)
                .hasMessage("no vm 'sql-vmm' in the network; there is: 'sql-vm'");
    }

    @Test
    void an_impossible_port_is_refused_where_it_is_written() {
        assertThatThrownBy(() -> tcp(70000)).hasMessage("70000 is not a port: a port is a number from 0 to 65535");
        assertThatThrownBy(() -> canReach(internet(), vm("sql-vm"), -1))
                .hasMessage("-1 is not a port: a port is a number from 0 to 65535");
        assertThatThrownBy(() -> range(2000, 1000))
                .hasMessage("a port range goes upwards, but 2000-1000 starts above its end");
        assertThatThrownBy(() -> tcp()).hasMessage("a question needs at least one port; allowed is 0 to 65535");
    }

    @Test
    void all_problems_are_told_at_once() {
        var data = nsg("data").allowInbound(99, "web").from(cidr("10.0.0.0/33")).denyInbound(5000, "deny-all");
        var wrong = vnet("testVNet")
                .addressSpace("10.0.0.0/16", "10.300.0.0/16")
                .dns("ten")
                .subnet("Subnet-1", "10.0.1.0/24")
                .nsg(data)
                .vm(vm("a").privateIp("10.0.1.6"))
                .vm(vm("b").privateIp("10.0.1.6"))
                .subnet("Subnet-2", "10.1.0.0/24")
                .ase(ase("web").internal("10.9.9.9"));

        assertThatThrownBy(() -> network(wrong, peering("testVNet", "hub")))
                .isInstanceOfSatisfying(
                        InvalidNetworkException.class,
                        refused -> Golden.assertEqual("all-problems-at-once", String.valueOf(refused.getMessage())));
    }

    @Test
    void a_name_stands_for_one_resource() {
        var one = vnet.subnet("a", "10.0.1.0/24").nsg(nsg("data"));

        assertRefused(
                one.subnet("b", "10.0.2.0/24").nsg(nsg("data").denyInbound(100, "deny-all")),
                "two different declarations of NSG 'data'; one name stands for one resource");
        assertRefused(
                one.vm("web").subnet("b", "10.0.2.0/24").vm("WEB"),
                "vm 'WEB' is declared twice, in testVNet/a and in testVNet/b; one name stands for one resource");
        assertThatThrownBy(() -> network(one, one))
                .hasMessage("vnet 'testVNet' is declared twice, in the network and in the network; one name stands for"
                        + " one resource");
    }

    @Test
    void what_can_be_attached_once_is_not_attached_twice() {
        assertRefused(
                vnet.subnet("a", "10.0.1.0/24").nsg(nsg("one")).nsg(nsg("two")),
                "subnet 'testVNet/a' has 2 NSGs, NSG 'one' and NSG 'two'; at most one is allowed");
        assertRefused(
                vnet.subnet("a", "10.0.1.0/24").vm(vm("web").nsg(nsg("one")).nsg(nsg("two"))),
                "vm 'web' has 2 NSGs, NSG 'one' and NSG 'two'; at most one is allowed");
    }

    @Test
    void a_broken_subnet_brings_no_problems_of_what_stands_in_it() {
        var broken = vnet.subnet("a", "10.0.1.0/124").vm(vm("web").privateIp("10.0.1.4"));

        assertThatThrownBy(() -> network(broken))
                .isInstanceOfSatisfying(
                        InvalidNetworkException.class,
                        refused -> assertThat(refused.problems()).hasSize(1))
                .hasMessageStartingWith("subnet 'testVNet/a': '10.0.1.0/124'");
    }

    @Test
    void names_that_would_break_an_id_are_refused() {
        assertRefused(nsg("x/y"), "NSG name 'x/y' is not allowed: it must not be empty and must not hold a slash");
    }

    @Test
    void a_rule_has_one_protocol() {
        assertRefused(
                nsg("data").allowInbound(100, "dns").on(tcp(53)).on(udp(53)),
                "rule 'dns' of NSG 'data' is on TCP and UDP; a rule has one protocol, or any");
    }

    @Test
    void a_classic_endpoint_has_one_port() {
        var machine = vm("web").endpoint("http", tcp(80, 443));

        assertRefused(
                classicVnet("v").subnet("a", "10.0.1.0/24").vm(machine),
                "vm 'web': endpoint 'http' is on TCP 80,443; allowed is one TCP or UDP port");
        assertRefused(
                classicVnet("v").subnet("a", "10.0.1.0/24").vm(vm("web").endpoint("http", 0, tcp(80))),
                "vm 'web': endpoint 'http' has public port 0; allowed is 1 to 65535");
    }

    @Test
    void every_problem_of_a_route_table_is_told_with_the_route_it_is_in() {
        var table = routeTable("r")
                .route("a", "10.0.0.1/8", toNone())
                .route("b", "11.0.0.0/8", toAppliance("zz"))
                .route("c", "12.0.0.0/8", toAppliance("fd00::1"))
                .route("d", "13.0.0.0/8", toNone())
                .route("e", "13.0.0.0/8", toInternet())
                .route(" ", "14.0.0.0/8", toInternet());

        assertThatThrownBy(() -> network(vnet.subnet("s", "10.0.1.0/24").routeTable(table)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageStartingWith("5 problems in the network:")
                .hasMessageContainingAll(
                        "route 'a' of route table 'r': 10.0.0.1/8 has host bits set; the prefix is 10.0.0.0/8",
                        "route 'b' of route table 'r': 'zz' is not an IP address",
                        "route table 'r': route 'c' for 12.0.0.0/8 leads to fd00::1;",
                        "route table 'r': two routes are for 13.0.0.0/8: 'd' and 'e'",
                        "route table 'r' has a route without a name");
    }

    @Test
    void a_firewalls_collections_are_checked_together_with_everything_else() {
        var firewall = azureFirewall("fw")
                .privateIp("10.0.1.4")
                .network("low", 99)
                .allow("a")
                .network("high", 65001)
                .allow("b");

        assertThatThrownBy(() -> network(
                        vnet.subnet("AzureFirewallSubnet", "10.0.1.0/26").firewall(firewall)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContainingAll(
                        "firewall 'fw': rule collection 'low' has priority 99; allowed is 100 to 65000",
                        "firewall 'fw': rule collection 'high' has priority 65001");
    }

    @Test
    void a_service_tag_is_data_with_a_prefix_and_not_one_of_the_three_that_are_computed() {
        assertThatThrownBy(() -> network(serviceTag("Shop")))
                .hasMessage("service tag 'Shop' has no prefix; at least one is needed");
        assertThatThrownBy(() -> network(serviceTag("Internet", "1.0.0.0/8")))
                .hasMessage("service tag 'Internet' is not data: what it stands for is found from the network");
    }

    @Test
    void nsgs_to_compare_that_are_not_there_are_answered_by_those_there_are() {
        var network = network(nsg("one"), vnet.subnet("s", "10.0.1.0/24"));

        assertThatThrownBy(() -> equivalent(nsg("one"), nsg("two")).in(network))
                .hasMessage("no NSG 'two' in the network; there is: 'one'");
    }

    @Test
    @SuppressWarnings("NullAway")
    void null_is_refused_where_it_is_written() {
        var network = network(vnet.subnet("s", "10.0.1.0/24").vm("a"));

        assertNull(() -> vm(null), "vm name must not be null");
        assertNull(() -> storage(null), "service name must not be null");
        assertNull(() -> ip(null), "address must not be null");
        assertNull(() -> sql(null), "connection string must not be null");
        assertNull(() -> network((Declaration) null), "declaration must not be null");
        assertNull(() -> canReach(null, vm("a"), 80), "where the flows begin must not be null");
        assertNull(() -> canReach(vm("a"), (Place) null, 80), "where the flows are to arrive must not be null");
        assertNull(() -> canReach(vm("a"), vm("a"), 80).because(null), "reason must not be null");
        assertNull(() -> canReach(vm("a"), vm("a"), 80).via(null), "what the flows pass must not be null");
        assertNull(() -> canReach(vm("a"), vm("a"), 80).in(null), "the network must not be null");
        assertNull(() -> changesNothing(null), "the network before must not be null");
        assertNull(() -> changesNothing(network).in(null), "the network after must not be null");
        assertNull(() -> noDeadRules().in(null), "the network must not be null");
    }

    private static void assertNull(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(message);
    }

    private static void assertRefused(Declaration declaration, String message) {
        assertThatThrownBy(() -> network(declaration))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage(message);
    }
}
