package io.canreach.dsl;

import io.canreach.model.Endpoint;
import io.canreach.model.OutboundTraffic;

/** A place that is known by its name alone. */
record NamedPlace(Endpoint endpoint) implements Place {
    static NamedPlace of(Endpoint.Kind kind, String name) {
        return new NamedPlace(new Endpoint.Named(kind, name));
    }

    static NamedPlace of(WebAppDeclaration app, OutboundTraffic traffic) {
        return new NamedPlace(new Endpoint.AppTraffic(
                new Endpoint.Named(Endpoint.Kind.WEB_APP, app.facts().name()), traffic));
    }

    @Override
    public String toString() {
        return endpoint.toString();
    }
}
