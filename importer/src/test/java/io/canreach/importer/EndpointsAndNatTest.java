package io.canreach.importer;

import static io.canreach.importer.Asked.HOST;
import static io.canreach.importer.Asked.address;
import static io.canreach.importer.Asked.answer;
import static io.canreach.importer.Asked.verdict;
import static io.canreach.importer.Asked.vm;
import static io.canreach.importer.Samples.NIC;
import static io.canreach.importer.Samples.VNET;
import static io.canreach.importer.Samples.findings;
import static io.canreach.importer.Samples.id;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Gap;
import io.canreach.model.KnownAddress;
import io.canreach.model.NatGateway;
import io.canreach.model.Network;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.PrivateEndpointPolicies;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.packet.Cidr;
import io.canreach.reach.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NAT gateways, private subnets and private endpoints. */
class EndpointsAndNatTest {
    private static final ResourceId SUBNET = id("virtualNetworks/v/subnets/a");
    private static final String VM = NIC.replace(
            "'properties': {'ipConfigurations'",
            "'properties': {'virtualMachine': {'id': '" + Samples.PROVIDERS
                    + "Microsoft.Compute/virtualMachines/vm'}, 'ipConfigurations'");
    private static final String NAT = """
            {'id': '@natGateways/n', 'location': 'westeurope', 'sku': {'name': '%s'}, 'properties': {
              'publicIpAddresses': [{'id': '@publicIPAddresses/ip'}], 'publicIpPrefixes': [{'id': '@publicIPPrefixes/p'}],
              'subnets': [{'id': '@virtualNetworks/v/subnets/a'}]}},
            {'id': '@publicIPAddresses/ip', 'properties': {'ipAddress': '20.1.1.1'}},
            {'id': '@publicIPPrefixes/p', 'properties': {'ipPrefix': '20.2.2.0/31'}}""";
    private static final String STORE = Samples.PROVIDERS + "Microsoft.Storage/storageAccounts/store";
    private static final String ENDPOINT = """
            {'id': '@privateEndpoints/pe', 'location': 'westeurope', 'properties': {
              'subnet': {'id': '@virtualNetworks/v/subnets/a'},
              'privateLinkServiceConnections': [{'name': 'c', 'properties': {'privateLinkServiceId': '%s',
                'groupIds': ['blob'], 'privateLinkServiceConnectionState': {'status': '~'}}}],
              'customDnsConfigs': [{'fqdn': 'store.blob.core.windows.net', 'ipAddresses': ['10.0.1.9']}]}}""".formatted(STORE);

    private static String subnet(String field) {
        return VNET.replace("'addressPrefix'", field + ", 'addressPrefix'");
    }

    private static Network withNat(String sku) {
        return read("[" + subnet("'natGateway': {'id': '@natGateways/N'}") + "," + VM + "," + NAT.formatted(sku) + "]")
                .network();
    }

    @Test
    void a_nat_gateway_is_read_with_its_addresses_and_prefixes() {
        var network = withNat("Standard");

        assertThat(network.find(NatGateway.class, id("natGateways/n")))
                .contains(new NatGateway(
                        id("natGateways/n"),
                        "westeurope",
                        NatGateway.Sku.STANDARD,
                        List.of(id("publicIPAddresses/ip")),
                        List.of(Cidr.parse("20.2.2.0/31"))));
        assertThat(network.gaps(SUBNET, Gap.Effect.WAY_OUT)).isEmpty();
        var out = answer(network, vm("vm"), HOST, 443);
        assertThat(out.verdict()).isEqualTo(Verdict.REACHABLE);
        assertThat(out.toString()).contains("NAT gateway 'n'");
    }

    @Test
    void the_public_ip_of_a_second_version_nat_gateway_is_of_its_sku() {
        var network = withNat("StandardV2");

        assertThat(network.get(io.canreach.model.PublicIpAddress.class, id("publicIPAddresses/ip"))
                        .sku())
                .isEqualTo(Sku.STANDARD_V2);
    }

    @Test
    void a_nat_gateway_that_is_not_in_the_input_is_a_way_out_that_is_not_known() {
        var network = read("[" + subnet("'natGateway': {'id': '@natGateways/gone'}") + "," + VM + "]")
                .network();

        assertThat(verdict(network, vm("vm"), HOST, 443)).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void a_nat_gateway_whose_prefix_is_not_in_the_input_has_an_unknown_address() {
        var nat = NAT.formatted("Standard").replace("{'id': '@publicIPPrefixes/p', 'properties'", "{'id': '@x/y', 'p'");

        var imported = read("[" + subnet("'natGateway': {'id': '@natGateways/n'}") + "," + VM + "," + nat + "]");

        assertThat(findings(imported)).anyMatch(each -> each.contains("which addresses public IP prefix 'p' has"));
        assertThat(verdict(imported.network(), vm("vm"), HOST, 443)).isEqualTo(Verdict.REACHABLE);
    }

    @ParameterizedTest
    @CsvSource({"false, BLOCKED", "true, REACHABLE"})
    void a_private_subnet_has_no_default_way_out(boolean access, Verdict verdict) {
        var network = read("[" + subnet("'defaultOutboundAccess': " + access) + "," + VM + "]")
                .network();

        assertThat(verdict(network, vm("vm"), HOST, 443)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "Enabled, ENABLED",
        "disabled, DISABLED",
        "NetworkSecurityGroupEnabled, NETWORK_SECURITY_GROUP_ENABLED",
        "RouteTableEnabled, ROUTE_TABLE_ENABLED"
    })
    void a_subnet_says_which_policies_apply_to_private_endpoints(String text, PrivateEndpointPolicies policies) {
        var network =
                read(subnet("'privateEndpointNetworkPolicies': '" + text + "'")).network();

        assertThat(network.get(Subnet.class, SUBNET).privateEndpointPolicies()).isEqualTo(policies);
    }

    @Test
    void policies_that_nobody_knows_leave_the_subnet_open() {
        var network = read(subnet("'privateEndpointNetworkPolicies': 'Some'")).network();

        assertThat(network.gaps(SUBNET, Gap.Effect.SECURITY)).hasSize(1);
    }

    @Test
    void a_private_endpoint_is_read_as_it_would_be_declared() {
        var network =
                read("[" + VNET + "," + ENDPOINT.replace("~", "Approved") + "]").network();

        assertThat(network.find(PrivateEndpoint.class, id("privateEndpoints/pe")))
                .contains(new PrivateEndpoint(
                        id("privateEndpoints/pe"),
                        "westeurope",
                        SUBNET,
                        List.of(KnownAddress.parse("10.0.1.9")),
                        PrivateEndpoint.State.APPROVED,
                        Optional.of(ResourceId.of(STORE)),
                        List.of("blob"),
                        List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "Approved, REACHABLE",
        "Pending, BLOCKED",
        "Rejected, BLOCKED",
        "Disconnected, BLOCKED",
        "Odd, UNDETERMINED",
        "'', REACHABLE"
    })
    void only_an_approved_connection_carries_traffic(String state, Verdict verdict) {
        var network = read("[" + VNET + "," + VM + "," + ENDPOINT.replace("~", state) + "]")
                .network();

        assertThat(verdict(network, vm("vm"), address("10.0.1.9"), 443)).isEqualTo(verdict);
    }

    @Test
    void a_connection_by_hand_that_says_no_state_may_or_may_not_be_approved() {
        var manual = ENDPOINT.replace("privateLinkServiceConnections", "manualPrivateLinkServiceConnections")
                .replace("~", "");

        var network = read("[" + VNET + "," + VM + "," + manual + "]").network();

        assertThat(verdict(network, vm("vm"), address("10.0.1.9"), 443)).isEqualTo(Verdict.UNDETERMINED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'privateEndpoint': {'id': '@privateEndpoints/PE'},", ""})
    void the_interface_of_an_endpoint_gives_its_address_and_is_no_interface_of_its_own(String back) {
        var nic = NIC.replace("'properties': {'ipConfigurations'", "'properties': {" + back + "'ipConfigurations'");
        var endpoint = ENDPOINT.replace("~", "Approved")
                .replace(
                        "'customDnsConfigs': [{'fqdn': 'store.blob.core.windows.net', 'ipAddresses': ['10.0.1.9']}]",
                        "'networkInterfaces': [{'id': '@networkInterfaces/nic'}]");

        var network = read("[" + VNET + "," + nic + "," + endpoint + "]").network();

        assertThat(network.get(PrivateEndpoint.class, id("privateEndpoints/pe")).privateAddresses())
                .containsExactly(KnownAddress.parse("10.0.1.4"));
        assertThat(network.all(io.canreach.model.NetworkInterface.class)).hasSize(back.isEmpty() ? 1 : 0);
    }

    @Test
    void an_endpoint_without_any_address_has_an_unknown_one() {
        var endpoint = ENDPOINT.replace("~", "Approved").replace("'ipAddresses': ['10.0.1.9']", "'x': 1");

        var network = read("[" + VNET + "," + VM + "," + endpoint + "]").network();

        assertThat(verdict(network, vm("vm"), address("10.0.1.77"), 443)).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void an_endpoint_that_only_its_subnet_names_may_have_any_address_there() {
        var network = read("[" + subnet("'privateEndpoints': [{'id': '@privateEndpoints/gone'}]") + "," + VM + "]")
                .network();

        assertThat(verdict(network, vm("vm"), address("10.0.1.9"), 443)).isEqualTo(Verdict.UNDETERMINED);
    }
}
