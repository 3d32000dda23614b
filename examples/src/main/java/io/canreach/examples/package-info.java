/** Stories that run: the networks canreach was made for, what may reach what in them, and why. */
@NullMarked
package io.canreach.examples;

import org.jspecify.annotations.NullMarked;
