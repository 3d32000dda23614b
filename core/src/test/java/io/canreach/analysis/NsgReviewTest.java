package io.canreach.analysis;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.prefix;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.canreach.analysis.DeadRule.Cause;
import io.canreach.model.ApplicationSecurityGroup;
import io.canreach.model.AsgReference;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Unknown;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;

class NsgReviewTest {
    private static final ServiceTag STORAGE = new ServiceTag("Storage");
    private static final ServiceTag SQL = new ServiceTag("Sql");

    private static Network network(SecurityRule... rules) {
        return lab(rules).network();
    }

    private static Lab lab(SecurityRule... rules) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("web", "10.0.1.0/24")
                .subnetNsg("guard", rules)
                .vm("one", "10.0.1.4");
    }

    private static SecurityRule on(SecurityRule rule, int port) {
        return rule.withProtocol(Protocol.TCP).withDestinationPorts(PortSet.of(port));
    }

    private static NetworkReview review(SecurityRule... rules) {
        return NetworkReview.of(network(rules));
    }

    @Test
    void a_rule_that_two_others_take_together_is_dead_and_tells_who_takes_how_much() {
        var review = review(
                denyIn(100).withSource(prefix("20.0.0.0/8")),
                denyIn(110).withSource(prefix("20.0.0.0/9")),
                allowIn(120).withSource(prefix("21.0.0.0/8")),
                on(allowIn(200).withSource(prefix("20.0.0.0/7")), 443));

        var dead = review.deadRules();

        assertThat(dead).hasSize(2);
        assertThat(dead.get(0).cause()).isEqualTo(Cause.COVERED);
        assertThat(dead.get(0))
                .hasToString("security rule 'rule-110' (110, Inbound) of NSG 'guard' is dead: covered, "
                        + "100 % by 100 rule-100 Deny * 20.0.0.0/8:* -> *:*");
        assertThat(dead.get(1).cause()).isEqualTo(Cause.SHADOWED);
        assertThat(dead.get(1).culprits())
                .extracting(each -> each.rule().name(), Culprit::decidesAlike, Culprit::share)
                .containsExactly(tuple("rule-100", false, 0.5), tuple("rule-120", true, 0.5));
        assertThat(dead.get(1).places()).containsExactly("subnet 'v/web'");
        assertThat(dead).allMatch(DeadRule::isRemovable);
    }

    @Test
    void at_most_five_culprits_are_told_and_all_are_counted() {
        var rules = new SecurityRule[9];
        for (int i = 0; i < 8; i++) {
            rules[i] = allowIn(100 + i).withSource(prefix("10.0.0." + 32 * i + "/27"));
        }
        rules[8] = denyIn(200).withSource(prefix("10.0.0.0/24"));

        var dead = review(rules).deadRules();

        assertThat(dead).hasSize(1);
        assertThat(dead.get(0).culprits()).hasSize(5);
        assertThat(dead.get(0).culpritCount()).isEqualTo(8);
    }

    @Test
    void a_rule_is_redundant_if_a_default_rule_would_decide_the_same() {
        var review = review(denyIn(4000).withSource(prefix("20.0.0.0/8")), denyIn(4096));

        assertThat(review.redundantRules()).singleElement().satisfies(rule -> {
            assertThat(rule.rule().name()).isEqualTo("rule-4000");
            assertThat(rule.standIns())
                    .singleElement()
                    .satisfies(it -> assertThat(it.rule().name()).isEqualTo("rule-4096"));
        });
        assertThat(review.deadRules()).isEmpty();
    }

    @Test
    void a_rule_for_all_stands_before_a_default_rule_that_allows() {
        assertThat(review(denyIn(4096)).redundantRules()).isEmpty();
        assertThat(review(denyIn(4096).withSource(ServiceTag.INTERNET)).redundantRules())
                .as("168.63.129.16 is of the Internet's list, too")
                .isEmpty();
        assertThat(review(denyIn(4096).withSource(prefix("20.0.0.0/8"))).redundantRules())
                .hasSize(1);
    }

    @Test
    void a_star_of_ipv4_prefixes_does_not_cover_ipv6() {
        var review = review(allowIn(100).withSource(prefix("0.0.0.0/0")), on(allowIn(110), 443));

        assertThat(review.deadRules()).isEmpty();
        assertThat(review.redundantRules()).isEmpty();
    }

    @Test
    void a_rule_for_all_ports_covers_portless_protocols_and_two_halves_of_the_ports_do_not() {
        var halves = review(
                allowIn(100).withDestinationPorts(PortSet.range(0, 1023)),
                allowIn(101).withDestinationPorts(PortSet.range(1024, 65535)),
                denyIn(102));
        var whole = review(allowIn(100), denyIn(102));

        assertThat(halves.deadRules()).isEmpty();
        assertThat(whole.deadRules()).hasSize(1);
    }

    @Test
    void a_tag_without_data_covers_itself_and_its_region() {
        var review = review(
                on(allowIn(100).withSource(STORAGE), 443),
                on(denyIn(110).withSource(STORAGE).withDestination(prefix("10.0.1.4")), 443),
                on(denyIn(120).withSource(new ServiceTag("Storage.WestEurope")), 443));

        assertThat(review.deadRules()).hasSize(2).allMatch(dead -> dead.cause() == Cause.SHADOWED);
        assertThat(review.undeterminedRules()).isEmpty();
    }

    @Test
    void what_tags_without_data_have_in_common_is_not_known() {
        var review =
                review(on(denyIn(100).withSource(STORAGE), 443), on(allowIn(110).withSource(SQL), 443));

        assertThat(review.deadRules()).isEmpty();
        assertThat(review.undeterminedRules())
                .filteredOn(UndeterminedRule::mayBeDead)
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.rule().name()).isEqualTo("rule-110");
                    assertThat(rule.doubts())
                            .extracting(Unknown::reason)
                            .containsExactly(
                                    "the prefixes of service tag 'Sql' are not given",
                                    "the prefixes of service tag 'Storage' are not given");
                });
    }

    @Test
    void with_data_it_is_known() {
        var network = lab(
                        on(denyIn(100).withSource(STORAGE), 443),
                        on(allowIn(110).withSource(SQL), 443))
                .tag("Storage", "20.0.0.0/8")
                .tag("Sql", "20.1.0.0/16")
                .network();

        assertThat(NetworkReview.of(network).deadRules()).hasSize(1);
        assertThat(NetworkReview.of(network).undeterminedRules()).isEmpty();
    }

    @Test
    void a_rule_that_may_match_takes_nothing_for_certain() {
        var review = review(
                allowIn(100).withSource(new Unknown("parameter 'office'")),
                on(allowIn(110).withSource(prefix("20.0.0.0/8")), 443));

        assertThat(review.deadRules()).isEmpty();
        assertThat(review.undeterminedRules())
                .filteredOn(rule -> rule.rule().name().equals("rule-110"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.doubts()).contains(new Unknown("parameter 'office'")));
    }

    @Test
    void a_rule_whose_priority_is_not_known_takes_nothing_for_certain_and_may_save_others() {
        var unsettled = allowIn(100).withUnsettled(List.of(new Unknown("parameter 'priority'")));
        var review = review(unsettled, on(denyIn(110), 443), denyIn(120));

        assertThat(review.deadRules()).isEmpty();
        assertThat(review.undeterminedRules()).isNotEmpty();
    }

    @Test
    void a_rule_for_a_group_without_members_matches_nothing() {
        var network = lab(on(allowIn(100).withSource(new AsgReference(Lab.asgId("empty"))), 443))
                .add(new ApplicationSecurityGroup(Lab.asgId("empty"), ""))
                .network();

        assertThat(NetworkReview.of(network).deadRules()).singleElement().satisfies(dead -> {
            assertThat(dead.cause()).isEqualTo(Cause.MATCHES_NOTHING);
            assertThat(dead.culprits()).isEmpty();
        });
    }

    @Test
    void a_rule_may_be_dead_at_one_place_and_alive_at_another() {
        var network = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .subnetNsg(
                        "shared",
                        allowIn(100).withSource(ServiceTag.VIRTUAL_NETWORK),
                        denyIn(110).withSource(prefix("10.1.0.0/16")),
                        allowIn(120))
                .vnet("w", "10.1.0.0/16")
                .subnet("b", "10.1.1.0/24")
                .sharedNsg("shared")
                .network();

        var review = NetworkReview.of(network);

        assertThat(review.deadRules()).isEmpty();
        assertThat(review.deadInSomePlaces()).singleElement().satisfies(dead -> {
            assertThat(dead.places()).containsExactly("subnet 'w/b'");
            assertThat(dead.aliveAt()).containsExactly("subnet 'v/a'");
            assertThat(dead.isRemovable()).isFalse();
        });
    }

    @Test
    void of_a_group_that_is_attached_to_nothing_only_that_is_said_which_holds_everywhere() {
        var network = lab().add(NetworkSecurityGroup.of(
                        Lab.nsgId("loose"),
                        List.of(
                                allowIn(100).withSource(ServiceTag.VIRTUAL_NETWORK),
                                denyIn(110).withSource(ServiceTag.VIRTUAL_NETWORK),
                                denyIn(120).withSource(prefix("10.0.0.0/8")))))
                .network();

        var review = NetworkReview.of(network);

        assertThat(review.deadRules()).singleElement().satisfies(dead -> {
            assertThat(dead.rule().name()).isEqualTo("rule-110");
            assertThat(dead.places()).containsExactly("wherever it is attached");
        });
        assertThat(review.undeterminedRules()).isEmpty();
    }

    @Test
    void a_review_is_made_once() {
        var network = network(allowIn(100));

        assertThat(NetworkReview.of(network)).isSameAs(NetworkReview.of(network));
        assertThat(NetworkReview.of(network).deadRules())
                .isEqualTo(NetworkReview.of(network).deadRules());
    }
}
