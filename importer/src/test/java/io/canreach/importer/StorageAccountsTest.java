package io.canreach.importer;

import static io.canreach.importer.Samples.findings;
import static io.canreach.importer.Samples.id;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Access;
import io.canreach.model.AzureService;
import io.canreach.model.Gap;
import io.canreach.model.ResourceId;
import io.canreach.model.ServiceIpRule;
import io.canreach.model.ServiceSubnetRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageAccountsTest {
    private static final String ID = Samples.PROVIDERS + "Microsoft.Storage/storageAccounts/acct";
    private static final String CLOSED = """
            'networkAcls': {'bypass': 'AzureServices, Logging', 'defaultAction': 'Deny',
              'ipRules': [{'value': '20.1.2.3', 'action': 'Allow'}, {'value': '20.2.0.0/16'}],
              'virtualNetworkRules': [{'id': '@virtualNetworks/v/subnets/a', 'action': 'Allow', 'state': 'Succeeded'}],
              'resourceAccessRules': [{'tenantId': 't', 'resourceId': '@things/x'}]}""";

    @Test
    void an_account_lets_in_whom_its_rules_name() {
        var imported = imported("'publicNetworkAccess': 'Enabled', " + CLOSED);

        var account = account(imported);
        assertThat(imported.findings()).isEmpty();
        assertThat(account.location()).isEqualTo("westeurope");
        assertThat(account.publicNetworkAccess()).isTrue();
        assertThat(account.firewall().defaultAction()).isEqualTo(Access.DENY);
        assertThat(account.firewall().ipRules())
                .containsExactly(ServiceIpRule.parse("20.1.2.3"), ServiceIpRule.parse("20.2.0.0/16"));
        assertThat(account.firewall().subnetRules())
                .containsExactly(ServiceSubnetRule.of(id("virtualNetworks/v/subnets/a")));
        assertThat(account.firewall().trustedServices()).isTrue();
        assertThat(account.firewall().resourceInstances()).containsExactly(id("things/x"));
    }

    @Test
    void the_command_line_says_the_same_in_other_words() {
        var rest = account(imported("'publicNetworkAccess': 'Enabled', " + CLOSED));
        var line = account(read("{'id': '" + ID + "', 'location': 'westeurope', "
                + CLOSED.replace("networkAcls", "networkRuleSet")
                        .replace("'value'", "'ipAddressOrRange'")
                        .replace("{'id'", "{'virtualNetworkResourceId'")
                + "}"));

        assertThat(line).isEqualTo(rest);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            null         | true
            ''           | true
            'Enabled'    | true
            'disabled'   | false
            """)
    void public_access_is_on_unless_it_is_said_to_be_off(String value, boolean on) {
        assertThat(account(imported("'publicNetworkAccess': " + value + ", " + CLOSED))
                        .publicNetworkAccess())
                .isEqualTo(on);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'networkAcls': null                                                              | $            | storage account 'acct' stands here without its network rules
            'networkAcls': {'ipRules': []}                                                   | $.properties.networkAcls            | storage account 'acct' has network rules without a default action
            'networkAcls': {'defaultAction': 'Deny', 'ipv6Rules': [{'value': '2001:db8::/64'}]} | $.properties.networkAcls.ipv6Rules  | rules of storage account 'acct' for IPv6 addresses are not modelled
            'networkAcls': {'defaultAction': 'Deny'}, 'publicNetworkAccess': 'SecuredByPerimeter' | $.properties.publicNetworkAccess | 'acct' is secured by a perimeter, which is not modelled
            'networkAcls': {'defaultAction': 'Deny', 'virtualNetworkRules': [{'id': '@virtualNetworks/v/subnets/a', 'state': 'Failed'}]} | $.properties.networkAcls.virtualNetworkRules[0].state | a rule of storage account 'acct' is in state "Failed"
            """)
    void what_is_not_known_of_its_rules_leaves_it_open(String fields, String path, String met) {
        var imported = imported(fields);

        assertThat(findings(imported))
                .containsExactly(
                        "WARNING net.json " + path + ": " + met + "; what this allows or denies is undetermined");
        assertThat(imported.network().gaps(ResourceId.of(ID), Gap.Effect.SECURITY))
                .hasSize(1);
    }

    @Test
    void the_rule_of_a_deleted_subnet_lets_nobody_in() {
        var imported = imported("'networkAcls': {'defaultAction': 'Deny', 'virtualNetworkRules': ["
                + "{'id': '@virtualNetworks/v/subnets/a', 'state': 'NetworkSourceDeleted'}]}");

        assertThat(account(imported).firewall().subnetRules()).isEmpty();
        assertThat(findings(imported))
                .containsExactly("WARNING net.json $.properties.networkAcls.virtualNetworkRules[0].state: the subnet of"
                        + " a rule was deleted; the rule lets nobody in and is left out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'publicNetworkAccess': 7                                                      | $.properties.publicNetworkAccess: 7 stands here; allowed is Enabled, Disabled or SecuredByPerimeter
            'networkAcls': []                                                             | $.properties.networkAcls: a list stands here; allowed is an object
            'networkAcls': {'defaultAction': 'Maybe'}                                     | $.properties.networkAcls.defaultAction: "Maybe" stands here; allowed is Allow or Deny
            'networkAcls': {'defaultAction': 'Deny', 'ipRules': [null]}                   | $.properties.networkAcls.ipRules[0]: nothing stands here; allowed is an object
            'networkAcls': {'defaultAction': 'Deny', 'ipRules': [{}]}                     | $.properties.networkAcls.ipRules[0].properties.ipAddressOrRange: nothing stands here; allowed is an address, a prefix or a range of addresses
            'networkAcls': {'defaultAction': 'Deny', 'ipRules': [{'value': 'x'}]}         | $.properties.networkAcls.ipRules[0].value: "x"
            'networkAcls': {'defaultAction': 'Deny', 'ipRules': [{'value': '20.0.0.1', 'action': 'Deny'}]} | $.properties.networkAcls.ipRules[0].action: "Deny" stands here; allowed is Allow
            'networkAcls': {'defaultAction': 'Deny', 'virtualNetworkRules': [{}]}         | $.properties.networkAcls.virtualNetworkRules[0]: an object stands here; allowed is a rule with the id of a subnet
            'networkAcls': {'defaultAction': 'Deny', 'virtualNetworkRules': [{'id': 7}]}  | $.properties.networkAcls.virtualNetworkRules[0].id: 7 stands here; allowed is a reference
            'networkAcls': {'defaultAction': 'Deny', 'resourceAccessRules': [{}]}         | $.properties.networkAcls.resourceAccessRules[0]: an object stands here; allowed is a rule with the id of a resource
            """)
    void a_malformed_rule_is_refused(String fields, String message) {
        var imported = imported(fields);

        assertThatThrownBy(imported::network).hasMessageContaining(message.replace("\"x\"", ""));
    }

    @Test
    void a_list_of_resources_does_not_contradict_the_account_itself() {
        var imported = read("[{'id': '" + ID
                + "', 'type': 'Microsoft.Storage/storageAccounts', 'location': 'westeurope'}," + json(CLOSED) + "]");

        assertThat(imported.findings()).isEmpty();
        assertThat(account(imported).firewall().defaultAction()).isEqualTo(Access.DENY);
    }

    @Test
    void two_answers_that_differ_are_refused() {
        var imported = read("[" + json(CLOSED) + "," + json(CLOSED.replace("'Deny'", "'Allow'")) + "]");

        assertThatThrownBy(imported::network)
                .hasMessageContaining("$[1].properties.networkAcls: 'acct' is described otherwise than in net.json"
                        + " $[0].properties.networkAcls");
    }

    private static Imported imported(String fields) {
        return read(json(fields));
    }

    private static String json(String fields) {
        return "{'id': '" + ID + "', 'location': 'westeurope', 'properties': {" + fields + "}}";
    }

    private static AzureService account(Imported imported) {
        return imported.network().get(AzureService.class, ResourceId.of(ID));
    }
}
