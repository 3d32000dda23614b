/** Reads Azure's own JSON into networks. */
module io.canreach.importer {
    requires transitive io.canreach.core;
    requires java.xml;
    requires tools.jackson.databind;
    requires static org.jspecify;

    exports io.canreach.importer;
}
