package io.canreach.importer;

import io.canreach.importer.arm.Settings;
import io.canreach.importer.arm.expression.Budget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an ARM template, which is also what Bicep compiles to, as the network that it would deploy. Immutable: every
 * method returns a new one. What exists only on deployment, such as the value of a parameter that nobody gives, is
 * unknown in the network, and makes only what depends on it undetermined.
 *
 * <pre>{@code
 * Network network = AzureImport.template(Path.of("main.json"))
 *         .parameters(Path.of("main.parameters.test.json"))
 *         .parameter("vnetName", "hub")
 *         .resourceGroup("rg-hub")
 *         .location("westeurope")
 *         .read()
 *         .network();
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax">The structure of ARM
 *     templates</a>
 */
public final class TemplateImport {
    private final AzureImport.Options options;
    private final Path file;
    private final TemplateSettings settings;

    TemplateImport(AzureImport.Options options, Path file) {
        this(options, file, TemplateSettings.NONE);
    }

    private TemplateImport(AzureImport.Options options, Path file, TemplateSettings settings) {
        this.options = options;
        this.file = file;
        this.settings = settings;
    }

    /**
     * Takes values from a parameter file, and no longer from the one beside the template. Of several files the later
     * counts more.
     *
     * @param parameterFile a file such as {@code main.parameters.json}
     * @return a new import
     */
    public TemplateImport parameters(Path parameterFile) {
        List<Path> files = new ArrayList<>(settings.parameterFiles());
        files.add(parameterFile);
        return with(new TemplateSettings(settings.settings(), files, settings.folder()));
    }

    /**
     * Gives a parameter a value, which counts more than any file.
     *
     * @param name the parameter's name, in any letter case
     * @param value a text, a number, true or false, a list or a map of these
     * @return a new import
     * @throws IllegalArgumentException when the value cannot stand in JSON
     */
    public TemplateImport parameter(String name, Object value) {
        Settings now = settings.settings();
        Map<String, JsonNode> parameters = new LinkedHashMap<>(now.parameters());
        parameters.put(name, json(name, value));
        return with(new Settings(now.subscription(), now.resourceGroup(), now.location(), parameters, now.limits()));
    }

    private static JsonNode json(String name, Object value) {
        boolean plain = value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Map<?, ?>
                || value instanceof Iterable<?>
                || value instanceof JsonNode;
        if (!plain) {
            throw new IllegalArgumentException(
                    "parameter '" + name + "' is given a " + value.getClass().getSimpleName()
                            + "; allowed is a text, a number, true or false, a list or a map");
        }
        return JsonMapper.shared().valueToTree(value instanceof CharSequence ? value.toString() : value);
    }

    /**
     * Says the resource group it is deployed to; unless said, a name of its own stands in.
     *
     * @param name the resource group's name
     * @return a new import
     */
    public TemplateImport resourceGroup(String name) {
        Settings now = settings.settings();
        return with(
                new Settings(now.subscription(), Optional.of(name), now.location(), now.parameters(), now.limits()));
    }

    /**
     * Says the subscription it is deployed to; unless said, an id of zeros stands in.
     *
     * @param id the subscription's id
     * @return a new import
     */
    public TemplateImport subscription(String id) {
        Settings now = settings.settings();
        return with(new Settings(Optional.of(id), now.resourceGroup(), now.location(), now.parameters(), now.limits()));
    }

    /**
     * Says the region of the resource group, or of the deployment where there is none; unless said, it is not known.
     *
     * @param region the region, such as {@code westeurope}
     * @return a new import
     */
    public TemplateImport location(String region) {
        Settings now = settings.settings();
        return with(new Settings(
                now.subscription(), now.resourceGroup(), Optional.of(region), now.parameters(), now.limits()));
    }

    /**
     * Says in which folder linked templates may be; unless said, in that of the template and below it. Files elsewhere
     * are never read, and nothing is ever fetched.
     *
     * @param path the folder
     * @return a new import
     */
    public TemplateImport folder(Path path) {
        return with(new TemplateSettings(settings.settings(), settings.parameterFiles(), Optional.of(path)));
    }

    /**
     * Limits how many resources are made, loops unrolled; 50,000 unless said otherwise.
     *
     * @param most how many
     * @return a new import
     * @throws IllegalArgumentException when the limit is less than 1
     */
    public TemplateImport resources(int most) {
        Settings.Limits limits = settings.settings().limits();
        return with(new Settings.Limits(positive(most), limits.deployments(), limits.budget()));
    }

    /**
     * Limits how deep deployments may be nested, linked ones included; 20 unless said otherwise.
     *
     * @param most how deep
     * @return a new import
     * @throws IllegalArgumentException when the limit is less than 1
     */
    public TemplateImport nesting(int most) {
        Settings.Limits limits = settings.settings().limits();
        return with(new Settings.Limits(limits.resources(), positive(most), limits.budget()));
    }

    /**
     * Multiplies what expressions may take; one time are 5 million steps, 20 million characters of text and 2 million
     * elements of lists.
     *
     * @param times how many times
     * @return a new import
     * @throws IllegalArgumentException when the limit is less than 1
     */
    public TemplateImport expressions(int times) {
        Settings.Limits limits = settings.settings().limits();
        Budget.Limits one = Budget.Limits.STANDARD;
        long factor = positive(times);
        Budget.Limits more = new Budget.Limits(
                one.steps() * factor, one.characters() * factor, one.elements() * factor, one.depth());
        return with(new Settings.Limits(limits.resources(), limits.deployments(), more));
    }

    private static int positive(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit is " + limit + "; allowed is 1 or more");
        }
        return limit;
    }

    /**
     * Reads the template.
     *
     * @return the network it would deploy and the findings
     * @throws ImportException when the file is not there, is no template, or asks for more than the limits allow
     */
    public Imported read() {
        return new Import(options, settings).files(List.of(file));
    }

    private TemplateImport with(Settings.Limits limits) {
        Settings now = settings.settings();
        return with(new Settings(now.subscription(), now.resourceGroup(), now.location(), now.parameters(), limits));
    }

    private TemplateImport with(Settings value) {
        return with(new TemplateSettings(value, settings.parameterFiles(), settings.folder()));
    }

    private TemplateImport with(TemplateSettings value) {
        return new TemplateImport(options, file, value);
    }

    @Override
    public String toString() {
        return "template " + file + " with parameters "
                + settings.settings().parameters().keySet() + " and files " + settings.parameterFiles();
    }
}
