/** How fast canreach is, measured by JMH beside peers that do the same work. */
@NullMarked
package io.canreach.benchmarks;

import org.jspecify.annotations.NullMarked;
