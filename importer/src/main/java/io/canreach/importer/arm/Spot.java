package io.canreach.importer.arm;

import org.jspecify.annotations.Nullable;

/**
 * A place in a file; its path is put together on demand, since hardly any is ever named.
 *
 * @param file the file
 * @param parent the place around it
 * @param step how it is reached from there
 */
public record Spot(String file, @Nullable Spot parent, String step) {
    static Spot root(String file) {
        return new Spot(file, null, "$");
    }

    Spot field(String name) {
        return new Spot(file, this, name.matches("[A-Za-z_$][A-Za-z0-9_$]{0,99}") ? "." + name : "['" + name + "']");
    }

    Spot element(int index) {
        return new Spot(file, this, "[" + index + "]");
    }

    /** The path, such as {@code $.resources[3].properties}. */
    public String path() {
        StringBuilder path = new StringBuilder();
        for (Spot each = this; each != null; each = each.parent) {
            path.insert(0, each.step);
        }
        return path.toString();
    }

    @Override
    public String toString() {
        return file + " " + path();
    }
}
