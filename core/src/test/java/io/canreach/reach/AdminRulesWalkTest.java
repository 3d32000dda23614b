package io.canreach.reach;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.denyOut;
import static io.canreach.model.LabAdmin.changed;
import static io.canreach.model.LabAdmin.in;
import static io.canreach.model.LabAdmin.out;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.decider;
import static io.canreach.reach.Asking.internet;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Gap;
import io.canreach.model.Kit;
import io.canreach.model.Lab;
import io.canreach.model.LabAdmin;
import io.canreach.model.LabBalancer;
import io.canreach.model.Network;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.SecurityAdminConfiguration.IntentPolicies;
import io.canreach.model.SecurityAdminRule;
import io.canreach.model.SecurityAdminRule.Action;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Unknown;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Security admin rules on the way of flows: before all NSGs, at both ends. */
class AdminRulesWalkTest {
    private static final SecurityAdminRule NO_SSH = in(Action.DENY, 10, 22);

    /** Two machines in one network, with NSGs where rules are given. */
    private static Lab lab(SecurityRule... rules) {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").subnet("a", "10.0.1.0/24").vm("one", "10.0.1.4");
        lab.subnet("b", "10.0.2.0/24").vm("two", "10.0.2.4");
        return rules.length == 0 ? lab : lab.subnetNsg("nsg", rules);
    }

    private static Lab ruled(Lab lab, SecurityAdminRule... rules) {
        return LabAdmin.in(lab, "config", 0).collection("v", rules).done();
    }

    private static Answer ssh(Lab lab) {
        return ask(lab, vm("one"), vm("two"), 22);
    }

    private static String steps(Answer answer) {
        return answer.parts().get(0).trace().steps().stream()
                .map(Step::toString)
                .filter(step -> step.startsWith("admin") || step.startsWith("inbound"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void deny_drops_and_no_nsg_is_asked() {
        Answer answer = ssh(ruled(lab(allowIn(100)), NO_SSH));

        assertBlocked(
                answer,
                Decider.Kind.ADMIN_RULE,
                "admin rule 'admin-10' (10, Inbound) of security admin configuration 'config'");
        assertThat(decider(answer).resource()).contains(LabAdmin.id("config"));
        assertThat(steps(answer)).isEqualTo("admin: config: 10 admin-10 Deny, NSGs not evaluated  DENY");
    }

    @Test
    void it_needs_no_nsg() {
        Lab open = lab().publicIp(Sku.BASIC, "20.1.1.1");

        assertReachable(ask(open, internet(), vm("two"), 3389));
        assertBlocked(
                ask(ruled(open, in(Action.DENY, 7, 3389)), internet(), vm("two"), 3389),
                Decider.Kind.ADMIN_RULE,
                "admin-7");
    }

    @Test
    void allow_hands_on_to_nsgs() {
        Lab lab = ruled(lab(denyIn(200)), in(Action.ALLOW, 9, 22), NO_SSH);

        assertBlocked(ssh(lab), Decider.Kind.SECURITY_RULE, "rule-200");
        assertReachable(ssh(ruled(lab(), in(Action.ALLOW, 9, 22), NO_SSH)));
        assertThat(steps(ssh(lab)))
                .isEqualTo("admin: config: 9 admin-9 Allow, NSGs go on  allow\n" + "inbound: nsg on b  DENY");
    }

    @Test
    void always_allow_delivers_past_nsgs() {
        Answer answer = ssh(ruled(lab(denyIn(200)), in(Action.ALWAYS_ALLOW, 9, 22)));

        assertReachable(answer);
        assertThat(decider(answer).kind()).isEqualTo(Decider.Kind.ADMIN_RULE);
        assertThat(steps(answer)).isEqualTo("admin: config: 9 admin-9 AlwaysAllow, NSGs not evaluated  allow");
    }

    @Test
    void what_none_matches_goes_on_to_nsgs() {
        Answer answer = ask(ruled(lab(denyIn(200)), NO_SSH), vm("one"), vm("two"), 80);

        assertBlocked(answer, Decider.Kind.SECURITY_RULE, "rule-200");
        assertThat(steps(answer)).startsWith("admin: no admin rule of 'config' matches\n");
    }

    @Test
    void the_lowest_number_of_all_collections_decides() {
        Lab exception = LabAdmin.in(lab(), "config", 0)
                .collection("v", NO_SSH)
                .collection("v", in(Action.ALLOW, 9, 22))
                .done();
        Lab late = LabAdmin.in(lab(), "config", 0)
                .collection("v", NO_SSH)
                .collection("v", in(Action.ALLOW, 11, 22))
                .done();

        assertReachable(ssh(exception));
        assertBlocked(ssh(late), Decider.Kind.ADMIN_RULE, "admin-10");
    }

    @Test
    void a_collection_is_for_the_networks_of_its_groups_alone() {
        Lab lab = lab().vnet("w", "10.1.0.0/16")
                .subnet("c", "10.1.1.0/24")
                .vm("three", "10.1.1.4")
                .peer("v", "w");
        LabAdmin.in(lab, "config", 0)
                .collection("v,w", NO_SSH)
                .collection("w", in(Action.ALLOW, 5, 22))
                .done();

        assertBlocked(ask(lab, vm("three"), vm("two"), 22), Decider.Kind.ADMIN_RULE, "admin-10");
        assertReachable(ask(lab, vm("one"), vm("three"), 22));
    }

    @Test
    void rules_look_one_way() {
        assertBlocked(ssh(ruled(lab(), out(Action.DENY, 10, 22))), Decider.Kind.ADMIN_RULE, "admin-10' (10, Outbound)");
        assertReachable(ask(ruled(lab(), out(Action.DENY, 10, 22)), vm("one"), vm("two"), 80));
        assertReachable(ssh(ruled(lab().subnetNsg("n", denyOut(200)).in("v"), out(Action.ALWAYS_ALLOW, 10, 22))));
    }

    @Test
    void the_manager_of_the_higher_scope_is_asked_first() {
        Lab high = lab(denyIn(200));
        LabAdmin.in(high, "subscription", 3).collection("v", NO_SSH).done();
        LabAdmin.in(high, "root", 0)
                .collection("v", in(Action.ALWAYS_ALLOW, 4000, 22))
                .done();
        Lab allowed = lab();
        LabAdmin.in(allowed, "subscription", 3).collection("v", NO_SSH).done();
        LabAdmin.in(allowed, "root", 0)
                .collection("v", in(Action.ALLOW, 4000, 22))
                .done();
        Lab silent = lab();
        LabAdmin.in(silent, "subscription", 3).collection("v", NO_SSH).done();
        LabAdmin.in(silent, "root", 0)
                .collection("v", in(Action.ALLOW, 4000, 80))
                .done();

        assertReachable(ssh(high));
        assertReachable(ssh(allowed));
        assertBlocked(ssh(silent), Decider.Kind.ADMIN_RULE, "'subscription'");
    }

    private static Lab withManagedInstance(String service, IntentPolicies policies, SecurityAdminRule... rules) {
        Lab lab = lab(denyIn(200))
                .subnet("mi", "10.0.3.0/24")
                .changed(subnet -> subnet.withDelegations(List.of(service)));
        return LabAdmin.in(lab, "config", 0)
                .with(policies)
                .collection("v", rules)
                .done();
    }

    @Test
    void networks_with_rules_of_their_own_are_skipped_unless_said_otherwise() {
        String mi = "Microsoft.Sql/managedInstances";
        Answer skipped = ssh(withManagedInstance(mi, IntentPolicies.NONE, in(Action.ALWAYS_ALLOW, 9, 22)));

        assertBlocked(skipped, Decider.Kind.SECURITY_RULE, "rule-200");
        assertThat(steps(skipped))
                .startsWith("admin: admin rules of 'config' do not apply to v, which holds SQL managed instances");
        assertReachable(ssh(withManagedInstance(mi, IntentPolicies.ALL, in(Action.ALWAYS_ALLOW, 9, 22))));
        assertBlocked(
                ssh(withManagedInstance("microsoft.databricks/Workspaces", IntentPolicies.NONE, NO_SSH)),
                Decider.Kind.SECURITY_RULE,
                "rule-200");
        assertBlocked(ssh(withManagedInstance(mi, IntentPolicies.ALL, NO_SSH)), Decider.Kind.ADMIN_RULE, "admin-10");
    }

    @Test
    void only_allow_rules_apply_to_them_where_that_is_chosen() {
        Lab lab = lab().subnet("mi", "10.0.3.0/24")
                .changed(subnet -> subnet.withDelegations(List.of("Microsoft.Sql/managedInstances")));
        LabAdmin.in(lab, "root", 0)
                .with(IntentPolicies.ALLOW_RULES_ONLY)
                .collection("v", NO_SSH, in(Action.ALLOW, 20, 22))
                .done();
        LabAdmin.in(lab, "below", 1)
                .with(IntentPolicies.ALL)
                .collection("v", NO_SSH)
                .done();

        assertReachable(ssh(lab));
    }

    @Test
    void whether_always_allow_counts_among_allow_rules_is_disputed() {
        Network network = withManagedInstance(
                        "Microsoft.Sql/managedInstances",
                        IntentPolicies.ALLOW_RULES_ONLY,
                        in(Action.ALWAYS_ALLOW, 9, 22))
                .network();
        Assumption point = Assumption.ALWAYS_ALLOW_AMONG_ALLOW_RULES;

        assertUndetermined(ask(network, vm("one"), vm("two"), Traffic.tcp(22)), point.name());
        assertReachable(read(network, point, Reading.FIRST));
        assertBlocked(read(network, point, Reading.SECOND), Decider.Kind.SECURITY_RULE, "rule-200");
        assertThat(read(network, point, Reading.SECOND).parts().get(0).assumptions())
                .contains(point);
    }

    private static Answer read(Network network, Assumption point, Reading reading) {
        Network read = network.withAssumptions(network.assumptions().with(point, reading));
        return ask(read, vm("one"), vm("two"), Traffic.tcp(22));
    }

    @Test
    void what_may_always_be_allowed_and_what_nsgs_allow_anyway_is_delivered() {
        SecurityAdminRule perhaps =
                changed(in(Action.ALWAYS_ALLOW, 9, 22), rule -> rule.withSource(new Unknown("a parameter")));

        assertReachable(ssh(ruled(lab(), perhaps)));
        assertReachable(ssh(ruled(lab(allowIn(200)), perhaps)));
        assertUndetermined(ssh(ruled(lab(denyIn(200)), perhaps)), "a parameter");
    }

    @Test
    void what_may_be_denied_and_what_nsgs_deny_anyway_is_dropped() {
        SecurityAdminRule perhaps = changed(NO_SSH, rule -> rule.withSource(new Unknown("a parameter")));

        assertUndetermined(ssh(ruled(lab(), perhaps)), "a parameter");
        assertBlocked(ssh(ruled(lab(denyIn(200)), perhaps)), Decider.Kind.SECURITY_RULE, "rule-200");
        assertBlocked(ssh(ruled(lab(), perhaps, in(Action.DENY, 20, 22))), Decider.Kind.ADMIN_RULE, "admin-20");
        assertUndetermined(ssh(ruled(lab(), perhaps, in(Action.ALWAYS_ALLOW, 20, 22))), "a parameter");
    }

    @Test
    void two_rules_of_one_priority_that_decide_otherwise_leave_it_open() {
        Lab lab = LabAdmin.in(lab(), "config", 0)
                .collection("v", NO_SSH)
                .collection("v", in(Action.ALLOW, 10, 0))
                .done();

        assertUndetermined(ssh(lab), "another admin rule has its priority 10");
        assertReachable(ask(lab, vm("one"), vm("two"), 80));
    }

    @Test
    void tags_mean_what_they_mean_in_the_subnet() {
        SecurityAdminRule inside = changed(NO_SSH, rule -> rule.withSource(ServiceTag.VIRTUAL_NETWORK));
        Lab lab = ruled(lab(allowIn(100)).publicIp(Sku.STANDARD, "20.1.1.1"), inside);

        assertBlocked(ssh(lab), Decider.Kind.ADMIN_RULE, "admin-10");
        assertReachable(ask(lab, internet(), vm("two"), 22));
    }

    @Test
    void what_is_not_modelled_may_allow_what_they_deny() {
        Lab lab = ruled(lab(), NO_SSH).gap(Lab.vnetId("v"), Gap.Effect.SECURITY, "a network manager");

        assertUndetermined(ssh(lab), "a network manager");
    }

    @Test
    void whether_always_allow_opens_a_standard_public_ip_without_nsg_is_disputed() {
        Lab lab = ruled(lab().publicIp(Sku.STANDARD, "20.1.1.1"), in(Action.ALWAYS_ALLOW, 9, 443));
        Assumption point = Assumption.ALWAYS_ALLOW_OPENS_PUBLIC_IP;

        assertUndetermined(ask(lab, internet(), vm("two"), 443), point.name());
        assertBlocked(ask(lab, internet(), vm("two"), 80), Decider.Kind.STANDARD_PUBLIC_IP, "closed");
        assertReachable(ask(lab.assume(point, Reading.SECOND), internet(), vm("two"), 443));
        assertBlocked(
                ask(lab.assume(point, Reading.FIRST), internet(), vm("two"), 443),
                Decider.Kind.STANDARD_PUBLIC_IP,
                "closed");
    }

    @Test
    void allow_does_not_open_a_standard_public_ip() {
        Lab lab = ruled(lab().publicIp(Sku.STANDARD, "20.1.1.1"), in(Action.ALLOW, 9, 443));

        assertBlocked(ask(lab, internet(), vm("two"), 443), Decider.Kind.STANDARD_PUBLIC_IP, "closed");
    }

    @Test
    void the_message_shows_the_rules_that_were_passed_over() {
        Answer answer = ssh(ruled(lab(), in(Action.ALLOW, 5, 443), NO_SSH));

        assertThat(new Explanation(answer).detailed(answer.parts().get(0), 3))
                .anySatisfy(line -> assertThat(line).contains("5 admin-5", "no match: destination port"))
                .anySatisfy(line -> assertThat(line).contains("> 10 admin-10", "match"));
    }

    @Test
    void health_probes_are_filtered_and_platform_traffic_is_not() {
        Lab balanced = LabBalancer.in(lab(allowIn(100)), "lb")
                .internally("v", "b", "10.0.2.9")
                .pool("two")
                .tcp("http", 80, 80)
                .probe(80)
                .done();
        Lab noProbes = ruled(
                balanced, changed(in(Action.DENY, 5, 80), rule -> rule.withSource(ServiceTag.AZURE_LOAD_BALANCER)));

        assertBlocked(
                ask(noProbes, vm("one"), Asking.balancer("lb"), 80),
                Decider.Kind.LOAD_BALANCER,
                "admin rule 'admin-5'");
        assertReachable(
                ask(ruled(lab(), out(Action.DENY, 5, 0)), vm("one"), Asking.ip("168.63.129.16"), Traffic.tcp(53)));
    }

    @Test
    void private_endpoints_do_not_meet_them() {
        Lab lab =
                ruled(lab().add(Kit.privateEndpoint("pe", Lab.subnetId("v", "b"), "10.0.2.9")), in(Action.DENY, 5, 0));

        assertReachable(ask(lab, vm("one"), Asking.ip("10.0.2.9"), 443));
    }
}
