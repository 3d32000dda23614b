package io.canreach.importer;

import io.canreach.importer.terraform.Side;
import io.canreach.importer.terraform.Terraform;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** Reads both sides of a plan. */
final class Plans {
    private Plans() {}

    static PlannedChange of(AzureImport.Options options, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ImportException("there is no file " + file.toAbsolutePath());
        }
        return of(options, file.toString(), new JsonText(options.limit()).read(file));
    }

    static PlannedChange of(AzureImport.Options options, String name, String json) {
        return of(options, name, new JsonText(options.limit()).read(name, json));
    }

    private static PlannedChange of(AzureImport.Options options, String name, JsonNode document) {
        if (!Terraform.isOne(document) || !Terraform.isPlan(document)) {
            throw new ImportException(
                    name + " is no Terraform plan; allowed is what terraform show -json prints of one");
        }
        return new PlannedChange(
                new Import(options, Side.BEFORE).tree(name, document),
                new Import(options, Side.AFTER).tree(name, document));
    }
}
