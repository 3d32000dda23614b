package io.canreach.examples;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String OURS = "io.canreach.";

    /** Packages in the order of their dependencies: each may use those before it. */
    private static final List<String> ORDER = List.of(
            "packet", "model", "routing", "security", "reach", "ase", "watch", "sql", "analysis", "dsl", "assertj");

    private static final JavaClasses LIBRARIES = new ClassFileImporter()
            .withImportOption(DO_NOT_INCLUDE_TESTS)
            .withImportOption(place -> !place.contains("/io/canreach/examples/"))
            .importPackages("io.canreach");

    @Test
    void packages_depend_on_those_before_them_alone() {
        var layers = layers();
        for (int i = 1; i < ORDER.size(); i++) {
            layers = layers.whereLayer(ORDER.get(i))
                    .mayOnlyAccessLayers(ORDER.subList(0, i).toArray(String[]::new));
        }

        layers.whereLayer("packet").mayNotAccessAnyLayer().check(LIBRARIES);
    }

    @Test
    void the_importer_needs_the_model_alone() {
        layers().whereLayer("importer").mayOnlyAccessLayers("packet", "model").check(LIBRARIES);
    }

    @Test
    void the_exporter_needs_the_model_alone() {
        layers().whereLayer("exporter").mayOnlyAccessLayers("packet", "model").check(LIBRARIES);
    }

    @Test
    void the_life_of_an_ase_and_the_network_watcher_do_not_know_each_other() {
        layers().whereLayer("watch")
                .mayOnlyAccessLayers("packet", "model", "routing", "security", "reach")
                .check(LIBRARIES);
    }

    @Test
    void no_two_packages_need_each_other() {
        slices().matching("io.canreach.(**)").should().beFreeOfCycles().check(LIBRARIES);
    }

    @Test
    void libraries_neither_print_nor_log() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(LIBRARIES);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(LIBRARIES);
    }

    @Test
    void the_library_for_addresses_stays_behind_the_package_of_packets() {
        noClasses()
                .that()
                .resideOutsideOfPackage(OURS + "packet..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("inet.ipaddr..")
                .check(LIBRARIES);
    }

    private static LayeredArchitecture layers() {
        var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (var name : ORDER) {
            layers = layers.layer(name).definedBy(OURS + name + "..");
        }
        return layers.layer("importer")
                .definedBy(OURS + "importer..")
                .layer("exporter")
                .definedBy(OURS + "exporter..");
    }
}
