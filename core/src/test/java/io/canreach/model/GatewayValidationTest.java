package io.canreach.model;

import static io.canreach.model.Lab.prefix;
import static io.canreach.model.Refusal.refused;
import static io.canreach.model.Refusal.vnet;

import io.canreach.model.GatewayConnection.Status;
import org.junit.jupiter.api.Test;

/** What Azure refuses of gateways and their connections. */
class GatewayValidationTest {
    @Test
    void a_gateway_needs_its_subnet_and_is_the_only_one_of_its_kind() {
        refused(
                vnet().expressRoute("er"),
                "ExpressRoute gateway 'er' needs a subnet named 'GatewaySubnet' in vnet 'v'");
        refused(
                vnet().vpn("a", "10.0.255.0/27")
                        .add(new VirtualNetworkGateway(
                                Lab.gatewayId("b"),
                                "",
                                Lab.vnetId("v"),
                                VirtualNetworkGateway.Type.VPN,
                                GatewaySettings.STANDARD)),
                "vnet 'v' has two VPN gateways; at most one of each kind is allowed");
        refused(
                vnet().vpn("a", "10.0.255.0/28").expressRoute("b"),
                "subnet 'v/GatewaySubnet' 10.0.255.0/28 is too small for a VPN and an ExpressRoute gateway; both need /27");
    }

    @Test
    void the_gateway_s_subnet_holds_gateways_only_without_nsg_and_forced_routes() {
        String subnet = "subnet 'v/GatewaySubnet'";
        refused(
                vnet().vpn("gw", "10.0.255.0/27").vm("one", "10.0.255.9"),
                subnet + " holds network interface 'one-nic'; it may hold gateways only");
        refused(
                vnet().vpn("gw", "10.0.255.0/27").subnetNsg("n"),
                subnet + " has an NSG; Azure does not support one on the GatewaySubnet");
        refused(
                vnet().vpn("gw", "10.0.255.0/27").routes(Route.of("r", prefix("0.0.0.0/0"), NextHopType.INTERNET)),
                subnet
                        + " has route table 'rt-v-GatewaySubnet' with a route for 0.0.0.0/0; Azure does not support one on"
                        + " the GatewaySubnet");
        refused(
                vnet().vpn("gw", "10.0.255.0/27").routes(true),
                subnet + " has route table 'rt-v-GatewaySubnet', which keeps gateway routes out; gateways need them");
    }

    @Test
    void a_site_does_not_lie_inside_the_network_it_is_connected_to() {
        refused(
                vnet().vpn("gw", "10.0.255.0/27").site("hq", "10.0.7.0/24").connect("gw", "hq", Status.CONNECTED),
                "on-premises network 'hq' 10.0.7.0/24 lies inside vnet 'v' 10.0.0.0/16, to which it is connected; a site's"
                        + " prefixes must be outside or wider");
    }

    @Test
    void a_connection_joins_a_gateway_and_a_site_that_are_there() {
        refused(
                vnet().vpn("gw", "10.0.255.0/27").connect("gw", "hq", Status.CONNECTED),
                "connection 'gw-hq' refers to on-premises network 'hq', which is not in the network; there is no"
                        + " on-premises network at all");
        refused(
                vnet().site("hq", "192.168.0.0/16").connect("gw", "hq", Status.CONNECTED),
                "connection 'gw-hq' refers to gateway 'gw', which is not in the network; there is no gateway at all");
    }
}
