/** Which route a packet takes: effective routes, and the next hop chosen among them. */
@NullMarked
package io.canreach.routing;

import org.jspecify.annotations.NullMarked;
