/** Declares Azure networks in Java, and states and checks what may reach what. */
module io.canreach.dsl {
    requires transitive io.canreach.core;
    requires static org.jspecify;

    exports io.canreach.dsl;
}
