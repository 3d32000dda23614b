/** The question whether this can reach that, the walk through the network, and the answer with its traces. */
@NullMarked
package io.canreach.reach;

import org.jspecify.annotations.NullMarked;
