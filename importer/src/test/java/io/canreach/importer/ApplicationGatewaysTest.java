package io.canreach.importer;

import static io.canreach.importer.Asked.HOST;
import static io.canreach.importer.Asked.address;
import static io.canreach.importer.Asked.verdict;
import static io.canreach.importer.Samples.findings;
import static io.canreach.importer.Samples.id;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.ApplicationGateway;
import io.canreach.model.ApplicationGateway.Backend;
import io.canreach.model.ApplicationGateway.Listener;
import io.canreach.model.ApplicationGateway.Version;
import io.canreach.model.BastionHost;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.reach.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Application gateways and bastions. */
class ApplicationGatewaysTest {
    private static final String VNET = """
            {'id': '@virtualNetworks/v', 'properties': {'addressSpace': {'addressPrefixes': ['10.0.0.0/16']},
               'subnets': [{'name': 'gw', 'properties': {'addressPrefix': '10.0.1.0/24'}},
                 {'name': 'AzureBastionSubnet', 'properties': {'addressPrefix': '10.0.2.0/26'}},
                 {'name': 'a', 'properties': {'addressPrefix': '10.0.3.0/24'}}]}},
            {'id': '@publicIPAddresses/ip', 'properties': {'ipAddress': '20.1.1.1'}},
            {'id': '@networkInterfaces/nic', 'properties': {'ipConfigurations': [{'name': 'one', 'properties': {
                'privateIPAddress': '10.0.3.4', 'subnet': {'id': '@virtualNetworks/v/subnets/a'},
                'applicationGatewayBackendAddressPools': [{'id': '@applicationGateways/g/backendAddressPools/mine'}]}}]}},""";
    private static final String GATEWAY = """
            {'id': '@applicationGateways/g', 'location': 'westeurope', 'properties': {
              'sku': {'name': 'Standard_v2', 'tier': '~TIER~'},
              'gatewayIPConfigurations': [{'name': 'c', 'properties': {'subnet': {'id': '@virtualNetworks/v/subnets/gw'}}}],
              'frontendIPConfigurations': [
                {'name': 'public', 'properties': {'publicIPAddress': {'id': '@publicIPAddresses/ip'}}},
                {'name': 'private', 'properties': {'privateIPAddress': '10.0.1.9', 'subnet': {'id': '@virtualNetworks/v/subnets/gw'}}}],
              'frontendPorts': [{'name': 'p80', 'properties': {'port': 80}}, {'name': 'p443', 'properties': {'port': 443}}],
              'httpListeners': [{'name': 'l', 'properties': {
                'frontendIPConfiguration': {'id': '@applicationGateways/g/frontendIPConfigurations/public'},
                'frontendPort': {'id': '@applicationGateways/g/frontendPorts/P80'}}}],
              'backendAddressPools': [
                {'name': 'mine', 'properties': {'backendAddresses': [{'ipAddress': '10.0.3.5'}]}},
                {'name': 'other', 'properties': {'backendAddresses': [{'fqdn': 'x.example'}]}}],
              'backendHttpSettingsCollection': [{'name': 's', 'properties': {'port': 8080}}],
              'urlPathMaps': [{'name': 'm', 'properties': {
                'defaultBackendAddressPool': {'id': '@applicationGateways/g/backendAddressPools/other'},
                'defaultBackendHttpSettings': {'id': '@applicationGateways/g/backendHttpSettingsCollection/s'}}}],
              'requestRoutingRules': [{'name': 'r', 'properties': {
                'backendAddressPool': {'id': '@applicationGateways/g/backendAddressPools/mine'},
                'backendHttpSettings': {'id': '@applicationGateways/g/backendHttpSettingsCollection/s'}}}]}}""";

    private static ApplicationGateway gateway(Network network) {
        return network.find(ApplicationGateway.class, id("applicationGateways/g"))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"Standard_v2, V2", "WAF_v2, V2", "Basic, V2", "WAF, V1", "Standard, V1"})
    void an_application_gateway_is_read_with_frontends_listeners_and_backends(String tier, Version version) {
        var network = read("[" + VNET + GATEWAY.replace("~TIER~", tier) + "]").network();

        var read = gateway(network);
        assertThat(read.version()).isEqualTo(version);
        assertThat(read.subnet()).isEqualTo(id("virtualNetworks/v/subnets/gw"));
        assertThat(read.frontends())
                .extracting(ApplicationGateway.Frontend::publicIp)
                .containsExactly(Optional.of(id("publicIPAddresses/ip")), Optional.empty());
        assertThat(read.frontends().get(1).privateAddress()).isEqualTo(KnownAddress.parse("10.0.1.9"));
        assertThat(read.listeners()).containsExactly(new Listener("public", 80));
        assertThat(read.backends())
                .hasSize(2)
                .element(0)
                .isEqualTo(new Backend(List.of(KnownAddress.parse("10.0.3.4"), KnownAddress.parse("10.0.3.5")), 8080));
    }

    @Test
    void it_answers_where_it_listens_only() {
        var network =
                read("[" + VNET + GATEWAY.replace("~TIER~", "WAF_v2") + "]").network();

        assertThat(verdict(network, HOST, address("20.1.1.1"), 80)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(network, HOST, address("20.1.1.1"), 443)).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void one_of_which_a_listener_is_not_known_is_left_out_and_keeps_its_addresses() {
        var imported = read("[" + VNET + GATEWAY.replace("~TIER~", "WAF_v2").replace("/P80", "/gone") + "]");

        assertThat(findings(imported)).anyMatch(each -> each.contains("where the gateway listens is not known"));
        assertThat(imported.network().all(ApplicationGateway.class)).isEmpty();
        assertThat(verdict(imported.network(), address("10.0.3.4"), address("10.0.1.9"), 80))
                .isEqualTo(Verdict.UNDETERMINED);
    }

    @ParameterizedTest
    @CsvSource({"Basic, BASIC", "Standard, STANDARD", "Premium, PREMIUM", "'', BASIC"})
    void a_bastion_is_read_with_its_sku(String sku, BastionHost.Sku expected) {
        var bastion = "{'id': '@bastionHosts/b', 'location': 'westeurope', 'sku': {'name': '" + sku + "'},"
                + " 'properties': {'ipConfigurations': [{'name': 'c', 'properties': {'subnet': {'id':"
                + " '@virtualNetworks/v/subnets/AzureBastionSubnet'}, 'publicIPAddress': {'id':"
                + " '@publicIPAddresses/ip'}}}]}}";

        var network = read("[" + VNET + bastion + "]").network();

        assertThat(network.find(BastionHost.class, id("bastionHosts/b")))
                .contains(new BastionHost(
                        id("bastionHosts/b"),
                        "westeurope",
                        id("virtualNetworks/v/subnets/AzureBastionSubnet"),
                        expected,
                        Optional.of(id("publicIPAddresses/ip"))));
    }

    @Test
    void a_bastion_of_sku_developer_stands_in_no_subnet_and_is_left_out() {
        var imported = read("[" + VNET + "{'id': '@bastionHosts/b', 'sku': {'name': 'Developer'}}]");

        assertThat(findings(imported)).anyMatch(each -> each.contains("shared one of SKU Developer"));
    }
}
