package io.canreach.importer;

import io.canreach.model.Assumptions;
import io.canreach.model.ServiceTags;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads Azure's own JSON, and the XML of the classic deployment model, into a network. The format is recognised by what
 * the files hold: answers of Azure's REST interface, the output of {@code az}, of PowerShell and of Resource Graph, one
 * resource or many; classic network configurations, deployments, NSGs and route tables. Nothing is ever
 * fetched, and nothing left out silently: what was not understood is a {@link Finding}.
 *
 * <pre>{@code
 * Imported imported = AzureImport.read(Path.of("network.json"));
 * imported.findings().forEach(System.out::println);
 * Network network = imported.network();
 * }</pre>
 */
public final class AzureImport {
    private static final Options STANDARD =
            new Options(ServiceTags.none(), Assumptions.standard(), false, JsonText.LONGEST);

    private AzureImport() {}

    /**
     * Reads files and folders into one network.
     *
     * @param paths files, and folders of which all JSON and classic XML files are read
     * @return the network and the findings
     * @throws ImportException when a file is not there, is neither JSON nor classic XML, or holds no Azure resource
     */
    public static Imported read(Path... paths) {
        return STANDARD.read(paths);
    }

    /**
     * Reads a text.
     *
     * @param name what findings and messages call it
     * @param json the text
     * @return the network and the findings
     * @throws ImportException when the text is neither JSON nor classic XML, or holds no Azure resource
     */
    public static Imported readText(String name, String json) {
        return STANDARD.readText(name, json);
    }

    /**
     * Reads a list of service tags, as {@link ServiceTagFile} does.
     *
     * @param file the list that Microsoft publishes, or an answer of Azure
     * @return the tags
     * @throws ImportException when the file is not there, or anything in it was not understood, with all problems
     */
    public static ServiceTags serviceTags(Path file) {
        return ServiceTagFile.read(file);
    }

    /**
     * Reads what a Terraform plan changes.
     *
     * @param file a plan as {@code terraform show -json} prints it
     * @return the networks before and after it
     * @throws ImportException when the file is not there or is no plan
     */
    public static PlannedChange plan(Path file) {
        return STANDARD.plan(file);
    }

    /**
     * Reads what a Terraform plan changes.
     *
     * @param name what findings and messages call it
     * @param json the plan as {@code terraform show -json} prints it
     * @return the networks before and after it
     * @throws ImportException when the text is no plan
     */
    public static PlannedChange planText(String name, String json) {
        return STANDARD.planText(name, json);
    }

    /**
     * An ARM template to read, with values for its parameters and where it is deployed.
     *
     * @param file the template
     * @return an import to refine and read
     */
    public static TemplateImport template(Path file) {
        return STANDARD.template(file);
    }

    /**
     * Hands service-tag data to the network.
     *
     * @param serviceTags the data
     * @return options to read with
     */
    public static Options with(ServiceTags serviceTags) {
        return STANDARD.with(serviceTags);
    }

    /**
     * Chooses how the network reads disputed points.
     *
     * @param assumptions the choices
     * @return options to read with
     */
    public static Options with(Assumptions assumptions) {
        return STANDARD.with(assumptions);
    }

    /**
     * Refuses a network about which there is any warning or error.
     *
     * @return options to read with
     */
    public static Options strict() {
        return STANDARD.strict();
    }

    /**
     * Limits the length of each file or text; 200 MB unless said otherwise.
     *
     * @param bytes the longest that is read
     * @return options to read with
     * @throws IllegalArgumentException when the limit is less than 1
     */
    public static Options limit(long bytes) {
        return STANDARD.limit(bytes);
    }

    /** How to read. Immutable: every method returns new options. */
    public static final class Options {
        private final ServiceTags serviceTags;
        private final Assumptions assumptions;
        private final boolean strict;
        private final long limit;

        private Options(ServiceTags serviceTags, Assumptions assumptions, boolean strict, long limit) {
            this.serviceTags = serviceTags;
            this.assumptions = assumptions;
            this.strict = strict;
            this.limit = limit;
        }

        /**
         * Hands service-tag data to the network.
         *
         * @param value the data
         * @return new options
         */
        public Options with(ServiceTags value) {
            return new Options(value, assumptions, strict, limit);
        }

        /**
         * Chooses how the network reads disputed points.
         *
         * @param value the choices
         * @return new options
         */
        public Options with(Assumptions value) {
            return new Options(serviceTags, value, strict, limit);
        }

        /**
         * Refuses a network about which there is any warning or error.
         *
         * @return new options
         */
        public Options strict() {
            return new Options(serviceTags, assumptions, true, limit);
        }

        /**
         * Limits the length of each file or text.
         *
         * @param bytes the longest that is read, at least 1
         * @return new options
         * @throws IllegalArgumentException when the limit is less than 1
         */
        public Options limit(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("the limit is " + bytes + " bytes; allowed is 1 or more");
            }
            return new Options(serviceTags, assumptions, strict, bytes);
        }

        /**
         * Reads files and folders into one network.
         *
         * @param paths files, and folders of which all JSON and classic XML files are read
         * @return the network and the findings
         * @throws ImportException when a file is not there, is neither JSON nor classic XML, or holds no Azure resource
         */
        public Imported read(Path... paths) {
            return new Import(this).files(List.of(paths));
        }

        /**
         * Reads a text.
         *
         * @param name what findings and messages call it
         * @param json the text
         * @return the network and the findings
         * @throws ImportException when the text is neither JSON nor classic XML, or holds no Azure resource
         */
        public Imported readText(String name, String json) {
            return new Import(this).text(name, json);
        }

        /**
         * Reads what a Terraform plan changes.
         *
         * @param file a plan as {@code terraform show -json} prints it
         * @return the networks before and after it
         * @throws ImportException when the file is not there or is no plan
         */
        public PlannedChange plan(Path file) {
            return Plans.of(this, file);
        }

        /**
         * Reads what a Terraform plan changes.
         *
         * @param name what findings and messages call it
         * @param json the plan as {@code terraform show -json} prints it
         * @return the networks before and after it
         * @throws ImportException when the text is no plan
         */
        public PlannedChange planText(String name, String json) {
            return Plans.of(this, name, json);
        }

        /**
         * An ARM template to read, with values for its parameters and where it is deployed.
         *
         * @param file the template
         * @return an import to refine and read
         */
        public TemplateImport template(Path file) {
            return new TemplateImport(this, file);
        }

        ServiceTags serviceTags() {
            return serviceTags;
        }

        Assumptions assumptions() {
            return assumptions;
        }

        boolean isStrict() {
            return strict;
        }

        long limit() {
            return limit;
        }

        @Override
        public String toString() {
            return (strict ? "strict, " : "") + serviceTags + ", " + assumptions + ", at most " + limit + " bytes";
        }
    }
}
