package io.canreach.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a run of the benchmarks found.
 *
 * @param entries one for each work
 */
record Summary(List<Entry> entries) {
    Summary {
        entries = List.copyOf(entries);
    }

    /**
     * How long one work took.
     *
     * @param work what was done
     * @param ours canreach's median
     * @param peer the peer's median
     * @param ratio how many times quicker canreach is
     * @param unit the unit of both medians
     */
    record Entry(String work, double ours, double peer, double ratio, String unit) {
        static Entry of(String work, double ours, double peer, String unit) {
            return new Entry(work, ours, peer, peer / ours, unit);
        }

        String json() {
            return "{\"work\": \"%s\", \"ours\": %s, \"peer\": %s, \"ratio\": %s, \"unit\": \"%s\"}"
                    .formatted(work, number(ours), number(peer), number(ratio), unit);
        }

        String row() {
            return "| %s | %s %s | %s %s | %s |".formatted(work, number(ours), unit, number(peer), unit, number(ratio));
        }
    }

    /** The entries as a JSON list. */
    String json() {
        return entries.stream().map(Entry::json).collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    }

    /** The entries as a table in Markdown. */
    String table() {
        return entries.stream()
                .map(Entry::row)
                .collect(Collectors.joining("\n", "| work | canreach | peer | ratio |\n|---|---|---|---|\n", "\n"));
    }

    /** Writes {@code summary.json} and {@code summary.md} into a folder. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("summary.json"), json());
        Files.writeString(folder.resolve("summary.md"), table());
    }

    /** Three digits are enough for a time. */
    private static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f", value);
    }
}
