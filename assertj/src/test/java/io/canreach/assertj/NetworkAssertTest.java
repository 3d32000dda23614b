package io.canreach.assertj;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.model.Network;
import io.canreach.reach.UnknownEndpointException;
import org.junit.jupiter.api.Test;

class NetworkAssertTest {
    private final Network network = network(vnet("v")
            .subnet("front", "10.0.0.0/24")
            .vm(vm("web").privateIp("10.0.0.4"))
            .subnet("back", "10.0.1.0/24")
            .nsg(nsg("data").allowInbound(100, "sql").on(tcp(1433)).denyInbound(4000, "deny-all"))
            .vm(vm("sql").privateIp("10.0.1.6")));

    @Test
    void assertions_that_hold_may_be_chained() {
        assertThat(network)
                .isNotNull()
                .canReach(vm("web"), vm("sql"), 1433)
                .canReach(vm("web"), vm("sql"), tcp(1433))
                .canReach(vm("web"), sql("Server=tcp:10.0.1.6"))
                .cannotReach(vm("web"), vm("sql"), 22)
                .cannotReach(vm("web"), vm("sql"), udp(1433))
                .cannotReach(internet(), sql("Server=tcp:10.0.1.6"))
                .canReachOnly(vm("web"), vm("sql"), 1433)
                .canReachOnly(vm("web"), vm("sql"), tcp(1433))
                .holds(canReach(vm("web"), vm("sql"), 1433).neverVia(internet()));
    }

    @Test
    void what_is_exposed_is_asserted_as_a_list() {
        var open = network(vnet("v")
                .subnet("s", "10.0.0.0/24")
                .nsg(nsg("n").allowInbound(100, "https").from(internet()).on(tcp(443)))
                .vm(vm("www").privateIp("10.0.0.4").publicIp("20.1.1.1")));

        assertThat(network).exposesNothingToInternet().doesNotExpose(anyTraffic());
        assertThat(open)
                .exposesToInternet(exposed(vm("www"), 443))
                .holds(exposesTo(ip("8.8.8.8"), exposed(vm("www"), 443)));
        assertThatThrownBy(() -> assertThat(open).exposesNothingToInternet())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("exposesTo: nothing is exposed to the Internet");
        assertThatThrownBy(() -> assertThat(open).doesNotExpose(tcp(443)))
                .hasMessage(doesNotExpose(tcp(443)).failure(open));
    }

    @Test
    void the_message_of_a_failure_is_the_trace() {
        var rule = canReach(vm("web"), vm("sql"), 22);

        assertThatThrownBy(() -> assertThat(network).canReach(vm("web"), vm("sql"), 22))
                .isInstanceOf(AssertionError.class)
                .hasMessage(rule.in(network).message());
    }

    @Test
    void a_description_stands_before_the_trace() {
        assertThatThrownBy(() -> assertThat(network).as("100% of them").canReach(vm("web"), vm("sql"), 22))
                .hasMessageStartingWith("[100% of them] ")
                .hasMessageContaining("canReach: vm 'web' can reach vm 'sql' on TCP 22");
    }

    @Test
    void all_rules_that_do_not_hold_are_reported() {
        var first = canReach(vm("web"), vm("sql"), 22);
        var second = cannotReach(vm("web"), vm("sql"), 1433);

        assertThatThrownBy(() -> assertThat(network).holds(first, canReach(vm("web"), vm("sql"), 1433), second))
                .hasMessage(first.in(network).message() + "\n\n"
                        + second.in(network).message());
    }

    @Test
    void an_unknown_name_is_an_error_and_no_failure() {
        assertThatThrownBy(() -> assertThat(network).cannotReach(vm("web"), vm("sqll"), 22))
                .isInstanceOf(UnknownEndpointException.class)
                .hasMessage("no vm 'sqll' in the network; there is: 'web', 'sql'");
    }

    @Test
    void soft_assertions_report_all_failures_together() {
        assertThatThrownBy(() -> assertSoftly(softly -> {
                    softly.assertThat(network)
                            .canReach(vm("web"), vm("sql"), 22)
                            .canReach(vm("web"), vm("sql"), 23);
                    softly.assertThat(network).canReach(vm("web"), vm("sql"), 1433);
                    softly.assertThat(canReach(vm("web"), vm("sql"), 24)
                                    .in(network)
                                    .answer())
                            .isReachable();
                    softly.assertThat("AssertJ").isEmpty();
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("4 failures", "on TCP 22", "on TCP 23", "on TCP 24", "AssertJ");
    }

    @Test
    void soft_assertions_that_hold_say_nothing() {
        var softly = new NetworkSoftAssertions();

        softly.assertThat(network).canReach(vm("web"), vm("sql"), 1433);
        softly.assertAll();

        assertThat(softly.errorsCollected()).isEmpty();
    }

    @Test
    void rules_that_do_nothing_and_what_is_attached_to_nothing_fail_with_what_they_are() {
        var closed =
                nsg("data").denyInbound(100, "closed").allowInbound(200, "sql").on(tcp(1433));
        var shop = network(vnet("shop").subnet("data", "10.0.2.0/24").nsg(closed), nsg("loose"));

        assertThat(shop).hasNoRedundantRules().hasNoUnusedRoutes();
        assertThatThrownBy(() -> assertThat(shop).hasNoDeadRules())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("security rule 'sql' (200, Inbound) of NSG 'data': shadowed");
        assertThatThrownBy(() -> assertThat(shop).hasNothingUnattached())
                .hasMessageContaining("NSG 'loose' is attached to nothing");
        assertThatThrownBy(() -> assertThat(shop).holds(noDeadRules(), nothingUnattached()))
                .hasMessageContainingAll("'sql'", "'loose'");
    }

    @Test
    void rules_on_differences_and_on_equal_nsgs_are_asserted_like_all_others() {
        var one = nsg("one").allowInbound(100, "sql").on(tcp(1433));
        var before = network(vnet("shop").subnet("data", "10.0.2.0/24").nsg(one).vm(vm("db")), nsg("two"));
        var after = network(
                vnet("shop").subnet("data", "10.0.2.0/24").nsg(nsg("one")).vm(vm("db")), nsg("two"));

        assertThat(after).holds(changesNothing(before), opensNothing(before)).holds(equivalent(one, nsg("two")));
        assertThatThrownBy(() -> assertThat(before).holds(equivalent(one, nsg("two"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("equivalent: NSG 'one' and NSG 'two' are equivalent");
    }
}
