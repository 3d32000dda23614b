/** Whether a session with a SQL server is usable: its port answers, and so do the ports to which clients are redirected. */
@NullMarked
package io.canreach.sql;

import org.jspecify.annotations.NullMarked;
