package io.canreach.analysis;

import static io.canreach.model.LabAppliance.allow;
import static io.canreach.model.LabAppliance.byRules;
import static io.canreach.model.LabAppliance.deny;
import static io.canreach.model.LabAppliance.dnat;
import static io.canreach.model.LabAppliance.tcp;
import static io.canreach.model.LabAppliance.translating;
import static io.canreach.model.LabAppliance.web;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.analysis.DeadRule.Cause;
import io.canreach.model.Access;
import io.canreach.model.AccessRestriction;
import io.canreach.model.AccessRestrictions;
import io.canreach.model.AclRule;
import io.canreach.model.Appliance;
import io.canreach.model.AzureFirewall;
import io.canreach.model.FirewallRule;
import io.canreach.model.Lab;
import io.canreach.model.LabAdmin;
import io.canreach.model.LabAppliance;
import io.canreach.model.LabAppliance.Firewall;
import io.canreach.model.Prefix;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityAdminRule.Action;
import io.canreach.model.WebApp;
import io.canreach.packet.Cidr;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules of firewalls, appliances, managers, endpoints and apps. */
class OtherListsReviewTest {
    private static Lab lab() {
        return new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24").vm("one", "10.0.1.4");
    }

    private static NetworkReview applications(FirewallRule... rules) {
        Lab lab = lab().subnet(AzureFirewall.SUBNET, "10.0.2.0/26");
        return NetworkReview.of(Firewall.in(lab, "v", "10.0.2.4")
                .publicly("20.0.0.4")
                .application("web", 200, Access.ALLOW, rules)
                .done()
                .network());
    }

    @Test
    void network_rules_of_a_firewall_stand_before_its_application_rules_which_do_something_else() {
        Lab lab = lab().subnet(AzureFirewall.SUBNET, "10.0.2.0/26");
        var review = NetworkReview.of(Firewall.in(lab, "v", "10.0.2.4")
                .publicly("20.0.0.4")
                .application("web", 100, Access.ALLOW, web("sites", "10.0.1.0/24", "*"))
                .network("net", 200, Access.ALLOW, tcp("all", "10.0.0.0/16", "*", "*"))
                .done()
                .network());

        assertThat(review.deadRules()).singleElement().satisfies(dead -> {
            assertThat(dead.rule()).hasToString("application rule 'sites' (100) of collection 'web' of firewall 'fw'");
            assertThat(dead.cause()).isEqualTo(Cause.SHADOWED);
        });
    }

    @Test
    void application_rules_for_other_names_take_nothing_of_each_other() {
        var review = applications(
                web("one", "10.0.1.0/24", "a.example.com"),
                web("other", "10.0.1.0/24", "b.example.com"),
                web("again", "10.0.1.4/32", "A.example.com"),
                web("all", "10.0.1.0/24", "*.example.com"),
                web("late", "10.0.1.0/24", "c.example.com", "d.example.com"));

        assertThat(review.deadRules()).extracting(dead -> dead.rule().name()).containsExactly("again", "late");
        assertThat(review.redundantRules())
                .extracting(rule -> rule.rule().name())
                .containsExactly("one", "other");
        assertThat(review.undeterminedRules()).isEmpty();
    }

    @Test
    void what_names_azure_has_in_a_list_of_its_own_is_not_known() {
        var review = applications(
                web("updates", "10.0.1.0/24", "WindowsUpdate"),
                web("one", "10.0.1.0/24", "download.windowsupdate.com"));

        assertThat(review.undeterminedRules())
                .extracting(rule -> rule.rule().name())
                .contains("one");
    }

    @Test
    void a_translation_behind_others_for_the_same_calls_is_dead_and_one_that_leads_to_the_same_is_redundant() {
        Lab lab = lab().subnet(AzureFirewall.SUBNET, "10.0.2.0/26");
        var review = NetworkReview.of(Firewall.in(lab, "v", "10.0.2.4")
                .publicly("20.0.0.4")
                .dnat(
                        "in",
                        100,
                        LabAppliance.from("8.0.0.0/9", dnat("half", "20.0.0.4", 443, "10.0.1.4", 443)),
                        LabAppliance.from("8.128.0.0/9", dnat("other", "20.0.0.4", 443, "10.0.1.5", 443)),
                        LabAppliance.from("8.8.8.0/24", dnat("same", "20.0.0.4", 80, "10.0.1.4", 80)),
                        LabAppliance.from("8.8.0.0/16", dnat("all", "20.0.0.4", 80, "10.0.1.4", 80)))
                .dnat("more", 200, LabAppliance.from("8.0.0.0/8", dnat("late", "20.0.0.4", 443, "10.0.1.4", 443)))
                .done()
                .network());

        assertThat(review.deadRules())
                .singleElement()
                .satisfies(dead -> assertThat(dead)
                        .hasToString("DNAT rule 'late' (200) of collection 'more' of firewall 'fw' is dead: shadowed,"
                                + " 50 % by 100 half DNAT to 10.0.1.4:443 TCP 8.0.0.0/9 -> 20.0.0.4:443; 50 % by"
                                + " 100 other DNAT to 10.0.1.5:443 TCP 8.128.0.0/9 -> 20.0.0.4:443"));
        assertThat(review.redundantRules())
                .extracting(rule -> rule.rule().name())
                .containsExactly("half", "same");
    }

    @Test
    void translations_at_addresses_that_are_not_known_are_not_told_apart() {
        var review = NetworkReview.of(lab().forwarding(translating(
                        Appliance.SourceNat.ALWAYS,
                        dnat("first", "", 443, "10.0.1.8", 443),
                        dnat("second", "10.0.1.4", 443, "10.0.1.9", 443)))
                .network());

        assertThat(review.deadRules()).isEmpty();
        assertThat(review.undeterminedRules())
                .extracting(rule -> rule.rule().name())
                .contains("second");
    }

    @Test
    void rules_of_an_appliance_are_judged_with_what_it_drops_at_the_end() {
        var review = NetworkReview.of(lab().forwarding(byRules(
                        allow("web", "10.0.5.0/24", "443"),
                        deny("late", "10.0.5.4/32", "443"),
                        deny("needless", "10.0.6.0/24", "*")))
                .network());

        assertThat(review.deadRules())
                .singleElement()
                .satisfies(dead -> assertThat(dead)
                        .hasToString("rule 'late' (2) of vm 'one' is dead: shadowed, 100 % by 1 web Allow TCP * -> "
                                + "10.0.5.0/24:443"));
        assertThat(review.redundantRules())
                .singleElement()
                .satisfies(rule -> assertThat(rule)
                        .hasToString("rule 'needless' (3) of vm 'one' is redundant: what no rule matches fares alike"));
    }

    @Test
    void an_admin_rule_that_allows_does_what_no_rule_does() {
        var review = NetworkReview.of(LabAdmin.in(lab(), "m", 0)
                .collection(
                        "v",
                        LabAdmin.in(Action.ALLOW, 10, 443),
                        LabAdmin.in(Action.DENY, 20, 0),
                        LabAdmin.in(Action.ALWAYS_ALLOW, 30, 22),
                        LabAdmin.out(Action.ALLOW, 40, 443))
                .done()
                .network());

        assertThat(review.deadRules()).extracting(dead -> dead.rule().name()).containsExactly("admin-30");
        assertThat(review.redundantRules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.rule())
                        .hasToString("admin rule 'admin-40' (40, Outbound) of collection 'c0' of security admin"
                                + " configuration 'm'"));
    }

    @Test
    void a_lower_managers_rules_are_dead_where_a_higher_one_decides() {
        Lab lab = LabAdmin.in(lab(), "top", 0)
                .collection("v", LabAdmin.in(Action.DENY, 900, 22))
                .done();
        var review = NetworkReview.of(LabAdmin.in(lab, "team", 1)
                .collection("v", LabAdmin.in(Action.ALWAYS_ALLOW, 1, 22))
                .done()
                .network());

        assertThat(review.deadRules()).singleElement().satisfies(dead -> {
            assertThat(dead.rule().owner()).isEqualTo(LabAdmin.id("team"));
            assertThat(dead.culprits().get(0).rule().owner()).isEqualTo(LabAdmin.id("top"));
        });
    }

    @Test
    void admin_rules_of_one_priority_that_decide_otherwise_are_not_told_apart() {
        var review = NetworkReview.of(LabAdmin.in(lab(), "m", 0)
                .collection("v", LabAdmin.in(Action.DENY, 10, 22))
                .collection("v", LabAdmin.in(Action.ALWAYS_ALLOW, 10, 22))
                .done()
                .network());

        assertThat(review.deadRules()).isEmpty();
        assertThat(review.undeterminedRules())
                .hasSize(2)
                .allSatisfy(rule -> assertThat(rule.doubts().get(0).reason()).contains("priority 10"));
    }

    private static NetworkReview acl(AclRule... rules) {
        return NetworkReview.of(new Lab()
                .classicVnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .cloudService("svc", "20.0.0.1")
                .classicVm("db", "10.0.1.4", "svc", Lab.endpoint(1433, 1433, rules))
                .network());
    }

    @Test
    void a_dead_permit_of_an_acl_may_still_close_it_for_others() {
        var review = acl(
                AclRule.of(100, AclRule.Action.DENY, "20.0.0.0/8"),
                AclRule.of(200, AclRule.Action.PERMIT, "20.1.0.0/16"));

        assertThat(review.deadRules()).singleElement().satisfies(dead -> {
            assertThat(dead.rule()).hasToString("ACL rule 200 of the ACL of endpoint 'e1433' of vm 'db'");
            assertThat(dead.isRemovable()).isFalse();
            assertThat(dead.affected().isEmpty()).isFalse();
        });
    }

    @Test
    void the_only_permit_of_an_acl_is_needed_and_a_second_one_inside_it_is_dead() {
        var review = acl(
                AclRule.of(100, AclRule.Action.PERMIT, "20.0.0.0/8"),
                AclRule.of(200, AclRule.Action.PERMIT, "20.1.0.0/16"));

        assertThat(review.deadRules()).singleElement().satisfies(dead -> {
            assertThat(dead.cause()).isEqualTo(Cause.COVERED);
            assertThat(dead.isRemovable()).isTrue();
        });
        assertThat(review.redundantRules()).isEmpty();
        assertThat(acl(AclRule.of(100, AclRule.Action.PERMIT, "0.0.0.0/0")).redundantRules())
                .hasSize(1);
    }

    private static AccessRestriction allowed(int priority, String prefix) {
        return AccessRestriction.of(
                "r" + priority,
                priority,
                Access.ALLOW,
                new AccessRestriction.ByAddress(List.of(new Prefix(Cidr.parse(prefix)))));
    }

    @Test
    void an_access_restriction_is_dead_behind_one_for_more_callers() {
        WebApp app = WebApp.of(ResourceId.of("sites", "shop"), "")
                .withRestrictions(new AccessRestrictions(
                        List.of(allowed(100, "20.0.0.0/8"), allowed(200, "20.1.0.0/16")), Optional.empty()));
        var review = NetworkReview.of(lab().add(app).network());

        assertThat(review.deadRules()).singleElement().satisfies(dead -> {
            assertThat(dead.rule()).hasToString("access restriction 'r200' (200) of web app 'shop'");
            assertThat(dead.isRemovable()).isTrue();
        });
        assertThat(review.redundantRules()).isEmpty();
    }
}
