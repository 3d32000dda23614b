/** A user of canreach on the module path: one line is all it takes. */
module smoke {
    requires io.canreach.dsl;
}
