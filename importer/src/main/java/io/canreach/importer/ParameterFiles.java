package io.canreach.importer;

import io.canreach.importer.arm.Template;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Files with values for the parameters of templates, and which template each is for. */
final class ParameterFiles {
    private static final String ENDING = ".json";

    private final List<Path> named;
    private final JsonText reader;
    private final Map<String, Node> met = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    /** With the files that options name, if any, which then are for every template. */
    ParameterFiles(List<Path> named, JsonText reader) {
        this.named = named;
        this.reader = reader;
    }

    void add(Node document) {
        met.put(document.file(), document);
    }

    /** The values for a template, later ones before earlier ones. */
    List<Template.Values> of(Node template, boolean isFile, boolean aloneInFolder) {
        if (!named.isEmpty()) {
            return named.stream().map(this::named).toList();
        }
        String stem = stem(template.file());
        Optional<String> exact = met.keySet().stream()
                .filter(each -> isExact(each, stem) && folder(each).equals(folder(template.file())))
                .findFirst();
        return exact.map(each -> List.of(use(each)))
                .or(() -> isFile ? beside(template, stem) : Optional.empty())
                .orElseGet(() -> others(template, stem, aloneInFolder));
    }

    private Template.Values named(Path file) {
        used.add(file.toString());
        return new Template.Values(file.toString(), read(file));
    }

    private JsonNode read(Path file) {
        try {
            return reader.read(file);
        } catch (RepeatedFieldException repeated) {
            return repeated.lenient();
        }
    }

    private Template.Values use(String file) {
        used.add(file);
        return new Template.Values(file, Objects.requireNonNull(met.get(file)).json());
    }

    private static boolean isExact(String file, String stem) {
        String name = fileName(file);
        return name.equals(stem + ".parameters.json") || name.equals(stem + ".parameter.json");
    }

    private Optional<List<Template.Values>> beside(Node template, String stem) {
        Path own = Path.of(template.file());
        String name = String.valueOf(own.getFileName()).substring(0, stem.length());
        Path file = own.resolveSibling(name + ".parameters.json");
        return Files.isRegularFile(file) ? Optional.of(List.of(named(file))) : Optional.empty();
    }

    /** Files of other names are taken only where there is no choice. */
    private List<Template.Values> others(Node template, String stem, boolean aloneInFolder) {
        List<String> here = met.keySet().stream()
                .filter(each -> folder(each).equals(folder(template.file())))
                .filter(each -> aloneInFolder || fileName(each).startsWith(stem + "."))
                .toList();
        if (here.size() > 1) {
            template.warn(
                    here.size() + " parameter files are for this template, such as " + here.get(0),
                    "none of them is read; AzureImport.template(path).parameters(file) chooses one");
            used.addAll(here);
            return List.of();
        }
        boolean only = here.isEmpty() && aloneInFolder && met.size() == 1;
        return only
                ? List.of(use(met.keySet().iterator().next()))
                : here.stream().map(this::use).toList();
    }

    /** Says which files were for no template. */
    void reportUnused(Findings findings, boolean anyTemplate) {
        met.forEach((file, node) -> {
            if (!used.contains(file)) {
                node.info(
                        "these values are for no template of the input",
                        anyTemplate ? "they are not read" : "nothing is deployed by them alone");
            }
        });
    }

    static String folder(String path) {
        String file = path.replace('\\', '/');
        return file.substring(0, file.lastIndexOf('/') + 1);
    }

    private static String fileName(String file) {
        return file.substring(file.replace('\\', '/').lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    private static String stem(String file) {
        String name = fileName(file);
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }
}
