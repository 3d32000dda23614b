/** Questions about a network as a whole. */
@NullMarked
package io.canreach.analysis;

import org.jspecify.annotations.NullMarked;
