package io.canreach.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The files that paths stand for: a file is itself, a folder all JSON and classic XML files below it, in the order of their names. */
final class Sources {
    private static final List<String> ENDINGS = List.of(".json", ".xml", ".netcfg", ".cscfg");

    private Sources() {}

    /**
     * A file to read.
     *
     * @param file the file
     * @param named whether it was named itself, or found in a folder
     * @param folder the folder that was named, or the one that the named file is in
     */
    record Source(Path file, boolean named, Path folder) {}

    static List<Source> of(List<Path> paths) {
        if (paths.isEmpty()) {
            throw new ImportException("nothing to read: name at least one file or folder");
        }
        Set<Object> seen = new HashSet<>();
        return paths.stream()
                .flatMap(path -> of(path).stream())
                .filter(each -> seen.add(List.of(each.file(), each.named(), each.folder())))
                .toList();
    }

    private static List<Source> of(Path path) {
        if (Files.isDirectory(path)) {
            return below(path).stream()
                    .map(file -> new Source(file, false, path))
                    .toList();
        }
        if (!Files.isRegularFile(path)) {
            throw new ImportException("there is no file or folder " + path.toAbsolutePath());
        }
        Path parent = path.getParent();
        return List.of(new Source(path, true, parent == null ? Path.of("") : parent));
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> found = Files.find(folder, Integer.MAX_VALUE, Sources::isOne)) {
            List<Path> files = found.sorted().toList();
            if (files.isEmpty()) {
                throw new ImportException("folder " + folder
                        + " holds no *.json file, nor a classic *.xml, *.netcfg or *.cscfg, nor does any folder in it");
            }
            return files;
        } catch (IOException | UncheckedIOException failed) {
            throw new ImportException("folder " + folder + " cannot be read: " + failed.getMessage(), failed);
        }
    }

    /** By what finding it told already, if it is no link to a file. */
    private static boolean isOne(Path path, BasicFileAttributes told) {
        return hasKnownEnding(path) && (told.isRegularFile() || Files.isRegularFile(path));
    }

    private static boolean hasKnownEnding(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }
}
