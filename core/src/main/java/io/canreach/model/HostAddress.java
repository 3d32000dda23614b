package io.canreach.model;

/** The address of an interface or a next hop: a known one, or unknown with the reason. */
public sealed interface HostAddress permits KnownAddress, Unknown {}
