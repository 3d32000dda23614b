package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.analysis.NsgChange;
import io.canreach.model.Network;
import org.junit.jupiter.api.Test;

class ReviewRuleTest {
    private static final NsgDeclaration TIDY = nsg("data")
            .allowInbound(100, "sql")
            .from(cidr("10.0.1.0/24"))
            .on(tcp(1433))
            .denyInbound(4096, "rest");

    private static Network shop(NsgDeclaration data) {
        return network(vnet("shop")
                .addressSpace("10.0.0.0/16")
                .subnet("web", "10.0.1.0/24")
                .nsg(nsg("web").allowInbound(100, "https").from(tag("Internet")).on(tcp(443)))
                .vm(vm("web1").privateIp("10.0.1.4"))
                .subnet("data", "10.0.2.0/24")
                .nsg(data)
                .vm(vm("db1").privateIp("10.0.2.4")));
    }

    @Test
    void a_tidy_network_has_nothing_without_effect() {
        var shop = shop(TIDY);

        noDeadRules().check(shop);
        noRedundantRules().check(shop);
        noUnusedRoutes().check(shop);
        nothingUnattached().check(shop);
        assertThat(noDeadRules().in(shop).isClean()).isTrue();
    }

    @Test
    void dead_rules_are_told_with_what_takes_their_packets() {
        var shop = shop(nsg("data")
                .denyInbound(100, "no-web")
                .from(cidr("10.0.1.0/25"))
                .allowInbound(110, "other-web")
                .from(cidr("10.0.1.128/25"))
                .allowInbound(200, "sql")
                .from(cidr("10.0.1.0/24"))
                .on(tcp(1433))
                .allowInbound(210, "backup")
                .from(ip("10.0.1.200"))
                .on(tcp(1433, 5022)));

        Golden.assertEqual(
                "review-dead", noDeadRules().because("a rule is a promise").failure(shop));
        assertThatThrownBy(() -> noDeadRules().check(shop))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("noDeadRules: no rule is dead");
    }

    @Test
    void redundant_rules_are_told_with_those_that_stand_in() {
        var shop = shop(nsg("data")
                .allowInbound(100, "sql")
                .from(cidr("10.0.1.0/24"))
                .on(tcp(1433))
                .denyInbound(200, "no-internet")
                .from(cidr("20.0.0.0/8")));

        Golden.assertEqual("review-redundant", noRedundantRules().failure(shop));
    }

    @Test
    void what_is_not_known_does_not_count_as_needed() {
        var shop = shop(nsg("data")
                .denyInbound(100, "no-storage")
                .from(tag("Storage"))
                .on(tcp(443))
                .allowInbound(110, "sql-service")
                .from(tag("Sql"))
                .on(tcp(443)));

        Golden.assertEqual("review-not-known", noDeadRules().failure(shop));
    }

    @Test
    void many_findings_are_one_line_each_and_no_message_is_longer_than_25_lines() {
        NsgDeclaration data = nsg("data").allowInbound(100, "all");
        for (int i = 0; i < 40; i++) {
            data = data.denyInbound(200 + i, "deny-" + i).on(tcp(1000 + i));
        }

        String message = noDeadRules().failure(shop(data));

        assertThat(message.lines()).hasSizeLessThanOrEqualTo(25);
        assertThat(message).contains("40 are dead").contains("  and ");
    }

    @Test
    void what_is_attached_to_nothing_and_routes_that_are_never_chosen_are_told() {
        var network = network(
                vnet("shop")
                        .addressSpace("10.0.0.0/16")
                        .subnet("web", "10.0.1.0/24")
                        .routeTable(routeTable("out")
                                .route("all", "20.0.0.0/8", toAppliance("10.0.9.4"))
                                .route("low", "20.0.0.0/9", toAppliance("10.0.9.4"))
                                .route("high", "20.128.0.0/9", toAppliance("10.0.9.5"))),
                nsg("loose"),
                asg("nobody"));

        Golden.assertEqual(
                "review-unused",
                noUnusedRoutes().failure(network) + "\n\n" + nothingUnattached().failure(network));
    }

    @Test
    void a_review_prints_itself() {
        Golden.assertEqual(
                "review-all",
                noDeadRules()
                        .in(shop(nsg("data")
                                .denyInbound(100, "closed")
                                .allowInbound(200, "sql")
                                .on(tcp(1433))))
                        .toString());
    }

    @Test
    void equivalent_groups_may_be_written_otherwise() {
        var split = nsg("split")
                .allowInbound(100, "low")
                .from(cidr("10.0.1.0/25"))
                .on(tcp(1433))
                .allowInbound(101, "high")
                .from(cidr("10.0.1.128/25"))
                .on(tcp(1433))
                .denyInbound(4096, "rest");
        var network = network(vnet("shop").subnet("data", "10.0.2.0/24").nsg(TIDY), split);

        equivalent(TIDY, split).check(network);
        equivalent(nsg("data"), nsg("split")).onSubnet("shop/data").check(network);
    }

    @Test
    void groups_that_differ_are_told_with_packets_and_rules() {
        var wide = nsg("wide")
                .allowInbound(100, "sql")
                .from(cidr("10.0.0.0/16"))
                .on(tcp(1433))
                .denyOutbound(100, "no-mail")
                .to(tag("Internet"))
                .on(tcp(25))
                .denyInbound(4096, "rest");
        var network = network(vnet("shop").subnet("data", "10.0.2.0/24").nsg(TIDY), wide);

        Golden.assertEqual(
                "equivalent-not", equivalent(TIDY, wide).onSubnet("data").failure(network));
        assertThat(equivalent(TIDY, wide).in(network).changes(NsgChange.Kind.NEWLY_ALLOWED))
                .isNotEmpty();
    }

    @Test
    void a_group_that_is_not_there_is_refused() {
        var network = network(vnet("shop").subnet("data", "10.0.2.0/24").nsg(TIDY));

        assertThatThrownBy(() -> equivalent(TIDY, nsg("wide")).check(network))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no NSG 'wide' in the network; there is: 'data'");
    }
}
