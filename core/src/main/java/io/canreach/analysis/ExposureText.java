package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.reach.Fate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An exposure in at most 25 lines. */
record ExposureText(EndWords words) {
    private static final int LINES = 25;
    private static final int DOUBTS = 3;

    /** What endpoints have in common that are told in one line. */
    private record Likeness(Fate fate, String traffic, String who) {
        static Likeness of(Exposed exposed) {
            return new Likeness(exposed.fate(), exposed.traffic(), exposed.who());
        }
    }

    String of(Exposure exposure) {
        if (exposure.isEmpty()) {
            return "nothing is exposed to " + exposure.place();
        }
        List<String> doubts = exposure.doubts().stream()
                .limit(DOUBTS)
                .map(doubt -> "to decide " + doubt.reason())
                .toList();
        List<String> lines = new ArrayList<>(List.of("exposed to " + exposure.place()));
        lines(exposure.all(), LINES - 1 - doubts.size()).forEach(line -> lines.add("  " + line));
        lines.addAll(doubts);
        return String.join("\n", lines);
    }

    /** Doors are told where there is room for all of them. */
    List<String> lines(List<Exposed> some, int most) {
        Map<Likeness, List<Exposed>> groups =
                some.stream().collect(Collectors.groupingBy(Likeness::of, LinkedHashMap::new, Collectors.toList()));
        boolean doors = 2 * groups.size() <= most;
        int shown = doors || groups.size() <= most ? groups.size() : most - 1;
        List<String> lines = new ArrayList<>();
        groups.entrySet().stream()
                .limit(shown)
                .forEach(group -> lines.addAll(lines(group.getKey(), group.getValue(), doors)));
        if (shown < groups.size()) {
            lines.add("and " + (groups.size() - shown) + " more");
        }
        return lines;
    }

    private List<String> lines(Likeness like, List<Exposed> group, boolean doors) {
        return doors ? List.of(line(like, group), "  by " + doors(group)) : List.of(line(like, group));
    }

    private String line(Likeness like, List<Exposed> group) {
        List<Endpoint> ends = group.stream().map(Exposed::endpoint).distinct().toList();
        String may = like.fate() == Fate.DELIVERED ? "" : "may be: ";
        return may + words.of(ends) + " on " + like.traffic() + " from " + like.who();
    }

    private static String doors(List<Exposed> group) {
        List<String> all = group.stream().map(Exposed::doorWords).distinct().toList();
        return all.get(0) + (all.size() > 1 ? "; and " + (all.size() - 1) + " more ways" : "");
    }
}
