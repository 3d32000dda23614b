package io.canreach.importer;

import io.canreach.importer.arm.Deployed;
import io.canreach.importer.arm.Evaluated;
import io.canreach.importer.arm.Notes;
import io.canreach.importer.arm.Spot;
import io.canreach.importer.arm.Template;
import io.canreach.importer.arm.TemplateException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The ARM templates of an import, with their parameter files; evaluated when all documents are there. */
final class Templates {
    private final Findings findings;
    private final JsonText reader;
    private final TemplateSettings settings;
    private final List<Found> found = new ArrayList<>();
    private final Map<String, Result> results = new LinkedHashMap<>();
    private final Set<Result> before = new LinkedHashSet<>();
    private final ParameterFiles parameters;

    Templates(TemplateSettings settings, JsonText reader, Findings findings) {
        this.settings = settings;
        this.reader = reader;
        this.findings = findings;
        this.parameters = new ParameterFiles(settings.parameterFiles(), reader);
    }

    /**
     * A template that was met.
     *
     * @param document the document
     * @param json the template
     * @param folder where its linked files may be
     */
    private record Found(Node document, JsonNode json, Optional<Path> folder) {}

    /**
     * What came of a template.
     *
     * @param found the template
     * @param notes what was noted
     * @param evaluated what it deploys
     * @param files the files that it links to
     */
    private record Result(Found found, List<Note> notes, Evaluated evaluated, TemplateFiles files) {
        boolean linksTo(Result other) {
            return files.isLinked(Path.of(other.found().document().file()));
        }
    }

    /**
     * A finding that is made only when its template counts.
     *
     * @param kind how much it matters
     * @param spot where
     * @param met what was met
     * @param consequence what it means
     */
    private record Note(Notes.Kind kind, Spot spot, String met, String consequence) {}

    /** Takes a document that is a template or values for one; whether it is. */
    boolean takes(Node document, Optional<Path> folder) {
        if (TemplateDocuments.isBuildingBlocks(document)) {
            throw TemplateDocuments.buildingBlocks(document);
        }
        Optional<JsonNode> template = TemplateDocuments.template(document);
        template.ifPresent(json -> found.add(new Found(document, json, folder)));
        if (template.isEmpty() && TemplateDocuments.isParameters(document)) {
            parameters.add(document);
            return true;
        }
        return template.isPresent();
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Puts into the inventory what the templates deploy that no other of them links to. */
    void read(Inventory inventory) {
        List.copyOf(found).forEach(this::evaluated);
        for (Result each : results.values()) {
            if (!isLinked(each) && !before.contains(each)) {
                read(each, inventory);
            }
        }
        parameters.reportUnused(findings, !found.isEmpty());
    }

    /** Whether another template links to it; two that link to each other are both read, and refused for that. */
    private boolean isLinked(Result template) {
        return results.values().stream()
                .filter(each -> !each.equals(template))
                .anyMatch(each -> each.linksTo(template) && !template.linksTo(each));
    }

    private Result evaluated(Found template) {
        Result known = results.get(template.document().file());
        if (known == null) {
            known = result(template);
            results.put(template.document().file(), known);
        }
        return known;
    }

    private Result result(Found template) {
        List<Note> notes = new ArrayList<>();
        Notes noting = (kind, spot, met, consequence) -> notes.add(new Note(kind, spot, met, consequence));
        boolean alone = found.stream().filter(each -> beside(each, template)).count() == 1;
        List<Template.Values> values =
                parameters.of(template.document(), template.folder().isPresent(), alone);
        Optional<Evaluated> before = before(template, values);
        List<Template.Values> filled =
                before.map(each -> Prerequisites.filled(values, each)).orElse(values);
        TemplateFiles files = new TemplateFiles(settings.folder().or(template::folder), reader);
        try {
            Evaluated made = new Template(template.document().file(), template.json())
                    .evaluate(filled, settings.settings(), noting, files, before);
            return new Result(template, notes, made, files);
        } catch (TemplateException refused) {
            throw new ImportException(String.valueOf(refused.getMessage()), refused);
        }
    }

    /** What is deployed before a template, where its parameters name outputs of that. */
    private Optional<Evaluated> before(Found template, List<Template.Values> values) {
        if (template.folder().isEmpty() || !Prerequisites.areWanted(values)) {
            return Optional.empty();
        }
        Path file = Prerequisites.before(template.document().file());
        Optional<Found> met = found.stream()
                .filter(each -> Path.of(each.document().file()).equals(file))
                .findFirst()
                .or(() -> prerequisite(file, template));
        Optional<Result> first = met.map(this::evaluated);
        first.ifPresent(before::add);
        return first.map(Result::evaluated);
    }

    private Optional<Found> prerequisite(Path file, Found template) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Node document = Node.document(file.toString(), "", reader.read(file), findings);
        template.document().info("values are outputs of " + file, "what that template deploys before is read as well");
        return TemplateDocuments.template(document).map(json -> new Found(document, json, template.folder()));
    }

    private static boolean beside(Found one, Found other) {
        return ParameterFiles.folder(one.document().file())
                .equals(ParameterFiles.folder(other.document().file()));
    }

    private void read(Result template, Inventory inventory) {
        inventory.planned(true);
        before.stream()
                .filter(each -> each.notes() != template.notes())
                .forEach(each -> each.notes().forEach(this::note));
        template.notes().forEach(this::note);
        settings.report(template.found().document());
        for (Deployed each : template.evaluated().resources()) {
            Node node = Node.document(each.spot().file(), each.spot().path(), each.json(), findings);
            Identity.of(node).ifPresent(identity -> inventory.add(identity, node));
        }
        if (template.evaluated().resources().isEmpty()) {
            template.found().document().info("the template deploys no resource", "the network has nothing of it");
        }
    }

    private void note(Note note) {
        Node node = Node.document(note.spot().file(), note.spot().path(), MissingNode.getInstance(), findings);
        switch (note.kind()) {
            case INFO -> node.info(note.met(), note.consequence());
            case WARNING -> node.warn(note.met(), note.consequence());
            case REFUSED -> node.refuse(note.met(), note.consequence());
        }
    }
}
