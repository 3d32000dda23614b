/** What an App Service Environment needs to live: the connectivity it requires and the life cycle of its DNS. */
@NullMarked
package io.canreach.ase;

import org.jspecify.annotations.NullMarked;
