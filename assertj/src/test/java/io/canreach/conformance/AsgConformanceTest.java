package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.VmDeclaration;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Network;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Group B, second part: application security groups. */
class AsgConformanceTest {
    private final NsgDeclaration nsg1 = nsg("NSG1")
            .allowInbound(100, "Allow-HTTP-Inbound-Internet")
            .from(tag("Internet"))
            .to(asg("AsgWeb"))
            .on(tcp(80))
            .allowInbound(110, "Allow-Database-BusinessLogic")
            .from(asg("AsgLogic"))
            .to(asg("AsgDb"))
            .on(tcp(1433))
            .denyInbound(120, "Deny-Database-All")
            .to(asg("AsgDb"))
            .toPorts(1433);

    private final Network network = network(vnet("v")
            .addressSpace("10.0.0.0/16")
            .subnet("s1", "10.0.1.0/24")
            .nsg(nsg1)
            .vm(machine("NIC1", "10.0.1.4", "AsgWeb"))
            .vm(machine("NIC2", "10.0.1.5", "AsgWeb"))
            .vm(machine("NIC3", "10.0.1.6", "AsgLogic"))
            .subnet("s2", "10.0.2.0/24")
            .nsg(nsg1)
            .vm(machine("NIC4", "10.0.2.4", "AsgDb")));

    @AfterAll
    static void print_the_count() {
        Cases.count(AsgConformanceTest.class, "B, ASGs");
    }

    private static VmDeclaration machine(String name, String address, String group) {
        return vm(name).privateIp(address)
                .publicIp(publicIp(name + "-ip").basic())
                .asg(group);
    }

    @Test
    void b25_a_member_is_reached_by_the_rule_for_its_group() {
        assertThat(network).canReach(internet(), vm("NIC1"), 80);
        assertThat(Cases.deliveredBy(canReach(internet(), vm("NIC1"), 80), network))
                .isEqualTo("Allow-HTTP-Inbound-Internet");
    }

    @Test
    void b26_a_machine_outside_the_group_is_not_though_the_nsg_is_on_its_subnet() {
        assertThat(network).cannotReach(internet(), vm("NIC3"), 80);
        assertThat(Cases.droppedBy(cannotReach(internet(), vm("NIC3"), 80), network))
                .isEqualTo("DenyAllInBound");
    }

    @Test
    void b28_a_deny_for_a_group_stops_those_whom_no_earlier_rule_lets_in() {
        assertThat(network).cannotReach(vm("NIC1"), vm("NIC4"), 1433);
        assertThat(Cases.droppedBy(cannotReach(vm("NIC1"), vm("NIC4"), 1433), network))
                .isEqualTo("Deny-Database-All");
        assertThat(network).canReach(vm("NIC3"), vm("NIC4"), 1433);
    }

    @Test
    void b30_a_rule_between_groups_of_two_networks_is_refused() {
        NsgDeclaration across = nsg("n").allowInbound(100, "across")
                .from(asg("AsgLogic"))
                .to(asg("AsgDb"))
                .on(tcp(1433));

        assertThatThrownBy(() -> network(
                        vnet("VNet1").subnet("s", "10.1.0.0/24").nsg(across).vm(vm("a").asg("AsgLogic")),
                        vnet("VNet2").subnet("s", "10.2.0.0/24").vm(vm("b").asg("AsgDb"))))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("rule 'across' of NSG 'n' names ASGs of vnet 'VNet1' and vnet 'VNet2'; source and"
                        + " destination ASGs must be in one virtual network");
    }

    @Test
    void b31_two_groups_behind_one_nsg() {
        Network tutorial = network(vnet("vnet-1")
                .subnet("subnet-1", "10.0.0.0/24")
                .nsg(nsg("nsg-1")
                        .allowInbound(100, "allow-web-all")
                        .to(asg("asg-web"))
                        .on(tcp(80, 443))
                        .allowInbound(110, "allow-rdp-all")
                        .to(asg("asg-mgmt"))
                        .on(tcp(3389)))
                .vm(machine("vm-1", "10.0.0.4", "asg-web"))
                .vm(machine("vm-2", "10.0.0.5", "asg-mgmt")));

        assertThat(tutorial).canReach(internet(), vm("vm-2"), 3389);
        assertThat(tutorial).canReach(vm("vm-2"), vm("vm-1"), 3389);
        assertThat(tutorial).cannotReach(internet(), vm("vm-1"), 3389);
        assertThat(tutorial).canReach(internet(), vm("vm-1"), 80);
    }
}
