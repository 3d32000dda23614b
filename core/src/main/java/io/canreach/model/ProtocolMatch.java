package io.canreach.model;

/** The protocol a security rule names, or something unknown. */
public sealed interface ProtocolMatch permits ProtocolIs, Unknown {}
