package io.canreach.reach;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that stops the flows of a question, found by walking on behind each obstacle as if it were open.
 *
 * @param question the question
 * @param obstacles all that stops its flows, in the order in which they meet it; empty where nothing does
 * @param remedies the nearest change that would open each obstacle, in the same order
 * @param notReached what was not looked at, since it is not known where the flows would go
 */
public record WhyNot(Question question, List<Obstacle> obstacles, List<String> remedies, List<String> notReached) {
    /**
     * Copies the lists.
     *
     * @param question the question
     * @param obstacles all that stops its flows, in the order in which they meet it; empty where nothing does
     * @param remedies the nearest change that would open each obstacle, in the same order
     * @param notReached what was not looked at, since it is not known where the flows would go
     */
    public WhyNot {
        obstacles = List.copyOf(obstacles);
        remedies = List.copyOf(remedies);
        notReached = List.copyOf(notReached);
    }

    /**
     * The obstacles with their remedies.
     *
     * @return lines of ASCII
     */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(question + (obstacles.isEmpty() ? ": nothing stops it" : ": stopped by"));
        for (int i = 0; i < obstacles.size(); i++) {
            lines.add(String.format("%3d %s", i + 1, obstacles.get(i)));
            lines.add("    for     " + Words.flows(obstacles.get(i).seen()));
            lines.add("    to open " + remedies.get(i));
        }
        notReached.forEach(each -> lines.add("not reached: " + each));
        return String.join("\n", lines);
    }
}
