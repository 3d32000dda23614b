/** Azure's network as values, and the walk that answers whether this can reach that, and why. */
module io.canreach.core {
    requires transitive inet.ipaddr;
    requires static org.jspecify;

    exports io.canreach.packet;
    exports io.canreach.model;
    exports io.canreach.routing;
    exports io.canreach.security;
    exports io.canreach.reach;
    exports io.canreach.ase;
    exports io.canreach.analysis;
    exports io.canreach.watch;
    exports io.canreach.sql;
}
