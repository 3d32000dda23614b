package io.canreach.importer.arm;

/** Told of what a person should know about a template; the importer makes findings of it. */
public interface Notes {
    /** How much a note matters. */
    enum Kind {
        /** No verdict depends on it. */
        INFO,
        /** Verdicts that depend on it are undetermined. */
        WARNING,
        /** Azure would refuse the template, so the network is refused. */
        REFUSED
    }

    /**
     * Notes something.
     *
     * @param kind how much it matters
     * @param spot where it was met
     * @param met what was met
     * @param consequence what that means for verdicts
     */
    void note(Kind kind, Spot spot, String met, String consequence);
}
