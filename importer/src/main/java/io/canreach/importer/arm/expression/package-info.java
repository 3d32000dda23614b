/**
 * The expressions of ARM templates: read from text, and worked out as far as that is possible before deployment. What
 * only the deployment knows is a value of its own, and makes unknown only what depends on it.
 */
@NullMarked
package io.canreach.importer.arm.expression;

import org.jspecify.annotations.NullMarked;
