/** Networks that teams build again and again, the rules they keep, and what goes wrong when a piece is missing. */
@NullMarked
package io.canreach.examples.recipes;

import org.jspecify.annotations.NullMarked;
