package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Network;
import io.canreach.model.PeeringScope;
import io.canreach.model.Problem;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.model.VnetPeering.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeeringDeclarationTest {
    private final VnetDeclaration a =
            vnet("a").addressSpace("10.0.0.0/16", "ace:cab:deca::/48").subnet("s1", "10.0.1.0/24");
    private final VnetDeclaration b = vnet("b")
            .addressSpace("10.1.0.0/16", "ace:cab:decb::/48")
            .subnet("s2", "10.1.2.0/24")
            .subnet("s3", "10.1.3.0/24");

    @Test
    void both_sides_are_connected_with_azures_default_flags() {
        var network = network(a, b, peering("a", "b"));

        assertThat(side(network, "a")).isEqualTo(VnetPeering.connected("to-b", id(network, "b")));
        assertThat(side(network, "b")).isEqualTo(VnetPeering.connected("to-a", id(network, "a")));
    }

    @Test
    void forwarded_traffic_is_allowed_on_both_sides_or_on_one() {
        var both = network(a, b, peering("a", "b").allowForwardedTraffic());
        var one = network(a, b, peering("a", "b").allowForwardedTraffic("B"));

        assertThat(side(both, "a").allowForwardedTraffic()).isTrue();
        assertThat(side(both, "b").allowForwardedTraffic()).isTrue();
        assertThat(side(one, "a").allowForwardedTraffic()).isFalse();
        assertThat(side(one, "b").allowForwardedTraffic()).isTrue();
    }

    @Test
    void access_is_taken_on_both_sides_or_on_one() {
        var both = network(a, b, peering("a", "b").withoutVirtualNetworkAccess());
        var one = network(a, b, peering("a", "b").withoutVirtualNetworkAccess("a"));

        assertThat(side(both, "a").allowVirtualNetworkAccess()).isFalse();
        assertThat(side(both, "b").allowVirtualNetworkAccess()).isFalse();
        assertThat(side(one, "a").allowVirtualNetworkAccess()).isFalse();
        assertThat(side(one, "b").allowVirtualNetworkAccess()).isTrue();
    }

    @Test
    void gateway_flags_are_set_as_a_pair_or_each_on_its_side() {
        var hub = b.gateway("GatewaySubnet", "10.1.255.0/27").vpn(onPremises("hq", "192.168.0.0/16"));

        var pair = network(a, hub, peering("a", "b").gatewayOf("b"));
        var apart = network(a, hub, peering("a", "b").allowGatewayTransit("b").useRemoteGateways("a"));
        var half = network(a, hub, peering("a", "b").allowGatewayTransit("b"));

        assertThat(side(pair, "a").useRemoteGateways()).isTrue();
        assertThat(side(pair, "b").allowGatewayTransit()).isTrue();
        assertThat(side(apart, "a")).isEqualTo(side(pair, "a"));
        assertThat(side(apart, "b")).isEqualTo(side(pair, "b"));
        assertThat(side(half, "a").useRemoteGateways()).isFalse();
    }

    @Test
    void a_one_sided_peering_is_initiated_by_the_network_named_first() {
        var network = network(a, b, peering("a", "b").oneSided());

        assertThat(side(network, "a").state()).isEqualTo(State.INITIATED);
        assertThat(sides(network, "b")).isEmpty();
    }

    @Test
    void a_disconnected_peering_has_lost_the_side_of_the_network_named_second() {
        var network = network(a, b, peering("b", "a").disconnected());

        assertThat(side(network, "b").state()).isEqualTo(State.DISCONNECTED);
        assertThat(sides(network, "a")).isEmpty();
    }

    @Test
    void subnets_are_local_on_their_side_and_remote_on_the_other() {
        var network = network(
                a,
                b,
                peering("a", "b").subnetsOf("a", "s1").subnetsOf("b", "s2").subnetsOf("b", "s3"));

        assertThat(side(network, "a").scope()).isEqualTo(new PeeringScope(List.of("s1"), List.of("s2", "s3"), false));
        assertThat(side(network, "b").scope()).isEqualTo(new PeeringScope(List.of("s2", "s3"), List.of("s1"), false));
    }

    @Test
    void ipv6_alone_may_be_joined() {
        var network = network(a, b, peering("a", "b").onlyIpv6());

        assertThat(side(network, "a").scope().onlyIpv6()).isTrue();
        assertThat(side(network, "b").scope().onlyIpv6()).isTrue();
    }

    @Test
    void a_side_that_stands_in_its_network_has_the_same_words() {
        var network = network(
                a.peering("b").localSubnets("s1").remoteSubnets("s2").onlyIpv6().initiated(),
                b.peering("a").localSubnets("s2").remoteSubnets("s1").onlyIpv6());

        assertThat(side(network, "a").scope()).isEqualTo(new PeeringScope(List.of("s1"), List.of("s2"), true));
        assertThat(side(network, "a").state()).isEqualTo(State.INITIATED);
        assertThat(side(network, "b").scope()).isEqualTo(new PeeringScope(List.of("s2"), List.of("s1"), true));
    }

    @Test
    void every_name_that_is_not_there_is_answered_by_those_that_are() {
        var wrong = peering("a", "b").subnetsOf("a", "s9").subnetsOf("b", "s2", "s8");

        assertThatThrownBy(() -> network(a, b, wrong, peering("a", "c")))
                .isInstanceOfSatisfying(
                        InvalidNetworkException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::toString)
                                .containsExactly(
                                        "peering of 'a' and 'b': no subnet 's9' in vnet 'a'; there is: 's1'",
                                        "peering of 'a' and 'b': no subnet 's8' in vnet 'b'; there is: 's2', 's3'",
                                        "peering of 'a' and 'c': no vnet 'c' in the network; there is: 'a', 'b'"));
        assertThatThrownBy(() -> network(a.peering("b").localSubnets("s9"), b))
                .hasMessage("peering 'to-b' of vnet 'a': no subnet 's9' in vnet 'a'; there is: 's1'");
        assertThatThrownBy(() -> network(peering("a", "b").oneSided()))
                .hasMessageContaining("peering of 'a' and 'b': no vnet 'a' in the network; there is no vnet at all");
    }

    @Test
    void a_flag_of_a_third_network_is_refused_where_it_is_written() {
        assertThatThrownBy(() -> peering("a", "b").subnetsOf("c", "s1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'c' is not one of the two networks of peering of 'a' and 'b'; allowed is 'a' or 'b'");
    }

    @Test
    void what_is_said_makes_a_new_declaration() {
        var plain = peering("a", "b");

        assertThat(plain.oneSided()).isNotEqualTo(plain).hasToString("peering of 'a' and 'b'");
        assertThat(plain.onlyIpv6()).isEqualTo(peering("a", "b").onlyIpv6());
        assertThat(plain).isEqualTo(peering("a", "b"));
    }

    private static VnetPeering side(Network network, String owner) {
        assertThat(sides(network, owner)).hasSize(1);
        return sides(network, owner).get(0);
    }

    private static List<VnetPeering> sides(Network network, String owner) {
        return network.named(VirtualNetwork.class, owner).get(0).peerings();
    }

    private static ResourceId id(Network network, String vnet) {
        return network.named(VirtualNetwork.class, vnet).get(0).id();
    }
}
