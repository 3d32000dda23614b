/** Azure's own JSON, read into a network and a list of findings about what was not understood. */
@NullMarked
package io.canreach.importer;

import org.jspecify.annotations.NullMarked;
