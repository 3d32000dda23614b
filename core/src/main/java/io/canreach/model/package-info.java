/** Azure's nouns - networks, subnets, machines, rules, routes - as immutable values that are valid once built. */
@NullMarked
package io.canreach.model;

import org.jspecify.annotations.NullMarked;
