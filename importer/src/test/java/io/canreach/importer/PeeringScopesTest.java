package io.canreach.importer;

import static io.canreach.importer.Samples.id;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Gap;
import io.canreach.model.Network;
import io.canreach.model.PeeringScope;
import io.canreach.model.VirtualNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peerings of some subnets, and of the IPv6 space alone. */
class PeeringScopesTest {
    private static final String VNET = """
            {'id': '@virtualNetworks/%1$s', 'properties': {'addressSpace': {'addressPrefixes': ['10.%2$s.0.0/16']},
               'subnets': [{'name': 'a', 'properties': {'addressPrefix': '10.%2$s.1.0/24'}}],
               'virtualNetworkPeerings': [{'name': 'p', 'properties': {'peeringState': 'Connected', ~
                 'remoteVirtualNetwork': {'id': '@virtualNetworks/%3$s'}}}]}}""";

    private static Network network(String fields) {
        return read("[" + VNET.formatted("v", "0", "w").replace("~", fields) + ","
                        + VNET.formatted("w", "9", "v").replace("~", fields) + "]")
                .network();
    }

    private static PeeringScope scope(Network network) {
        return network.get(VirtualNetwork.class, id("virtualNetworks/v"))
                .peerings()
                .get(0)
                .scope();
    }

    @Test
    void a_peering_of_subnets_names_them_on_both_sides() {
        var network = network("'peerCompleteVnets': false, 'localSubnetNames': ['A'], 'remoteSubnetNames': ['a'],"
                + " 'remoteAddressSpace': {'addressPrefixes': ['10.9.1.0/24']},");

        assertThat(scope(network)).isEqualTo(new PeeringScope(List.of("A"), List.of("a"), false));
        assertThat(network.gaps(id("virtualNetworks/v"), Gap.Effect.ROUTING)).isEmpty();
    }

    @Test
    void a_peering_may_be_for_ipv6_alone() {
        assertThat(scope(network("'enableOnlyIPv6Peering': true,")))
                .isEqualTo(new PeeringScope(List.of(), List.of(), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'peerCompleteVnets': false,",
                "'peerCompleteVnets': false, 'localSubnetNames': ['a'], 'remoteSubnetNames': ['gone'],",
                "'localSubnetNames': ['a'],"
            })
    void a_peering_of_subnets_that_are_not_known_leaves_both_networks_open(String fields) {
        var network = network(fields);

        assertThat(network.gaps(id("virtualNetworks/v"), Gap.Effect.ROUTING)).isNotEmpty();
        assertThat(network.gaps(id("virtualNetworks/w"), Gap.Effect.ROUTING)).isNotEmpty();
    }
}
