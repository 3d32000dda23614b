package io.canreach.importer.terraform;

import io.canreach.importer.terraform.Note.Level;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects notes, each once. */
final class Notes {
    private final Set<Note> notes = new LinkedHashSet<>();

    void info(Object place, String met, String consequence) {
        notes.add(new Note(Level.INFO, place.toString(), met, consequence));
    }

    void warn(Object place, String met, String consequence) {
        notes.add(new Note(Level.WARNING, place.toString(), met, consequence));
    }

    void error(Object place, String met, String consequence) {
        notes.add(new Note(Level.ERROR, place.toString(), met, consequence));
    }

    void refuse(Object place, String met, String consequence) {
        notes.add(new Note(Level.REFUSED, place.toString(), met, consequence));
    }

    List<Note> all() {
        return List.copyOf(notes);
    }
}
