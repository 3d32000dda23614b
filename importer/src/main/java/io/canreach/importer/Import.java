package io.canreach.importer;

import io.canreach.importer.terraform.Side;
import io.canreach.model.Network;
import io.canreach.model.ServiceTags;
import io.canreach.model.VirtualNetwork;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One run of an import: documents in, a network and findings out. */
final class Import {
    private static final int MANY = 8;

    private final AzureImport.Options options;
    private final JsonText reader;
    private final List<Format> formats;
    private final Findings findings = new Findings();
    private final Inventory inventory = new Inventory();
    private final Classic classic;
    private final Templates templates;
    private boolean recognised;

    Import(AzureImport.Options options) {
        this(options, Side.AFTER, TemplateSettings.NONE);
    }

    /** Of plans, one side is read. */
    Import(AzureImport.Options options, Side side) {
        this(options, side, TemplateSettings.NONE);
    }

    Import(AzureImport.Options options, TemplateSettings settings) {
        this(options, Side.AFTER, settings);
    }

    private Import(AzureImport.Options options, Side side, TemplateSettings settings) {
        this.options = options;
        this.formats = List.of(new TerraformJson(side), new TagLists(), new EffectiveAnswers(), new AzureJson());
        this.reader = new JsonText(options.limit());
        this.classic = new Classic(xml());
        this.templates = new Templates(settings, reader, findings);
    }

    Imported files(List<Path> paths) {
        for (Parsed each : parsed(Sources.of(paths))) {
            if (each.document() instanceof XmlElement xml) {
                add(xml, each.source().named());
            } else {
                add(each.source(), each.json(findings));
            }
        }
        if (!recognised) {
            throw new ImportException("no Azure resource in " + names(paths) + "; " + AzureJson.ALLOWED);
        }
        return assembled();
    }

    /**
     * What was read of a file.
     *
     * @param source the file
     * @param document the JSON or XML, or why there is none
     */
    private record Parsed(Sources.Source source, Object document) {
        /** Fails only when it is this file's turn, so that of several bad files always the first is named. */
        JsonNode json(Findings findings) {
            if (document instanceof RepeatedFieldException repeated) {
                return lenient(source.file().toString(), repeated, findings);
            }
            if (document instanceof ImportException refused) {
                throw refused;
            }
            return (JsonNode) document;
        }
    }

    /** Many files are read by all processors, and come in the order in which they were named. */
    private List<Parsed> parsed(List<Sources.Source> sources) {
        Stream<Sources.Source> stream = sources.size() < MANY ? sources.stream() : sources.parallelStream();
        return stream.map(this::parsed).toList();
    }

    private Parsed parsed(Sources.Source source) {
        try {
            boolean isXml = XmlText.isXml(source.file());
            return new Parsed(source, isXml ? xml().read(source.file()) : reader.read(source.file()));
        } catch (ImportException refused) {
            return new Parsed(source, refused);
        }
    }

    Imported text(String name, String json) {
        if (XmlText.isXml(json)) {
            add(xml().read(name, json), true);
            return assembled();
        }
        try {
            return tree(name, reader.read(name, json));
        } catch (RepeatedFieldException repeated) {
            return tree(name, lenient(name, repeated, findings));
        }
    }

    /** In templates Azure takes the latter of two fields; elsewhere a field that stands twice is refused. */
    private static JsonNode lenient(String name, RepeatedFieldException repeated, Findings findings) {
        Node document = Node.document(name, "", repeated.lenient(), findings);
        if (TemplateDocuments.template(document).isEmpty() && !TemplateDocuments.isParameters(document)) {
            throw repeated;
        }
        document.warn(String.valueOf(repeated.getMessage()), "the latter is read, as Azure does");
        return repeated.lenient();
    }

    /** What stands beside templates and describes no resource is no loss. */
    private static boolean isBystander(Node document) {
        Optional<String> what = TemplateDocuments.bystander(document);
        what.ifPresent(noun -> document.info("the file is " + noun, "it describes no resource and is not read"));
        return what.isPresent();
    }

    /** Reads a tree, which may hold {@link io.canreach.model.Unknown} values, as evaluated templates do. */
    Imported tree(String name, JsonNode json) {
        add(name, json, true, Optional.empty());
        if (!recognised) {
            throw new ImportException(
                    name + " is a parameter file of an ARM template; read the template, and it is taken with it");
        }
        return assembled();
    }

    private XmlText xml() {
        return new XmlText(options.limit(), findings);
    }

    private void add(XmlElement document, boolean named) {
        classic.add(document, named);
        recognised |= !classic.isEmpty();
    }

    private static String names(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private void add(Sources.Source source, JsonNode json) {
        add(source.file().toString(), json, source.named(), Optional.of(source.folder()));
    }

    private void add(String name, JsonNode json, boolean named, Optional<Path> folder) {
        Node document = Node.document(name, "", json, findings);
        if (templates.takes(document, folder)) {
            recognised |= !templates.isEmpty();
            return;
        }
        if (!named && isBystander(document)) {
            return;
        }
        Optional<Format> format =
                formats.stream().filter(each -> each.recognises(document)).findFirst();
        if (format.isEmpty() && named) {
            throw AzureJson.nothingFound(document);
        }
        if (format.isEmpty()) {
            document.warn("the file holds no Azure resource", "it is left out, and whatever it describes is missing");
        }
        recognised |= format.isPresent();
        format.ifPresent(each -> each.read(document, inventory));
    }

    private Imported assembled() {
        templates.read(inventory);
        Tags tags = new Tags();
        Assembly assembly = new Assembly(inventory, findings, tags);
        readAll(assembly);
        ServiceTags serviceTags =
                new TagChoice(options.serviceTags(), inventory.tagLists()).choose(assembly.all(VirtualNetwork.class));
        tags.report(serviceTags);
        Network.Builder builder = Network.builder().serviceTags(serviceTags).assumptions(options.assumptions());
        if (!inventory.isPlanned()) {
            builder.existing();
        }
        return Imported.of(assembly.build(builder), findings, options.isStrict());
    }

    /** In the order of references: what is referred to is read first. */
    private void readAll(Assembly assembly) {
        new PublicIps(assembly).read();
        new SecurityGroups(assembly).read();
        new RouteTables(assembly).read();
        new NatGateways(assembly).read();
        new VirtualNetworks(assembly).read();
        new PrivateEndpoints(assembly).read();
        Interfaces interfaces = new Interfaces(assembly);
        interfaces.read();
        new ScaleSets(assembly, interfaces).read();
        new BackReferences(assembly).read();
        new Machines(assembly).read();
        PoolMembers members = new PoolMembers(assembly);
        new LoadBalancers(assembly, members).read();
        new ApplicationGateways(assembly, members).read();
        new Bastions(assembly).read();
        new Firewalls(assembly).read();
        new Gateways(assembly).read();
        new Connections(assembly).read();
        new Environments(assembly).read();
        new WebApps(assembly).read();
        new StorageAccounts(assembly).read();
        new SqlServers(assembly).read();
        new SqlInstances(assembly).read();
        new NetworkManagers(assembly).read();
        new Overlays(assembly).read();
        classic.read(assembly);
        assembly.delegations().read();
        new Uses(assembly).read();
        new Unmodelled(inventory, new Tenants(assembly).read()).report();
    }
}
