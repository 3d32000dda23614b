package io.canreach.importer;

/**
 * Something that was met while reading and that a person should know: a value that was not understood, a reference that
 * leads nowhere, a resource that is not modelled. Nothing is left out without one.
 *
 * @param severity how much it matters
 * @param file the file, or the name that was given to a text; empty where a finding is about the network as a whole
 * @param path where in the file, as a JSON path such as {@code $.value[3].properties.priority}; may be empty
 * @param met what was met
 * @param consequence what that means for verdicts
 */
public record Finding(Severity severity, String file, String path, String met, String consequence) {
    /** How much a finding matters. */
    public enum Severity {
        /** No verdict depends on it. */
        INFO,
        /** Verdicts that depend on it are undetermined. */
        WARNING,
        /** Something is missing from the network, or the network is refused. */
        ERROR
    }

    /**
     * Where it was met.
     *
     * @return file and path, or {@code the network}
     */
    public String place() {
        String both = (file + " " + path).strip();
        return both.isEmpty() ? "the network" : both;
    }

    /** Written out, since what a record is given takes a fresh JVM 10 ms to make. */
    @Override
    public int hashCode() {
        return 31 * (31 * path.hashCode() + file.hashCode()) + met.hashCode();
    }

    @Override
    public String toString() {
        return severity + " " + place() + ": " + met + "; " + consequence;
    }
}
