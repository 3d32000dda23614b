/** Addresses, ports, protocols and flows as values, and the exact algebra of sets of flows. */
@NullMarked
package io.canreach.packet;

import org.jspecify.annotations.NullMarked;
