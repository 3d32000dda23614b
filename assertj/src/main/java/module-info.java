/** AssertJ assertions on Azure networks. */
module io.canreach.assertj {
    requires transitive io.canreach.dsl;
    requires transitive org.assertj.core;
    requires static org.jspecify;

    exports io.canreach.assertj;
}
