package io.canreach.importer;

import io.canreach.model.Network;
import io.canreach.model.Resource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans and states of a few lines, with single quotes for double ones and the path of a resource group for {@code @}. */
final class TerraformSamples {
    static final String GROUP = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/";

    static final String VNET = created(
            "azurerm_virtual_network.v",
            "'name': 'v', 'resource_group_name': 'rg', 'address_space': ['10.0.0.0/16']",
            "'id': true, 'subnet': true, 'dns_servers': true");
    static final String SUBNET = created(
            "azurerm_subnet.a",
            "'name': 'a', 'resource_group_name': 'rg', 'virtual_network_name': 'v', 'address_prefixes': ['10.0.1.0/24']",
            "'id': true");
    static final String NSG = created(
            "azurerm_network_security_group.n",
            "'name': 'n', 'resource_group_name': 'rg'",
            "'id': true, 'security_rule': true");

    private TerraformSamples() {}

    static String json(String text) {
        return text.replace('\'', '"').replace("@", GROUP);
    }

    /** A plan of changes and the expressions of resources. */
    static String plan(List<String> changes, String... configured) {
        return "{'format_version': '1.2', 'terraform_version': '1.9.0', 'resource_changes': ["
                + String.join(", ", changes) + "], 'configuration': {'root_module': {'resources': ["
                + String.join(", ", configured) + "]}}}";
    }

    static String plan(String configuration, List<String> changes) {
        return "{'format_version': '1.2', 'terraform_version': '1.9.0', 'resource_changes': ["
                + String.join(", ", changes) + "], 'configuration': {'root_module': " + configuration + "}}";
    }

    static String created(String address, String after, String unknown) {
        return change(address, "'create'", "null", "{" + after + "}", unknown);
    }

    static String delete(String address, String before) {
        return change(address, "'delete'", "{" + before + "}", "null", "");
    }

    static String keep(String address, String values) {
        return change(address, "'no-op'", "{" + values + "}", "{" + values + "}", "");
    }

    static String change(String address, String actions, String before, String after, String unknown) {
        return "{" + head(address) + ", 'change': {'actions': [" + actions + "], 'before': " + before + ", 'after': "
                + after + ", 'after_unknown': {" + unknown + "}}}";
    }

    private static String head(String address) {
        String[] parts = address.replaceAll("\\[[^\\]]*\\]", "").split("\\.", -1);
        String mode = address.contains("data.") ? "data" : "managed";
        return "'address': '" + address.replace("\"", "\\\"") + "', 'mode': '" + mode + "', 'type': '"
                + parts[parts.length - 2] + "', 'name': '" + parts[parts.length - 1] + "'";
    }

    /** A resource of the configuration, with what each of its attributes refers to. */
    static String configured(String resource, String expressions) {
        return "{" + head(resource) + ", 'expressions': {" + expressions + "}}";
    }

    static String refers(String attribute, String... references) {
        return "'" + attribute + "': {'references': ["
                + Stream.of(references)
                        .map(each -> "'" + each.replace("\"", "\\\"") + "'")
                        .collect(Collectors.joining(", "))
                + "]}";
    }

    /** A state of resources, each as its address and values. */
    static String state(String... resources) {
        return "{'format_version': '1.0', 'terraform_version': '1.9.0', 'values': {'root_module': {'resources': ["
                + String.join(", ", resources) + "]}}}";
    }

    static String stored(String address, String values) {
        return "{" + head(address) + ", 'values': {" + values + "}}";
    }

    static Imported read(String text) {
        return AzureImport.readText("plan.json", json(text));
    }

    static PlannedChange change(String text) {
        return AzureImport.planText("plan.json", json(text));
    }

    static List<String> findings(Imported imported) {
        return imported.findings().stream().map(Finding::toString).toList();
    }

    static <T extends Resource> T only(Network network, Class<T> kind) {
        return network.all(kind).iterator().next();
    }
}
