/** The questions Azure Network Watcher answers, as plain calls. */
@NullMarked
package io.canreach.watch;

import org.jspecify.annotations.NullMarked;
