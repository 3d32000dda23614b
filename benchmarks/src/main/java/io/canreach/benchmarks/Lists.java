package io.canreach.benchmarks;

import io.canreach.benchmarks.Line.Prefix;
import io.canreach.benchmarks.Line.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads the rule lists of the shared data, and what an independent engine says of them. */
final class Lists {
    private static final int GRE = 47;
    private static final int OSPF = 89;
    private static final int AH = 51;

    private Lists() {}

    /** A list by its name: {@code nsg-1000}, {@code random-10000} or a ClassBench filter set as {@code acl1_10k}. */
    static List<Line> read(String name) {
        return name.contains("_")
                ? lines(Inputs.shared("data/rulesets/classbench/" + name)).stream()
                        .map(Lists::classBench)
                        .toList()
                : lines(Inputs.shared("data/rulesets/first-match/acl-" + name + ".csv")).stream()
                        .skip(1)
                        .map(Lists::firstMatch)
                        .toList();
    }

    /** Whether an independent engine has said which lines of this list are dead. */
    static boolean hasKnownDead(String name) {
        return !name.contains("_");
    }

    /** The lines that no packet reaches, from 0, as an independent engine computed them. */
    static List<Integer> knownDead(String name) {
        return lines(Inputs.shared("data/rulesets/first-match/shadowed-" + name + ".csv")).stream()
                .skip(1)
                .map(line -> Integer.valueOf(line.substring(0, line.indexOf(','))))
                .toList();
    }

    /** Flows for a list: those that came with it, or if none did, some inside of its lines. */
    static List<Probe> probes(String name, List<Line> lines, int count) {
        if (!hasKnownDead(name)) {
            return Probe.forList(lines, count);
        }
        Path file = Inputs.shared("data/rulesets/first-match/flows-" + name + ".csv.gz");
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).limit(count).map(Probe::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Line firstMatch(String text) {
        String[] parts = text.split(",", -1);
        return new Line(
                parts[1].equals("permit"),
                switch (parts[2]) {
                    case "tcp" -> 6;
                    case "udp" -> 17;
                    case "any" -> Line.ANY_PROTOCOL;
                    default -> throw new IllegalArgumentException("unknown protocol in " + text);
                },
                Prefix.parse(parts[3]),
                span(parts[4], parts[5]),
                Prefix.parse(parts[6]),
                span(parts[7], parts[8]));
    }

    private static Line classBench(String text) {
        String[] parts = text.substring(1).trim().split("\\s*[\\t:]\\s*", -1);
        return new Line(
                true,
                protocol(parts[6]),
                Prefix.parse(parts[0]),
                span(parts[2], parts[3]),
                Prefix.parse(parts[1]),
                span(parts[4], parts[5]));
    }

    /** GRE and OSPF, which a packet set has no name for, are read as AH: by all contestants alike. */
    private static int protocol(String text) {
        int slash = text.indexOf('/');
        int number = Integer.decode(text.substring(0, slash));
        if (Integer.decode(text.substring(slash + 1)) == 0) {
            return Line.ANY_PROTOCOL;
        }
        return number == GRE || number == OSPF ? AH : number;
    }

    private static Span span(String first, String last) {
        return new Span(Integer.parseInt(first.trim()), Integer.parseInt(last.trim()));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
