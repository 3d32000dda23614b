package io.canreach.importer;

import static io.canreach.importer.TerraformSamples.created;
import static io.canreach.importer.TerraformSamples.plan;
import static io.canreach.importer.TerraformSamples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.AzureFirewall;
import io.canreach.model.BastionHost;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.WebApp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan puts into a subnet that it does not hold is not refused for what is not known of that subnet. */
class TerraformStrangeSubnetsTest {
    private static final String HEAD = "'name': 'x', 'resource_group_name': 'rg', 'location': 'westeurope'";
    private static final String PLACED =
            "'ip_configuration': [{'name': 'c', 'public_ip_address_id':" + " '@publicIPAddresses/p', 'subnet_id': %s}]";
    private static final String PIP = created(
            "azurerm_public_ip.p",
            "'name': 'p', 'resource_group_name': 'rg', 'location': 'westeurope', 'sku': 'Standard',"
                    + " 'allocation_method': 'Static'",
            "'id': true, 'ip_address': true");

    @Test
    void an_app_may_be_integrated_with_a_subnet_that_is_elsewhere() {
        var imported = read(plan(List.of(created(
                "azurerm_linux_web_app.x",
                HEAD + ", 'virtual_network_subnet_id': '@virtualNetworks/old/subnets/apps'",
                "'id': true"))));

        assertThat(imported.network().all(WebApp.class))
                .singleElement()
                .satisfies(app -> assertThat(app.integration()).isPresent());
    }

    @Test
    void a_managed_instance_may_stand_in_a_subnet_that_is_elsewhere() {
        var imported = read(plan(List.of(created(
                "azurerm_mssql_managed_instance.x",
                HEAD + ", 'subnet_id': '@virtualNetworks/old/subnets/sql'",
                "'id': true"))));

        assertThat(imported.network().all(SqlManagedInstance.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "'@virtualNetworks/old/subnets/AzureFirewallSubnet'"})
    void a_firewall_may_stand_in_a_subnet_that_is_elsewhere_or_not_known(String subnet) {
        var imported = read(plan(List.of(PIP, placed("azurerm_firewall.x", ", 'sku_name': 'AZFW_VNet'", subnet))));

        assertThat(imported.network().all(AzureFirewall.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "'@virtualNetworks/old/subnets/AzureBastionSubnet'"})
    void a_bastion_may_stand_in_a_subnet_that_is_elsewhere_or_not_known(String subnet) {
        var imported = read(plan(List.of(PIP, placed("azurerm_bastion_host.x", ", 'sku': 'Standard'", subnet))));

        assertThat(imported.network().all(BastionHost.class)).hasSize(1);
    }

    private static String placed(String address, String more, String subnet) {
        String unknown = subnet.equals("null") ? ", 'ip_configuration': [{'subnet_id': true}]" : "";
        return created(address, HEAD + more + ", " + PLACED.formatted(subnet), "'id': true" + unknown);
    }
}
