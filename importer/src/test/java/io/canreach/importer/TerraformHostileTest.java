package io.canreach.importer;

import static io.canreach.importer.TerraformSamples.NSG;
import static io.canreach.importer.TerraformSamples.SUBNET;
import static io.canreach.importer.TerraformSamples.VNET;
import static io.canreach.importer.TerraformSamples.configured;
import static io.canreach.importer.TerraformSamples.created;
import static io.canreach.importer.TerraformSamples.json;
import static io.canreach.importer.TerraformSamples.plan;
import static io.canreach.importer.TerraformSamples.refers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.InvalidNetworkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Plans that mean no good: each ends with a network, findings or a clear refusal. */
class TerraformHostileTest {
    private static final int CHANGES = 1500;
    private static final List<JsonNode> VALUES = List.of(
            JsonNodeFactory.instance.nullNode(),
            JsonNodeFactory.instance.booleanNode(true),
            JsonNodeFactory.instance.numberNode(-7),
            JsonNodeFactory.instance.numberNode(1e300),
            JsonNodeFactory.instance.stringNode(""),
            JsonNodeFactory.instance.stringNode("module.module.[\"].x[[.."),
            JsonNodeFactory.instance.stringNode("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/x/y"),
            JsonNodeFactory.instance.arrayNode().add(JsonNodeFactory.instance.arrayNode()),
            JsonNodeFactory.instance.objectNode().put("id", "x"));

    private static final String PLAN = plan(
            List.of(
                    VNET,
                    SUBNET,
                    NSG,
                    created(
                            "azurerm_network_security_rule.r",
                            "'name': 'r', 'resource_group_name': 'rg', 'network_security_group_name': 'n', 'priority': 100,"
                                    + " 'direction': 'Inbound', 'access': 'Allow', 'protocol': 'Tcp',"
                                    + " 'source_address_prefix': '*', 'source_port_range': '*',"
                                    + " 'destination_address_prefix': '*', 'destination_port_ranges': ['80']",
                            "'id': true, 'destination_port_ranges': [false]"),
                    created(
                            "azurerm_subnet_network_security_group_association.s",
                            "",
                            "'subnet_id': true, 'network_security_group_id': true"),
                    created(
                            "azurerm_lb.l",
                            "'name': 'l', 'resource_group_name': 'rg', 'frontend_ip_configuration': [{'name': 'f'}]",
                            "'id': true, 'frontend_ip_configuration': [{'subnet_id': true}]"),
                    created("azurerm_lb_rule.r", "'name': 'r', 'protocol': 'Tcp'", "'loadbalancer_id': true"),
                    created(
                            "azapi_resource.z",
                            "'type': 'Microsoft.Network/routeTables@2023', 'name': 'z', 'body': {'properties': {}}",
                            "'id': true, 'parent_id': true")),
            configured(
                    "azurerm_subnet_network_security_group_association.s",
                    refers("subnet_id", "azurerm_subnet.a") + ", "
                            + refers("network_security_group_id", "azurerm_network_security_group.n.id")),
            configured("azurerm_lb_rule.r", refers("loadbalancer_id", "azurerm_lb.l")));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void any_value_in_any_place_is_answered_for(long seed) {
        var random = new Random(seed);
        var mapper = JsonMapper.shared();
        for (int i = 0; i < CHANGES; i++) {
            JsonNode document = mapper.readTree(json(PLAN));
            change(document, random);

            mustBeAnswered(document.toString());
        }
    }

    @Test
    void modules_in_modules_without_end_are_refused() {
        var deep = "{'child_modules': [".repeat(10_000) + "]}".repeat(10_000);

        assertThatThrownBy(() -> AzureImport.readText(
                        "deep.json",
                        json("{'format_version': '1.2', 'planned_values': {'root_module': " + deep + "}}")))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("nested more than 200 deep");
    }

    @Test
    void an_address_of_ten_thousand_modules_is_no_address() {
        var address = "module.m.".repeat(10_000) + "azurerm_virtual_network.v";

        var imported = AzureImport.readText("deep.json", json(plan(List.of(created(address, "'name': 'v'", "")))));

        assertThatThrownBy(imported::network).hasMessageContaining("this is no address of a resource");
    }

    @Test
    void references_that_fan_out_end() {
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            outputs.add("'o" + i + "': {'expression': {'references': ['module.a.o" + (i + 1) + "', 'module.b.o"
                    + (i + 1) + "', 'module.a.o" + (i + 7) + "']}}");
        }
        var module = "{'module': {'outputs': {" + String.join(", ", outputs) + "}, 'module_calls': {}}}";
        var nested = module.replace("'module_calls': {}", "'module_calls': {'a': " + module + ", 'b': " + module + "}");
        var configuration = "{'module_calls': {'a': " + nested + ", 'b': " + nested + "}, 'resources': ["
                + configured("azurerm_lb.l", "'frontend_ip_configuration': [{" + refers("subnet_id", "module.a") + "}]")
                + "]}";

        mustBeAnswered(json(plan(
                configuration,
                List.of(
                        VNET,
                        created(
                                "azurerm_lb.l",
                                "'name': 'l', 'frontend_ip_configuration': [{'name': 'f'}]",
                                "'frontend_ip_configuration': [{'subnet_id': true}]")))));
    }

    @Test
    void many_rules_of_one_priority_take_no_more_time_than_they_must() {
        List<String> rules = new ArrayList<>(List.of(NSG));
        for (int i = 0; i < 5000; i++) {
            rules.add(created(
                    "azurerm_network_security_rule.r[" + i + "]",
                    "'name': 'same', 'network_security_group_name': 'n', 'resource_group_name': 'rg', 'priority': 4096,"
                            + " 'direction': 'Inbound', 'access': 'Allow'",
                    ""));
        }

        var imported = AzureImport.readText("many.json", json(plan(rules)));

        assertThatThrownBy(imported::network).hasMessageContaining("both have priority 4096");
    }

    private static void mustBeAnswered(String text) {
        try {
            var change = AzureImport.planText("plan.json", text);
            for (Imported side : List.of(change.before(), change.after())) {
                assertThat(side.toString()).isNotEmpty();
                answer(side);
            }
        } catch (ImportException refused) {
            assertThat(refused).hasMessageStartingWith("plan.json");
        }
    }

    private static void answer(Imported side) {
        try {
            assertThat(side.network()).isNotNull();
        } catch (InvalidNetworkException refused) {
            assertThat(side.findings()).isNotEmpty();
        }
    }

    /** Puts some value in the place of another. */
    private static void change(JsonNode document, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(document, containers);
        JsonNode chosen = containers.get(random.nextInt(containers.size()));
        JsonNode value = VALUES.get(random.nextInt(VALUES.size()));
        if (chosen instanceof ArrayNode list) {
            list.set(random.nextInt(list.size()), value);
        } else if (chosen instanceof ObjectNode object) {
            var names = List.copyOf(object.propertyNames());
            object.set(names.get(random.nextInt(names.size())), value);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainer() && !node.isEmpty()) {
            into.add(node);
            node.values().forEach(each -> collect(each, into));
        }
    }
}
