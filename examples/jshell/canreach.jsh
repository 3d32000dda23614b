import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.analysis.*;
import io.canreach.ase.*;
import io.canreach.assertj.*;
import io.canreach.dsl.*;
import io.canreach.exporter.*;
import io.canreach.importer.*;
import io.canreach.model.*;
import io.canreach.packet.*;
import io.canreach.reach.*;
import io.canreach.routing.*;
import io.canreach.security.*;
import io.canreach.sql.*;
import io.canreach.watch.*;

// JShell imports java.net and java.util.concurrent, which have these names, too.
import io.canreach.model.InterfaceAddress;
import io.canreach.model.NetworkInterface;
import io.canreach.packet.Flow;
