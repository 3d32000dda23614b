package io.canreach.importer;

import static io.canreach.importer.Samples.VNET;
import static io.canreach.importer.Samples.findings;
import static io.canreach.importer.Samples.id;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Access;
import io.canreach.model.AzureService;
import io.canreach.model.ConnectionPolicy;
import io.canreach.model.Gap;
import io.canreach.model.ResourceId;
import io.canreach.model.ServiceIpRule;
import io.canreach.model.ServiceSubnetRule;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.Unknown;
import io.canreach.packet.Ip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlServersTest {
    private static final String ID = Samples.PROVIDERS + "Microsoft.Sql/servers/srv";
    private static final String NESTED = """
            'publicNetworkAccess': 'Enabled',
            'firewallRules': [{'name': 'office', 'properties': {'startIpAddress': '20.0.0.1', 'endIpAddress': '20.0.0.9'}}],
            'ipv6FirewallRules': [{'name': 'six', 'properties': {'startIPv6Address': '2001:db8::1', 'endIPv6Address': '2001:db8::9'}}],
            'virtualNetworkRules': [{'name': 'net', 'properties': {'virtualNetworkSubnetId': '@virtualNetworks/v/subnets/a',
               'ignoreMissingVnetServiceEndpoint': true, 'state': 'Ready'}}],
            'connectionPolicies': [{'name': 'default', 'properties': {'connectionType': 'Proxy'}}]""";
    private static final String CHILDREN = """
            {'id': '~', 'location': 'westeurope', 'properties': {'publicNetworkAccess': 'Enabled'}},
            {'id': '~/firewallRules/office', 'startIpAddress': '20.0.0.1', 'endIpAddress': '20.0.0.9'},
            {'id': '~/ipv6FirewallRules/six', 'properties': {'startIPv6Address': '2001:db8::1', 'endIPv6Address': '2001:db8::9'}},
            {'id': '~/virtualNetworkRules/net', 'properties': {'virtualNetworkSubnetId': '@virtualNetworks/v/subnets/a',
               'ignoreMissingVnetServiceEndpoint': true}},
            {'id': '~/connectionPolicies/default', 'properties': {'connectionType': 'Proxy'}}""";
    private static final String INSTANCE = Samples.PROVIDERS + "Microsoft.Sql/managedInstances/mi";

    @Test
    void a_server_lets_in_whom_its_rules_name() {
        var imported = imported(NESTED);

        var server = server(imported);
        assertThat(imported.findings()).isEmpty();
        assertThat(server.publicNetworkAccess()).isTrue();
        assertThat(server.connectionPolicy()).isEqualTo(ConnectionPolicy.PROXY);
        assertThat(server.firewall().defaultAction()).isEqualTo(Access.DENY);
        assertThat(server.firewall().ipRules())
                .containsExactly(
                        ServiceIpRule.of("office", Ip.parse("20.0.0.1"), Ip.parse("20.0.0.9")),
                        ServiceIpRule.of("six", Ip.parse("2001:db8::1"), Ip.parse("2001:db8::9")));
        assertThat(server.firewall().subnetRules())
                .containsExactly(new ServiceSubnetRule(id("virtualNetworks/v/subnets/a"), true));
    }

    @Test
    void rules_that_stand_by_themselves_are_the_same() {
        var imported = read("[" + CHILDREN.replace("~", ID) + "]");

        assertThat(imported.findings()).isEmpty();
        assertThat(server(imported)).isEqualTo(server(imported(NESTED)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            publicNetworkAccess | SQL server 'srv' does not say whether public access is on
            firewallRules       | SQL server 'srv' stands here without its firewall rules
            virtualNetworkRules | SQL server 'srv' stands here without its virtual network rules
            """)
    void what_is_not_said_leaves_it_open(String field, String met) {
        var imported = imported(NESTED.replace("'" + field + "'", "'other'"));

        assertThat(findings(imported))
                .containsExactly("WARNING net.json $: " + met + "; what this allows or denies is undetermined");
        assertThat(imported.network().gaps(ResourceId.of(ID), Gap.Effect.SECURITY))
                .containsExactly(new Unknown(met));
    }

    @Test
    void a_policy_that_is_not_said_is_taken_for_azures_default() {
        var imported = imported(NESTED.replace("'connectionPolicies'", "'other'"));

        assertThat(findings(imported))
                .containsExactly("WARNING net.json $: SQL server 'srv' stands here without its connection policy; it is"
                        + " read as Default: redirect inside Azure, proxy outside");
        assertThat(server(imported).connectionPolicy()).isEqualTo(ConnectionPolicy.DEFAULT);
    }

    @Test
    void a_rule_that_failed_may_let_in_or_not() {
        var imported = imported(NESTED.replace("Ready", "Failed"));

        assertThat(findings(imported))
                .containsExactly("WARNING net.json $.properties.virtualNetworkRules[0].properties.state: rule 'net' of"
                        + " SQL server 'srv' is in state \"Failed\"; what this allows or denies is undetermined");
    }

    @Test
    void a_rule_without_its_server_is_said() {
        assertThat(findings(read("{'id': '" + ID + "/firewallRules/r', 'startIpAddress': '20.0.0.1',"
                        + " 'endIpAddress': '20.0.0.1'}")))
                .containsExactly("WARNING net.json $: SQL server 'srv' of 'r' is not in the input; it is left out:"
                        + " questions about the server fail");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'Enabled'       | 'Sometimes' | $.properties.publicNetworkAccess: "Sometimes" stands here; allowed is Enabled, Disabled or SecuredByPerimeter
            'Proxy'         | []          | $.properties.connectionPolicies[0].properties.connectionType: a list stands here; allowed is Default, Proxy or Redirect
            '20.0.0.1'      | null        | $.properties.firewallRules[0].properties.startIpAddress: nothing stands here; allowed is an IP address
            '20.0.0.1'      | '20.0.0.'   | $.properties.firewallRules[0].properties.startIpAddress: '20.0.0.'
            '20.0.0.1'      | '20.0.1.1'  | IP rule 'office' from 20.0.1.1 to 20.0.0.9
            '2001:db8::9'   | '20.0.0.1'  | IP rule 'six' from 2001:db8::1 to 20.0.0.1
            '@virtualNetworks/v/subnets/a' | 5 | $.properties.virtualNetworkRules[0].properties.virtualNetworkSubnetId: 5 stands here; allowed is a reference
            '@virtualNetworks/v/subnets/a' | null | $.properties.virtualNetworkRules[0]: an object stands here; allowed is a rule with the id of a subnet
            true            | 'perhaps'   | "perhaps" stands here; allowed is true or false
            """)
    void a_malformed_value_is_refused(String value, String other, String message) {
        var imported = imported(NESTED.replace(value, other));

        assertThatThrownBy(imported::network).hasMessageContaining(message);
    }

    @Test
    void an_instance_stands_in_its_subnet() {
        var imported = instance("""
                'subnetId': '@virtualNetworks/v/subnets/a', 'publicDataEndpointEnabled': true, 'proxyOverride': 'Redirect'""");

        var instance = imported.network().get(SqlManagedInstance.class, ResourceId.of(INSTANCE));
        assertThat(imported.findings()).isEmpty();
        assertThat(instance.subnet()).isEqualTo(id("virtualNetworks/v/subnets/a"));
        assertThat(instance.publicDataEndpoint()).isTrue();
        assertThat(instance.proxyOverride()).isEqualTo(ConnectionPolicy.REDIRECT);
        assertThat(instance.privateAddress())
                .isEqualTo(new Unknown("the address of SQL managed instance 'mi' is not in the input"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'proxyOverride': 'Proxy'                 | publicDataEndpointEnabled | its public endpoint is taken for off
            'publicDataEndpointEnabled': false       | proxyOverride             | it is read as Default
            """)
    void what_an_instance_does_not_say_is_said(String said, String field, String consequence) {
        var imported = instance("'subnetId': '@virtualNetworks/v/subnets/a', " + said);

        assertThat(findings(imported))
                .containsExactly(
                        "WARNING net.json $[1]: SQL managed instance 'mi' does not say " + field + "; " + consequence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'subnetId': null                                 | $[1]
            'subnetId': '@virtualNetworks/v/subnets/missing' | $[1].properties.subnetId
            """)
    void an_instance_without_its_subnet_is_left_out(String fields, String path) {
        assertThat(findings(instance(fields)))
                .containsExactly("ERROR net.json " + path + ": the subnet of SQL managed instance 'mi' is not in the"
                        + " input; the instance is left out: questions about it fail");
    }

    private static Imported instance(String fields) {
        return read("[" + VNET + ", {'id': '" + INSTANCE + "', 'properties': {" + fields + "}}]");
    }

    private static Imported imported(String fields) {
        return read("{'id': '" + ID + "', 'location': 'westeurope', 'properties': {" + fields + "}}");
    }

    private static AzureService server(Imported imported) {
        return imported.network().get(AzureService.class, ResourceId.of(ID));
    }
}
