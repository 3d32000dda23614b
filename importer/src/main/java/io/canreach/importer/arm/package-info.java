/** Evaluates ARM templates into the resources that they would deploy; nothing of it is exported. */
@NullMarked
package io.canreach.importer.arm;

import org.jspecify.annotations.NullMarked;
