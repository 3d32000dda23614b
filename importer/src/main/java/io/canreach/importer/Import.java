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
    private final Classic classic = new Classic();
    private boolean recognised;

    Import(AzureImport.Options options) {
        this(options, Side.AFTER);
    }

    /** Of plans, one side is read. */
    Import(AzureImport.Options options, Side side) {
        this.options = options;
        this.formats = Stream.concat(
                        LaterFormat.ALL.stream(), Stream.of(new TerraformJson(side), new TagLists(), new AzureJson()))
                .toList();
        this.reader = new JsonText(options.limit());
    }

    Imported files(List<Path> paths) {
        for (Parsed each : parsed(Sources.of(paths))) {
            if (each.document() instanceof XmlElement xml) {
                add(xml, each.source().named());
            } else {
                add(each.source().file().toString(), each.json(), each.source().named());
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
        JsonNode json() {
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
        return tree(name, reader.read(name, json));
    }

    /** Reads a tree, which may hold {@link io.canreach.model.Unknown} values, as evaluated templates do. */
    Imported tree(String name, JsonNode json) {
        add(name, json, true);
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

    private void add(String name, JsonNode json, boolean named) {
        Node document = Node.document(name, json, findings);
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
        new Gateways(assembly).read();
        new Connections(assembly).read();
        new Environments(assembly).read();
        new WebApps(assembly).read();
        new StorageAccounts(assembly).read();
        new SqlServers(assembly).read();
        new SqlInstances(assembly).read();
        new Overlays(assembly).read();
        classic.read(assembly);
        assembly.delegations().read();
        new Unmodelled(inventory, new Tenants(assembly).read()).report();
    }
}
