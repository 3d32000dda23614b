package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Access;
import io.canreach.model.AnyAddress;
import io.canreach.model.Appliance;
import io.canreach.model.Appliance.SourceNat;
import io.canreach.model.Appliance.State;
import io.canreach.model.ApplianceRule;
import io.canreach.model.DnatRule;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkRule;
import io.canreach.model.Ports;
import io.canreach.model.Prefix;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualMachine.PowerState;
import io.canreach.packet.Cidr;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApplianceDeclarationTest {
    private final VmDeclaration nva = vm("nva").privateIp("10.0.0.4");

    @Test
    void a_machine_says_nothing_of_what_it_forwards_unless_told() {
        assertThat(machine(nva).appliance()).isEmpty();
        assertThat(machine(nva).powerState()).isEqualTo(PowerState.RUNNING);
        assertThat(forwarding(nva)).containsExactly(false);
    }

    @Test
    void an_appliance_forwards_on_all_its_interfaces() {
        var two = vm("nva")
                .nic(nic("front").privateIp("10.0.0.4"))
                .nic(nic("back").privateIp("10.0.0.5"));

        assertThat(forwarding(two)).containsExactly(false, false);
        assertThat(forwarding(two.ipForwarding())).containsExactly(true, true);
        assertThat(forwarding(two.appliance(router()))).containsExactly(true, true);
        assertThat(machine(two.ipForwarding()).appliance()).isEmpty();
    }

    @Test
    void a_router_forwards_everything_and_an_unknown_appliance_says_nothing() {
        assertThat(made(router())).isEqualTo(Appliance.ROUTER);
        assertThat(made(unknownAppliance())).isEqualTo(Appliance.UNKNOWN);
    }

    @Test
    void an_appliance_without_rules_lets_nothing_through_and_follows_connections() {
        var made = made(appliance());

        assertThat(made.forwarding()).isEqualTo(Appliance.Forwarding.BY_RULES);
        assertThat(made.state()).isEqualTo(State.STATEFUL);
        assertThat(made.sourceNat()).isEqualTo(SourceNat.NONE);
        assertThat(made.rules()).isEmpty();
    }

    @Test
    void source_addresses_are_translated_always_or_on_the_way_to_the_internet() {
        assertThat(made(router().snat()).sourceNat()).isEqualTo(SourceNat.ALWAYS);
        assertThat(made(router().snatToInternet()).sourceNat()).isEqualTo(SourceNat.INTERNET);
    }

    @Test
    void a_router_may_follow_connections_and_an_appliance_may_not() {
        assertThat(made(router().stateful()).state()).isEqualTo(State.STATEFUL);
        assertThat(made(appliance().stateless()).state()).isEqualTo(State.STATELESS);
    }

    @Test
    void rules_keep_their_order_and_match_everything_unless_narrowed() {
        var made = made(appliance()
                .allow("web")
                .from(cidr("10.1.0.0/16"), ip("10.2.0.4"))
                .to(tag("Storage"))
                .on(tcp(80))
                .on(tcp(443))
                .deny("rest"));

        var web = new NetworkRule(
                "web",
                Set.of(Protocol.TCP),
                List.of(prefix("10.1.0.0/16"), prefix("10.2.0.4/32")),
                List.of(tag("Storage").match()),
                List.of(new Ports(PortSet.of(80, 443))));
        assertThat(made.rules())
                .containsExactly(
                        new ApplianceRule(Access.ALLOW, web), new ApplianceRule(Access.DENY, NetworkRule.any("rest")));
    }

    @Test
    void a_rule_may_be_for_several_protocols_with_the_same_ports() {
        var made = made(
                appliance().allow("dns").on(udp(53)).on(tcp(53)).allow("all").on(anyTraffic()));

        assertThat(made.rules().get(0).match().protocols()).containsExactlyInAnyOrder(Protocol.TCP, Protocol.UDP);
        assertThat(made.rules().get(0).match().destinationPorts()).containsExactly(new Ports(PortSet.of(53)));
        assertThat(made.rules().get(1).match()).isEqualTo(NetworkRule.any("all"));
    }

    @Test
    void what_is_called_at_the_machines_own_address_leads_elsewhere() {
        var made = made(appliance()
                .dnat("web", tcp(80))
                .from(tag("Internet"))
                .to("10.0.1.5", 8080)
                .dnat("dns", udp(53))
                .at("10.0.0.9")
                .to("10.0.1.6"));

        assertThat(made.translations())
                .containsExactly(
                        new DnatRule(
                                "web",
                                Set.of(Protocol.TCP),
                                List.of(tag("Internet").match()),
                                KnownAddress.parse("10.0.0.4"),
                                PortSet.of(80),
                                KnownAddress.parse("10.0.1.5"),
                                Optional.of(8080)),
                        new DnatRule(
                                "dns",
                                Set.of(Protocol.UDP),
                                List.of(new AnyAddress()),
                                KnownAddress.parse("10.0.0.9"),
                                PortSet.of(53),
                                KnownAddress.parse("10.0.1.6"),
                                Optional.empty()));
    }

    @Test
    void a_translation_at_an_address_that_is_not_declared_is_at_an_unknown_one() {
        var machine =
                machine(vm("nva").appliance(appliance().dnat("web", tcp(80)).to("10.0.1.5")));

        assertThat(machine.appliance().orElseThrow().translations().get(0).destination())
                .isEqualTo(new Unknown("the address of vm 'nva' is not declared"));
    }

    @Test
    void a_machine_may_be_stopped() {
        assertThat(machine(nva.stopped()).powerState()).isEqualTo(PowerState.STOPPED);
        assertThat(machine(nva.stopped().appliance(router())).powerState()).isEqualTo(PowerState.STOPPED);
    }

    @Test
    void a_handle_of_a_stopped_machine_that_runs_is_refused() {
        var network = network(of(nva));

        assertThat(nva.endpointIn(network)).hasToString("vm 'nva'");
        assertThatThrownBy(() -> nva.stopped().endpointIn(network))
                .hasMessage("vm 'nva' was said to be stopped, but in the network asked about it is running");
    }

    @Test
    void all_that_is_wrong_with_rules_is_told_at_once() {
        var wrong = appliance()
                .allow("both")
                .on(tcp(80))
                .on(udp(53))
                .allow("group")
                .from(asg("web"))
                .to(cidr("10.0.0.0/33"))
                .dnat("nowhere", tcp(80))
                .dnat("ping", icmp())
                .at("ten")
                .to("10.0.1.5", 0);

        assertThatThrownBy(() -> network(of(nva.appliance(wrong))))
                .isInstanceOfSatisfying(
                        InvalidNetworkException.class,
                        refused -> Golden.assertEqual("wrong-appliance", String.valueOf(refused.getMessage())));
    }

    @Test
    void a_router_has_no_rules() {
        assertThatThrownBy(() -> network(of(nva.appliance(router().allow("web")))))
                .hasMessage("vm 'nva' is a router and has the rule 'web'; only an appliance() has rules");
        assertThatThrownBy(() -> network(of(nva.appliance(unknownAppliance().deny("web")))))
                .hasMessage("vm 'nva' is an unknown appliance and has the rule 'web'; only an appliance() has rules");
    }

    @Test
    void appliances_are_values_and_print_what_they_are() {
        assertThat(appliance().allow("web")).isEqualTo(appliance().allow("web")).isNotEqualTo(appliance());
        assertThat(router().snat()).isEqualTo(router().snat()).isNotEqualTo(router());
        assertThat(router()).hasToString("router");
        assertThat(unknownAppliance()).hasToString("unknown appliance");
        assertThat(appliance().allow("web")).hasToString("appliance of 1 rule");
        assertThat(appliance().dnat("web", tcp(80)).to("10.0.1.5")).hasToString("appliance of 0 rules");
    }

    private static Prefix prefix(String text) {
        return new Prefix(Cidr.parse(text));
    }

    private static VnetDeclaration of(VmDeclaration machine) {
        return vnet("v").subnet("s", "10.0.0.0/24").vm(machine);
    }

    private static VirtualMachine machine(VmDeclaration machine) {
        return network(of(machine)).all(VirtualMachine.class).iterator().next();
    }

    private static List<Boolean> forwarding(VmDeclaration machine) {
        Network network = network(of(machine));
        return network.all(NetworkInterface.class).stream()
                .map(NetworkInterface::ipForwarding)
                .toList();
    }

    private Appliance made(ApplianceDeclaration said) {
        return machine(nva.appliance(said)).appliance().orElseThrow();
    }
}
