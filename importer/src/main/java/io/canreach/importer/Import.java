package io.canreach.importer;

import io.canreach.model.Network;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One run of an import: documents in, a network and findings out. */
final class Import {
    private static final List<Format> FORMATS =
            Stream.concat(LaterFormat.ALL.stream(), Stream.of(new AzureJson())).toList();

    private final AzureImport.Options options;
    private final JsonText reader;
    private final Findings findings = new Findings();
    private final Inventory inventory = new Inventory();
    private boolean recognised;

    Import(AzureImport.Options options) {
        this.options = options;
        this.reader = new JsonText(options.limit());
    }

    Imported files(List<Path> paths) {
        for (Sources.Source source : Sources.of(paths)) {
            add(source.file().toString(), reader.read(source.file()), source.named());
        }
        if (!recognised) {
            throw new ImportException("no Azure resource in " + names(paths) + "; " + AzureJson.ALLOWED);
        }
        return assembled();
    }

    Imported text(String name, String json) {
        add(name, reader.read(name, json), true);
        return assembled();
    }

    private static String names(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private void add(String name, JsonNode json, boolean named) {
        Node document = Node.document(name, json, findings);
        Optional<Format> format =
                FORMATS.stream().filter(each -> each.recognises(document)).findFirst();
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
        Tags tags = new Tags(options.serviceTags());
        Assembly assembly = new Assembly(inventory, findings, tags);
        readAll(assembly);
        tags.report();
        Network.Builder builder =
                Network.builder().existing().serviceTags(options.serviceTags()).assumptions(options.assumptions());
        return Imported.of(assembly.build(builder), findings, options.isStrict());
    }

    /** In the order of references: what is referred to is read first. */
    private void readAll(Assembly assembly) {
        new PublicIps(assembly).read();
        new SecurityGroups(assembly).read();
        new RouteTables(assembly).read();
        new VirtualNetworks(assembly).read();
        new Interfaces(assembly).read();
        new BackReferences(assembly).read();
        new Machines(assembly).read();
        new Gateways(assembly).read();
        new Connections(assembly).read();
        new Environments(assembly).read();
        new WebApps(assembly).read();
        new StorageAccounts(assembly).read();
        new SqlServers(assembly).read();
        new SqlInstances(assembly).read();
        new Backends(assembly).read();
        new Overlays(assembly).read();
        assembly.delegations().read();
        new Unmodelled(inventory, new Tenants(assembly).read()).report();
    }
}
