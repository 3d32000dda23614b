package io.canreach.exporter;

import io.canreach.model.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A network that cannot be written, since a value is unknown or Azure would not take it; the message lists everything. */
public final class ExportException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 25;

    /** Everything that stands in the way. */
    @SuppressWarnings("serial") // Problem is a record of strings; the list made by List.copyOf is serializable
    private final List<Problem> problems;

    /**
     * A refused export.
     *
     * @param problems everything that stands in the way, at least one thing
     */
    public ExportException(List<Problem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * Everything that stands in the way.
     *
     * @return at least one problem, in the order of the resources
     */
    public List<Problem> problems() {
        return problems;
    }

    private static String text(List<Problem> problems) {
        String more = problems.size() > SHOWN ? "\n- and " + (problems.size() - SHOWN) + " more" : "";
        return problems.stream()
                .limit(SHOWN)
                .map(problem -> "- " + problem)
                .collect(Collectors.joining("\n", "cannot be exported:\n", more));
    }
}
