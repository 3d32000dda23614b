package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Network;
import io.canreach.reach.Verdict;
import org.junit.jupiter.api.Test;

class SegmentationRuleTest {
    private static final Group WEB = subnetMembers("shop/web");
    private static final Group DATA = subnetMembers("shop/data");

    @Test
    void groups_without_a_rule_between_them_are_not_isolated_and_all_pairs_are_told_at_once() {
        Golden.assertEqual(
                "segmentation-isolated",
                isolated(WEB, DATA).because("audit asks for it").failure(shop(nsg("open"))));
    }

    @Test
    void groups_are_isolated_where_both_ways_are_denied() {
        var closed = nsg("closed").denyInbound(100, "in").denyOutbound(100, "out");

        assertThat(isolated(WEB, DATA).failure(shop(closed))).isEmpty();
        assertThat(noPath(WEB, DATA).in(shop(closed)).verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void one_way_may_be_closed_and_the_other_open() {
        var network = shop(nsg("closed").denyInbound(100, "in"));

        assertThat(noPath(WEB, DATA).failure(network)).isEmpty();
        assertThat(noPath(DATA, WEB).in(network).holds()).isFalse();
        assertThat(isolated(WEB, DATA).in(network).violations()).hasSize(2);
    }

    @Test
    void other_ports_than_the_allowed_ones_are_against_it() {
        var one = nsg("one").allowInbound(100, "sql").on(tcp(1433)).denyInbound(200, "rest");
        var two = nsg("two").allowInbound(100, "sql").on(tcp(1433, 3389)).denyInbound(200, "rest");

        assertThat(onlyOn(WEB, DATA, tcp(1433)).failure(shop(one))).isEmpty();
        Golden.assertEqual("segmentation-only-on", onlyOn(WEB, DATA, tcp(1433)).failure(shop(two)));
    }

    @Test
    void what_is_not_known_is_against_it_and_says_what_to_declare() {
        var unknown = nsg("unknown")
                .allowInbound(100, "maybe")
                .from(tag("Sql.WestEurope"))
                .on(tcp(1433))
                .denyInbound(200, "rest");

        var outcome = noPath(group("out", internet()), group("db", vm("db1")))
                .in(network(vnet("v")
                        .addressSpace("10.0.0.0/16")
                        .subnet("s", "10.0.1.0/24")
                        .nsg(unknown)
                        .vm(vm("db1").privateIp("10.0.1.4").publicIp("20.1.1.1"))));

        assertThat(outcome.verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(outcome.doubts()).isNotEmpty();
    }

    @Test
    void with_public_faces_a_way_by_a_public_address_is_against_it() {
        var network = network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("dev", "10.0.1.0/24")
                .nsg(nsg("apart").denyOutbound(100, "prod").to(cidr("10.0.2.0/24")))
                .vm(vm("builder").privateIp("10.0.1.4"))
                .subnet("prod", "10.0.2.0/24")
                .nsg(nsg("open").allowInbound(100, "web").from(tag("Internet")).on(tcp(443)))
                .vm(vm("shop").privateIp("10.0.2.4").publicIp("20.1.1.1")));
        var dev = subnetMembers("v/dev");
        var prod = subnetMembers("v/prod");

        var failure = noPath(dev, prod.withPublicFaces()).failure(network);

        assertThat(noPath(dev, prod).failure(network)).isEmpty();
        assertThat(failure).contains("vm 'builder' -> the public endpoint of vm 'shop' on TCP 443: delivered");
    }

    @Test
    void every_flow_must_pass_the_firewall_between() {
        var around = hub(false);

        assertThat(onlyVia(vnetMembers("a"), vnetMembers("b"), vm("nva")).failure(hub(true)))
                .isEmpty();
        Golden.assertEqual(
                "segmentation-only-via",
                onlyVia(vnetMembers("a"), vnetMembers("b"), vm("nva")).failure(around));
    }

    @Test
    void a_group_is_a_place_of_which_each_member_is_asked_about() {
        var network = shop(nsg("one").allowInbound(100, "sql").on(tcp(1433)).denyInbound(200, "rest"));

        canReach(WEB, DATA, 1433).check(network);
        canReachOnly(WEB, DATA, tcp(1433)).check(network);
        assertThat(canReach(WEB, DATA, 80)
                        .because("it is asked for")
                        .in(network)
                        .message())
                .startsWith(
                        "canReach: subnet 'shop/web' can reach subnet 'shop/data' on TCP 80, because it is asked for");
        assertThat(canReach(WEB, DATA, 1433)
                        .from(cidr("10.0.1.5"))
                        .in(network)
                        .answer()
                        .asked()
                        .sources())
                .hasToString("10.0.1.5");
        assertThatThrownBy(() -> canReach(vnetMembers("shopp"), DATA, 80).check(network))
                .hasMessage("no vnet 'shopp' in the network; there is: 'shop'");
    }

    @Test
    void an_empty_group_is_refused() {
        var network = network(vnet("shop")
                .addressSpace("10.0.0.0/16")
                .subnet("web", "10.0.1.0/24")
                .vm(vm("web1"))
                .subnet("data", "10.0.2.0/24"));

        assertThatThrownBy(() -> isolated(WEB, DATA).check(network))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("data' is empty: it has no endpoint to ask about");
        assertThatThrownBy(() -> isolated(WEB, vnetMembers("shopp")).check(network))
                .hasMessage("no vnet 'shopp' in the network; there is: 'shop'");
    }

    private static Network shop(NsgDeclaration data) {
        return network(vnet("shop")
                .addressSpace("10.0.0.0/16")
                .subnet("web", "10.0.1.0/24")
                .vm(vm("web1").privateIp("10.0.1.4"))
                .vm(vm("web2").privateIp("10.0.1.5"))
                .subnet("data", "10.0.2.0/24")
                .nsg(data)
                .vm(vm("db1").privateIp("10.0.2.4")));
    }

    private static Network hub(boolean routed) {
        var toB = routeTable("to-b").route("b", "10.2.0.0/16", toAppliance("10.0.0.4"));
        var toA = routeTable("to-a").route("a", "10.1.0.0/16", toAppliance("10.0.0.4"));
        var a = vnet("a").addressSpace("10.1.0.0/16").subnet("s", "10.1.1.0/24");
        var b = vnet("b").addressSpace("10.2.0.0/16").subnet("s", "10.2.1.0/24");
        return network(
                vnet("hub")
                        .addressSpace("10.0.0.0/16")
                        .subnet("s", "10.0.0.0/24")
                        .vm(vm("nva").privateIp("10.0.0.4").appliance(router())),
                (routed ? a.routeTable(toB) : a).vm(vm("a1").privateIp("10.1.1.4")),
                (routed ? b.routeTable(toA) : b).vm(vm("b1").privateIp("10.2.1.4")),
                peering("hub", "a").allowForwardedTraffic(),
                peering("hub", "b").allowForwardedTraffic(),
                peering("a", "b"));
    }
}
