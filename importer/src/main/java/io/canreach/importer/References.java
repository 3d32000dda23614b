package io.canreach.importer;

import io.canreach.model.ResourceId;
import java.util.Optional;

/** References of which the reader says itself what it means when they are not known. */
final class References {
    private References() {}

    /** Whether something is referred to, and it exists only on deployment what. */
    static boolean isOpen(Node node) {
        return SecurityGroups.reference(node).isExpression();
    }

    /** What is referred to; empty where nothing is, or where that is not known. */
    static Optional<ResourceId> known(Node node) {
        return isOpen(node) ? Optional.empty() : node.reference();
    }

    /** The name of the part of a resource that is referred to. */
    static Optional<String> part(Node node) {
        return known(node).map(ResourceId::name);
    }
}
