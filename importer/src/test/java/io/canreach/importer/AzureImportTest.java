package io.canreach.importer;

import static io.canreach.importer.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AsgReference;
import io.canreach.model.GatewayConnection;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.NextHopType;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import org.junit.jupiter.api.Test;

class AzureImportTest {
    private static final Imported IMPORTED = AzureImport.read(Samples.resource("/network"));
    private static final Network NETWORK = IMPORTED.network();

    @Test
    void a_complete_export_has_no_findings() {
        assertThat(IMPORTED.findings()).isEmpty();
        assertThat(IMPORTED).hasToString(NETWORK + "; findings: none");
    }

    @Test
    void virtual_networks_have_their_addresses_dns_servers_and_subnets() {
        var hub = NETWORK.get(VirtualNetwork.class, id("virtualNetworks/vnet-hub"));

        assertThat(hub.addressSpace()).containsExactly(Cidr.parse("10.0.0.0/16"));
        assertThat(hub.dnsServers()).containsExactly(Ip.parse("10.0.1.5"));
        assertThat(hub.location()).isEqualTo("westeurope");
        assertThat(hub.subnets()).extracting(Subnet::name).containsExactly("web", "ase", "GatewaySubnet");
    }

    @Test
    void subnets_have_what_is_attached_to_them() {
        var web = NETWORK.get(Subnet.class, id("virtualNetworks/vnet-hub/subnets/web"));

        assertThat(web.networkSecurityGroup()).contains(id("networkSecurityGroups/nsg-web"));
        assertThat(web.routeTable()).contains(id("routeTables/rt-web"));
    }

    @Test
    void peerings_have_azures_default_flags_where_none_is_given() {
        var spoke = NETWORK.get(VirtualNetwork.class, id("virtualNetworks/vnet-spoke"));

        var peering = spoke.peerings().get(0);
        assertThat(peering.state()).isEqualTo(VnetPeering.State.CONNECTED);
        assertThat(peering.allowVirtualNetworkAccess()).isTrue();
        assertThat(peering.allowForwardedTraffic()).isFalse();
        assertThat(peering.useRemoteGateways()).isTrue();
        assertThat(peering.remoteAddressSpace()).containsExactly(Cidr.parse("10.0.0.0/16"));
    }

    @Test
    void groups_have_their_user_rules_and_leave_default_rules_to_the_model() {
        var nsg = NETWORK.get(NetworkSecurityGroup.class, id("networkSecurityGroups/nsg-web"));

        assertThat(nsg.rules()).extracting(SecurityRule::name).containsExactly("allow-web", "deny-rest");
        assertThat(nsg.rules().get(0).source()).containsExactly(ServiceTag.INTERNET);
        assertThat(nsg.rules().get(0).destination())
                .containsExactly(new AsgReference(id("applicationSecurityGroups/asg-web")));
    }

    @Test
    void route_tables_have_their_routes() {
        var table = NETWORK.get(RouteTable.class, id("routeTables/rt-web"));

        assertThat(table.disableBgpRoutePropagation()).isTrue();
        assertThat(table.routes())
                .extracting(Route::toString)
                .containsExactly(
                        "to-firewall 0.0.0.0/0 -> VirtualAppliance 10.1.1.4", "nowhere 203.0.113.0/24 -> None");
        assertThat(table.routes().get(1).nextHopType()).isEqualTo(NextHopType.NONE);
    }

    @Test
    void interfaces_have_their_addresses_and_what_is_attached_to_them() {
        var nic = NETWORK.get(NetworkInterface.class, id("networkInterfaces/nic-web"));

        var address = nic.ipConfigurations().get(0);
        assertThat(address.privateAddress()).isEqualTo(KnownAddress.parse("10.0.1.4"));
        assertThat(address.publicIp()).contains(id("publicIPAddresses/pip-web"));
        assertThat(address.applicationSecurityGroups()).containsExactly(id("applicationSecurityGroups/asg-web"));
        assertThat(nic.ipForwarding()).isTrue();
        assertThat(nic.networkSecurityGroup()).isEmpty();
    }

    @Test
    void an_address_that_azure_is_still_to_choose_is_unknown() {
        var nic = NETWORK.get(NetworkInterface.class, id("networkInterfaces/nic-data"));

        assertThat(nic.ipConfigurations().get(0).privateAddress())
                .isEqualTo(new Unknown("the private address of 'nic-data' is assigned on deployment"));
    }

    @Test
    void machines_have_their_interfaces_even_where_only_those_mention_them() {
        var machines = Samples.PROVIDERS + "Microsoft.Compute/virtualMachines/";

        assertThat(NETWORK.get(VirtualMachine.class, ResourceId.of(machines + "vm-web"))
                        .networkInterfaces())
                .containsExactly(id("networkInterfaces/nic-web"));
        assertThat(NETWORK.get(VirtualMachine.class, ResourceId.of(machines + "vm-data"))
                        .networkInterfaces())
                .containsExactly(id("networkInterfaces/nic-data"));
    }

    @Test
    void public_addresses_have_their_sku() {
        var address = NETWORK.get(PublicIpAddress.class, id("publicIPAddresses/pip-web"));

        assertThat(address.sku()).isEqualTo(PublicIpAddress.Sku.STANDARD);
        assertThat(address.address()).isEqualTo(KnownAddress.parse("20.1.2.3"));
    }

    @Test
    void gateways_lead_to_on_premises_networks() {
        var connection = NETWORK.get(GatewayConnection.class, id("connections/hub-to-hq"));

        assertThat(connection.status()).isEqualTo(GatewayConnection.Status.CONNECTED);
        assertThat(NETWORK.get(VirtualNetworkGateway.class, connection.gateway())
                        .virtualNetwork())
                .isEqualTo(id("virtualNetworks/vnet-hub"));
        assertThat(NETWORK.get(OnPremisesNetwork.class, connection.onPremises()).addressSpace())
                .containsExactly(Cidr.parse("192.168.0.0/16"));
    }

    @Test
    void app_service_environments_stand_in_their_subnet() {
        var ase = NETWORK.named(AppServiceEnvironment.class, "ase-web").get(0);

        assertThat(ase.version()).isEqualTo(AppServiceEnvironment.Version.V3);
        assertThat(ase.internal()).isTrue();
        assertThat(ase.subnet()).isEqualTo(id("virtualNetworks/vnet-hub/subnets/ase"));
    }
}
