package io.canreach.importer.terraform;

/**
 * Something about a plan that a person should know.
 *
 * @param level how much it matters
 * @param place the address of the resource it is about, or a path in the document
 * @param met what was met
 * @param consequence what that means for verdicts
 */
public record Note(Level level, String place, String met, String consequence) {
    /** How much a note matters. */
    public enum Level {
        /** No verdict depends on it. */
        INFO,
        /** Verdicts that depend on it are undetermined. */
        WARNING,
        /** Something is wrong with the plan; verdicts hold all the same. */
        ERROR,
        /** A verdict could be silently wrong, so the network is refused. */
        REFUSED
    }
}
