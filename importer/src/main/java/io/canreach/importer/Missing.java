package io.canreach.importer;

import io.canreach.model.ResourceId;

/** Says why something that is referred to is not there. */
final class Missing {
    private Missing() {}

    static String why(Assembly assembly, String type, ResourceId id) {
        return assembly.inventory().has(type, id)
                ? "could not be read, as another finding says"
                : "is not in the input";
    }
}
