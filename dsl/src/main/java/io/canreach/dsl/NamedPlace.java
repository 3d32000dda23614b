package io.canreach.dsl;

import io.canreach.model.Endpoint;

/** A place that is known by its name alone. */
record NamedPlace(Endpoint endpoint) implements Place {
    static NamedPlace of(Endpoint.Kind kind, String name) {
        return new NamedPlace(new Endpoint.Named(kind, name));
    }

    @Override
    public String toString() {
        return endpoint.toString();
    }
}
