package io.canreach.importer;

import static io.canreach.importer.TerraformSamples.change;
import static io.canreach.importer.TerraformSamples.delete;
import static io.canreach.importer.TerraformSamples.findings;
import static io.canreach.importer.TerraformSamples.keep;
import static io.canreach.importer.TerraformSamples.only;
import static io.canreach.importer.TerraformSamples.plan;
import static io.canreach.importer.TerraformSamples.read;
import static io.canreach.importer.TerraformSamples.state;
import static io.canreach.importer.TerraformSamples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.NetworkInterface;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What states and data sources still say, or do not say at all. */
class TerraformLeftoversTest {
    private static final String VNET = keep(
            "azurerm_virtual_network.v",
            "'id': '@virtualNetworks/v', 'name': 'v', 'resource_group_name': 'rg', 'address_space': ['10.0.0.0/16'],"
                    + " 'subnet': [{'name': 'a', 'address_prefixes': ['10.0.1.0/24']}]");

    @Test
    void an_interface_whose_machine_is_deleted_is_no_machines() {
        var machine = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/m";
        var change = change(plan(List.of(
                VNET,
                keep(
                        "azurerm_network_interface.i",
                        "'id': '@networkInterfaces/i', 'name': 'i', 'virtual_machine_id': '" + machine
                                + "', 'ip_configuration': [{'name': 'one', 'private_ip_address': '10.0.1.4', 'subnet_id':"
                                + " '@virtualNetworks/v/subnets/a'}]"),
                delete(
                        "azurerm_linux_virtual_machine.m",
                        "'id': '" + machine + "', 'name': 'm', 'network_interface_ids': ['@networkInterfaces/i']"))));

        assertThat(only(change.before().network(), NetworkInterface.class).virtualMachine())
                .isPresent();
        assertThat(only(change.after().network(), NetworkInterface.class).virtualMachine())
                .isEmpty();
    }

    @Test
    void subnets_that_a_data_source_only_names_are_reported() {
        var imported = read(state(stored(
                "data.azurerm_virtual_network.v",
                "'id': '@virtualNetworks/v', 'name': 'v', 'address_space': ['10.0.0.0/16'], 'subnets': ['a', 'b']")));

        assertThat(findings(imported))
                .contains("WARNING plan.json data.azurerm_virtual_network.v: its subnet 'b' is not in the plan; who has"
                        + " which address there is not known");
    }
}
