package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.Flow;
import io.canreach.reach.Answer;
import io.canreach.reach.Decider;
import io.canreach.reach.Part;
import io.canreach.reach.Stage;
import io.canreach.reach.Step;
import io.canreach.watch.GroupDiagnosis;
import io.canreach.watch.NetworkWatcher;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Group C, second part: diagnostics, connection checks and the order of a trace. */
class TraceConformanceTest {
    @AfterAll
    static void print_the_count() {
        Cases.count(TraceConformanceTest.class, "C (C09-C13)");
    }

    @Test
    void c09_a_diagnosis_names_the_admin_rules_and_then_each_nsg() {
        Network network = network(
                vnet("myVNet")
                        .addressSpace("10.0.0.0/16")
                        .subnet("mySubnet", "10.0.0.0/24")
                        .nsg(nsg("mySubnet-nsg"))
                        .vm(vm("myVM")
                                .privateIp("10.0.0.4")
                                .nsg(nsg("myVM-nsg")
                                        .denyInbound(1000, "DenyVnetInBound")
                                        .from(tag("VirtualNetwork")))),
                adminRules("GlobalRules")
                        .collection("all", "myVNet")
                        .allow(100, "VirtualNetwork")
                        .inbound()
                        .from(tag("VirtualNetwork")));

        List<GroupDiagnosis> groups = NetworkWatcher.of(network)
                .diagnose(
                        network.named(VirtualMachine.class, "myVM")
                                .get(0)
                                .networkInterfaces()
                                .get(0),
                        Direction.INBOUND,
                        Flow.tcp("10.0.1.10", 50000, "10.0.0.4", 22));

        assertThat(groups)
                .extracting(GroupDiagnosis::toString)
                .satisfiesExactly(
                        first -> assertThat(first).contains("GlobalRules", "VirtualNetwork", "Allow"),
                        second -> assertThat(second).contains("mySubnet-nsg", "AllowVnetInBound", "Allow"),
                        third -> assertThat(third).contains("myVM-nsg", "DenyVnetInBound", "Deny"));
    }

    @Test
    void c11_the_second_of_two_appliances_is_named_with_the_outbound_rule_that_blocks() {
        Network network = network(vnet("v")
                .addressSpace("10.1.0.0/16")
                .subnet("app", "10.1.1.0/24")
                .routeTable(routeTable("rt-app").route("data", "10.1.4.0/24", toAppliance("10.1.2.4")))
                .vm(vm("MultiTierApp0").privateIp("10.1.1.4"))
                .subnet("first", "10.1.2.0/24")
                .routeTable(routeTable("rt-first").route("data", "10.1.4.0/24", toAppliance("10.1.3.4")))
                .vm(vm("appliance1").privateIp("10.1.2.4").appliance(router()))
                .subnet("second", "10.1.3.0/24")
                .vm(vm("appliance2")
                        .privateIp("10.1.3.4")
                        .appliance(router())
                        .nsg(nsg("nsg2").denyOutbound(100, "Port80").on(tcp(80))))
                .subnet("data", "10.1.4.0/24")
                .vm(vm("Database0").privateIp("10.1.4.4")));

        Answer answer = Cases.answer(cannotReach(vm("MultiTierApp0"), vm("Database0"), 80), network);

        Part only = answer.parts().get(0);
        assertThat(answer).isBlocked();
        assertThat(only.decidedBy().name()).isEqualTo("Port80");
        assertThat(only.decidedBy().text()).contains("Outbound", "appliance2");
        assertThat(Cases.passed(cannotReach(vm("MultiTierApp0"), vm("Database0"), 80), network))
                .containsExactly("MultiTierApp0-nic", "appliance1-nic", "appliance2-nic");
        assertThat(network).canReach(vm("MultiTierApp0"), vm("Database0"), 443);
    }

    @Test
    void c13_a_trace_has_the_order_of_the_network_verifier_and_a_stopped_machine_is_not_reached() {
        Network network = network(
                vnet("one")
                        .subnet("s", "10.0.0.0/16")
                        .nsg(nsg("n"))
                        .vm(vm("source").privateIp("10.0.0.4")),
                vnet("two")
                        .subnet("s", "10.1.0.0/16")
                        .vm(vm("target").privateIp("10.1.0.4").stopped()),
                connectedGroup("mesh", "one", "two"),
                adminRules("admin")
                        .collection("all", "one", "two")
                        .allow(1, "AllowAllOutbound")
                        .outbound());

        Answer answer = Cases.answer(cannotReach(vm("source"), vm("target"), 443), network);

        Part only = answer.parts().get(0);
        assertThat(answer).isBlocked();
        assertThat(only.decidedBy().kind()).isEqualTo(Decider.Kind.STOPPED);
        assertThat(only.trace().steps().stream().map(Step::stage).distinct())
                .startsWith(Stage.SOURCE, Stage.ADMIN, Stage.OUTBOUND, Stage.ROUTE);
        assertThat(only.trace().toString())
                .contains("AllowAllOutbound", "AllowVnetOutBound", "10.1.0.0/16 -> ConnectedGroup", "does not run");
    }
}
