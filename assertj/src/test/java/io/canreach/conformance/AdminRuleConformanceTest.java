package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.AdminRulesDeclaration;
import io.canreach.dsl.Declaration;
import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.VnetDeclaration;
import io.canreach.model.Network;
import io.canreach.reach.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Group F: security admin rules. */
class AdminRuleConformanceTest {
    private static final NsgDeclaration OPEN = nsg("open").allowInbound(100, "all");
    private static final NsgDeclaration CLOSED = nsg("closed").denyInbound(100, "none");

    @AfterAll
    static void print_the_count() {
        Cases.count(AdminRuleConformanceTest.class, "F");
    }

    private static VnetDeclaration guarded(String name, NsgDeclaration group, int number) {
        return vnet(name)
                .subnet("s", "10." + number + ".0.0/16")
                .nsg(group)
                .vm(vm("vm" + number)
                        .privateIp("10." + number + ".0.4")
                        .publicIp(publicIp("ip" + number).basic()));
    }

    private static Declaration rules() {
        return adminRules("config")
                .collection("app", "VNet4", "VNet5")
                .allow(5, "allow-ssh")
                .inbound()
                .on(tcp(22))
                .collection("all", "VNet1", "VNet4", "VNet5")
                .deny(10, "deny-ssh")
                .inbound()
                .on(tcp(22));
    }

    private static Network groups(NsgDeclaration fourth) {
        return network(guarded("VNet1", OPEN, 1), guarded("VNet4", fourth, 4), guarded("VNet5", OPEN, 5), rules());
    }

    @Test
    void f01_a_denial_stands_before_the_nsg() {
        Network network = groups(OPEN);

        assertThat(network).cannotReach(internet(), vm("vm1"), 22);
        assertThat(Cases.droppedBy(cannotReach(internet(), vm("vm1"), 22), network))
                .isEqualTo("deny-ssh");
        assertThat(Cases.evaluated(Stage.INBOUND, cannotReach(internet(), vm("vm1"), 22), network))
                .isEmpty();
    }

    @Test
    void f02_an_allowance_leaves_it_to_the_nsg() {
        assertThat(groups(CLOSED)).cannotReach(internet(), vm("vm4"), 22);
        assertThat(Cases.droppedBy(cannotReach(internet(), vm("vm4"), 22), groups(CLOSED)))
                .isEqualTo("none");
        assertThat(groups(OPEN)).canReach(internet(), vm("vm4"), 22);
    }

    @Test
    void f04_always_allow_bypasses_the_nsg() {
        Network network = network(
                guarded("VNet1", CLOSED, 1),
                adminRules("config")
                        .collection("all", "VNet1")
                        .alwaysAllow(10, "https")
                        .inbound()
                        .on(tcp(443)));

        assertThat(network).canReach(internet(), vm("vm1"), 443);
        assertThat(network).cannotReach(internet(), vm("vm1"), 80);
    }

    @Test
    void f06_the_lower_number_comes_first() {
        assertThat(network(guarded("VNet1", OPEN, 1), exceptionAt(9))).canReach(internet(), vm("vm1"), 22);
        assertThat(network(guarded("VNet1", OPEN, 1), exceptionAt(11))).cannotReach(internet(), vm("vm1"), 22);
    }

    private static Declaration exceptionAt(int priority) {
        return adminRules("config")
                .collection("all", "VNet1")
                .deny(10, "deny-ssh")
                .inbound()
                .on(tcp(22))
                .allow(priority, "exception")
                .inbound()
                .on(tcp(22));
    }

    @Test
    void f07_networks_with_a_managed_instance_are_skipped_except_by_allow_rules_where_that_is_chosen() {
        VnetDeclaration instance = vnet("VNet1")
                .addressSpace("10.1.0.0/16")
                .subnet("mi", "10.1.1.0/24")
                .delegatedTo("Microsoft.Sql/managedInstances")
                .subnet("s", "10.1.2.0/24")
                .nsg(CLOSED)
                .vm(vm("closed-vm")
                        .privateIp("10.1.2.4")
                        .publicIp(publicIp("ip1").basic()))
                .subnet("t", "10.1.3.0/24")
                .nsg(OPEN)
                .vm(vm("open-vm").privateIp("10.1.3.4").publicIp(publicIp("ip2").basic()));
        AdminRulesDeclaration rules = adminRules("config");

        Network skipped = network(instance, both(rules));
        Network allowsOnly = network(instance, both(rules.allowRulesOnly()));

        assertThat(skipped).canReach(internet(), vm("open-vm"), 22);
        assertThat(skipped).cannotReach(internet(), vm("closed-vm"), 443);
        assertThat(allowsOnly).canReach(internet(), vm("open-vm"), 22);
    }

    private static Declaration both(AdminRulesDeclaration rules) {
        return rules.collection("all", "VNet1")
                .deny(10, "deny-ssh")
                .inbound()
                .on(tcp(22))
                .allow(20, "https")
                .inbound()
                .on(tcp(443));
    }

    @Test
    void f09_no_nsg_is_needed() {
        Network network = network(
                vnet("VNet1")
                        .subnet("s", "10.1.0.0/16")
                        .vm(vm("vm1")
                                .privateIp("10.1.0.4")
                                .publicIp(publicIp("ip").basic())),
                adminRules("config")
                        .collection("all", "VNet1")
                        .deny(10, "deny-rdp")
                        .inbound()
                        .on(tcp(3389)));

        assertThat(network).cannotReach(internet(), vm("vm1"), 3389);
        assertThat(network).canReach(internet(), vm("vm1"), 80);
    }
}
