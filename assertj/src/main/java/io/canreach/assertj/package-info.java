/** Assertions on networks, in one import together with those of AssertJ. */
@NullMarked
package io.canreach.assertj;

import org.jspecify.annotations.NullMarked;
