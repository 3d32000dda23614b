package io.canreach.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The document that canreach began with, taken apart: each of its sections with what it says, one piece a sentence. */
final class SeedDocument {
    private static final Set<String> ABOUT_NETWORKS = Set.of("title", "description", "services", "ms.date");
    private static final Set<String> ABOUT_THE_PAGE = Set.of(
            "documentationcenter",
            "author",
            "manager",
            "editor",
            "ms.assetid",
            "ms.service",
            "ms.workload",
            "ms.tgt_pltfrm",
            "ms.devlang",
            "ms.topic",
            "ms.author",
            "ms.custom");

    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=[.:])\\s+(?=[A-Z])");
    private static final Pattern LINK = Pattern.compile("^\\[(\\w+)]:\\s+(\\S+)\\s*$");

    private final Map<String, List<String>> sections = new LinkedHashMap<>();

    private SeedDocument() {}

    static SeedDocument read(Path file) throws IOException {
        var document = new SeedDocument();
        String[] parts = Files.readString(file).split("(?m)^---$\\R?", 3);
        parts[1].lines().forEach(document::frontMatter);
        String section = "";
        for (String line : parts[2].lines().toList()) {
            if (line.startsWith("## ")) {
                section = line.substring("## ".length()).strip();
            } else {
                document.line(section, line);
            }
        }
        return document;
    }

    /** How many pieces each section has, by the section's order. */
    List<Integer> counts() {
        return sections.values().stream().map(List::size).toList();
    }

    List<String> pieces() {
        return sections.values().stream().flatMap(List::stream).toList();
    }

    private void frontMatter(String line) {
        String key = line.replaceFirst(":.*", "").strip();
        if (ABOUT_NETWORKS.contains(key)) {
            add("front matter", line);
        } else if (!key.isEmpty() && !ABOUT_THE_PAGE.contains(key)) {
            throw new IllegalArgumentException("the front matter says something new: " + line);
        }
    }

    private void line(String section, String line) {
        if (line.isBlank() || line.startsWith("# ") || line.startsWith("<!--")) {
            return;
        }
        var link = LINK.matcher(line);
        if (link.matches()) {
            if (!link.group(2).startsWith("./media/")) {
                add("links", line);
            }
        } else if (line.startsWith("    ") || line.startsWith("[!INCLUDE") || line.startsWith("!")) {
            add(section, line);
        } else {
            Arrays.stream(END_OF_SENTENCE.split(line)).forEach(sentence -> add(section, sentence));
        }
    }

    private void add(String section, String piece) {
        sections.computeIfAbsent(section, any -> new ArrayList<>()).add(piece.strip());
    }
}
