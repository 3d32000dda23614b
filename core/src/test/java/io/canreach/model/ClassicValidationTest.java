package io.canreach.model;

import static io.canreach.model.Lab.endpoint;
import static io.canreach.model.Refusal.refused;
import static io.canreach.model.Refusal.vnet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.packet.Protocol;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Azure refuses of classic machines and their endpoints. */
class ClassicValidationTest {
    private static final AclRule ACL = AclRule.of(1, AclRule.Action.PERMIT, "10.0.0.0/8");

    private static Lab classic(InputEndpoint... endpoints) {
        return new Lab()
                .classicVnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .cloudService("cs", "40.1.1.1")
                .classicVm("one", "10.0.1.4", "cs", endpoints);
    }

    private static InputEndpoint member(String set, Optional<EndpointAcl> acl) {
        return new InputEndpoint("e", Protocol.TCP, 80, 80, acl, Optional.of(set));
    }

    @Test
    void a_machine_has_an_endpoint_acl_or_an_nsg() {
        refused(
                classic(endpoint(80, 80, ACL)).subnetNsg("n"),
                "vm 'one' has an endpoint ACL and NSG 'n'; Azure allows one or the other");
        refused(
                classic(endpoint(80, 80, ACL)).nicNsg("n"),
                "vm 'one' has an endpoint ACL and NSG 'n'; Azure allows one or the other");
        assertThat(classic(endpoint(80, 80)).subnetNsg("n").network().all(VirtualMachine.class))
                .hasSize(1);
    }

    @Test
    void an_acl_or_an_nsg_of_which_nothing_is_known_may_not_be_there() {
        Unknown reason = new Unknown("it is not in the input");
        Lab unknownAcl =
                classic(member("web", Optional.of(EndpointAcl.unknown(reason)))).subnetNsg("n");
        Lab halfKnown = classic(endpoint(80, 80, ACL, new AclRule(2, AclRule.Action.DENY, reason, "")))
                .subnetNsg("n");

        assertThat(unknownAcl.network().all(VirtualMachine.class)).hasSize(1);
        refused(halfKnown, "vm 'one' has an endpoint ACL and NSG 'n'; Azure allows one or the other");
        assertThat(NetworkSecurityGroup.unknown(Lab.nsgId("n"), reason).isUnknown())
                .isTrue();
        assertThat(NetworkSecurityGroup.of(Lab.nsgId("n"), List.of()).isUnknown())
                .isFalse();
        assertThat(new EndpointAcl(List.of()).isUnknown()).isFalse();
    }

    @Test
    void a_public_port_is_used_once_unless_a_load_balanced_set_shares_it() {
        String message = "vm 'two' endpoint '%s' TCP 80 -> 80 uses a public port that vm 'one' uses in the same cloud"
                + " service; only a load-balanced set shares a port";
        refused(
                classic(endpoint(80, 80)).classicVm("two", "10.0.1.5", "cs", endpoint(80, 80)),
                String.format(message, "e80"));
        refused(
                classic(endpoint(80, 80)).classicVm("two", "10.0.1.5", "cs", member("web", Optional.empty())),
                String.format(message, "e"));
        refused(
                classic(member("web", Optional.empty()))
                        .classicVm("two", "10.0.1.5", "cs", member("other", Optional.empty())),
                String.format(message, "e"));
        assertThat(classic(member("web", Optional.empty()))
                        .classicVm("two", "10.0.1.5", "cs", member("WEB", Optional.empty()))
                        .network()
                        .all(VirtualMachine.class))
                .hasSize(2);
    }

    @Test
    void a_load_balanced_set_has_one_acl() {
        AclRule other = AclRule.of(1, AclRule.Action.DENY, "10.0.0.0/8");

        refused(
                classic(member("web", endpoint(80, 80, ACL).acl()))
                        .classicVm(
                                "two",
                                "10.0.1.5",
                                "cs",
                                member("web", endpoint(80, 80, other).acl())),
                "load-balanced set 'web' has different ACLs on its members; a set has one ACL");
    }

    @Test
    void only_classic_machines_have_endpoints_and_they_have_a_cloud_service() {
        VirtualMachine modern = new VirtualMachine(
                Lab.vmId("m"),
                DeploymentModel.RESOURCE_MANAGER,
                "",
                List.of(),
                Optional.empty(),
                List.of(endpoint(80, 80)),
                Optional.empty(),
                VirtualMachine.PowerState.RUNNING);
        VirtualMachine homeless = new VirtualMachine(
                Lab.vmId("h"),
                DeploymentModel.CLASSIC,
                "",
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                VirtualMachine.PowerState.RUNNING);

        refused(vnet().add(modern), "vm 'm' has input endpoints, which only classic machines have");
        refused(vnet().add(homeless), "vm 'h' is classic and belongs to no cloud service");
    }

    @Test
    void two_endpoints_of_a_machine_have_two_names() {
        InputEndpoint again = InputEndpoint.of("E80", Protocol.UDP, 81);

        refused(classic(endpoint(80, 80), again), "two endpoints of vm 'one' are named 'E80'");
    }

    @Test
    void a_classic_nsg_knows_tcp_and_udp_or_any_protocol() {
        SecurityRule icmp = Lab.allowIn(100).withProtocol(Protocol.ICMP);

        assertThatThrownBy(() -> new NetworkSecurityGroup(Lab.nsgId("n"), DeploymentModel.CLASSIC, "", List.of(icmp)))
                .hasMessage("NSG 'n': rule 'rule-100' has protocol Icmp; allowed in a classic NSG is Tcp, Udp or *");
    }
}
