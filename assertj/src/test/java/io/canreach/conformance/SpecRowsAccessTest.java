package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.AclDeclaration;
import io.canreach.dsl.InputEndpointDeclaration;
import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.VmDeclaration;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Network;
import io.canreach.packet.Protocol;
import io.canreach.reach.Stage;
import io.canreach.reach.Verdict;
import org.junit.jupiter.api.Test;

/** Sentences of the specification on endpoint ACLs, NSGs and admin rules that are in no conformance case. */
class SpecRowsAccessTest {
    private static final NsgDeclaration NSG1 = nsg("NSG1");
    private static final NsgDeclaration NSG2 = nsg("NSG2");

    private static Network classic(InputEndpointDeclaration machine) {
        return network(classicVnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .vm(machine));
    }

    private static InputEndpointDeclaration web(AclDeclaration list) {
        return vm("web").privateIp("10.0.1.6").endpoint("http", tcp(80)).acl(list);
    }

    private static VmDeclaration open(String name, String address) {
        return vm(name).privateIp(address).publicIp(publicIp(name + "-ip").basic());
    }

    /** The four machines of Microsoft's page on how NSGs work: with both, either and none of two NSGs. */
    private static Network four(NsgDeclaration subnet, NsgDeclaration machine) {
        return network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("Subnet1", "10.0.1.0/24")
                .nsg(subnet)
                .vm(open("VM1", "10.0.1.4").nsg(machine))
                .vm(open("VM2", "10.0.1.5"))
                .subnet("Subnet2", "10.0.2.0/24")
                .vm(open("VM3", "10.0.2.4").nsg(machine))
                .subnet("Subnet3", "10.0.3.0/24")
                .vm(open("VM4", "10.0.3.4")));
    }

    @Test
    void whom_no_permit_names_is_refused() {
        Network permits = classic(web(acl().permit(100, "65.0.0.0/8").permit(200, "159.0.0.0/8")));
        Network mixed = classic(web(acl().deny(100, "175.1.0.1/24").permit(200, "175.0.0.0/8")));

        assertThat(permits).cannotReach(ip("8.8.8.8"), publicEndpoint("web"), 80);
        assertThat(mixed).canReach(ip("175.2.0.1"), publicEndpoint("web"), 80);
        assertThat(mixed).cannotReach(ip("8.8.8.8"), publicEndpoint("web"), 80);
    }

    @Test
    void a_denial_alone_leaves_some_of_the_internet_out() {
        Network network = classic(web(acl().deny(100, "203.0.113.0/24")));

        assertThat(network).cannotReach(ip("203.0.113.9"), publicEndpoint("web"), 80);
        assertThat(Cases.answer(canReach(internet(), vm("web"), 80), network).verdict())
                .isEqualTo(Verdict.PARTIAL);
    }

    @Test
    void an_endpoint_is_for_its_own_protocol() {
        Network network = classic(web(acl().permit(100, "1.2.3.4/32")));

        assertThat(network).canReach(ip("1.2.3.4"), vm("web"), 80);
        assertThat(network).cannotReach(ip("1.2.3.4"), vm("web"), udp(80));
    }

    @Test
    void another_classic_network_needs_the_endpoint_and_the_own_one_does_not() {
        Network network = network(
                classicVnet("v")
                        .addressSpace("10.0.0.0/16")
                        .subnet("s", "10.0.1.0/24")
                        .vm(web(acl().permit(100, "1.2.3.4/32")))
                        .vm(vm("neighbour").privateIp("10.0.1.7").endpoint("rdp", tcp(3389))),
                classicVnet("w")
                        .addressSpace("10.1.0.0/16")
                        .subnet("s", "10.1.1.0/24")
                        .vm(vm("far").privateIp("10.1.1.4")));

        assertThat(network).canReach(vm("neighbour"), vm("web"), 445);
        assertThat(network).cannotReach(vm("far"), vm("neighbour"), 3389);
        assertThat(network).canReach(vm("far"), publicEndpoint("neighbour"), 3389);
    }

    @Test
    void each_nsg_lets_in_and_out_at_its_own_place_only() {
        NsgDeclaration web1 = NSG1.allowInbound(100, "web").on(tcp(80));
        NsgDeclaration web2 = NSG2.allowInbound(100, "web").on(tcp(80));
        NsgDeclaration noWeb = NSG1.denyOutbound(100, "no-web").on(tcp(80));

        assertThat(four(web1, web2)).cannotReach(internet(), vm("VM1"), 443);
        assertThat(four(web1, NSG2)).canReach(internet(), vm("VM2"), 80);
        assertThat(four(NSG1, NSG2)).cannotReach(internet(), vm("VM3"), 80);
        assertThat(four(NSG1, web2)).canReach(internet(), vm("VM3"), 80);
        assertThat(four(noWeb, NSG2)).canReach(vm("VM4"), internet(), 80);
        assertThat(Cases.evaluated(Stage.OUTBOUND, canReach(vm("VM1"), internet(), 80), four(noWeb, NSG2)))
                .containsExactly("NSG2.AllowInternetOutBound", "NSG1.no-web");
    }

    @Test
    void a_rule_between_groups_is_for_their_members_protocols_and_ports_alone() {
        NsgDeclaration rules = nsg("n").allowInbound(110, "logic")
                .from(asg("AsgLogic"))
                .to(asg("AsgDb"))
                .on(tcp(1433))
                .denyInbound(120, "others")
                .to(asg("AsgDb"))
                .toPorts(1433);
        Network network = network(vnet("v")
                .subnet("s", "10.0.1.0/24")
                .nsg(rules)
                .vm(vm("web").privateIp("10.0.1.4").asg("AsgWeb"))
                .vm(vm("logic").privateIp("10.0.1.5").asg("AsgLogic"))
                .vm(vm("db").privateIp("10.0.1.6").asg("AsgDb")));

        assertThat(network).canReach(vm("logic"), vm("db"), 1433);
        assertThat(network).cannotReach(vm("logic"), vm("db"), udp(1433));
        assertThat(network).cannotReach(vm("web"), vm("db"), 1433);
        assertThat(network).canReach(vm("web"), vm("db"), 1434);
    }

    @Test
    void a_rule_for_icmp_or_esp_leaves_tcp_alone() {
        NsgDeclaration rules = NSG1.denyInbound(100, "ping")
                .protocol(Protocol.ICMP)
                .denyInbound(110, "tunnels")
                .protocol(Protocol.ESP);

        assertThat(four(rules, NSG2)).cannotReach(vm("VM1"), vm("VM2"), icmp());
        assertThat(four(rules, NSG2)).canReach(vm("VM1"), vm("VM2"), 443);
    }

    @Test
    void a_denial_for_one_platform_tag_leaves_the_other_platform_address_open() {
        NsgDeclaration rules = nsg("n").denyOutbound(100, "imds").to(tag("AzurePlatformIMDS"));
        Network network = network(
                vnet("v").subnet("s", "10.0.0.0/24").nsg(rules).vm(vm("one").privateIp("10.0.0.4")));

        assertThat(network).cannotReach(vm("one"), ip("169.254.169.254"), 80);
        assertThat(network).canReach(vm("one"), ip("168.63.129.16"), udp(53));
    }

    @Test
    void an_admin_rule_of_the_lower_number_decides_whatever_it_says() {
        Network network = network(
                vnet("v")
                        .subnet("s", "10.0.0.0/24")
                        .nsg(nsg("n").denyInbound(100, "none"))
                        .vm(vm("one").privateIp("10.0.0.4"))
                        .vm(vm("two").privateIp("10.0.0.5")),
                adminRules("m")
                        .collection("c", "v")
                        .deny(1, "no-ssh")
                        .inbound()
                        .on(tcp(22))
                        .alwaysAllow(2, "all")
                        .inbound());

        assertThat(network).cannotReach(vm("one"), vm("two"), 22);
        assertThat(network).canReach(vm("one"), vm("two"), 443);
    }

    @Test
    void the_higher_manager_s_denial_stands_whatever_the_number() {
        Network network = network(
                vnet("v").subnet("s", "10.0.0.0/24").vm(vm("one")).vm(vm("two")),
                adminRules("high")
                        .scopeLevel(0)
                        .collection("c", "v")
                        .deny(50, "no-ssh")
                        .inbound()
                        .on(tcp(22)),
                adminRules("low")
                        .scopeLevel(2)
                        .collection("c", "v")
                        .alwaysAllow(1, "ssh")
                        .inbound()
                        .on(tcp(22)));

        assertThat(network).cannotReach(vm("one"), vm("two"), 22);
    }

    @Test
    void an_outbound_admin_rule_filters_at_the_source_and_spares_the_bastion() {
        Network network = network(
                vnet("v")
                        .addressSpace("10.0.0.0/16")
                        .subnet("s", "10.0.0.0/24")
                        .vm(vm("one").privateIp("10.0.0.4"))
                        .subnet("AzureBastionSubnet", "10.0.1.0/26")
                        .bastion(bastion("b").publicIp("20.1.0.9")),
                adminRules("m")
                        .collection("c", "v")
                        .deny(1, "no-smb")
                        .outbound()
                        .to(tag("Internet"))
                        .on(tcp(445))
                        .deny(2, "no-web")
                        .inbound()
                        .on(tcp(443)));

        assertThat(network).cannotReach(vm("one"), internet(), 445);
        assertThat(network).canReach(vm("one"), internet(), 443);
        assertThat(network).canReach(internet(), bastion("b"), 443);
    }

    @Test
    void lists_of_groups_and_memberships_have_limits() {
        String[] names = new String[21];
        for (int i = 0; i < names.length; i++) {
            names[i] = "g" + i;
        }

        assertThatThrownBy(() -> network(vnet("v")
                        .subnet("s", "10.0.0.0/24")
                        .vm(vm("a").privateIp("10.0.0.4").asg(names))))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("network interface 'a-nic' is in 21 application security groups; at most 20 are allowed");
    }
}
