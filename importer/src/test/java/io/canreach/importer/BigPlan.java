package io.canreach.importer;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a plan of a wanted length: groups of rules on subnets of networks, as Terraform writes it, everything three times. */
final class BigPlan {
    private static final int RULES = 40;
    private static final int ESTIMATE = 100_000;

    private final List<String> resources = new ArrayList<>();

    private BigPlan() {}

    /** Writes a plan of about so many bytes. */
    static void write(Path file, long bytes) throws IOException {
        BigPlan plan = new BigPlan();
        for (int i = 0; i < Math.max(1, bytes / ESTIMATE); i++) {
            plan.group(i);
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            plan.write(out);
        }
    }

    /** The measure: reads a plan of 100 MB over and over, and says how fast. */
    public static void main(String[] arguments) throws IOException {
        Path file = Files.createTempFile("plan", ".json");
        write(file, Long.parseLong(arguments[0]) * 1_000_000);
        double size = Files.size(file) / 1e6;
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            long start = System.nanoTime();
            Imported imported = AzureImport.read(file);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%.0f MB in %.2f s: %.0f MB/s, %s%n", size, seconds, size / seconds, imported);
        }
        Files.delete(file);
    }

    private void group(int number) {
        if (number % 200 == 0) {
            resource(
                    "azurerm_virtual_network",
                    "v" + number / 200,
                    "\"address_space\": [\"10." + number / 200
                            + ".0.0/16\"], \"dns_servers\": [], \"flow_timeout_in_minutes\": null");
        }
        resource("azurerm_network_security_group", "n" + number, "\"security_rule\": []");
        resource(
                "azurerm_subnet",
                "s" + number,
                "\"virtual_network_name\": \"v" + number / 200 + "\", \"address_prefixes\": [\"10." + number / 200 + "."
                        + number % 200 + ".0/24\"], \"service_endpoints\": null, \"delegation\": []");
        for (int i = 0; i < RULES; i++) {
            rule(number, i);
        }
    }

    private void rule(int group, int number) {
        resource(
                "azurerm_network_security_rule",
                "r" + group + "-" + number,
                "\"network_security_group_name\": \"n" + group + "\", \"priority\": " + (100 + number)
                        + ", \"direction\": \"Inbound\", \"access\": \"Allow\", \"protocol\": \"Tcp\", \"description\": null,"
                        + " \"source_address_prefix\": \"10." + group % 250 + "." + number
                        + ".0/24\", \"source_address_prefixes\": null, \"source_port_range\": \"*\", \"source_port_ranges\":"
                        + " null, \"source_application_security_group_ids\": null, \"destination_address_prefix\": \"*\","
                        + " \"destination_address_prefixes\": null, \"destination_application_security_group_ids\": null,"
                        + " \"destination_port_range\": \"" + (1000 + number)
                        + "\", \"destination_port_ranges\": null");
    }

    private void resource(String type, String name, String values) {
        resources.add("{\"address\": \"" + type + "." + name + "\", \"mode\": \"managed\", \"type\": \"" + type
                + "\", \"name\": \"" + name
                + "\", \"provider_name\": \"registry.terraform.io/hashicorp/azurerm\", \"schema_version\": 0, %s{\"name\": \""
                + name + "\", \"resource_group_name\": \"rg\", \"location\": \"westeurope\", \"tags\": null,"
                + " \"timeouts\": null, " + values + "}%s}");
    }

    private void write(Writer out) throws IOException {
        out.write(
                "{\"format_version\": \"1.2\", \"terraform_version\": \"1.9.0\", \"planned_values\": {\"root_module\":");
        list(out, "{\"resources\": [", "\"values\": ", ", \"sensitive_values\": {}", "]}}, \"resource_changes\": [");
        list(
                out,
                "",
                "\"change\": {\"actions\": [\"create\"], \"before\": null, \"after\": ",
                ", \"after_unknown\": {\"id\": true}, \"before_sensitive\": false, \"after_sensitive\": {}}",
                "], \"configuration\": {\"provider_config\": {}, \"root_module\": {\"resources\": [");
        list(out, "", "\"provider_config_key\": \"azurerm\", \"expressions\": ", "", "]}}}");
    }

    private void list(Writer out, String before, String left, String right, String after) throws IOException {
        out.write(before);
        String comma = "";
        for (String each : resources) {
            out.write(comma + each.replaceFirst("%s", left).replaceFirst("%s", right));
            comma = ",\n";
        }
        out.write(after);
    }
}
