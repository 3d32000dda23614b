package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Network;
import io.canreach.reach.Fate;
import io.canreach.reach.Traffic;
import io.canreach.reach.UnknownEndpointException;
import io.canreach.reach.Verdict;
import org.junit.jupiter.api.Test;

class ReachabilityRuleTest {
    private final VmDeclaration web = vm("web").privateIp("10.0.0.4");
    private final VmDeclaration sql = vm("sql").privateIp("10.0.1.6");
    private final NsgDeclaration data = nsg("data")
            .allowInbound(100, "sql")
            .from(cidr("10.0.0.0/24"))
            .on(tcp(1433))
            .denyInbound(4000, "deny-all");
    private final Network network = network(vnet("v")
            .subnet("front", "10.0.0.0/24")
            .vm(web)
            .subnet("back", "10.0.1.0/24")
            .nsg(data)
            .vm(sql));

    @Test
    void can_reach_holds_when_every_flow_is_delivered_and_cannot_when_every_flow_is_dropped() {
        canReach(web, sql, 1433).check(network);
        cannotReach(web, sql, 22).check(network);

        assertThat(canReach(web, sql, 22).in(network).holds()).isFalse();
        assertThat(cannotReach(web, sql, 1433).in(network).holds()).isFalse();
    }

    @Test
    void what_is_delivered_in_part_holds_neither_way() {
        var some = tcp(1433, 1434);

        assertThat(canReach(web, sql, some).in(network).answer().verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(canReach(web, sql, some).in(network).holds()).isFalse();
        assertThat(cannotReach(web, sql, some).in(network).holds()).isFalse();
    }

    @Test
    void what_is_not_known_holds_neither_way() {
        var unknown = network(vnet("v")
                .subnet("s", "10.0.1.0/24")
                .nsg(nsg("n").allowInbound(100, "storage").from(tag("Storage")).denyInbound(200, "deny-all"))
                .vm(vm("sql").publicIp("20.1.2.3")));

        assertThat(canReach(internet(), vm("sql"), 443).in(unknown).holds()).isFalse();
        assertThat(cannotReach(internet(), vm("sql"), 443).in(unknown).holds()).isFalse();
    }

    @Test
    void a_subnet_is_each_of_its_addresses_also_where_a_machine_in_it_has_not_said_its_own() {
        var half = nsg("half").denyInbound(100, "upper").from(cidr("10.0.0.128/25"));
        var own = vm("own").nsg(nsg("shut").denyOutbound(100, "all"));
        var front = vnet("v").subnet("back", "10.0.1.0/24").nsg(half).vm(sql).subnet("front", "10.0.0.0/24");
        var ask = canReach(subnet("v/front"), sql, 1433);
        var back = canReach(sql, subnet("v/front"), 1433);

        var answer = ask.in(network(front.vm(vm("plain")))).answer();

        assertThat(answer.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(answer.packets(Fate.DROPPED).sources()).hasToString("10.0.0.128-10.0.0.254");
        assertThat(canReach(vm("plain"), sql, 1433)
                        .in(network(front.vm(vm("plain"))))
                        .answer()
                        .verdict())
                .isEqualTo(Verdict.UNDETERMINED);
        assertThat(canReach(cidr("10.0.0.0/24"), sql, 1433)
                        .in(network(front.vm(vm("plain"))))
                        .answer()
                        .packets(Fate.DROPPED))
                .isEqualTo(answer.packets(Fate.DROPPED));
        assertThat(ask.in(network(front.vm(own)))
                        .answer()
                        .packets(Fate.UNDETERMINED)
                        .sources())
                .hasToString("10.0.0.4-10.0.0.127");
        assertThat(back.in(network(front.nsg(nsg("low").denyInbound(100, "some").to(cidr("10.0.0.0/25")))
                                .vm(vm("plain"))))
                        .answer()
                        .packets(Fate.DROPPED)
                        .destinations())
                .hasToString("10.0.0.4-10.0.0.127");
    }

    @Test
    void can_reach_only_holds_when_exactly_that_is_delivered() {
        canReachOnly(web, sql, 1433).check(network);

        assertThat(canReachOnly(web, sql, tcp(1433, 1434)).in(network).holds()).isFalse();
        assertThat(canReachOnly(web, sql, 22).in(network).holds()).isFalse();
        assertThat(canReachOnly(sql, web, 1433).in(network).holds()).isFalse();
        assertThat(canReachOnly(internet(), sql, 1433).in(network).holds()).isFalse();
    }

    @Test
    void can_reach_only_everything_holds_where_nothing_filters() {
        canReachOnly(sql, web, anyTraffic()).check(network);
    }

    @Test
    void an_empty_question_fails_and_never_passes() {
        assertThatThrownBy(() -> tcp(new int[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Traffic(java.util.List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cannotReach(vm("nobody"), sql, 1433).check(network))
                .isInstanceOf(UnknownEndpointException.class);
        assertThatThrownBy(() ->
                        cannotReach(web, sql, 22).from(cidr("10.7.0.0/16")).check(network))
                .isInstanceOf(UnknownEndpointException.class);
    }

    @Test
    void bad_addresses_are_refused_where_the_rule_is_written() {
        assertThatThrownBy(() -> canReach(ip("10.0.1"), sql, 1433)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> canReach(web, cidr("10.0.0.1/24"), 1433)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_rule_may_be_about_some_source_addresses() {
        var subnets = canReach(subnet("v/front"), sql, 1433);

        subnets.from(cidr("10.0.0.0/28")).check(network);
        assertThat(subnets.from(cidr("10.0.0.0/28")))
                .hasToString("canReach: subnet 'v/front' can reach vm 'sql' on TCP 1433 from 10.0.0.0/28");
    }

    @Test
    void a_rule_may_demand_or_forbid_a_way() {
        canReach(web, sql, 1433)
                .neverVia(internet())
                .neverVia(vm("web-proxy").privateIp("10.0.0.5"))
                .because("x");
        canReach(web, sql, 1433).neverVia(internet()).check(network);
        canReach(web, sql, 1433).via(subnet("back")).check(network);
        canReach(web, ip("8.8.8.8"), 443).via(internet()).check(network);

        assertThat(canReach(web, sql, 1433).via(internet()).in(network).holds()).isFalse();
        assertThat(canReach(web, ip("8.8.8.8"), 443)
                        .neverVia(internet())
                        .in(network)
                        .holds())
                .isFalse();
        assertThat(canReach(web, sql, 1433).neverVia(ip("10.0.1.6")).in(network).holds())
                .isFalse();
        assertThatThrownBy(() -> canReach(web, sql, 1433).neverVia(vm("fw")).check(network))
                .hasMessage("no vm 'fw' in the network; there is: 'web', 'sql'");
    }

    @Test
    void a_handle_that_says_otherwise_than_the_network_is_an_error() {
        var elsewhere = vm("sql").privateIp("10.0.1.7");

        assertThatThrownBy(() -> canReach(web, elsewhere, 1433).check(network))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("vm 'sql' was said to have the address 10.0.1.7, but in the network asked about it is"
                        + " 10.0.1.6");
        assertThatCode(() -> canReach(web, vm("SQL"), 1433).check(network)).doesNotThrowAnyException();
    }

    @Test
    void an_ase_or_site_that_says_otherwise_is_an_error_too() {
        var site = onPremises("hq", "192.168.0.0/16");
        var other = network(vnet("v")
                .subnet("s", "10.0.1.0/24")
                .ase(ase("web-ase").v2())
                .gateway("GatewaySubnet", "10.0.255.0/27")
                .vpn(site));

        assertThatThrownBy(() -> canReach(ase("web-ase").v3(), site, 443).check(other))
                .hasMessage("ase 'web-ase' was said to be v3, but in the network asked about it is v2");
        assertThatThrownBy(() -> canReach(ase("web-ase"), onPremises("hq", "10.9.0.0/16"), 443)
                        .check(other))
                .hasMessage("on-premises network 'hq' was said to be 10.9.0.0/16, but in the network asked about it is"
                        + " 192.168.0.0/16");
    }

    @Test
    void rules_are_values() {
        var rule = canReach(web, sql, 1433).because("orders");

        assertThat(rule)
                .isEqualTo(canReach(vm("web").privateIp("10.0.0.4"), sql, tcp(1433))
                        .because("orders"));
        assertThat(rule).isNotEqualTo(canReach(web, sql, 1433)).isNotEqualTo(cannotReach(web, sql, 1433));
        assertThat(rule).hasToString("canReach: vm 'web' can reach vm 'sql' on TCP 1433, because orders");
    }

    @Test
    void check_throws_what_the_result_says() {
        var rule = canReach(web, sql, 22);

        assertThatThrownBy(() -> rule.check(network))
                .isInstanceOf(AssertionError.class)
                .hasMessage(rule.in(network).message());
    }

    @Test
    void show_has_every_part_and_every_rule() {
        var result = canReach(web, sql, tcp(1433, 1434)).in(network);

        assertThat(show(result)).startsWith(result.toString()).endsWith(show(result.answer()));
        assertThat(show(result.answer())).contains("100 sql", "4000 deny-all");
    }

    @Test
    void a_gateway_is_passed_as_its_subnet() {
        var hq = onPremises("hq", "192.168.0.0/16");
        var network = network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .vm(vm("a").privateIp("10.0.1.4"))
                .gateway("GatewaySubnet", "10.0.255.0/27")
                .vpn(hq));

        canReach(vm("a"), hq, 443).via(subnet("v/GatewaySubnet")).check(network);
        assertThat(canReach(vm("a"), hq, 443)
                        .neverVia(subnet("v/GatewaySubnet"))
                        .in(network)
                        .holds())
                .isFalse();
    }
}
