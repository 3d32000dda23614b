package io.canreach.dsl;

import java.util.ArrayList;
import java.util.List;

/** Lines of a message: the middle of the trace gives way where there are too many of them. */
final class Layout {
    private static final String CUT = "...";

    private final List<String> head = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private final List<String> tail = new ArrayList<>();

    void head(String line) {
        head.add(line);
    }

    void trace(List<String> lines) {
        trace.addAll(lines);
    }

    void tail(String line) {
        tail.add(line);
    }

    /** All lines, or as many as fit; what decides stands at the end of a trace, so more is kept of that. */
    String fit(int lines, int characters) {
        for (int kept = trace.size(); kept >= 0; kept--) {
            List<String> all = lines(kept);
            String text = String.join("\n", all);
            if (all.size() <= lines && text.length() <= characters) {
                return text;
            }
        }
        String text = String.join("\n", lines(0).stream().limit(lines).toList());
        return text.length() <= characters ? text : text.substring(0, characters - CUT.length()) + CUT;
    }

    private List<String> lines(int kept) {
        List<String> all = new ArrayList<>(head);
        int left = trace.size() - kept;
        int before = kept / 3;
        all.addAll(trace.subList(0, left == 0 ? kept : before));
        if (left > 0) {
            all.add("      " + left + (left == 1 ? " line" : " lines") + " left out; show(..) has all");
            all.addAll(trace.subList(before + left, trace.size()));
        }
        all.addAll(tail);
        return all;
    }
}
