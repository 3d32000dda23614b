package io.canreach.importer;

import static io.canreach.importer.TerraformSamples.findings;
import static io.canreach.importer.TerraformSamples.only;
import static io.canreach.importer.TerraformSamples.read;
import static io.canreach.importer.TerraformSamples.state;
import static io.canreach.importer.TerraformSamples.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States, as Terraform shows and as it stores them, and which formats are read. */
class TerraformStateTest {
    private static final String VNET = stored(
            "azurerm_virtual_network.v",
            "'id': '@virtualNetworks/v', 'name': 'v', 'address_space': ['10.0.0.0/16'], 'subnet': [{'name': 'a', 'id':"
                    + " '@virtualNetworks/v/subnets/a', 'address_prefixes': ['10.0.1.0/24'], 'security_group':"
                    + " '@networkSecurityGroups/n'}]");
    private static final String SUBNET = stored(
            "azurerm_subnet.a",
            "'id': '@virtualNetworks/v/subnets/a', 'name': 'a', 'resource_group_name': 'rg', 'virtual_network_name': 'v',"
                    + " 'address_prefixes': ['10.0.1.0/24']");

    @Test
    void what_a_network_repeats_of_its_subnets_and_they_do_not_say_is_kept() {
        var imported = read(state(VNET, SUBNET));

        var subnet = only(imported.network(), Subnet.class);
        assertThat(subnet.networkSecurityGroup()).map(id -> id.name()).hasValue("n");
        assertThat(findings(imported)).anyMatch(each -> each.contains("NSG 'n' is not in the input"));
    }

    @Test
    void a_stored_state_says_its_instances_below_its_resources() {
        var imported = read("""
                {'version': 4, 'terraform_version': '1.5.0', 'resources': [{'module': 'module.net["x"]', 'mode': 'managed',
                    'type': 'azurerm_network_security_group', 'name': 'n', 'instances': [
                        {'index_key': 'a', 'attributes': {'id': '@networkSecurityGroups/a', 'name': 'a', 'security_rule': []}},
                        {'index_key': 'b', 'attributes': {'id': '@networkSecurityGroups/b', 'name': 'b',
                            'security_rule': []}}]}]}""".replace("\"x\"", "\\\"x\\\""));

        assertThat(imported.network().all(NetworkSecurityGroup.class)).hasSize(2);
        assertThat(imported.findings()).isEmpty();
    }

    @Test
    void a_state_is_what_is_there_so_azure_does_not_check_it_again() {
        var small = SUBNET.replace("10.0.1.0/24", "10.0.1.0/24").replace("'a'", "'AzureBastionSubnet'");

        var imported = read(state(
                VNET.replace("'a'", "'AzureBastionSubnet'"), small.replace("subnets/a", "subnets/AzureBastionSubnet")));

        assertThat(imported.network().all(VirtualNetwork.class)).hasSize(1);
    }

    @Test
    void an_empty_state_is_an_empty_network() {
        var imported = read("{'format_version': '1.0', 'terraform_version': '1.9.0'}");

        assertThat(imported.network().all(VirtualNetwork.class)).isEmpty();
        assertThat(findings(imported))
                .containsExactly("WARNING plan.json $: there is no resource here; the network has nothing of it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'format_version': '2.0', 'planned_values': {}}                | has format version "2.0"
            {'format_version': '1.x', 'planned_values': {}}                | has format version "1.x"
            {'version': 3, 'terraform_version': '0.11.0', 'modules': []}   | is a state of version 3
            {'terraform_version': '0.11.0'}                                | is a state of version nothing
            """, quoteCharacter = '`')
    void other_formats_are_refused(String text, String met) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ImportException.class)
                .hasMessage("plan.json " + met
                        + "; allowed is format 0.x or 1.x of terraform show -json, or a state file of version 4");
    }

    @Test
    void an_address_that_stands_twice_is_refused() {
        var imported = read(state(VNET, VNET.replace("10.0.0.0/16", "10.9.0.0/16")));

        assertThatThrownBy(imported::network)
                .hasMessageContaining("azurerm_virtual_network.v: this address stands twice");
    }

    @Test
    void resources_of_two_subscriptions_that_have_one_name_are_two() {
        var imported = read(TerraformSamples.plan(
                List.of(
                        TerraformSamples.created(
                                "azurerm_network_security_group.n",
                                "'name': 'n', 'resource_group_name': 'rg'",
                                "'id': true"),
                        TerraformSamples.created(
                                "azurerm_network_security_group.m",
                                "'name': 'n', 'resource_group_name': 'rg'",
                                "'id': true")),
                TerraformSamples.configured("azurerm_network_security_group.n", "")
                        .replace("'expressions'", "'provider_config_key': 'azurerm', 'expressions'"),
                TerraformSamples.configured("azurerm_network_security_group.m", "")
                        .replace("'expressions'", "'provider_config_key': 'azurerm.hub', 'expressions'")));

        assertThat(imported.network().all(NetworkSecurityGroup.class)).hasSize(2);
        assertThat(imported.findings()).isEmpty();
    }
}
