package io.canreach.security;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyOut;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.AsgReference;
import io.canreach.model.DeploymentModel;
import io.canreach.model.Direction;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.packet.IpSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectiveSecurityRulesTest {
    private final Network network = new Lab()
            .vnet("v", "10.0.0.0/16")
            .subnet("s", "10.0.1.0/24")
            .subnetNsg(
                    "outer",
                    allowIn(100)
                            .withProtocol(Protocol.TCP)
                            .withSource(Lab.prefix("20.0.0.0/8"))
                            .withDestinationPorts(PortSet.of(3389)))
            .vm("one", "10.0.1.4")
            .asg("web")
            .nicNsg("inner", denyOut(200), allowIn(300).withDestination(new AsgReference(Lab.asgId("web"))))
            .subnet("open", "10.0.2.0/24")
            .vm("two", "10.0.2.4")
            .network();

    private EffectiveSecurityRules of(String vm) {
        return EffectiveSecurityRules.of(network, network.get(NetworkInterface.class, Lab.nicId(vm)));
    }

    @Test
    void an_interface_shows_its_own_group_and_then_its_subnet_s() {
        EffectiveSecurityRules rules = of("one");

        assertThat(rules.groups())
                .extracting(group -> group.networkSecurityGroup().name() + " on "
                        + group.association().name())
                .containsExactly("inner on one-nic", "outer on s");
    }

    @Test
    void without_any_group_there_is_nothing_to_show() {
        assertThat(of("two").groups()).isEmpty();
    }

    @Test
    void a_subnet_shows_its_own_group() {
        EffectiveSecurityRules rules =
                EffectiveSecurityRules.of(network, network.get(Subnet.class, Lab.subnetId("v", "s")));

        assertThat(rules.groups()).hasSize(1);
        assertThat(rules.groups().get(0).association()).isEqualTo(Lab.subnetId("v", "s"));
    }

    @Test
    void default_rules_follow_the_user_s_and_names_are_prefixed() {
        List<EffectiveSecurityRule> rules = of("one").groups().get(1).rules();

        assertThat(rules)
                .extracting(EffectiveSecurityRule::name)
                .containsExactly(
                        "securityRules/rule-100",
                        "defaultSecurityRules/AllowVnetInBound",
                        "defaultSecurityRules/AllowAzureLoadBalancerInBound",
                        "defaultSecurityRules/DenyAllInBound",
                        "defaultSecurityRules/AllowVnetOutBound",
                        "defaultSecurityRules/AllowInternetOutBound",
                        "defaultSecurityRules/DenyAllOutBound");
    }

    @Test
    void any_is_written_out_as_azure_does() {
        EffectiveSecurityRule last = of("one").groups().get(1).rules().get(3);

        assertThat(last.protocol()).isEqualTo("All");
        assertThat(last.sourcePortRanges()).containsExactly("0-65535");
        assertThat(last.destinationPortRanges()).containsExactly("0-65535");
        assertThat(last.sourceAddressPrefixes()).containsExactly("0.0.0.0/0");
        assertThat(last.expandedSource()).isEmpty();
        assertThat(last.priority()).isEqualTo(65500);
    }

    @Test
    void a_user_rule_shows_what_it_says() {
        EffectiveSecurityRule rule = of("one").groups().get(1).rules().get(0);

        assertThat(rule.protocol()).isEqualTo("Tcp");
        assertThat(rule.destinationPortRanges()).containsExactly("3389-3389");
        assertThat(rule.sourceAddressPrefixes()).containsExactly("20.0.0.0/8");
        assertThat(rule.direction()).isEqualTo(Direction.INBOUND);
    }

    @Test
    void tags_and_groups_are_shown_with_their_addresses() {
        EffectiveSecurityRule vnet = of("one").groups().get(1).rules().get(1);
        EffectiveSecurityRule web = of("one").groups().get(0).rules().get(0);

        assertThat(vnet.sourceAddressPrefixes()).containsExactly("VirtualNetwork");
        assertThat(vnet.expandedSource().orElseThrow().certain()).isEqualTo(IpSet.parse("10.0.0.0/16, 168.63.129.16"));
        assertThat(web.expandedDestination().orElseThrow().certain()).isEqualTo(IpSet.parse("10.0.1.4"));
    }

    @Test
    void a_classic_group_spells_its_default_rules_the_classic_way() {
        NetworkSecurityGroup classic = new NetworkSecurityGroup(Lab.nsgId("c"), DeploymentModel.CLASSIC, "", List.of());

        assertThat(classic.inOrder(Direction.INBOUND))
                .extracting(SecurityRule::name)
                .containsExactly("ALLOW VNET INBOUND", "ALLOW AZURE LOAD BALANCER INBOUND", "DENY ALL INBOUND");
    }
}
