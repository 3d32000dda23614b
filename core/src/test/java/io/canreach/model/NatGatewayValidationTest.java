package io.canreach.model;

import static io.canreach.model.Refusal.refused;
import static io.canreach.model.Refusal.vnet;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.PublicIpAddress.Sku;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Azure refuses of NAT gateways. */
class NatGatewayValidationTest {
    private static Lab attached(Lab lab) {
        return lab.changed(subnet -> subnet.withNatGateway(Kit.id("nat")));
    }

    @Test
    void each_sku_takes_public_ips_of_its_own() {
        refused(
                vnet().add(Kit.publicIp("ip", Sku.STANDARD, "20.1.1.1"))
                        .add(Kit.natGateway("nat", NatGateway.Sku.STANDARD_V2, "ip")),
                "StandardV2 NAT gateway 'nat' attaches public IP 'ip' (Standard); it takes StandardV2 ones only");
        refused(
                vnet().add(Kit.publicIp("ip", Sku.STANDARD_V2, "20.1.1.1"))
                        .add(Kit.natGateway("nat", NatGateway.Sku.STANDARD, "ip")),
                "Standard NAT gateway 'nat' attaches public IP 'ip' (StandardV2); it takes Standard ones only");
    }

    @Test
    void only_the_second_version_takes_ipv6() {
        refused(
                vnet().add(Kit.publicIp("ip", Sku.STANDARD, "2603:1::1"))
                        .add(Kit.natGateway("nat", NatGateway.Sku.STANDARD, "ip")),
                "Standard NAT gateway 'nat' attaches public IP 'ip' (IPv6); it takes an IPv4 one here");
        refused(
                vnet().add(new NatGateway(
                        Kit.id("nat"), "", NatGateway.Sku.STANDARD, List.of(), Lab.cidrs("2603:1::/125"))),
                "Standard NAT gateway 'nat' has the public IP prefix 2603:1::/125; it takes IPv4 only");
    }

    @Test
    void it_has_at_most_16_addresses_of_a_family() {
        refused(
                vnet().add(Kit.publicIp("ip", Sku.STANDARD, "20.1.1.1"))
                        .add(new NatGateway(
                                Kit.id("nat"),
                                "",
                                NatGateway.Sku.STANDARD,
                                List.of(Lab.publicIpId("ip")),
                                Lab.cidrs("20.2.0.0/28"))),
                "NAT gateway 'nat' has 17 public IPv4 addresses; at most 16 are allowed");
    }

    @Test
    void it_is_there_and_serves_one_network() {
        refused(
                attached(vnet()),
                "subnet 'v/s' refers to NAT gateway 'nat', which is not in the network; there is no NAT gateway at all");
        refused(
                attached(attached(vnet()).vnet("w", "10.1.0.0/16").subnet("t", "10.1.1.0/24"))
                        .add(Kit.natGateway("nat", NatGateway.Sku.STANDARD)),
                "NAT gateway 'nat' is attached to subnet 'v/s' and to subnet 'w/t'; all its subnets must be in one virtual"
                        + " network");
        refused(
                attached(vnet().location("westeurope"))
                        .add(new NatGateway(
                                Kit.id("nat"), "northeurope", NatGateway.Sku.STANDARD, List.of(), List.of())),
                "NAT gateway 'nat' is in region northeurope and subnet 'v/s' in westeurope; both must be in the same"
                        + " region");
    }

    @Test
    void it_does_not_go_with_basic_resources_or_gateways() {
        String basic = "; a NAT gateway does not go with Basic resources";
        refused(
                attached(vnet().add(Kit.natGateway("nat", NatGateway.Sku.STANDARD))
                                .vm("web", "10.0.1.4"))
                        .publicIp(Sku.BASIC, "20.1.1.1"),
                "subnet 'v/s' has NAT gateway 'nat' and holds vm 'web' with Basic public IP 'web-ip'" + basic);
        Lab behind = attached(
                vnet().add(Kit.natGateway("nat", NatGateway.Sku.STANDARD)).vm("web", "10.0.1.4"));
        refused(
                LabBalancer.in(behind, "lb")
                        .basic()
                        .publicly("20.1.1.1")
                        .pool("web")
                        .done(),
                "subnet 'v/s' has NAT gateway 'nat' and holds vm 'web' with Basic load balancer 'lb'" + basic);
        refused(
                attached(vnet().vpn("gw", "10.0.255.0/27")).add(Kit.natGateway("nat", NatGateway.Sku.STANDARD)),
                "subnet 'v/GatewaySubnet' has a NAT gateway; Azure does not support one on the GatewaySubnet");
        assertThat(attached(vnet().vm("web", "10.0.1.4").publicIp(Sku.STANDARD, "20.1.1.1"))
                        .add(Kit.natGateway("nat", NatGateway.Sku.STANDARD))
                        .network()
                        .all(NatGateway.class))
                .hasSize(1);
    }
}
