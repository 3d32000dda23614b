package io.canreach.importer;

import static io.canreach.importer.Asked.address;
import static io.canreach.importer.Asked.verdict;
import static io.canreach.importer.Asked.vm;
import static io.canreach.importer.Samples.id;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.ConnectedGroup;
import io.canreach.model.Gap;
import io.canreach.model.SecurityAdminConfiguration;
import io.canreach.reach.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What network managers deploy: admin rules and connected groups. */
class NetworkManagersTest {
    private static final String NETWORKS = network("v", "0") + network("w", "9");
    private static final String GROUP = """
            {'id': '@networkManagers/m', 'properties': {'networkManagerScopes': {'subscriptions': ['/subscriptions/s']}}},
            {'id': '@networkManagers/m/networkGroups/g', 'properties': {}},
            {'id': '@networkManagers/m/networkGroups/g/staticMembers/1', 'properties': {'resourceId': '@virtualNetworks/v'}},
            {'id': '@networkManagers/m/networkGroups/g/staticMembers/2', 'properties': {'resourceId': '@virtualNetworks/w'}},""";
    private static final String ADMIN = """
            {'id': '@networkManagers/m/securityAdminConfigurations/c', 'properties': {}},
            {'id': '@networkManagers/m/securityAdminConfigurations/c/ruleCollections/rc', 'properties': {
               'appliesToGroups': [{'networkGroupId': '@networkManagers/m/networkGroups/G'}]}},
            {'id': '@networkManagers/m/securityAdminConfigurations/c/ruleCollections/rc/rules/r', 'properties': {
               'priority': 10, 'direction': 'Inbound', 'access': 'Deny', 'protocol': 'Any',
               'sources': [{'addressPrefix': '*', 'addressPrefixType': 'IPPrefix'}],
               'destinations': [{'addressPrefix': '*', 'addressPrefixType': 'IPPrefix'}],
               'sourcePortRanges': ['0-65535'], 'destinationPortRanges': ['22']}}""";
    private static final String MESH = """
            {'id': '@networkManagers/m/connectivityConfigurations/k', 'properties': {'connectivityTopology': 'Mesh',
               'appliesToGroups': [{'networkGroupId': '@networkManagers/m/networkGroups/g', 'groupConnectivity': 'None'}]}}""";
    private static final String CONNECTED = """
            {'id': '@networkManagers/m/connectivityConfigurations/k', 'properties': {'connectivityTopology': 'HubAndSpoke',
               'appliesToGroups': [{'networkGroupId': '@networkManagers/m/networkGroups/g', 'groupConnectivity': 'None'}]}}""";

    private static String network(String name, String number) {
        return """
                {'id': '@virtualNetworks/%1$s', 'location': 'westeurope', 'properties': {
                   'addressSpace': {'addressPrefixes': ['10.%2$s.0.0/16']},
                   'subnets': [{'name': 'a', 'properties': {'addressPrefix': '10.%2$s.1.0/24'}}]}},
                {'id': '@networkInterfaces/nic-%1$s', 'properties': {'virtualMachine': {'id':
                   '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm-%1$s'},
                   'ipConfigurations': [{'name': 'one', 'properties': {'privateIPAddress': '10.%2$s.1.4',
                     'subnet': {'id': '@virtualNetworks/%1$s/subnets/a'}}}]}},""".formatted(name, number);
    }

    private static String deployed(String configuration, String region) {
        return ", {'region': '" + region
                + "', 'deploymentStatus': 'Deployed', 'configurationIds': ['@networkManagers/m/" + configuration
                + "']}";
    }

    private static String admin(String deployment) {
        return "[" + NETWORKS + GROUP + ADMIN + "," + MESH + deployed("connectivityConfigurations/k", "northeurope")
                + deployment + "]";
    }

    @Test
    void deployed_admin_rules_stand_before_all_others() {
        var network = read(admin(deployed("securityAdminConfigurations/C", "West Europe")))
                .network();

        var configuration =
                network.get(SecurityAdminConfiguration.class, id("networkManagers/m/securityAdminConfigurations/c"));
        assertThat(configuration.scopeLevel()).isEqualTo(1);
        assertThat(configuration.collections())
                .singleElement()
                .satisfies(each -> assertThat(each.virtualNetworks())
                        .containsExactly(id("virtualNetworks/v"), id("virtualNetworks/w")));
        assertThat(verdict(network, address("10.0.1.9"), vm("vm-v"), 22)).isEqualTo(Verdict.BLOCKED);
        assertThat(verdict(network, address("10.0.1.9"), vm("vm-v"), 80)).isEqualTo(Verdict.REACHABLE);
    }

    @Test
    void a_configuration_of_another_region_is_for_none_of_them() {
        var network =
                read(admin(deployed("securityAdminConfigurations/c", "eastus"))).network();

        assertThat(verdict(network, address("10.0.1.9"), vm("vm-v"), 22)).isEqualTo(Verdict.REACHABLE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `` | ``
            `'Deny'` | `'Perhaps'`
            `/networkGroups/G` | `/networkGroups/other`
            """)
    void what_is_not_known_of_deployment_rules_or_members_leaves_the_networks_open(String known, String odd) {
        var deployment = known.isEmpty() ? "" : deployed("securityAdminConfigurations/c", "westeurope");

        var network = read(known.isEmpty()
                        ? admin(deployment)
                        : admin(deployment).replace(known, odd))
                .network();

        assertThat(verdict(network, address("10.0.1.9"), vm("vm-v"), 22)).isEqualTo(Verdict.UNDETERMINED);
        assertThat(network.gaps(id("virtualNetworks/v"), Gap.Effect.SECURITY)).isNotEmpty();
    }

    @Test
    void a_group_that_a_policy_fills_may_have_any_member() {
        var policy = ", {'id': '/subscriptions/s/providers/Microsoft.Authorization/policyDefinitions/p', 'properties':"
                + " {'policyRule': {'then': {'effect': 'addToNetworkGroup', 'details': {'networkGroupId':"
                + " '@networkManagers/m/networkGroups/g'}}}}}";

        var network = read(admin(deployed("securityAdminConfigurations/c", "westeurope") + policy))
                .network();

        assertThat(verdict(network, address("10.0.1.9"), vm("vm-v"), 22)).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void a_deployed_mesh_connects_its_members_without_peerings() {
        var head = "[" + NETWORKS + GROUP + ADMIN + deployed("securityAdminConfigurations/c", "eastus") + ",";

        var mesh = read(head + MESH + deployed("connectivityConfigurations/k", "westeurope") + "]")
                .network();
        var undeployed = read(head + MESH + "]").network();

        assertThat(mesh.all(ConnectedGroup.class)).hasSize(1);
        assertThat(verdict(mesh, vm("vm-v"), vm("vm-w"), 80)).isEqualTo(Verdict.REACHABLE);
        assertThat(verdict(undeployed, vm("vm-v"), vm("vm-w"), 80)).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void a_hub_and_spoke_makes_peerings_that_the_networks_themselves_show() {
        var network = read("[" + NETWORKS + GROUP + ADMIN + deployed("securityAdminConfigurations/c", "eastus") + ","
                        + CONNECTED + deployed("connectivityConfigurations/k", "westeurope") + "]")
                .network();

        assertThat(network.all(ConnectedGroup.class)).isEmpty();
        assertThat(verdict(network, vm("vm-v"), vm("vm-w"), 80)).isEqualTo(Verdict.BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SecurityAdmin", "Connectivity"})
    void a_manager_without_its_configurations_leaves_everything_open_that_it_may_touch(String access) {
        var manager = "{'id': '@networkManagers/m', 'properties': {'networkManagerScopeAccesses': ['" + access + "']}}";

        var network = read("[" + NETWORKS + manager + "]").network();

        var v = id("virtualNetworks/v");
        assertThat(network.gaps(v, Gap.Effect.SECURITY)).hasSize(access.equals("SecurityAdmin") ? 1 : 0);
        assertThat(network.gaps(v, Gap.Effect.ROUTING)).hasSize(access.equals("SecurityAdmin") ? 0 : 1);
    }

    @Test
    void the_networks_of_a_hub_with_a_firewall_may_be_called_through_it() {
        var hub = "{'id': '@virtualHubs/h', 'properties': {'azureFirewall': {'id': '@azureFirewalls/f'},"
                + " 'virtualNetworkConnections': [{'name': 'c', 'properties': {'remoteVirtualNetwork': {'id':"
                + " '@virtualNetworks/v'}}}]}}";

        var network = read("[" + NETWORKS + hub + "]").network();

        assertThat(network.gaps(id("virtualNetworks/v"), Gap.Effect.WAY_IN)).hasSize(1);
        assertThat(network.gaps(id("virtualNetworks/w"), Gap.Effect.WAY_IN)).isEmpty();
        assertThat(verdict(network, vm("vm-v"), vm("vm-w"), 80)).isEqualTo(Verdict.UNDETERMINED);
    }
}
