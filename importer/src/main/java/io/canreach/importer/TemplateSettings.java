package io.canreach.importer;

import io.canreach.importer.arm.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How templates are read.
 *
 * @param settings where and how they are deployed
 * @param parameterFiles files with values for their parameters
 * @param folder where linked files may be; empty for the folder that was named, or that of the template
 */
record TemplateSettings(Settings settings, List<Path> parameterFiles, Optional<Path> folder) {
    static final TemplateSettings NONE = new TemplateSettings(Settings.NONE, List.of(), Optional.empty());

    TemplateSettings {
        parameterFiles = List.copyOf(parameterFiles);
    }

    /** Says what stands in for what nobody said. */
    void report(Node template) {
        if (settings.subscription().isEmpty() || settings.resourceGroup().isEmpty()) {
            template.info(
                    "where the template is deployed is not said: "
                            + (settings.resourceGroup().isEmpty() ? "a resource group" : "a subscription")
                            + " of no real name stands in",
                    "ids are made of it; AzureImport.template(path).resourceGroup(..).subscription(..) say it");
        }
    }
}
