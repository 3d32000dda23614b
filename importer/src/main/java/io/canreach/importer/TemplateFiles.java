package io.canreach.importer;

import io.canreach.importer.arm.Links;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The files that templates link to: in one folder, and nowhere else. */
final class TemplateFiles implements Links {
    private static final String NOWHERE = "https://canreach.invalid/";
    private static final int LONGEST = 1000;

    private final Optional<Path> folder;
    private final JsonText reader;
    private final Map<Path, Linked> read = new HashMap<>();
    private final Set<Path> linked = new HashSet<>();

    /** Of a text that is in no folder, nothing can be found. */
    TemplateFiles(Optional<Path> folder, JsonText reader) {
        this.folder = folder;
        this.reader = reader;
    }

    /** Whether a template links to a file, which then is no template of its own. */
    boolean isLinked(Path file) {
        return linked.contains(key(file));
    }

    private static Path key(Path file) {
        return file.toAbsolutePath().normalize();
    }

    @Override
    public String url(String file) {
        Path path = Path.of(file);
        String relative = folder.map(each -> key(each).relativize(key(path)).toString())
                .orElseGet(() -> path.getFileName().toString());
        return NOWHERE + relative.replace('\\', '/');
    }

    @Override
    public Optional<Linked> find(String from, String link) {
        if (folder.isEmpty() || link.length() > LONGEST) {
            return Optional.empty();
        }
        String path = link.replaceAll("[?#].*", "").replace("%20", " ");
        for (Path candidate : candidates(from, path)) {
            if (Files.isRegularFile(candidate)) {
                checkInside(candidate, link);
                linked.add(key(candidate));
                return Optional.of(read(candidate));
            }
        }
        return Optional.empty();
    }

    /** A path beside the file; of a URL the whole path and each end of it, since it may be of a copy somewhere else. */
    private List<Path> candidates(String from, String path) {
        Path root = folder.orElseThrow();
        List<Path> candidates = new ArrayList<>();
        try {
            if (path.startsWith(NOWHERE)) {
                candidates.add(root.resolve(path.substring(NOWHERE.length())));
            } else if (path.contains("://")) {
                String rest = path.substring(path.indexOf("://") + 3);
                for (int slash = rest.indexOf('/'); slash >= 0; slash = rest.indexOf('/', slash + 1)) {
                    candidates.add(root.resolve(rest.substring(slash + 1)));
                }
            } else {
                candidates.add(Path.of(from).resolveSibling(path));
            }
        } catch (InvalidPathException wrong) {
            throw new Refused("the link '" + path + "' is no path of a file");
        }
        return candidates.stream().map(Path::normalize).toList();
    }

    private void checkInside(Path file, String link) {
        try {
            if (!file.toRealPath().startsWith(folder.orElseThrow().toRealPath())) {
                throw new Refused("the link '" + link + "' leads out of the folder " + folder.orElseThrow()
                        + "; only files in it are read");
            }
        } catch (IOException failed) {
            throw new Refused("the linked file '" + link + "' cannot be read");
        }
    }

    private Linked read(Path file) {
        Linked known = read.get(key(file));
        if (known == null) {
            known = new Linked(file.toString(), json(file));
            read.put(key(file), known);
        }
        return known;
    }

    private JsonNode json(Path file) {
        try {
            return reader.read(file);
        } catch (RepeatedFieldException repeated) {
            return repeated.lenient();
        } catch (ImportException refused) {
            throw new Refused(String.valueOf(refused.getMessage()));
        }
    }
}
