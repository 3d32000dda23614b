package io.canreach.model;

/** What a user-defined route is for: a prefix, a service tag, or something unknown. */
public sealed interface RouteDestination permits Prefix, ServiceTag, Unknown {}
