package io.canreach.importer;

import io.canreach.importer.Finding.Severity;
import io.canreach.model.Problem;
import io.canreach.model.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects findings, and of these the ones for which the network is refused. */
final class Findings {
    private static final int LONGEST = 1000;

    private final Set<Finding> found = new LinkedHashSet<>();
    private final Set<Problem> refused = new LinkedHashSet<>();
    private final List<Unknown> doubts = new ArrayList<>();

    void add(Severity severity, Node node, String met, String consequence) {
        found.add(finding(severity, node, met, consequence));
    }

    /** Notes an error for which the network is refused, since a verdict could be silently wrong. */
    void refuse(Node node, String met, String consequence) {
        Finding finding = finding(Severity.ERROR, node, met, consequence);
        if (found.add(finding)) {
            refused.add(new Problem(finding.place(), finding.met() + "; " + consequence));
        }
    }

    /** Notes what the model itself found when the network was built. */
    void refuse(Problem problem) {
        refused.add(problem);
        found.add(new Finding(Severity.ERROR, "", "", problem.toString(), "the network is refused"));
    }

    /** Notes that a value which exists only on deployment was asked for by the reader at work. */
    void doubt(Unknown reason) {
        doubts.add(reason);
    }

    /** How many doubts there were so far. */
    int doubts() {
        return doubts.size();
    }

    /** The doubts that came after the first so many; they are settled with this. */
    List<Unknown> takeDoubts(int before) {
        if (before == doubts.size()) {
            return List.of();
        }
        List<Unknown> later = doubts.subList(before, doubts.size());
        List<Unknown> taken = later.stream().distinct().toList();
        later.clear();
        return taken;
    }

    /** A text that may stand in a message: of bounded length and on one line, whatever somebody sent. */
    static String clean(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    private static Finding finding(Severity severity, Node node, String met, String consequence) {
        return new Finding(severity, clean(node.file()), clean(node.path()), clean(met), consequence);
    }

    List<Finding> found() {
        return List.copyOf(found);
    }

    List<Problem> refused() {
        return List.copyOf(refused);
    }
}
