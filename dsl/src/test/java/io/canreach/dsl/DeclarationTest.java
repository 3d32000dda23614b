package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.CloudService;
import io.canreach.model.DeploymentModel;
import io.canreach.model.InputEndpoint;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import org.junit.jupiter.api.Test;

class DeclarationTest {
    private final VnetDeclaration vnet = vnet("v").addressSpace("10.0.0.0/16");
    private final SubnetDeclaration subnet = vnet.subnet("s", "10.0.1.0/24");

    @Test
    void every_call_returns_a_new_declaration_and_leaves_the_old_one_as_it_was() {
        var plain = vm("web");

        var addressed = plain.privateIp("10.0.1.4");

        assertThat(plain).isEqualTo(vm("web")).isNotEqualTo(addressed);
        assertThat(network(subnet).all(Subnet.class)).hasSize(1);
        assertThat(network(subnet.subnet("t", "10.0.2.0/24")).all(Subnet.class)).hasSize(2);
        assertThat(network(subnet).all(Subnet.class)).hasSize(1);
    }

    @Test
    void one_handle_serves_two_networks() {
        var web = vm("web");
        var sql = vm("sql");
        var open = network(vnet.subnet("s", "10.0.1.0/24").vm(web).vm(sql));
        var closed = network(vnet.subnet("s", "10.0.1.0/24")
                .nsg(nsg("data").denyInbound(100, "deny-all"))
                .vm(web)
                .vm(sql));

        assertThat(canReach(web, sql, 1433).in(open).holds()).isTrue();
        assertThat(canReach(web, sql, 1433).in(closed).holds()).isFalse();
    }

    @Test
    void a_virtual_network_without_address_space_has_the_union_of_its_subnets() {
        var network = network(vnet("v").subnet("a", "10.0.0.0/24").subnet("b", "10.0.1.0/24", "10.1.0.0/24"));

        assertThat(only(network, VirtualNetwork.class).addressSpace()).hasToString("[10.0.0.0/23, 10.1.0.0/24]");
    }

    @Test
    void several_calls_of_one_kind_add_up() {
        var network = network(vnet.addressSpace("10.1.0.0/16").dns("10.0.0.4").dns("10.0.0.5"));

        assertThat(only(network, VirtualNetwork.class).addressSpace()).hasToString("[10.0.0.0/16, 10.1.0.0/16]");
        assertThat(only(network, VirtualNetwork.class).dnsServers()).hasToString("[10.0.0.4, 10.0.0.5]");
    }

    @Test
    void resources_have_short_ids_and_a_machines_interface_bears_its_name() {
        var network = network(subnet.nsg(nsg("data")).vm("sql-vm"));

        assertThat(only(network, Subnet.class).id()).hasToString("/virtualNetworks/v/subnets/s");
        assertThat(only(network, NetworkSecurityGroup.class).id()).hasToString("/networkSecurityGroups/data");
        assertThat(only(network, VirtualMachine.class).id()).hasToString("/virtualMachines/sql-vm");
        assertThat(only(network, NetworkInterface.class).id()).hasToString("/networkInterfaces/sql-vm-nic");
    }

    @Test
    void an_address_that_was_not_said_is_unknown() {
        var network = network(subnet.vm("sql-vm"));

        var address =
                only(network, NetworkInterface.class).ipConfigurations().get(0).privateAddress();
        assertThat(address).isEqualTo(new Unknown("the address of vm 'sql-vm' is not declared"));
    }

    @Test
    void a_machine_may_have_several_addresses_and_public_ones() {
        var network = network(subnet.vm(vm("web")
                .privateIp("10.0.1.4")
                .publicIp("20.1.2.3")
                .privateIp("10.0.1.5")
                .publicIp()));

        assertThat(network.all(PublicIpAddress.class))
                .hasToString("[public IP 'web-ip' 20.1.2.3, public IP 'web-ip2' unknown (the address of public IP"
                        + " 'web-ip2' is not declared)]");
        assertThat(only(network, NetworkInterface.class).ipConfigurations())
                .extracting(each -> each.privateAddress().toString())
                .containsExactly("10.0.1.4", "10.0.1.5");
    }

    @Test
    void a_public_ip_is_standard_unless_said_otherwise() {
        var network = network(subnet.vm(vm("a").publicIp())
                .vm(vm("b").publicIp(publicIp("open").basic())));

        assertThat(network.all(PublicIpAddress.class))
                .extracting(PublicIpAddress::sku)
                .containsExactly(Sku.STANDARD, Sku.BASIC);
    }

    @Test
    void a_machine_with_named_interfaces_has_those_only_and_each_may_stand_in_another_subnet() {
        var firewall = vm("fw").nic(nic("fw-front").privateIp("10.0.1.4").ipForwarding())
                .nic(nic("fw-back").subnet("back").privateIp("10.0.2.4"));

        var network = network(subnet.vm(firewall).subnet("back", "10.0.2.0/24"));

        assertThat(network.all(NetworkInterface.class))
                .extracting(NetworkInterface::name, nic -> nic.subnet().name(), NetworkInterface::ipForwarding)
                .containsExactly(tuple("fw-front", "s", true), tuple("fw-back", "back", false));
    }

    @Test
    void an_nsg_used_in_several_places_is_one_resource() {
        var data = nsg("data").denyInbound(100, "deny-all");

        var network = network(subnet.nsg(data).vm(vm("web").nsg(nsg("data").denyInbound(100, "deny-all"))), data);

        assertThat(network.all(NetworkSecurityGroup.class)).hasSize(1);
    }

    @Test
    void in_a_classic_network_machines_groups_and_endpoints_are_classic() {
        var network = network(classicVnet("v")
                .location("South Central US")
                .subnet("s", "10.0.1.0/24")
                .nsg(nsg("testNSGexample").location("southcentralus"))
                .vm(vm("web").endpoint("http", 8080, tcp(80)).loadBalancedSet("web")));

        assertThat(only(network, VirtualMachine.class).model()).isEqualTo(DeploymentModel.CLASSIC);
        assertThat(only(network, VirtualMachine.class).inputEndpoints())
                .extracting(InputEndpoint::toString)
                .containsExactly("endpoint 'http' TCP 8080 -> 80");
        assertThat(only(network, NetworkSecurityGroup.class).model()).isEqualTo(DeploymentModel.CLASSIC);
        assertThat(only(network, CloudService.class))
                .hasToString("cloud service 'web' unknown (the VIP of cloud service 'web' is not declared)");
    }

    @Test
    void machines_of_one_cloud_service_share_its_vip() {
        var network = network(classicVnet("v")
                .subnet("s", "10.0.1.0/24")
                .vm(vm("a").cloudService("svc").endpoint("http", tcp(80)))
                .vm(vm("b").cloudService("svc").vip("40.1.2.3").endpoint("https", tcp(443))));

        assertThat(only(network, CloudService.class)).hasToString("cloud service 'svc' 40.1.2.3");
    }

    @Test
    void an_ase_is_of_version_1_and_external_unless_said_otherwise() {
        var network = network(vnet.subnet("a", "10.0.1.0/24")
                .ase("one")
                .subnet("b", "10.0.2.0/24")
                .ase(ase("two").v3().internal("10.0.2.9").vip("40.1.2.3")));

        assertThat(network.all(AppServiceEnvironment.class))
                .extracting(AppServiceEnvironment::version, AppServiceEnvironment::internal)
                .containsExactly(tuple(Version.V1, false), tuple(Version.V3, true));
        assertThat(network.named(AppServiceEnvironment.class, "two").get(0).outboundAddress())
                .isEqualTo(KnownAddress.parse("40.1.2.3"));
    }

    @Test
    void declarations_print_what_they_are() {
        assertThat(vm("web")).hasToString("vm 'web'");
        assertThat(subnet.ase("x")).hasToString("vnet 'v'");
        assertThat(nsg("data").allowInbound(100, "web")).hasToString("NSG 'data'");
        assertThat(peering("a", "b")).hasToString("peering of 'a' and 'b'");
        assertThat(onPremises("hq", "192.168.0.0/16").down())
                .hasToString("connection to on-premises network 'hq' (NOT_CONNECTED)");
        assertThat(acl().permit(100, "10.0.0.0/8")).hasToString("ACL of 1 rule");
        assertThat(toAppliance("10.0.0.4")).hasToString("VirtualAppliance 10.0.0.4");
    }

    private static <T extends io.canreach.model.Resource> T only(Network network, Class<T> kind) {
        assertThat(network.all(kind)).hasSize(1);
        return network.all(kind).iterator().next();
    }
}
