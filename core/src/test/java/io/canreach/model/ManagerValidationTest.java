package io.canreach.model;

import static io.canreach.model.Refusal.refused;
import static io.canreach.model.Refusal.vnet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.SecurityAdminConfiguration.Collection;
import io.canreach.model.SecurityAdminConfiguration.IntentPolicies;
import io.canreach.model.SecurityAdminRule.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Azure Virtual Network Manager refuses of security admin rules and connected groups. */
class ManagerValidationTest {
    private static SecurityAdminRule deny(String name, int priority) {
        return new SecurityAdminRule(Action.DENY, SecurityRule.of(name, priority, Direction.INBOUND, Access.DENY));
    }

    private static SecurityAdminConfiguration configuration(String name, int level, Collection... collections) {
        return new SecurityAdminConfiguration(Kit.id(name), level, IntentPolicies.NONE, List.of(collections));
    }

    private static Collection collection(String name, String network, SecurityAdminRule... rules) {
        return new Collection(name, List.of(Lab.vnetId(network)), List.of(rules));
    }

    @Test
    void a_rule_has_a_priority_from_1_to_4096_and_names_no_groups() {
        assertThatThrownBy(() -> deny("r", 0)).hasMessage("admin rule 'r' has priority 0; allowed is 1 to 4096");
        assertThatThrownBy(() -> deny("r", 4097)).hasMessage("admin rule 'r' has priority 4097; allowed is 1 to 4096");
        assertThatThrownBy(() -> new SecurityAdminRule(
                        Action.DENY,
                        SecurityRule.of("r", 5, Direction.INBOUND, Access.DENY)
                                .withSource(new AsgReference(Lab.asgId("g")))))
                .hasMessage(
                        "admin rule 'r' names an application security group; allowed are prefixes and service tags");
        assertThat(deny("r", 1).match().priority()).isOne();
    }

    @Test
    void a_configuration_is_for_networks_that_are_there_and_names_its_parts_once() {
        refused(
                vnet().add(configuration(
                        "c",
                        0,
                        collection("all", "w", deny("a", 1), deny("A", 2)),
                        collection("ALL", "v", deny("b", 1)))),
                "security admin configuration 'c' refers to vnet 'w', which is not in the network; there is: 'v'",
                "two rules of collection 'all' of security admin configuration 'c' have the same name",
                "two rule collections of security admin configuration 'c' are named 'ALL'");
        assertThatThrownBy(() -> configuration("c", -1))
                .hasMessage(
                        "security admin configuration 'c' has scope level -1; allowed is 0 for the highest and above");
    }

    @Test
    void managers_of_one_scope_are_not_both_for_a_network() {
        refused(
                vnet().add(configuration("a", 1, collection("all", "v")))
                        .add(configuration("b", 1, collection("all", "v"))),
                "security admin configuration 'a' and security admin configuration 'b' of scope level 1 are both for vnet"
                        + " 'v'; network managers of one scope must not both have security admin rules");
        assertThat(vnet().add(configuration("a", 1, collection("all", "v"), collection("more", "v")))
                        .add(configuration("b", 2, collection("all", "v")))
                        .network()
                        .all(SecurityAdminConfiguration.class))
                .hasSize(2);
    }

    @Test
    void a_connected_group_has_members_that_are_there_each_once() {
        refused(
                vnet().classicVnet("old", "10.1.0.0/16")
                        .add(new ConnectedGroup(
                                Kit.id("mesh"),
                                List.of(Lab.vnetId("v"), Lab.vnetId("V"), Lab.vnetId("w"), Lab.vnetId("old")))),
                "connected group 'mesh' has vnet 'V' twice",
                "connected group 'mesh' refers to vnet 'w', which is not in the network; there is: 'v', 'old'",
                "connected group 'mesh' has the classic vnet 'old'; only Resource Manager ones may be in one");
    }

    @Test
    void members_may_overlap_and_their_number_is_limited() {
        Lab lab = new Lab();
        List<ResourceId> members = new ArrayList<>();
        IntStream.range(0, 251).forEach(i -> {
            lab.vnet("v" + i, "10.0.0.0/16");
            members.add(Lab.vnetId("v" + i));
        });

        refused(
                lab.add(new ConnectedGroup(Kit.id("mesh"), members)),
                "connected group 'mesh' has 251 members; at most 250 are allowed");
        assertThat(lab.existing().network().all(ConnectedGroup.class)).hasSize(1);
    }

    @Test
    void a_network_is_in_at_most_five_groups() {
        Lab lab = vnet();
        IntStream.range(0, 6).forEach(i -> lab.add(new ConnectedGroup(Kit.id("mesh" + i), List.of(Lab.vnetId("v")))));

        refused(lab, "vnet 'v' is in 6 connected groups; at most 5 are allowed");
    }
}
