package io.canreach.security;

import static io.canreach.model.Lab.prefix;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.PeeringScope;
import io.canreach.model.Route;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VnetPeering;
import io.canreach.packet.IpSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualNetworkTagTest {
    private static final KnownAddress APPLIANCE = KnownAddress.parse("10.0.9.4");

    private static Lab lab() {
        return new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24");
    }

    private static Extent tag(Lab lab) {
        Network network = lab.network();
        return new VirtualNetworkTag(network, network.get(Subnet.class, Lab.subnetId("v", "s"))).extent();
    }

    private static IpSet addresses(Lab lab) {
        Extent extent = tag(lab);
        assertThat(extent.isCertain()).isTrue();
        assertThat(extent.possible()).isEqualTo(extent.certain());
        return extent.certain();
    }

    @Test
    void a_plain_network_expands_to_its_space_and_the_host_address() {
        assertThat(addresses(lab())).isEqualTo(IpSet.parse("10.0.0.0/16, 168.63.129.16"));
    }

    @Test
    void a_dual_stack_network_expands_to_both_families() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16", "2001:db8:1::/48").subnet("s", "10.0.1.0/24");

        assertThat(addresses(lab)).isEqualTo(IpSet.parse("10.0.0.0/16, 168.63.129.16, 2001:db8:1::/48"));
    }

    @Test
    void a_connected_peer_belongs_to_it() {
        Lab lab = lab().vnet("w", "10.1.0.0/16").peer("v", "w");

        assertThat(addresses(lab)).isEqualTo(IpSet.parse("10.0.0.0/15, 168.63.129.16"));
    }

    @Test
    void a_peer_that_only_one_side_knows_does_not_belong_to_it() {
        Lab lab = lab().vnet("w", "10.1.0.0/16").peerOneSide("v", VnetPeering.connected("p", Lab.vnetId("w")));

        assertThat(addresses(lab)).isEqualTo(IpSet.parse("10.0.0.0/16, 168.63.129.16"));
    }

    @Test
    void each_side_of_a_peering_decides_for_its_own_tag_by_its_access_flag() {
        VnetPeering off = new VnetPeering(
                "p",
                Lab.vnetId("w"),
                VnetPeering.State.CONNECTED,
                false,
                false,
                false,
                false,
                List.of(),
                PeeringScope.WHOLE);
        VnetPeering on = VnetPeering.connected("p", Lab.vnetId("v"));
        Lab lab = lab().vnet("w", "10.1.0.0/16")
                .subnet("t", "10.1.1.0/24")
                .peerOneSide("v", off)
                .peerOneSide("w", on);
        Network network = lab.network();

        Extent there = new VirtualNetworkTag(network, network.get(Subnet.class, Lab.subnetId("w", "t"))).extent();

        assertThat(addresses(lab)).isEqualTo(IpSet.parse("10.0.0.0/16, 168.63.129.16"));
        assertThat(there.certain()).isEqualTo(IpSet.parse("10.0.0.0/15, 168.63.129.16"));
    }

    @Test
    void a_peer_outside_of_what_was_declared_counts_by_its_last_known_space() {
        VnetPeering out = new VnetPeering(
                "p",
                Lab.vnetId("elsewhere"),
                VnetPeering.State.CONNECTED,
                true,
                false,
                false,
                false,
                Lab.cidrs("10.7.0.0/16"),
                PeeringScope.WHOLE);

        assertThat(addresses(lab().peerOneSide("v", out)))
                .isEqualTo(IpSet.parse("10.0.0.0/16, 10.7.0.0/16, 168.63.129.16"));
    }

    @Test
    void on_premises_prefixes_declared_and_learned_belong_to_it() {
        Lab lab = lab().vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED, "130.10.0.0/16");

        assertThat(addresses(lab)).isEqualTo(IpSet.parse("10.0.0.0/16, 192.168.0.0/16, 130.10.0.0/16, 168.63.129.16"));
    }

    @Test
    void prefixes_learned_over_a_connection_that_is_down_do_not() {
        Lab lab = lab().vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.NOT_CONNECTED, "130.10.0.0/16");

        assertThat(addresses(lab)).isEqualTo(IpSet.parse("10.0.0.0/16, 192.168.0.0/16, 168.63.129.16"));
    }

    @Test
    void what_the_hub_gateway_connects_belongs_to_a_spoke_that_uses_it() {
        VnetPeering user = new VnetPeering(
                "p",
                Lab.vnetId("hub"),
                VnetPeering.State.CONNECTED,
                true,
                false,
                false,
                true,
                List.of(),
                PeeringScope.WHOLE);
        VnetPeering transit = new VnetPeering(
                "p",
                Lab.vnetId("v"),
                VnetPeering.State.CONNECTED,
                true,
                false,
                true,
                false,
                List.of(),
                PeeringScope.WHOLE);
        Lab lab = lab().vnet("hub", "10.2.0.0/16")
                .vpn("gw", "10.2.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED)
                .peerOneSide("v", user)
                .peerOneSide("hub", transit);

        assertThat(addresses(lab)).isEqualTo(IpSet.parse("10.0.0.0/16, 10.2.0.0/16, 192.168.0.0/16, 168.63.129.16"));
    }

    @Test
    void a_user_route_to_an_appliance_adds_its_prefix() {
        Lab lab = lab().routes(Route.toAppliance("r", prefix("172.20.0.0/16"), APPLIANCE));

        assertThat(addresses(lab)).isEqualTo(IpSet.parse("10.0.0.0/16, 172.20.0.0/16, 168.63.129.16"));
    }

    @Test
    void a_default_route_to_an_appliance_makes_it_every_ipv4_address_and_no_other() {
        Lab lab = lab().routes(Route.toAppliance("r", prefix("0.0.0.0/0"), APPLIANCE));

        assertThat(addresses(lab)).isEqualTo(IpSet.parse("0.0.0.0/0"));
    }

    @Test
    void a_default_route_to_the_internet_or_nowhere_does_not_widen_it() {
        for (NextHopType type : List.of(NextHopType.INTERNET, NextHopType.NONE)) {
            Lab lab = lab().routes(Route.of("r", prefix("0.0.0.0/0"), type));

            assertThat(addresses(lab)).isEqualTo(IpSet.parse("10.0.0.0/16, 168.63.129.16"));
        }
    }

    @Test
    void only_the_route_table_of_the_own_subnet_counts() {
        Lab lab = lab().subnet("other", "10.0.2.0/24").routes(Route.toAppliance("r", prefix("0.0.0.0/0"), APPLIANCE));

        assertThat(addresses(lab)).isEqualTo(IpSet.parse("10.0.0.0/16, 168.63.129.16"));
    }

    @Test
    void by_the_second_reading_a_default_route_leaves_it_as_it_is() {
        Lab lab = lab().routes(Route.toAppliance("r", prefix("0.0.0.0/0"), APPLIANCE))
                .assume(Assumption.DEFAULT_ROUTE_IN_VIRTUAL_NETWORK_TAG, Reading.SECOND);

        assertThat(addresses(lab)).isEqualTo(IpSet.parse("10.0.0.0/16, 168.63.129.16"));
    }

    @Test
    void when_nobody_decided_what_a_default_route_adds_is_in_doubt() {
        Lab lab = lab().routes(Route.toAppliance("r", prefix("0.0.0.0/0"), APPLIANCE))
                .assume(Assumption.DEFAULT_ROUTE_IN_VIRTUAL_NETWORK_TAG, Reading.ASK);

        Extent extent = tag(lab);

        assertThat(extent.certain()).isEqualTo(IpSet.parse("10.0.0.0/16, 168.63.129.16"));
        assertThat(extent.possible()).isEqualTo(IpSet.parse("0.0.0.0/0"));
        assertThat(extent.doubts())
                .extracting(Unknown::reason)
                .singleElement()
                .asString()
                .contains("DEFAULT_ROUTE_IN_VIRTUAL_NETWORK_TAG");
    }

    private static final IpSet PLAIN = IpSet.parse("10.0.0.0/16, 168.63.129.16");

    @Test
    void members_of_its_connected_groups_belong_to_it() {
        Lab lab = lab().vnet("w", "10.1.0.0/16").vnet("x", "10.2.0.0/16").group("mesh", "v", "w");

        assertThat(addresses(lab)).isEqualTo(PLAIN.union(IpSet.parse("10.1.0.0/16")));
    }

    @Test
    void of_a_network_peered_by_subnets_these_belong_to_it_alone() {
        PeeringScope there = new PeeringScope(List.of("s"), List.of("t"), false);
        Lab lab = lab().vnet("w", "10.1.0.0/16")
                .subnet("t", "10.1.1.0/24")
                .peerOneSide("v", VnetPeering.connected("p", Lab.vnetId("w")).withScope(there))
                .peerOneSide("w", VnetPeering.connected("p", Lab.vnetId("v")));

        assertThat(addresses(lab)).isEqualTo(PLAIN.union(IpSet.parse("10.1.1.0/24")));
    }

    @Test
    void of_a_network_peered_by_ipv6_alone_its_ipv6_space_belongs_to_it() {
        PeeringScope ipv6 = new PeeringScope(List.of(), List.of(), true);
        Lab lab = lab().vnet("w", "10.1.0.0/16", "2001:db8:2::/48")
                .peerOneSide("v", VnetPeering.connected("p", Lab.vnetId("w")).withScope(ipv6))
                .peerOneSide("w", VnetPeering.connected("p", Lab.vnetId("v")).withScope(ipv6));

        assertThat(addresses(lab)).isEqualTo(PLAIN.union(IpSet.parse("2001:db8:2::/48")));
    }

    @Test
    void a_network_at_the_far_end_of_a_vpn_belongs_to_it() {
        Lab lab = lab().vpn("g1", "10.0.255.0/27")
                .vnet("w", "10.1.0.0/16")
                .vpn("g2", "10.1.255.0/27")
                .vnetToVnet("g1", "g2", Status.CONNECTED, false);

        assertThat(addresses(lab)).isEqualTo(PLAIN.union(IpSet.parse("10.1.0.0/16")));
    }

    private static Lab toGateway(Reading reading) {
        return lab().routes(Route.of("r", prefix("0.0.0.0/0"), NextHopType.VIRTUAL_NETWORK_GATEWAY))
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED)
                .assume(Assumption.GATEWAY_DEFAULT_ROUTE_IN_VIRTUAL_NETWORK_TAG, reading);
    }

    @Test
    void that_a_default_route_to_a_gateway_widens_it_is_an_assumption_of_its_own() {
        IpSet narrow = PLAIN.union(IpSet.parse("192.168.0.0/16"));
        Extent open = tag(toGateway(Reading.ASK));

        assertThat(addresses(toGateway(Reading.FIRST))).isEqualTo(IpSet.parse("0.0.0.0/0"));
        assertThat(addresses(toGateway(Reading.SECOND))).isEqualTo(narrow);
        assertThat(open.certain()).isEqualTo(narrow);
        assertThat(open.possible()).isEqualTo(IpSet.parse("0.0.0.0/0"));
        assertThat(disputed(toGateway(Reading.FIRST)))
                .containsExactly(Assumption.GATEWAY_DEFAULT_ROUTE_IN_VIRTUAL_NETWORK_TAG);
    }

    private static List<Assumption> disputed(Lab lab) {
        Network network = lab.network();
        return new VirtualNetworkTag(network, network.get(Subnet.class, Lab.subnetId("v", "s"))).disputed();
    }

    private static Lab learned(boolean withoutPropagation, Route... routes) {
        return lab().routes(withoutPropagation, routes)
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED, "0.0.0.0/0");
    }

    @Test
    void a_learned_default_route_widens_it_by_the_same_assumption() {
        IpSet narrow = PLAIN.union(IpSet.parse("192.168.0.0/16"));
        Lab second = learned(false).assume(Assumption.GATEWAY_DEFAULT_ROUTE_IN_VIRTUAL_NETWORK_TAG, Reading.SECOND);

        assertThat(addresses(learned(false))).isEqualTo(IpSet.parse("0.0.0.0/0"));
        assertThat(addresses(second)).isEqualTo(narrow);
    }

    @Test
    void a_learned_default_route_that_does_not_reach_the_subnet_does_not_widen_it() {
        IpSet narrow = PLAIN.union(IpSet.parse("192.168.0.0/16"));
        Route direct = Route.of("r", prefix("0.0.0.0/0"), NextHopType.INTERNET);

        assertThat(addresses(learned(true))).isEqualTo(narrow);
        assertThat(addresses(learned(false, direct))).isEqualTo(narrow);
    }

    @Test
    void a_default_route_widens_it_in_its_own_family_alone() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16", "2001:db8:1::/48").subnet("s", "10.0.1.0/24");
        Lab ipv4 = lab.routes(Route.toAppliance("r", prefix("0.0.0.0/0"), APPLIANCE));

        assertThat(addresses(ipv4)).isEqualTo(IpSet.parse("0.0.0.0/0, 2001:db8:1::/48"));
    }

    @Test
    void an_ipv6_default_route_to_an_appliance_makes_it_every_ipv6_address() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16", "2001:db8:1::/48").subnet("s", "10.0.1.0/24");
        Lab ipv6 = lab.routes(Route.toAppliance("r", prefix("::/0"), KnownAddress.parse("2001:db8:1::4")));

        assertThat(addresses(ipv6)).isEqualTo(PLAIN.union(IpSet.parse("::/0")));
    }
}
