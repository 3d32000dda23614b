package io.canreach.analysis;

import io.canreach.model.Resource;

/**
 * A resource that nothing in the network uses.
 *
 * @param resource the resource
 * @param missing what it is not attached to, as {@code no subnet and no network interface has it}
 */
public record UnattachedResource(Resource resource, String missing) {
    @Override
    public String toString() {
        return resource.label() + " is attached to nothing: " + missing;
    }
}
