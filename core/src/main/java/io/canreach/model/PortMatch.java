package io.canreach.model;

/** The ports a security rule names: a set of them, or something unknown. */
public sealed interface PortMatch permits Ports, Unknown {}
