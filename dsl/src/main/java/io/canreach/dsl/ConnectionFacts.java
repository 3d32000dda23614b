package io.canreach.dsl;

import io.canreach.model.VirtualNetworkGateway;

/** A connection of a gateway of some type to a site. */
record ConnectionFacts(VirtualNetworkGateway.Type type, OnPremisesConnection connection) {}
