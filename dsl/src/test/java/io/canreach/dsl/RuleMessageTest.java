package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Network;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Every kind of message, word by word. */
class RuleMessageTest {
    private final AseDeclaration ase = ase("web-ase");
    private final VmDeclaration sql = vm("sql-vm").privateIp("10.0.1.6");
    private final Network network = network(vnet("testVNet")
            .addressSpace("10.0.0.0/16")
            .subnet("Subnet-1", "10.0.1.0/24")
            .nsg(nsg("nsg-data")
                    .allowInbound(100, "allow-web")
                    .from(tag("Internet"))
                    .on(tcp(443))
                    .denyInbound(4000, "deny-all"))
            .vm(sql)
            .subnet("Subnet-2", "10.0.3.0/24")
            .nsg(nsg("open"))
            .vm(vm("web-vm").privateIp("10.0.3.4").publicIp("20.1.2.3"))
            .subnet("Subnet-ASE", "10.0.2.0/24")
            .ase(ase));

    @Test
    void can_reach_that_is_dropped_by_a_rule() {
        assertFails("can-reach-dropped", canReach(ase, sql, 1433).because("orders are stored there"));
    }

    @Test
    void can_reach_that_is_dropped_by_what_is_no_rule() {
        assertFails("can-reach-same-subnet", canReach(ase, ip("10.0.2.77"), 1433));
    }

    @Test
    void can_reach_without_an_address() {
        assertFails("can-reach-no-address", canReach(internet(), sql, 1433));
    }

    @Test
    void can_reach_in_part() {
        assertFails("can-reach-partial", canReach(internet(), vm("web-vm"), tcp(80, 443)), mixed());
    }

    @Test
    void can_reach_that_is_undetermined() {
        assertFails("can-reach-undetermined", canReach(internet(), vm("web-vm"), 443), withStorage());
    }

    @Test
    void cannot_reach_that_is_delivered_by_a_rule() {
        assertFails("cannot-reach-delivered", cannotReach(ase, vm("web-vm"), 80).because("it is internal"));
    }

    @Test
    void cannot_reach_that_is_undetermined() {
        assertFails("cannot-reach-undetermined", cannotReach(internet(), vm("web-vm"), 443), withStorage());
    }

    @Test
    void can_reach_only_with_too_much() {
        assertFails("can-reach-only-too-much", canReachOnly(ase, vm("web-vm"), 80));
    }

    @Test
    void can_reach_only_with_too_little() {
        assertFails("can-reach-only-too-little", canReachOnly(ase, sql, 1433));
    }

    @Test
    void never_via_a_place_that_is_passed() {
        assertFails("never-via", canReach(ase, ip("8.8.8.8"), 443).neverVia(internet()));
    }

    @Test
    void via_a_place_that_is_not_passed() {
        assertFails("via", canReach(ase, vm("web-vm"), 80).via(internet()));
    }

    @Test
    void a_rule_that_holds_says_by_what() {
        assertHolds("holds-can-reach", canReach(ase, vm("web-vm"), 80));
        assertHolds("holds-cannot-reach", cannotReach(ase, sql, 1433).because("it is a database"));
        assertHolds("holds-no-address", cannotReach(internet(), sql, 1433));
        assertHolds("holds-only", canReachOnly(ase, vm("web-vm"), anyTraffic()));
    }

    @Test
    void long_lists_of_rules_are_shortened_to_the_nearest_three() {
        NsgDeclaration many = nsg("many");
        for (int i = 0; i < 60; i++) {
            many = many.allowInbound(100 + i, "rule-" + i)
                    .from(cidr("10." + (i + 1) + ".0.0/16"))
                    .on(tcp(1433));
        }
        var busy = network(vnet("v")
                .subnet("a", "10.0.0.0/24")
                .vm(vm("web").privateIp("10.0.0.4"))
                .subnet("b", "10.0.1.0/24")
                .nsg(many.denyInbound(4000, "deny-all"))
                .vm(sql));

        assertFails("many-rules", canReach(vm("web"), sql, 1433), busy);
    }

    @Test
    void a_passing_answer_is_short_whatever_the_names_are() {
        var letters = "x".repeat(60);
        var named = network(vnet("v" + letters)
                .subnet("s" + letters, "10.0.0.0/24")
                .nsg(nsg("n" + letters).allowInbound(100, "r" + letters))
                .vm("a" + letters)
                .vm("b" + letters));

        var result = canReach(vm("a" + letters), vm("b" + letters), 1433)
                .because("so it is ".repeat(20))
                .in(named);

        assertThat(result.holds()).isTrue();
        assertThat(result.toString()).hasSizeLessThan(900);
    }

    @Test
    void many_reasons_are_counted() {
        var vnet = vnet("v").addressSpace("10.0.0.0/16");
        for (int i = 0; i < 8; i++) {
            vnet = vnet.subnet("s" + i, "10.0." + i + ".0/24")
                    .nsg(nsg("n" + i).denyInbound(100, "deny-" + i))
                    .vm(vm("vm" + i).privateIp("10.0." + i + ".4"));
        }

        assertFails("many-reasons", canReach(vm("vm0"), cidr("10.0.0.0/21"), 22), network(vnet));
    }

    private void assertFails(String name, ReachabilityRule rule) {
        assertFails(name, rule, network);
    }

    private static void assertFails(String name, ReachabilityRule rule, Network network) {
        var result = rule.in(network);

        assertThat(result.holds()).isFalse();
        Golden.assertEqual(name, result.message());
        assertThat(result.message().lines()).hasSizeLessThanOrEqualTo(25);
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(result.message()))
                .isTrue();
        assertThat(rule.in(network).message()).isEqualTo(result.message());
    }

    private void assertHolds(String name, ReachabilityRule rule) {
        var result = rule.in(network);

        assertThat(result.holds()).isTrue();
        Golden.assertEqual(name, result.toString());
        assertThat(result.toString()).hasSizeLessThan(900);
    }

    private static Network mixed() {
        return guarded(nsg("web").allowInbound(100, "https").on(tcp(443)));
    }

    private static Network withStorage() {
        return guarded(
                nsg("web").allowInbound(100, "storage").from(tag("Storage")).on(tcp(443)));
    }

    private static Network guarded(NsgDeclaration group) {
        return network(vnet("v")
                .subnet("s", "10.0.1.0/24")
                .nsg(group)
                .vm(vm("web-vm").privateIp("10.0.1.4").publicIp("20.1.2.3")));
    }
}
