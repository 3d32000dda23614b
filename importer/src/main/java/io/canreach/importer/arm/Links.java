package io.canreach.importer.arm;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds linked files; only beside the template, never on the network. */
public interface Links {
    /**
     * A file that was found.
     *
     * @param name what messages call it
     * @param json what it holds
     */
    record Linked(String name, JsonNode json) {}

    /** A link that leads nowhere or where it must not. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /**
         * Says why.
         *
         * @param message why
         */
        public Refused(String message) {
            super(message);
        }
    }

    /**
     * The file that a link leads to.
     *
     * @param from the file that holds the link
     * @param link a path relative to that file, or a URL of which the end may be one
     * @return the file; empty where it is not there
     * @throws Refused when the link leads out of the folder, or the file is no JSON
     */
    Optional<Linked> find(String from, String link);

    /**
     * A URL that stands for that of a file; links made from it are understood.
     *
     * @param file the file
     * @return a URL that leads nowhere
     */
    String url(String file);
}
