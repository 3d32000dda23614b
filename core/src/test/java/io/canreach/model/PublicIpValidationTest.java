package io.canreach.model;

import static io.canreach.model.Refusal.refused;
import static io.canreach.model.Refusal.vnet;

import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.packet.IpFamily;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Azure refuses of public IP addresses and who uses them. */
class PublicIpValidationTest {
    private static Lab bastionLab() {
        return vnet().subnet("AzureBastionSubnet", "10.0.2.0/26");
    }

    private static final ResourceId BASTION_SUBNET = Lab.subnetId("v", "AzureBastionSubnet");

    @Test
    void one_address_serves_one_user_of_whatever_kind() {
        refused(
                bastionLab()
                        .subnet("AzureFirewallSubnet", "10.0.3.0/26")
                        .add(Kit.publicIp("ip", Sku.STANDARD, "20.1.1.1"))
                        .add(Kit.natGateway("nat", NatGateway.Sku.STANDARD, "ip"))
                        .add(Kit.firewall(Lab.subnetId("v", "AzureFirewallSubnet"), "10.0.3.4", List.of(), "ip"))
                        .add(Kit.bastion("b", BASTION_SUBNET, "ip")),
                "public IP 'ip' is attached to Standard NAT gateway 'nat' and to firewall 'fw'; it may be attached once",
                "public IP 'ip' is attached to Standard NAT gateway 'nat' and to bastion 'b'; it may be attached once");
    }

    @Test
    void two_resources_do_not_have_one_address() {
        refused(
                vnet().add(Kit.publicIp("a", Sku.STANDARD, "20.1.1.1"))
                        .add(Kit.publicIp("b", Sku.STANDARD, "20.1.1.1")),
                "public IP 'b' has the address 20.1.1.1, which public IP 'a' has already");
    }

    @Test
    void a_load_balancer_and_its_addresses_are_of_one_sku_and_a_frontend_s_of_its_family() {
        Lab lab = vnet().vm("web", "10.0.1.4").add(Kit.publicIp("ip", Sku.BASIC, "20.1.1.1"));
        refused(
                lab.add(balancer(Sku.STANDARD, IpFamily.IPV6)),
                "Standard load balancer 'lb' attaches public IP 'ip' (Basic); it takes Standard ones only",
                "Standard load balancer 'lb' attaches public IP 'ip' (IPv4); it takes an IPv6 one here");
    }

    private static LoadBalancer balancer(Sku sku, IpFamily family) {
        LoadBalancer.Frontend frontend = new LoadBalancer.Frontend(
                "f", family, Optional.of(Lab.publicIpId("ip")), Optional.empty(), new Unknown("public"));
        return new LoadBalancer(
                LabBalancer.id("lb"),
                "",
                sku,
                List.of(frontend),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void bastions_firewalls_and_application_gateways_take_standard_addresses() {
        refused(
                bastionLab().add(Kit.publicIp("ip", Sku.BASIC, "20.1.1.1")).add(Kit.bastion("b", BASTION_SUBNET, "ip")),
                "bastion 'b' attaches public IP 'ip' (Basic); it takes Standard ones only");
        refused(
                vnet().subnet("AzureFirewallSubnet", "10.0.3.0/26")
                        .add(Kit.publicIp("ip", Sku.BASIC, "20.1.1.1"))
                        .add(Kit.firewall(Lab.subnetId("v", "AzureFirewallSubnet"), "10.0.3.4", List.of(), "ip")),
                "firewall 'fw' attaches public IP 'ip' (Basic); it takes Standard ones only");
    }

    @Test
    void an_address_is_there_and_in_the_region_of_its_user() {
        refused(
                bastionLab().add(Kit.bastion("b", BASTION_SUBNET, "ip")),
                "bastion 'b' refers to public IP 'ip', which is not in the network; there is no public IP at all");
        refused(
                bastionLab()
                        .add(new PublicIpAddress(
                                Lab.publicIpId("ip"), "northeurope", Sku.STANDARD, IpFamily.IPV4, Kit.host("")))
                        .add(new BastionHost(
                                Kit.id("b"),
                                "West Europe",
                                BASTION_SUBNET,
                                BastionHost.Sku.BASIC,
                                Optional.of(Lab.publicIpId("ip")))),
                "public IP 'ip' is in region northeurope and bastion 'b' in West Europe; both must be in the same region");
    }

    @Test
    void one_machine_takes_basic_or_standard_things() {
        refused(
                LabBalancer.in(vnet().vm("web", "10.0.1.4").publicIp(Sku.STANDARD, "20.1.1.1"), "lb")
                        .basic()
                        .publicly("20.1.1.2")
                        .pool("web")
                        .done(),
                "vm 'web' has Basic load balancer 'lb' and Standard public IP 'web-ip'; one machine takes Basic or"
                        + " Standard ones, not both");
    }
}
