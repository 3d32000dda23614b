package io.canreach.importer;

import static io.canreach.importer.TerraformSamples.NSG;
import static io.canreach.importer.TerraformSamples.SUBNET;
import static io.canreach.importer.TerraformSamples.VNET;
import static io.canreach.importer.TerraformSamples.change;
import static io.canreach.importer.TerraformSamples.configured;
import static io.canreach.importer.TerraformSamples.created;
import static io.canreach.importer.TerraformSamples.delete;
import static io.canreach.importer.TerraformSamples.findings;
import static io.canreach.importer.TerraformSamples.keep;
import static io.canreach.importer.TerraformSamples.plan;
import static io.canreach.importer.TerraformSamples.read;
import static io.canreach.importer.TerraformSamples.refers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.AzureService;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.RouteTable;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plans: what is there before them, what after, and what is known only once they are applied. */
class TerraformPlanTest {
    private static final String RULE = "'name': 'web', 'priority': %d, 'direction': 'Inbound', 'access': '%s',"
            + " 'protocol': 'Tcp', 'source_address_prefix': '*', 'source_port_range': '*',"
            + " 'destination_address_prefix': '*', 'destination_port_range': '%s'";
    private static final String IN_N = ", 'resource_group_name': 'rg', 'network_security_group_name': 'n'";
    private static final String KEPT_NSG =
            "'id': '@networkSecurityGroups/n', 'name': 'n', 'resource_group_name': 'rg', 'security_rule': [{" + RULE
                    + "}]";

    @Test
    void resources_without_ids_meet_by_names_and_references() {
        var imported = read(plan(
                List.of(
                        VNET,
                        SUBNET,
                        NSG,
                        created(
                                "azurerm_subnet_network_security_group_association.s",
                                "",
                                "'id': true, 'subnet_id': true," + " 'network_security_group_id': true"),
                        created(
                                "azurerm_network_interface.i",
                                "'name': 'i', 'resource_group_name': 'rg', 'ip_configuration': [{'name': 'one',"
                                        + " 'private_ip_address': '10.0.1.4'}]",
                                "'id': true, 'ip_configuration': [{'subnet_id': true}]"),
                        created(
                                "azurerm_linux_virtual_machine.m",
                                "'name': 'm', 'resource_group_name': 'rg', 'network_interface_ids': [null]",
                                "'id': true, 'network_interface_ids': [true]")),
                configured("azurerm_virtual_network.v", ""),
                configured("azurerm_network_security_group.n", ""),
                configured(
                        "azurerm_subnet_network_security_group_association.s",
                        refers("subnet_id", "azurerm_subnet.a.id", "azurerm_subnet.a") + ", "
                                + refers(
                                        "network_security_group_id",
                                        "azurerm_network_security_group.n.id",
                                        "azurerm_network_security_group.n")),
                configured(
                        "azurerm_network_interface.i",
                        "'ip_configuration': [{" + refers("subnet_id", "azurerm_subnet.a") + "}]"),
                configured(
                        "azurerm_linux_virtual_machine.m",
                        refers("network_interface_ids", "azurerm_network_interface.i.id"))));

        var network = imported.network();
        var subnet = TerraformSamples.only(network, Subnet.class);
        assertThat(subnet.networkSecurityGroup()).map(id -> id.name()).hasValue("n");
        assertThat(TerraformSamples.only(network, NetworkInterface.class)
                        .ipConfigurations()
                        .get(0)
                        .subnet())
                .isEqualTo(subnet.id());
        assertThat(network.all(VirtualMachine.class)).hasSize(1);
        assertThat(network.toString()).doesNotContain("existing");
    }

    @Test
    void what_a_plan_creates_is_there_after_it_only() {
        var change = change(plan(List.of(VNET, SUBNET)));

        assertThat(change.before().network().all(VirtualNetwork.class)).isEmpty();
        assertThat(change.after().network().all(Subnet.class)).hasSize(1);
    }

    @Test
    void what_a_plan_deletes_is_there_before_it_only() {
        var change = change(plan(List.of(delete(
                "azurerm_virtual_network.v",
                "'id': '@virtualNetworks/v', 'name': 'v', 'address_space': ['10.0.0.0/16'], 'subnet': []"))));

        assertThat(change.before().network().all(VirtualNetwork.class)).hasSize(1);
        assertThat(change.after().network().all(VirtualNetwork.class)).isEmpty();
    }

    @Test
    void what_a_plan_forgets_stays_in_azure() {
        var change = change(plan(List.of(change(
                "azurerm_virtual_network.v",
                "'forget'",
                "{'id': '@virtualNetworks/v', 'name': 'v', 'address_space': ['10.0.0.0/16'], 'subnet': []}",
                "null",
                ""))));

        assertThat(change.after().network().all(VirtualNetwork.class)).hasSize(1);
    }

    @Test
    void what_is_replaced_stands_once_on_each_side() {
        var change = change(plan(List.of(change(
                "azurerm_virtual_network.v",
                "'delete', 'create'",
                "{'id': '@virtualNetworks/v', 'name': 'v', 'address_space': ['10.0.0.0/16'], 'subnet': []}",
                "{'name': 'v', 'resource_group_name': 'rg', 'address_space': ['10.1.0.0/16']}",
                "'id': true, 'subnet': true"))));

        assertThat(change.before().network().all(VirtualNetwork.class).toString())
                .contains("10.0.0.0/16");
        assertThat(change.after().network().all(VirtualNetwork.class).toString())
                .contains("10.1.0.0/16");
    }

    @Test
    void a_rule_that_changes_counts_before_the_copy_in_its_group() {
        var group = KEPT_NSG.formatted(100, "Allow", "80");
        var id = "'id': '@networkSecurityGroups/n/securityRules/web', ";
        var change = change(plan(List.of(
                keep("azurerm_network_security_group.n", group),
                change(
                        "azurerm_network_security_rule.web",
                        "'update'",
                        "{" + id + RULE.formatted(100, "Allow", "80") + IN_N + "}",
                        "{" + id + RULE.formatted(100, "Deny", "80") + IN_N + "}",
                        ""))));

        assertThat(rules(change.before())).singleElement().asString().contains("Allow");
        assertThat(rules(change.after())).singleElement().asString().contains("Deny");
    }

    @Test
    void a_rule_that_is_deleted_leaves_its_group() {
        var change = change(plan(List.of(
                keep("azurerm_network_security_group.n", KEPT_NSG.formatted(100, "Allow", "80")),
                delete(
                        "azurerm_network_security_rule.web",
                        "'id': '@networkSecurityGroups/n/securityRules/web', " + RULE.formatted(100, "Allow", "80")
                                + IN_N))));

        assertThat(rules(change.before())).hasSize(1);
        assertThat(rules(change.after())).isEmpty();
    }

    @Test
    void an_association_that_is_deleted_detaches() {
        var association = "'subnet_id': '@virtualNetworks/v/subnets/a', 'network_security_group_id':"
                + " '@networkSecurityGroups/n'";
        var change = change(plan(List.of(
                keep(
                        "azurerm_virtual_network.v",
                        "'id': '@virtualNetworks/v', 'name': 'v', 'address_space': ['10.0.0.0/16'], 'subnet':"
                                + " [{'name': 'a', 'address_prefixes': ['10.0.1.0/24'], 'security_group':"
                                + " '@networkSecurityGroups/n'}]"),
                keep(
                        "azurerm_subnet.a",
                        "'id': '@virtualNetworks/v/subnets/a', 'name': 'a', 'resource_group_name': 'rg',"
                                + " 'virtual_network_name': 'v', 'address_prefixes': ['10.0.1.0/24']"),
                keep("azurerm_network_security_group.n", KEPT_NSG.formatted(100, "Allow", "80")),
                delete("azurerm_subnet_network_security_group_association.s", association))));

        assertThat(subnet(change.before()).networkSecurityGroup()).isPresent();
        assertThat(subnet(change.after()).networkSecurityGroup()).isEmpty();
    }

    @Test
    void a_value_known_only_after_apply_is_unknown_in_its_rule_alone() {
        var imported = read(plan(
                List.of(
                        NSG,
                        created(
                                "azurerm_network_security_rule.web",
                                RULE.formatted(100, "Allow", "80").replace("'source_address_prefix': '*', ", "") + IN_N,
                                "'id': true, 'source_address_prefix': true")),
                configured(
                        "azurerm_network_security_rule.web",
                        refers("source_address_prefix", "azurerm_public_ip.p.ip_address"))));

        var rule = rules(imported).get(0);
        assertThat(rule.source().toString()).contains("known only after apply", "azurerm_public_ip.p.ip_address");
        assertThat(rule.destinationPorts()).hasToString("[80]");
    }

    @Test
    void a_next_hop_known_only_after_apply_is_an_unknown_one() {
        var imported = read(plan(
                List.of(
                        created(
                                "azurerm_route_table.t",
                                "'name': 't', 'resource_group_name': 'rg', 'disable_bgp_route_propagation': false",
                                "'id': true, 'route': true"),
                        created(
                                "azurerm_route.r",
                                "'name': 'r', 'resource_group_name': 'rg', 'route_table_name': 't', 'address_prefix':"
                                        + " '0.0.0.0/0', 'next_hop_type': 'VirtualAppliance'",
                                "'id': true, 'next_hop_in_ip_address': true")),
                configured("azurerm_route.r", refers("next_hop_in_ip_address", "azurerm_firewall.f"))));

        var route = TerraformSamples.only(imported.network(), RouteTable.class)
                .routes()
                .get(0);
        assertThat(route.toString()).contains("known only after apply");
    }

    @Test
    void data_sources_are_there_on_both_sides() {
        var plan = plan(List.of(SUBNET)).replace("'resource_changes'", """
                'prior_state': {'values': {'root_module': {'resources': [{'address': 'data.azurerm_virtual_network.v',
                    'mode': 'data', 'type': 'azurerm_virtual_network', 'name': 'v', 'values': {'id':
                    '@virtualNetworks/v', 'name': 'v', 'resource_group_name': 'rg', 'address_space':
                    ['10.0.0.0/16']}}]}}}, 'resource_changes'""");

        var change = change(plan);

        assertThat(change.before().network().all(VirtualNetwork.class)).hasSize(1);
        assertThat(subnet(change.after()).virtualNetwork().value())
                .isEqualTo(TerraformSamples.GROUP + "virtualNetworks/v");
    }

    @Test
    void planned_values_that_no_change_tells_are_read_too() {
        var imported = read("""
                {'format_version': '1.2', 'planned_values': {'root_module': {'child_modules': [{'address': 'module.m',
                    'resources': [{'address': 'module.m.azurerm_virtual_network.v', 'mode': 'managed', 'type':
                    'azurerm_virtual_network', 'name': 'v', 'values': {'name': 'v', 'address_space':
                    ['10.0.0.0/16']}}]}]}}}""");

        assertThat(imported.network().all(VirtualNetwork.class)).hasSize(1);
    }

    @Test
    void rules_of_one_priority_that_do_the_same_are_reported_and_read() {
        var imported = read(plan(List.of(
                NSG,
                created("azurerm_network_security_rule.a", named("a", RULE.formatted(100, "Allow", "80")), ""),
                created("azurerm_network_security_rule.b", named("b", RULE.formatted(100, "Allow", "443")), ""))));

        assertThat(rules(imported)).extracting(SecurityRule::priority).containsExactlyInAnyOrder(100, 101);
        assertThat(findings(imported))
                .anyMatch(each -> each.startsWith("ERROR")
                        && each.contains("rules 'a', 'b' share priority 100 inbound, and Azure refuses all but one"));
    }

    @Test
    void rules_of_one_priority_that_differ_may_stand_anywhere() {
        var imported = read(plan(List.of(
                NSG,
                created("azurerm_network_security_rule.a", named("a", RULE.formatted(100, "Allow", "80")), ""),
                created("azurerm_network_security_rule.b", named("b", RULE.formatted(100, "Deny", "80")), ""))));

        assertThat(rules(imported))
                .allSatisfy(each -> assertThat(each.unsettled().toString()).contains("share priority 100"));
    }

    @Test
    void a_star_in_a_list_is_reported_and_read_as_any_address() {
        var starred = RULE.formatted(100, "Allow", "80")
                .replace("'source_address_prefix': '*'", "'source_address_prefixes': ['10.0.0.1', '*']");

        var imported = read(plan(List.of(NSG, created("azurerm_network_security_rule.a", starred + IN_N, ""))));

        assertThat(rules(imported).get(0).source()).hasToString("[*]");
        assertThat(findings(imported)).anyMatch(each -> each.contains("has * in its list sourceAddressPrefixes"));
    }

    @Test
    void a_new_group_whose_rules_the_configuration_does_not_show_is_reported() {
        var imported = read(plan(List.of(NSG)));

        assertThat(findings(imported))
                .containsExactly("WARNING plan.json azurerm_network_security_group.n: security_rule is known only after"
                        + " apply, and its configuration shows none; it is read as empty; blocks that are generated from"
                        + " what is not known look the same");
    }

    @Test
    void azure_checks_what_a_plan_wants_and_has_checked_what_is_there() {
        var small = "'name': 'a', 'resource_group_name': 'rg', 'virtual_network_name': 'v', 'address_prefixes':"
                + " ['10.0.1.0/30']";

        var imported = read(plan(List.of(VNET, created("azurerm_subnet.a", small, "'id': true"))));

        assertThatThrownBy(imported::network).hasMessageContaining("10.0.1.0/30");
    }

    @Test
    void a_new_server_has_no_rules_and_a_new_account_is_open() {
        var imported = read(plan(List.of(
                created(
                        "azurerm_mssql_server.q",
                        "'name': 'q', 'resource_group_name': 'rg', 'public_network_access_enabled': true,"
                                + " 'connection_policy': 'Default'",
                        "'id': true"),
                created(
                        "azurerm_storage_account.s",
                        "'name': 's', 'resource_group_name': 'rg', 'public_network_access_enabled': true",
                        "'id': true, 'network_rules': true"))));

        assertThat(imported.network().all(AzureService.class)).hasSize(2);
        assertThat(imported.findings()).isEmpty();
    }

    @Test
    void a_plan_of_another_cloud_is_refused() {
        assertThatThrownBy(() -> read(plan(List.of(created("aws_vpc.v", "'cidr_block': '10.0.0.0/16'", "")))))
                .isInstanceOf(ImportException.class)
                .hasMessage("plan.json is of Terraform and holds no resource of azurerm or azapi");
    }

    @Test
    void only_a_plan_has_two_sides() {
        assertThatThrownBy(() -> change("{'value': []}"))
                .isInstanceOf(ImportException.class)
                .hasMessage("plan.json is no Terraform plan; allowed is what terraform show -json prints of one");
    }

    private static String named(String name, String rule) {
        return rule.replace("'web'", "'" + name + "'") + IN_N;
    }

    private static List<SecurityRule> rules(Imported imported) {
        return TerraformSamples.only(imported.network(), NetworkSecurityGroup.class)
                .rules();
    }

    private static Subnet subnet(Imported imported) {
        return TerraformSamples.only(imported.network(), Subnet.class);
    }
}
