package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.analysis.ChangeKind;
import io.canreach.analysis.NetworkDifference;
import io.canreach.model.Network;
import org.junit.jupiter.api.Test;

class DifferenceRuleTest {
    private static final VmDeclaration DB = vm("db1").privateIp("10.0.2.4");
    private static final Network CLOSED = shop(nsg("data").denyInbound(200, "rest"), DB);
    private static final Network OPENED = shop(
            nsg("data")
                    .allowInbound(100, "sql")
                    .from(ip("10.0.1.4"))
                    .on(tcp(1433))
                    .denyInbound(200, "rest"),
            DB);

    @Test
    void a_network_changes_nothing_against_itself() {
        assertThat(changesNothing(CLOSED).failure(CLOSED)).isEmpty();
        assertThat(changesNothing(CLOSED).in(CLOSED))
                .hasToString("no difference: every flow between the same endpoints fares alike");
    }

    @Test
    void an_opened_port_is_told_with_what_decides_before_and_after() {
        Golden.assertEqual("difference-opens", opensNothing(CLOSED).failure(OPENED));
        assertThat(closesNothing(CLOSED).failure(OPENED)).isEmpty();
    }

    @Test
    void a_closed_port_opens_nothing() {
        assertThat(opensNothing(OPENED).failure(CLOSED)).isEmpty();
        Golden.assertEqual(
                "difference-closes",
                closesNothing(OPENED).because("orders go on").failure(CLOSED));
    }

    @Test
    void the_change_that_is_meant_may_be_the_only_one() {
        assertThat(changesOnly(CLOSED, newlyReachable(vm("web1"), DB, 1433)).failure(OPENED))
                .isEmpty();
        assertThat(changesOnly(OPENED, newlyBlocked(vm("web1"), DB, 1433)).failure(CLOSED))
                .isEmpty();
    }

    @Test
    void a_change_may_be_meant_for_some_addresses_of_the_internet_only() {
        var www = vm("www").privateIp("10.0.1.4").publicIp("20.1.1.1");
        var closed = nsg("front").allowInbound(200, "https").from(internet()).on(tcp(443));
        var ssh = closed.allowInbound(100, "ssh").from(cidr("9.9.9.0/24")).on(tcp(22));
        var before = network(vnet("v").subnet("web", "10.0.1.0/24").nsg(closed).vm(www));
        var after = network(vnet("v").subnet("web", "10.0.1.0/24").nsg(ssh).vm(www));

        var meant = newlyReachable(internet(), www, 22).from(cidr("9.9.9.0/24"));

        assertThat(changesOnly(before, meant).failure(after)).isEmpty();
        assertThat(changesOnly(before, newlyReachable(cidr("9.9.9.0/24"), ip("20.1.1.1"), 22))
                        .failure(after))
                .isEmpty();
        assertThat(changesOnly(before, meant.from(cidr("9.9.8.0/24"))).failure(after))
                .contains(
                        "newly reachable the Internet -> vm 'www' on TCP 22 from 9.9.8.0/23 is not so for TCP 9.9.8.4");
        assertThat(changesNothing(before).failure(after))
                .contains("newly reachable  the Internet -> vm 'www' on TCP 22 from 9.9.9.0/24\n");
        assertThat(NetworkDifference.between(before, after).changes())
                .hasToString("[newly reachable: the Internet -> vm 'www' on TCP 22 from 9.9.9.0/24]");
    }

    @Test
    void a_change_may_be_meant_for_every_member_of_a_group() {
        var one = newlyReachable(group("webs", vm("web1")), subnetMembers("shop/data"), 1433);
        var both = newlyReachable(subnetMembers("shop/web"), DB, 1433);

        assertThat(changesOnly(CLOSED, one).failure(OPENED)).isEmpty();
        assertThat(changesOnly(CLOSED, both).failure(OPENED)).contains("is not so for TCP 10.0.1.5");
    }

    @Test
    void a_change_that_is_meant_and_did_not_happen_is_told_with_what_happened_instead() {
        Golden.assertEqual(
                "difference-only",
                changesOnly(CLOSED, newlyReachable(vm("web2"), DB, 1433)).failure(OPENED));
    }

    @Test
    void an_endpoint_that_came_is_apart_and_what_reaches_it_opens() {
        var more = shop(nsg("data").denyInbound(200, "rest"), DB, vm("web3").privateIp("10.0.1.6"));

        var difference = NetworkDifference.between(CLOSED, more);

        assertThat(difference.changes()).isEmpty();
        assertThat(difference.onlyAfter()).hasToString("[vm 'web3']");
        assertThat(difference.apart()).allMatch(change -> change.kind() == ChangeKind.NEWLY_REACHABLE);
        assertThat(opensNothing(CLOSED).failure(more)).contains("vm 'web3'");
        assertThat(changesNothing(CLOSED).failure(more)).contains("there was no vm 'web3'");
    }

    @Test
    void equal_changes_of_many_pairs_are_one_line() {
        var all = shop(nsg("data"), DB);

        assertThat(NetworkDifference.between(CLOSED, all).groups()).hasSize(1);
        Golden.assertEqual(
                "difference-many", NetworkDifference.between(CLOSED, all).toString());
    }

    private static Network shop(NsgDeclaration data, VmDeclaration... more) {
        var web = vnet("shop")
                .addressSpace("10.0.0.0/16")
                .subnet("web", "10.0.1.0/24")
                .vm(vm("web1").privateIp("10.0.1.4"))
                .vm(vm("web2").privateIp("10.0.1.5"));
        for (int i = 1; i < more.length; i++) {
            web = web.vm(more[i]);
        }
        return network(web.subnet("data", "10.0.2.0/24").nsg(data).vm(more[0]));
    }
}
