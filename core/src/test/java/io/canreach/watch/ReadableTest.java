package io.canreach.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Direction;
import io.canreach.model.Lab;
import io.canreach.packet.Flow;
import org.junit.jupiter.api.Test;

/** What JShell prints of the watcher's answers is made for people. */
class ReadableTest {
    private final NetworkWatcher watcher = NetworkWatcher.of(new Lab()
            .vnet("v", "10.0.0.0/16")
            .subnet("s", "10.0.1.0/24")
            .subnetNsg("n")
            .vm("a", "10.0.1.4")
            .network());

    @Test
    void effective_rules_are_a_row_each() {
        assertThat(watcher.effectiveSecurityRules(Lab.nicId("a")).toString().lines())
                .hasSize(7)
                .first()
                .isEqualTo("NSG 'n' on s");
        assertThat(watcher.securityGroupView(Lab.vmId("a")).toString())
                .contains("65500 defaultSecurityRules/DenyAllInBound");
    }

    @Test
    void a_diagnosis_says_of_each_rule_why_it_does_not_match() {
        Flow flow = Flow.tcp("8.8.8.8", 50000, "10.0.1.4", 80);

        assertThat(watcher.diagnose(Lab.nicId("a"), Direction.INBOUND, flow).get(0))
                .asString()
                .startsWith("NSG 'n' on s: DENY by DefaultRule_DenyAllInBound")
                .contains("no match: source");
    }

    @Test
    void a_resource_group_that_is_not_there_has_no_resource() {
        assertThat(watcher.topology("nope")).hasToString("no resource in this resource group");
    }

    @Test
    void a_flow_of_somebody_else_is_refused() {
        Flow flow = Flow.tcp("10.0.1.9", 50000, "8.8.8.8", 80);

        assertThatThrownBy(() -> watcher.ipFlowVerify(Lab.nicId("a"), Direction.OUTBOUND, flow))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.0.1.9 is no address of network interface")
                .hasMessageContaining("there is: [10.0.1.4]");
    }

    @Test
    void an_interface_that_is_not_there_is_answered_with_those_that_are() {
        assertThatThrownBy(() -> watcher.effectiveRoutes(Lab.nicId("z"))).hasMessageContaining("there is: 'a-nic'");
    }
}
