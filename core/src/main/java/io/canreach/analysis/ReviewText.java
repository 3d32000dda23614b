package io.canreach.analysis;

import java.util.ArrayList;
import java.util.List;

/** A review in at most 25 lines: each kind of finding with its number, and as many as there is room for. */
final class ReviewText {
    private static final int LINES = 25;

    private ReviewText() {}

    private record Section(String title, List<?> findings) {}

    static String of(NetworkReview review) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("dead rules", review.deadRules()));
        sections.add(new Section("rules dead in some places", review.deadInSomePlaces()));
        sections.add(new Section("redundant rules", review.redundantRules()));
        sections.add(new Section("rules of which that is not known", review.undeterminedRules()));
        sections.add(new Section("routes never chosen", review.unusedRoutes()));
        sections.add(new Section("attached to nothing", review.unattached()));
        sections.removeIf(section -> section.findings().isEmpty());
        return sections.isEmpty() ? "nothing without effect" : String.join("\n", lines(sections));
    }

    private static List<String> lines(List<Section> sections) {
        int room = (LINES - 2 * sections.size()) / sections.size();
        List<String> lines = new ArrayList<>();
        for (Section section : sections) {
            int all = section.findings().size();
            lines.add(section.title() + ": " + all);
            section.findings().stream().limit(room).forEach(each -> lines.add("  " + each));
            if (all > room) {
                lines.add("  and " + (all - room) + " more");
            }
        }
        return lines;
    }
}
