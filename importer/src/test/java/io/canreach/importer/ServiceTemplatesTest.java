package io.canreach.importer;

import static io.canreach.importer.Asked.INTERNET;
import static io.canreach.importer.Asked.verdict;
import static io.canreach.importer.Asked.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.reach.Verdict;
import org.junit.jupiter.api.Test;

/** A template says all of the services it deploys: what it leaves out is what Azure fills in, and not unknown. */
class ServiceTemplatesTest {
    private static final String TEMPLATE = """
            {'$schema': 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#', 'contentVersion': '1.0.0.0',
             'resources': [
               {'type': 'Microsoft.Network/virtualNetworks', 'apiVersion': '2023-05-01', 'name': 'v', 'location': 'westeurope',
                'properties': {'addressSpace': {'addressPrefixes': ['10.0.0.0/16']}, 'subnets': [
                  {'name': 'a', 'properties': {'addressPrefix': '10.0.1.0/24', 'serviceEndpoints': [{'service': 'Microsoft.Sql'}]}},
                  {'name': 'b', 'properties': {'addressPrefix': '10.0.2.0/24', 'serviceEndpoints': [{'service': 'Microsoft.Sql'}]}}]}},
               @one@, @two@,
               {'type': 'Microsoft.Sql/servers', 'apiVersion': '2022-05-01-preview', 'name': 'srv', 'location': 'westeurope',
                'properties': {'publicNetworkAccess': 'Enabled'}},
               {'type': 'Microsoft.Sql/servers/connectionPolicies', 'apiVersion': '2022-05-01-preview', 'name': 'srv/default',
                'properties': {'connectionType': 'Proxy'}},
               {'type': 'Microsoft.Sql/servers/virtualNetworkRules', 'apiVersion': '2022-05-01-preview', 'name': 'srv/a',
                'properties': {'virtualNetworkSubnetId': "[resourceId('Microsoft.Network/virtualNetworks/subnets','v','a')]"}},
               {'type': 'Microsoft.Storage/storageAccounts', 'apiVersion': '2023-01-01', 'name': 'acc', 'location': 'westeurope',
                'sku': {'name': 'Standard_LRS'}, 'kind': 'StorageV2'}]}""";

    private static String machine(String name, String subnet, String address) {
        return """
               {'type': 'Microsoft.Network/networkInterfaces', 'apiVersion': '2023-05-01', 'name': '%1$s-nic', 'location': 'westeurope',
                'properties': {'ipConfigurations': [{'name': 'c', 'properties': {'privateIPAllocationMethod': 'Static',
                  'privateIPAddress': '%3$s',
                  'subnet': {'id': "[resourceId('Microsoft.Network/virtualNetworks/subnets','v','%2$s')]"}}}]}},
               {'type': 'Microsoft.Compute/virtualMachines', 'apiVersion': '2023-03-01', 'name': '%1$s', 'location': 'westeurope',
                'properties': {'networkProfile': {'networkInterfaces': [
                  {'id': "[resourceId('Microsoft.Network/networkInterfaces','%1$s-nic')]"}]}}}""".formatted(name, subnet, address);
    }

    /** Quotes inside of expressions stay single. */
    private static Network network() {
        String text = TEMPLATE.replace("@one@", machine("one", "a", "10.0.1.4"))
                .replace("@two@", machine("two", "b", "10.0.2.4"));
        StringBuilder json = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            inside ^= each == '"';
            json.append(each == '\'' && !inside ? '"' : each);
        }
        return AzureImport.readText("service.json", json.toString()).network();
    }

    private static Endpoint service(String name) {
        return new Endpoint.Named(Endpoint.Kind.SERVICE, name);
    }

    @Test
    void a_new_sql_server_has_the_rules_of_its_template_and_no_others() {
        var network = network();

        assertThat(verdict(network, vm("one"), service("srv"), 1433)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(network, vm("two"), service("srv"), 1433)).isEqualTo(Verdict.BLOCKED);
        assertThat(verdict(network, INTERNET, service("srv"), 1433)).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void a_new_storage_account_without_network_rules_lets_everybody_in() {
        assertThat(verdict(network(), INTERNET, service("acc"), 443)).isEqualTo(Verdict.REACHABLE);
    }
}
