package io.canreach.security;

import static io.canreach.model.LabAdmin.changed;
import static io.canreach.model.LabAdmin.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.ApplicationGateway.Version;
import io.canreach.model.Direction;
import io.canreach.model.Kit;
import io.canreach.model.Lab;
import io.canreach.model.LabAdmin;
import io.canreach.model.Network;
import io.canreach.model.Ports;
import io.canreach.model.SecurityAdminRule;
import io.canreach.model.SecurityAdminRule.Action;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.packet.Flow;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which security admin rules apply to a subnet, and what they decide. */
class AdminRulesTest {
    private static final SecurityAdminRule DENY = in(Action.DENY, 10, 22);

    private static AdminRules of(Lab lab, String subnet) {
        Network network = lab.network();
        return AdminRules.of(network, network.get(Subnet.class, Lab.subnetId("v", subnet)), Direction.INBOUND);
    }

    private static Lab lab(SecurityAdminRule... rules) {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24");
        return LabAdmin.in(lab, "config", 0).collection("v", rules).done();
    }

    @Test
    void subnets_of_gateways_firewalls_bastions_and_route_servers_are_skipped() {
        Lab lab = lab(DENY)
                .subnet("GatewaySubnet", "10.0.2.0/27")
                .subnet("AzureFirewallSubnet", "10.0.3.0/26")
                .subnet("azurebastionsubnet", "10.0.4.0/26")
                .subnet("RouteServerSubnet", "10.0.5.0/27")
                .subnet("agw", "10.0.6.0/24")
                .add(Kit.applicationGateway("agw", Lab.subnetId("v", "agw"), Version.V2, "10.0.6.9"));

        for (String subnet :
                List.of("GatewaySubnet", "AzureFirewallSubnet", "azurebastionsubnet", "RouteServerSubnet", "agw")) {
            assertThat(of(lab, subnet).isEmpty()).as(subnet).isTrue();
        }
        assertThat(of(lab, "s").isEmpty()).isFalse();
        assertThat(of(lab, "agw").notApplied())
                .containsExactly("admin rules of 'config' do not apply to agw, which holds an application gateway");
    }

    @Test
    void a_network_without_configuration_has_no_rules_and_no_remark() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24").vnet("w", "10.1.0.0/16");
        LabAdmin.in(lab, "config", 0).collection("w", DENY).done();

        assertThat(of(lab, "s").isEmpty()).isTrue();
        assertThat(of(lab, "s").notApplied()).isEmpty();
    }

    @Test
    void rules_are_in_the_order_of_scope_and_then_of_priority() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24");
        LabAdmin.in(lab, "low", 7).collection("v", in(Action.DENY, 1, 22)).done();
        LabAdmin.in(lab, "high", 2)
                .collection("v", in(Action.ALLOW, 300, 22))
                .collection("v", in(Action.DENY, 200, 80))
                .done();

        assertThat(of(lab, "s").rules())
                .extracting(match -> match.rule().priority())
                .containsExactly(200, 300, 1);
        assertThat(of(lab, "s").configurations())
                .extracting(Object::toString)
                .containsExactly("security admin configuration 'high'", "security admin configuration 'low'");
    }

    @Test
    void what_is_decided_names_rule_and_configuration() {
        AdminPart part = of(lab(DENY), "s").decide(Flow.tcp("10.0.9.9", 50000, "10.0.1.4", 22));

        assertThat(part.is(AdminDecision.DENY)).isTrue();
        assertThat(part.rule()).map(SecurityRule::name).contains("admin-10");
        assertThat(part.configuration()).map(Object::toString).contains("security admin configuration 'config'");
        assertThat(of(lab(DENY), "s")
                        .decide(Flow.tcp("10.0.9.9", 50000, "10.0.1.4", 80))
                        .is(AdminDecision.NONE))
                .isTrue();
    }

    @Test
    void without_the_deciding_rule_the_next_one_decides() {
        AdminRules rules = of(lab(DENY, in(Action.ALLOW, 20, 0)), "s");
        Flow flow = Flow.tcp("10.0.9.9", 50000, "10.0.1.4", 22);

        assertThat(rules.decideWithout(flow, DENY.match()))
                .map(part -> part.rule().name())
                .contains("admin-20");
        assertThat(rules.ownerOf(DENY.match())).isEqualTo("config");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void sets_and_single_flows_agree_with_the_first_rule_that_matches(long seed) {
        Random random = new Random(seed);
        List<SecurityAdminRule> rules = new ArrayList<>();
        for (int priority = 1; priority <= 12; priority++) {
            int from = random.nextInt(40);
            PortSet ports = PortSet.range(from, from + random.nextInt(20));
            Action action = List.of(Action.values()).get(random.nextInt(3));
            rules.add(changed(in(action, priority, 1), rule -> rule.withDestinationPorts(ports)));
        }
        AdminRules list = of(lab(rules.toArray(SecurityAdminRule[]::new)), "s");
        List<AdminPart> parts = list.evaluate(PacketSet.all());

        for (int port = 0; port < 64; port++) {
            Flow flow = Flow.tcp("10.0.9.9", 50000, "10.0.1.4", port);
            AdminDecision expected = first(rules, port);
            assertThat(list.decide(flow).is(expected)).isTrue();
            assertThat(parts.stream().filter(part -> part.packets().contains(flow)))
                    .singleElement()
                    .satisfies(part -> assertThat(part.is(expected)).isTrue());
        }
    }

    private static AdminDecision first(List<SecurityAdminRule> rules, int port) {
        Optional<SecurityAdminRule> first = rules.stream()
                .filter(rule -> rule.match().destinationPorts().stream()
                        .anyMatch(ports -> ((Ports) ports).set().contains(port)))
                .min(Comparator.comparingInt(rule -> rule.match().priority()));
        return first.map(rule -> AdminDecision.of(rule.action())).orElse(AdminDecision.NONE);
    }
}
