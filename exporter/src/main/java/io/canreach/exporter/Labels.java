package io.canreach.exporter;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names by which infrastructure code refers to resources: letters, digits and underscores, none twice. */
final class Labels {
    private final Set<String> taken = new HashSet<>();

    boolean areEmpty() {
        return taken.isEmpty();
    }

    String of(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        String first = plain.matches("[A-Za-z_].*") ? plain : "_" + plain;
        String label = first;
        for (int i = 2; !taken.add(label.toLowerCase(Locale.ROOT)); i++) {
            label = first + "_" + i;
        }
        return label;
    }
}
