package io.canreach.watch;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.denyOut;
import static io.canreach.model.Lab.nicId;
import static io.canreach.model.Lab.nsgId;
import static io.canreach.model.Lab.prefix;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.AsgReference;
import io.canreach.model.Direction;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.LabAdmin;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NextHopType;
import io.canreach.model.Route;
import io.canreach.model.SecurityAdminRule;
import io.canreach.model.SecurityAdminRule.Action;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Unknown;
import io.canreach.packet.Flow;
import io.canreach.packet.Ip;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.security.MatchFlags;
import io.canreach.security.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkWatcherTest {
    private static final String ME = "10.0.0.4";

    private static Lab lab(SecurityRule... rules) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.0.0/24")
                .subnetNsg("outer", rules)
                .vm("one", ME);
    }

    private static IpFlowVerdict verify(Lab lab, Direction direction, Flow flow) {
        return NetworkWatcher.of(lab.network()).ipFlowVerify(nicId("one"), direction, flow);
    }

    @Test
    void ip_flow_verify_answers_as_azure_s_tutorial_says() {
        Lab lab = lab();

        assertThat(verify(lab, Direction.OUTBOUND, Flow.tcp(ME, 60000, "13.107.21.200", 80)))
                .hasToString("allow defaultSecurityRules/AllowInternetOutBound");
        assertThat(verify(lab, Direction.OUTBOUND, Flow.tcp(ME, 60000, "172.31.0.100", 80)))
                .hasToString("DENY defaultSecurityRules/DenyAllOutBound");
        assertThat(verify(lab, Direction.INBOUND, Flow.tcp("172.31.0.100", 60000, ME, 80)))
                .hasToString("DENY defaultSecurityRules/DenyAllInBound");
    }

    @Test
    void it_names_a_user_s_rule_and_its_nsg() {
        SecurityRule rule = denyOut(501).withProtocol(Protocol.TCP).withDestinationPorts(PortSet.of(80));

        IpFlowVerdict verdict = verify(lab(rule), Direction.OUTBOUND, Flow.tcp(ME, 60000, "12.11.12.14", 80));

        assertThat(verdict).hasToString("DENY securityRules/out-501");
        assertThat(verdict.networkSecurityGroup()).contains(nsgId("outer"));
    }

    @Test
    void both_nsgs_must_allow_and_the_denying_one_is_named() {
        SecurityRule rdp = allowIn(100).withDestinationPorts(PortSet.of(3389));
        Flow flow = Flow.tcp("167.220.148.7", 60000, ME, 3389);

        assertThat(verify(lab(rdp).nicNsg("inner"), Direction.INBOUND, flow).networkSecurityGroup())
                .contains(nsgId("inner"));
        assertThat(verify(lab(rdp).nicNsg("inner", rdp), Direction.INBOUND, flow)
                        .access())
                .isEqualTo(Outcome.ALLOW);
        assertThat(verify(lab().nicNsg("inner", rdp), Direction.INBOUND, flow).networkSecurityGroup())
                .contains(nsgId("outer"));
    }

    @Test
    void a_probe_of_the_load_balancer_can_be_denied_by_virtual_network() {
        Flow probe = Flow.tcp("168.63.129.16", 60000, ME, 80);
        SecurityRule rule = denyIn(200).withSource(ServiceTag.VIRTUAL_NETWORK);

        assertThat(verify(lab(), Direction.INBOUND, probe).access()).isEqualTo(Outcome.ALLOW);
        assertThat(verify(lab(rule), Direction.INBOUND, probe)).hasToString("DENY securityRules/rule-200");
    }

    @Test
    void without_any_nsg_it_allows_and_names_none() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.0.0/24").vm("one", ME);

        assertThat(verify(lab, Direction.INBOUND, Flow.tcp("8.8.8.8", 60000, ME, 80)))
                .hasToString("allow (no NSG)");
    }

    @Test
    void something_unknown_is_undetermined_unless_the_other_nsg_denies() {
        SecurityRule sql = denyIn(100).withSource(new Unknown("a parameter"));
        Flow flow = Flow.tcp("10.0.0.9", 60000, ME, 80);

        IpFlowVerdict open = verify(lab(sql), Direction.INBOUND, flow);

        assertThat(open.access()).isEqualTo(Outcome.UNDETERMINED);
        assertThat(open.doubts()).hasSize(1);
        assertThat(verify(lab(sql).nicNsg("inner", denyIn(100)), Direction.INBOUND, flow)
                        .access())
                .isEqualTo(Outcome.DENY);
    }

    @Test
    void next_hop_answers_as_azure_s_tutorial_says() {
        NetworkWatcher watcher = NetworkWatcher.of(lab().network());

        assertThat(watcher.nextHop(nicId("one"), Ip.parse("13.107.21.200"))).hasToString("Internet (System Route)");
        assertThat(watcher.nextHop(nicId("one"), Ip.parse("172.31.0.100"))).hasToString("None (System Route)");
        assertThat(watcher.nextHop(nicId("one"), Ip.parse("10.0.9.9"))).hasToString("VnetLocal (System Route)");
    }

    @Test
    void next_hop_names_the_table_and_the_appliance_of_a_user_s_route() {
        Lab lab = lab().routes(Route.toAppliance("r", prefix("0.0.0.0/0"), KnownAddress.parse("10.0.9.4")));

        NextHop hop = NetworkWatcher.of(lab.network()).nextHop(nicId("one"), Ip.parse("8.8.8.8"));

        assertThat(hop.type()).isEqualTo(NextHopType.VIRTUAL_APPLIANCE);
        assertThat(hop).hasToString("VirtualAppliance 10.0.9.4 (/routeTables/rt-v-s)");
    }

    @Test
    void next_hop_says_when_it_is_not_sure() {
        Lab lab = lab().routes(Route.of("r", new ServiceTag("Sql"), NextHopType.NONE));

        NextHop hop = NetworkWatcher.of(lab.network()).nextHop(nicId("one"), Ip.parse("8.8.8.8"));

        assertThat(hop.type()).isEqualTo(NextHopType.INTERNET);
        assertThat(hop.doubts()).hasSize(1);
    }

    @Test
    void where_no_route_leads_there_is_no_next_hop() {
        NextHop hop = NetworkWatcher.of(lab().network()).nextHop(nicId("one"), Ip.parse("2606:4700::1"));

        assertThat(hop).hasToString("None (System Route)");
    }

    @Test
    void diagnosis_shows_every_group_as_far_as_it_gets_with_flags_for_each_rule() {
        Lab lab = lab().nicNsg("inner", denyIn(1000).withSource(ServiceTag.VIRTUAL_NETWORK));

        var groups = NetworkWatcher.of(lab.network())
                .diagnose(nicId("one"), Direction.INBOUND, Flow.tcp("10.0.1.9", 60000, ME, 22));

        assertThat(groups)
                .extracting(GroupDiagnosis::ruleName)
                .containsExactly("DefaultRule_AllowVnetInBound", "UserRule_rule-1000");
        assertThat(groups).extracting(GroupDiagnosis::access).containsExactly(Outcome.ALLOW, Outcome.DENY);
        assertThat(groups).extracting(group -> group.appliedTo().name()).containsExactly("s", "one-nic");
        assertThat(groups.get(1).rules())
                .extracting(MatchFlags::all)
                .containsExactly(MatchFlags.Match.YES, MatchFlags.Match.YES, MatchFlags.Match.NO, MatchFlags.Match.YES);
    }

    @Test
    void diagnosis_stops_behind_a_group_that_denies() {
        Lab lab = lab(denyIn(100)).nicNsg("inner");

        var groups = NetworkWatcher.of(lab.network())
                .diagnose(nicId("one"), Direction.INBOUND, Flow.tcp("10.0.1.9", 60000, ME, 22));

        assertThat(groups).hasSize(1);
    }

    @Test
    void an_interface_without_address_is_still_a_member_of_its_groups() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.0.0/24")
                .subnetNsg("outer", denyIn(100).withDestination(new AsgReference(Lab.asgId("web"))))
                .vm("one", "")
                .asg("web");

        assertThat(verify(lab, Direction.INBOUND, Flow.tcp("10.0.1.9", 60000, "10.0.0.77", 80)))
                .hasToString("DENY securityRules/rule-100");
    }

    @Test
    void the_security_group_view_lists_each_interface_with_all_its_rules() {
        SecurityRule out = denyOut(200);
        Lab lab = lab(allowIn(100)).nicNsg("inner", out).moreNic("two", "10.0.0.5");
        NetworkWatcher watcher = NetworkWatcher.of(lab.network());

        SecurityGroupView view = watcher.securityGroupView(Lab.vmId("one"));

        assertThat(watcher.interfaces(Lab.vmId("one")))
                .extracting(NetworkInterface::id)
                .containsExactly(nicId("one"), nicId("two"));
        assertThat(view.networkInterfaces()).hasSize(2);
        SecurityGroupView.InterfaceRules first = view.networkInterfaces().get(0);
        assertThat(first.interfaceRules()).containsExactly(out);
        assertThat(first.subnetRules()).hasSize(1);
        assertThat(first.defaultRules()).hasSize(6);
        assertThat(first.effective().groups()).hasSize(2);
        assertThat(view.networkInterfaces().get(1).interfaceRules()).isEmpty();
    }

    @Test
    void effective_rules_and_routes_are_those_of_the_subnet() {
        NetworkWatcher watcher = NetworkWatcher.of(lab().network());

        assertThat(watcher.effectiveRoutes(nicId("one")).routes()).hasSize(6);
        assertThat(watcher.effectiveSecurityRules(nicId("one")).groups()).hasSize(1);
    }

    @Test
    void what_is_not_there_is_refused() {
        NetworkWatcher watcher = NetworkWatcher.of(lab().network());

        assertThatThrownBy(() -> watcher.nextHop(nicId("two"), Ip.parse("8.8.8.8")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no NetworkInterface '/networkInterfaces/two-nic' in the network; there is: 'one-nic'");
    }

    @Test
    void next_hop_names_the_kinds_of_routes_that_azure_makes_for_what_is_connected() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .location("westeurope")
                .subnet("s", "10.0.1.0/24")
                .serviceEndpoint("Microsoft.Storage")
                .tag("Storage", "20.60.0.0/16, 20.61.0.0/24")
                .vm("one", "10.0.1.4")
                .privateEndpoint("sql", "10.0.1.5")
                .vnet("w", "10.1.0.0/16")
                .location("eastus")
                .peer("v", "w")
                .vnet("m", "10.2.0.0/16")
                .group("mesh", "v", "m");
        NetworkWatcher watcher = NetworkWatcher.of(lab.network());

        assertThat(List.of("10.0.1.5", "10.1.0.4", "10.2.0.4", "20.61.0.9"))
                .extracting(ip -> watcher.nextHop(nicId("one"), Ip.parse(ip)).toString())
                .containsExactly(
                        "InterfaceEndpoint (System Route)",
                        "VNetGlobalPeering (System Route)",
                        "ConnectedGroup (System Route)",
                        "VirtualNetworkServiceEndpoint (System Route)");
        assertThat(watcher.effectiveRoutes(nicId("one")).toString())
                .contains("20.61.0.0/24 of Storage -> VirtualNetworkServiceEndpoint (Default)");
    }

    private static Lab ruled(Lab lab, SecurityAdminRule... rules) {
        return LabAdmin.in(lab, "GlobalRules", 0).collection("v", rules).done();
    }

    private static SecurityAdminRule within(Action action) {
        return LabAdmin.changed(LabAdmin.in(action, 100, 0), rule -> rule.withSource(ServiceTag.VIRTUAL_NETWORK));
    }

    @Test
    void diagnosis_begins_with_the_admin_rules() {
        Lab lab =
                ruled(lab().nicNsg("inner", denyIn(1000).withSource(ServiceTag.VIRTUAL_NETWORK)), within(Action.ALLOW));

        var groups = NetworkWatcher.of(lab.network())
                .diagnose(nicId("one"), Direction.INBOUND, Flow.tcp("10.0.1.10", 60000, ME, 22));

        assertThat(groups)
                .extracting(group -> group.toString().lines().findFirst().orElse(""))
                .containsExactly(
                        "admin rules 'GlobalRules' on v: Allow by admin-100",
                        "NSG 'outer' on s: allow by DefaultRule_AllowVnetInBound",
                        "NSG 'inner' on one-nic: DENY by UserRule_rule-1000");
    }

    @Test
    void behind_admin_rules_that_decide_no_nsg_is_evaluated() {
        Flow flow = Flow.tcp("10.0.1.10", 60000, ME, 22);
        Lab denied = ruled(lab(allowIn(100)), within(Action.DENY));
        Lab allowed = ruled(lab(denyIn(100)), within(Action.ALWAYS_ALLOW));

        assertThat(verify(denied, Direction.INBOUND, flow)).hasToString("DENY admin-100 (admin rule of 'GlobalRules')");
        assertThat(verify(allowed, Direction.INBOUND, flow))
                .hasToString("allow admin-100 (admin rule of 'GlobalRules')");
        assertThat(NetworkWatcher.of(denied.network()).diagnose(nicId("one"), Direction.INBOUND, flow))
                .hasSize(1);
        assertThat(NetworkWatcher.of(allowed.network()).diagnose(nicId("one"), Direction.INBOUND, flow))
                .hasSize(1);
    }

    @Test
    void an_admin_rule_that_allows_leaves_the_verdict_to_nsgs() {
        Flow flow = Flow.tcp("10.0.1.10", 60000, ME, 22);
        Lab open = new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.0.0/24").vm("one", ME);

        assertThat(verify(ruled(lab(denyIn(100)), within(Action.ALLOW)), Direction.INBOUND, flow))
                .hasToString("DENY securityRules/rule-100");
        assertThat(verify(ruled(open, within(Action.ALLOW)), Direction.INBOUND, flow))
                .hasToString("allow admin-100 (admin rule of 'GlobalRules')");
    }

    @Test
    void an_admin_rule_that_may_match_matters_where_nsgs_say_otherwise() {
        Flow flow = Flow.tcp("10.0.1.10", 60000, ME, 22);
        SecurityAdminRule perhaps = LabAdmin.changed(
                LabAdmin.in(Action.ALWAYS_ALLOW, 100, 0), rule -> rule.withSource(new Unknown("a parameter")));

        assertThat(verify(ruled(lab(allowIn(100)), perhaps), Direction.INBOUND, flow)
                        .access())
                .isEqualTo(Outcome.ALLOW);
        assertThat(verify(ruled(lab(denyIn(100)), perhaps), Direction.INBOUND, flow)
                        .access())
                .isEqualTo(Outcome.UNDETERMINED);
    }
}
