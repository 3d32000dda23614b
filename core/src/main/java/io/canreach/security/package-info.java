/** What the rules let through: effective security rules, and the evaluation of rule lists. */
@NullMarked
package io.canreach.security;

import org.jspecify.annotations.NullMarked;
