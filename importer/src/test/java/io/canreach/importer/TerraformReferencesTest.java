package io.canreach.importer;

import static io.canreach.importer.TerraformSamples.SUBNET;
import static io.canreach.importer.TerraformSamples.VNET;
import static io.canreach.importer.TerraformSamples.configured;
import static io.canreach.importer.TerraformSamples.created;
import static io.canreach.importer.TerraformSamples.findings;
import static io.canreach.importer.TerraformSamples.plan;
import static io.canreach.importer.TerraformSamples.read;
import static io.canreach.importer.TerraformSamples.refers;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.NetworkInterface;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** References whose values are known only after apply, followed through the configuration. */
class TerraformReferencesTest {
    private static final String ONE = "'ip_configuration': [{'name': 'one'}]";
    private static final String UNKNOWN = "'id': true, 'ip_configuration': [{'subnet_id': true}]";

    @Test
    void an_input_of_a_module_is_followed_to_the_call() {
        var imported = read(plan(
                "{'module_calls': {'m': {'expressions': {" + refers("subnet", "azurerm_subnet.a.id", "azurerm_subnet.a")
                        + "}, 'module': {'resources': [" + nicOf("var.subnet") + "]}}}}",
                List.of(VNET, SUBNET, nic("module.m.azurerm_network_interface.i"))));

        assertThat(subnets(imported)).containsExactly("a");
    }

    @Test
    void an_output_of_a_module_is_followed_into_it() {
        var imported = read(plan(
                "{'resources': [" + nicOf("module.net.ids[\"a\"]", "module.net.ids", "module.net")
                        + "], 'module_calls': {'net': {'module': {'outputs': {'ids': {'expression': {'references':"
                        + " ['azurerm_subnet.a.id', 'azurerm_subnet.a']}}}}}}}",
                List.of(
                        VNET,
                        SUBNET.replace("azurerm_subnet.a'", "module.net.azurerm_subnet.a'"),
                        nic("azurerm_network_interface.i"))));

        assertThat(subnets(imported)).containsExactly("a");
    }

    @Test
    void what_is_picked_of_an_output_is_the_instance_of_that_key_and_that_is_said() {
        var imported = read(plan(
                "{'resources': ["
                        + nicOf("module.net.ids[\"b\"].id", "module.net.ids[\"b\"]", "module.net.ids", "module.net")
                        + "], 'module_calls': {'net': {'module': {'outputs': {'ids': {'expression': {'references':"
                        + " ['azurerm_subnet.s']}}}}}}}",
                List.of(
                        VNET,
                        subnet("s[\"a\"]", "a", 1).replace("'azurerm_subnet.", "'module.net.azurerm_subnet."),
                        subnet("s[\"b\"]", "b", 2).replace("'azurerm_subnet.", "'module.net.azurerm_subnet."),
                        nic("azurerm_network_interface.i"))));

        assertThat(subnets(imported)).containsExactly("b");
        assertThat(findings(imported)).anyMatch(each -> each.contains("s[\"b\"], which has the same index"));
    }

    @Test
    void of_several_instances_the_one_with_the_key_is_meant() {
        var imported = read(plan(
                "{'resources': [" + nicOf("azurerm_subnet.s[\"b\"].id", "azurerm_subnet.s[\"b\"]", "azurerm_subnet.s")
                        + "]}",
                List.of(
                        VNET,
                        subnet("s[\"a\"]", "a", 1),
                        subnet("s[\"b\"]", "b", 2),
                        nic("azurerm_network_interface.i"))));

        assertThat(subnets(imported)).containsExactly("b");
    }

    @Test
    void each_key_picks_the_instance_of_the_same_key_and_that_is_said() {
        var imported = read(plan(
                "{'resources': [" + nicOf("azurerm_subnet.s", "each.key") + "]}",
                List.of(
                        VNET,
                        subnet("s[\"a\"]", "a", 1),
                        subnet("s[\"b\"]", "b", 2),
                        nic("azurerm_network_interface.i[\"a\"]"))));

        assertThat(subnets(imported)).containsExactly("a");
        assertThat(findings(imported))
                .anyMatch(
                        each -> each.contains("taken to be that of azurerm_subnet.s[\"a\"], which has the same index"));
    }

    @Test
    void what_may_be_one_of_two_is_neither() {
        var imported = read(plan(
                "{'resources': [" + nicOf("azurerm_subnet.s", "each.value") + "]}",
                List.of(VNET, subnet("s[0]", "a", 1), subnet("s[1]", "b", 2), nic("azurerm_network_interface.i"))));

        assertThat(findings(imported))
                .anyMatch(each -> each.contains("ip_configuration[0].subnet_id is known only after apply; it refers to"
                        + " azurerm_subnet.s, each.value and may be azurerm_subnet.s[0] or azurerm_subnet.s[1]"));
        assertThat(subnets(imported)).doesNotContain("a", "b");
    }

    @Test
    void a_local_value_may_be_anything() {
        var imported = read(plan(
                "{'resources': [" + nicOf("local.subnet", "azurerm_subnet.a.id", "azurerm_subnet.a") + "]}",
                List.of(VNET, SUBNET, nic("azurerm_network_interface.i"))));

        assertThat(subnets(imported)).doesNotContain("a");
        assertThat(findings(imported)).anyMatch(each -> each.contains("it refers to local.subnet"));
    }

    @Test
    void an_attribute_that_another_resource_passes_on_is_followed() {
        var association = "azurerm_subnet_route_table_association.t";
        var imported = read(plan(
                "{'resources': [" + nicOf(association + ".subnet_id", association) + ", "
                        + configured(association, refers("subnet_id", "azurerm_subnet.a.id")) + "]}",
                List.of(
                        VNET,
                        SUBNET,
                        created(association, "", "'subnet_id': true"),
                        nic("azurerm_network_interface.i"))));

        assertThat(subnets(imported)).containsExactly("a");
    }

    @Test
    void a_splat_stands_for_all_instances_where_their_number_fits() {
        var imported = read(plan(
                List.of(
                        VNET,
                        SUBNET,
                        nic("azurerm_network_interface.i[0]"),
                        nic("azurerm_network_interface.i[1]"),
                        created(
                                "azurerm_linux_virtual_machine.m",
                                "'name': 'm', 'network_interface_ids': [null, null]",
                                "'id': true, 'network_interface_ids': [true, true]")),
                nicOf("azurerm_subnet.a"),
                configured(
                        "azurerm_linux_virtual_machine.m",
                        refers("network_interface_ids", "azurerm_network_interface.i"))));

        assertThat(imported.network().all(NetworkInterface.class))
                .allSatisfy(each -> assertThat(each.virtualMachine()).isPresent());
    }

    @Test
    void a_peering_does_not_lead_to_its_own_network() {
        var peer =
                "'name': 'p', 'resource_group_name': 'rg', 'virtual_network_name': '%s', 'allow_forwarded_traffic': false";
        var imported = read(plan(
                List.of(
                        network(0),
                        network(1),
                        created(
                                "azurerm_virtual_network_peering.p[0]",
                                peer.formatted("v0"),
                                "'remote_virtual_network_id': true"),
                        created(
                                "azurerm_virtual_network_peering.p[1]",
                                peer.formatted("v1"),
                                "'remote_virtual_network_id': true")),
                configured(
                        "azurerm_virtual_network_peering.p",
                        refers("remote_virtual_network_id", "azurerm_virtual_network.v", "count.index"))));

        var networks = List.copyOf(imported.network().all(VirtualNetwork.class));
        assertThat(networks.get(0).peerings()).singleElement().satisfies(each -> {
            assertThat(each.remote()).isEqualTo(networks.get(1).id());
            assertThat(each.state()).isEqualTo(VnetPeering.State.CONNECTED);
        });
    }

    @Test
    void modules_that_refer_to_each_other_in_a_circle_end() {
        var imported = read(plan(
                "{'resources': [" + nicOf("module.a.x") + "], 'module_calls': {'a': {'expressions': {"
                        + refers("v", "module.b.x") + "}, 'module': {'outputs': {'x': {'expression': {'references':"
                        + " ['var.v']}}}}}, 'b': {'expressions': {" + refers("v", "module.a.x")
                        + "}, 'module': {'outputs': {'x': {'expression': {'references': ['var.v']}}}}}}}",
                List.of(VNET, SUBNET, nic("azurerm_network_interface.i"))));

        assertThat(findings(imported)).anyMatch(each -> each.contains("subnet_id is known only after apply"));
    }

    @Test
    void an_nsg_that_may_be_attached_to_any_of_two_subnets_leaves_both_open() {
        var imported = read(plan(
                List.of(
                        VNET,
                        subnet("s[0]", "a", 1),
                        subnet("s[1]", "b", 2),
                        created(
                                "azurerm_subnet_network_security_group_association.s",
                                "'network_security_group_id': '@networkSecurityGroups/n'",
                                "'subnet_id': true")),
                configured(
                        "azurerm_subnet_network_security_group_association.s",
                        refers("subnet_id", "azurerm_subnet.s"))));

        assertThat(imported.network().all(Subnet.class))
                .allSatisfy(each -> assertThat(each.networkSecurityGroup()).isPresent());
        assertThat(findings(imported)).anyMatch(each -> each.contains("azurerm_subnet.s[0] or azurerm_subnet.s[1]"));
    }

    private static String network(int number) {
        return created(
                "azurerm_virtual_network.v[" + number + "]",
                "'name': 'v" + number + "', 'resource_group_name': 'rg', 'address_space': ['10." + number + ".0.0/16']",
                "'id': true");
    }

    private static String subnet(String label, String name, int number) {
        return created(
                "azurerm_subnet." + label,
                "'name': '" + name + "', 'resource_group_name': 'rg', 'virtual_network_name': 'v', 'address_prefixes':"
                        + " ['10.0." + number + ".0/24']",
                "'id': true");
    }

    private static String nic(String address) {
        return created(address, "'name': '" + address.replaceAll("\\W+", "-") + "x', " + ONE, UNKNOWN);
    }

    private static String nicOf(String... references) {
        return configured(
                "azurerm_network_interface.i", "'ip_configuration': [{" + refers("subnet_id", references) + "}]");
    }

    private static List<String> subnets(Imported imported) {
        List<String> names = new ArrayList<>();
        imported.network()
                .all(NetworkInterface.class)
                .forEach(nic -> nic.ipConfigurations()
                        .forEach(each -> names.add(each.subnet().name())));
        return names;
    }
}
