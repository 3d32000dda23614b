package io.canreach.reach;

import io.canreach.model.AddressMatch;
import io.canreach.model.PortMatch;
import io.canreach.model.SecurityRule;
import io.canreach.security.MatchFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rules as a small table: the deciding one marked, and for the others which field did not match. */
final class RuleLines {
    private static final String INDENT = " ".repeat(15);
    private static final int SHOWN = 2;

    private RuleLines() {}

    static List<String> of(List<MatchFlags> rows, SecurityRule deciding) {
        int priority = width(rows, row -> String.valueOf(row.rule().priority()));
        int name = width(rows, row -> row.rule().name());
        int protocol = width(rows, row -> row.rule().protocol().toString());
        int source = width(rows, row -> source(row.rule()));
        int destination = width(rows, row -> destination(row.rule()));
        String format = INDENT + "%s %" + priority + "s %-" + name + "s  %-5s %-" + protocol + "s %-" + source
                + "s -> %-" + destination + "s  %s";
        List<String> lines = new ArrayList<>();
        for (MatchFlags row : rows) {
            SecurityRule rule = row.rule();
            lines.add(String.format(
                    format,
                    rule.equals(deciding) ? ">" : " ",
                    rule.priority(),
                    rule.name(),
                    rule.access(),
                    rule.protocol(),
                    source(rule),
                    destination(rule),
                    row.result()));
        }
        return lines;
    }

    private static int width(List<MatchFlags> rows, Function<MatchFlags, String> column) {
        return rows.stream().map(column).mapToInt(String::length).max().orElse(1);
    }

    private static String source(SecurityRule rule) {
        String ports = ports(rule.sourcePorts());
        return addresses(rule.source()) + (ports.equals("*") ? "" : ":" + ports);
    }

    private static String destination(SecurityRule rule) {
        return addresses(rule.destination()) + ":" + ports(rule.destinationPorts());
    }

    private static String addresses(List<AddressMatch> matches) {
        return joined(matches);
    }

    private static String ports(List<PortMatch> matches) {
        return joined(matches);
    }

    private static String joined(List<?> parts) {
        String shown = parts.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(","));
        return parts.size() > SHOWN ? shown + ",+" + (parts.size() - SHOWN) : shown;
    }
}
