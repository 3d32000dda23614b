package io.canreach.importer;

import io.canreach.model.ResourceId;

/**
 * A value and the place it was read from.
 *
 * @param <T> the kind of value
 * @param id the id of what it is
 * @param node the place
 * @param value what was made of it
 */
record Made<T>(ResourceId id, Node node, T value) {}
