package io.canreach.importer;

import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityRule;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Texts and ids that the tests share. */
final class Samples {
    static final String PROVIDERS = "/subscriptions/s/resourceGroups/rg/providers/";
    static final String VNET = """
            {'id': '@virtualNetworks/v', 'properties': {
                'addressSpace': {'addressPrefixes': ['10.0.0.0/16']},
                'subnets': [{'name': 'a', 'properties': {'addressPrefix': '10.0.1.0/24'}}]}}""";
    static final String NIC = """
            {'id': '@networkInterfaces/nic', 'properties': {'ipConfigurations': [{'name': 'one', 'properties': {
                'privateIPAddress': '10.0.1.4', 'subnet': {'id': '@virtualNetworks/v/subnets/a'}}}]}}""";

    private Samples() {}

    /** JSON with double quotes for single ones, and the path of network resources for {@code @}. */
    static String json(String text) {
        return text.replace('\'', '"').replace("@", PROVIDERS + "Microsoft.Network/");
    }

    static Imported read(String text) {
        return AzureImport.readText("net.json", json(text));
    }

    static ResourceId id(String path) {
        return ResourceId.of(PROVIDERS + "Microsoft.Network/" + path);
    }

    /** An NSG of one rule that allows everything inbound, with some of its fields replaced or added. */
    static String nsg(String fields) {
        String standard = "'priority': 100, 'direction': 'Inbound', 'access': 'Allow', 'protocol': '*',"
                + " 'sourceAddressPrefix': '*', 'sourcePortRange': '*', 'destinationAddressPrefix': '*',"
                + " 'destinationPortRange': '*'";
        StringBuilder kept = new StringBuilder(fields);
        for (String field : standard.split(", ", -1)) {
            if (!fields.contains(field.substring(0, field.indexOf(':')))) {
                kept.append(", ").append(field);
            }
        }
        return "{'id': '@networkSecurityGroups/n', 'properties': {'securityRules': [{'name': 'r', 'properties': {"
                + kept + "}}]}}";
    }

    /** The only rule of the only NSG. */
    static SecurityRule rule(Imported imported) {
        List<NetworkSecurityGroup> groups = List.copyOf(imported.network().all(NetworkSecurityGroup.class));
        return groups.get(0).rules().get(0);
    }

    static List<String> findings(Imported imported) {
        return imported.findings().stream().map(Finding::toString).toList();
    }

    static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(Samples.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
