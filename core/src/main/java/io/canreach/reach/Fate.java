package io.canreach.reach;

/** What happens to flows. */
public enum Fate {
    /** They arrive, and their replies find the way back. */
    DELIVERED("delivered"),
    /** They are dropped. */
    DROPPED("dropped"),
    /** It depends on something that is not known. */
    UNDETERMINED("undetermined");

    private final String text;

    Fate(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
