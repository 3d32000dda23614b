package io.canreach.model;

import java.util.List;
import java.util.stream.Collectors;

/** A network that Azure would refuse; the message lists all problems, one a line. */
public final class InvalidNetworkException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 25;

    /** Everything that is wrong. */
    @SuppressWarnings("serial") // Problem is a record of strings; the list made by List.copyOf is serializable
    private final List<Problem> problems;

    /**
     * A refused network.
     *
     * @param problems everything that is wrong, at least one thing
     */
    public InvalidNetworkException(List<Problem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * Everything that is wrong.
     *
     * @return at least one problem, in the order found
     */
    public List<Problem> problems() {
        return problems;
    }

    private static String text(List<Problem> problems) {
        if (problems.size() == 1) {
            return problems.get(0).toString();
        }
        String more = problems.size() > SHOWN ? "\n- and " + (problems.size() - SHOWN) + " more" : "";
        return problems.stream()
                .limit(SHOWN)
                .map(problem -> "- " + problem)
                .collect(Collectors.joining("\n", problems.size() + " problems in the network:\n", more));
    }
}
