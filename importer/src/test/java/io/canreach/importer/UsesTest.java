package io.canreach.importer;

import static io.canreach.importer.Samples.VNET;
import static io.canreach.importer.Samples.id;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Gap;
import io.canreach.model.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsesTest {
    private static final String IP =
            "{'id': '@publicIPAddresses/ip', 'sku': {'name': 'Standard'}, 'properties': {'ipAddress': '20.0.0.1'}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type': 'Microsoft.ApiManagement/service', 'properties': {'publicIpAddressId': '#'}",
                "'type': 'Microsoft.ContainerService/managedClusters', 'properties': {'networkProfile': {"
                        + "'loadBalancerProfile': {'outboundIPs': {'publicIPs': [{'id': '#'}]}}}}",
                "'type': 'Microsoft.Network/virtualHubs', 'properties': {'ipConfigurations': [{'publicIPAddress':"
                        + " {'id': '#'}}]}"
            })
    void a_public_ip_of_something_that_is_not_modelled_is_used(String user) {
        var text = "{'name': 'x', " + user.replace("#", "@publicIPAddresses/IP") + "}";

        var network = read("[" + VNET + "," + IP + "," + text + "]").network();

        assertThat(network.gaps(id("publicIPAddresses/ip"), Gap.Effect.USE))
                .containsExactly(new Unknown("'x' has it, which is not in the input or not modelled"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            publicIPAddresses     | 'ipConfiguration': {'id': '@networkInterfaces/x/ipConfigurations/one'}
            networkSecurityGroups | 'networkInterfaces': [{'id': '@networkInterfaces/x'}]
            networkSecurityGroups | 'subnets': [{'id': '@virtualNetworks/other/subnets/x'}]
            routeTables           | 'subnets': [{'id': '@virtualNetworks/other/subnets/x'}]
            natGateways           | 'subnets': [{'id': '@virtualNetworks/other/subnets/x'}]
            """)
    void what_lists_a_user_that_is_not_in_the_input_is_used(String type, String field) {
        var used = "{'id': '@" + type + "/it', 'sku': {'name': 'Standard'}, 'properties': {" + field + "}}";

        var network = read("[" + VNET + "," + used + "]").network();

        assertThat(network.gaps(id(type + "/it"), Gap.Effect.USE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type': 'Microsoft.Network/networkWatchers/flowLogs', 'name': 'w/x', 'properties': {'targetResourceId': '#'}",
                "'type': 'Microsoft.Authorization/locks', 'name': 'x', 'properties': {'scope': '#'}",
                "'type': 'Microsoft.Odd/things', 'name': 'x', 'dependsOn': ['#']"
            })
    void what_only_watches_or_waits_for_something_does_not_use_it(String watcher) {
        var text = "{" + watcher.replace("#", "@publicIPAddresses/ip") + "}";

        var network = read("[" + VNET + "," + IP + "," + text + "]").network();

        assertThat(network.gaps(id("publicIPAddresses/ip"), Gap.Effect.USE)).isEmpty();
    }

    @Test
    void a_user_that_is_in_the_input_says_itself_what_it_has() {
        var ip = IP.replace(
                "'ipAddress'", "'ipConfiguration': {'id': '@networkInterfaces/nic/ipConfigurations/one'}, 'ipAddress'");

        var network = read("[" + VNET + "," + Samples.NIC + "," + ip + "]").network();

        assertThat(network.gaps(id("publicIPAddresses/ip"), Gap.Effect.USE)).isEmpty();
    }
}
