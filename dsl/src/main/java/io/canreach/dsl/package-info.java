/** The language in which networks are declared and rules about them are stated and checked. */
@NullMarked
package io.canreach.dsl;

import org.jspecify.annotations.NullMarked;
