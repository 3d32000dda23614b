/** Writes the security groups and route tables of a network as infrastructure code. */
module io.canreach.exporter {
    requires transitive io.canreach.core;
    requires static org.jspecify;

    exports io.canreach.exporter;
}
