package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.importer.Finding.Severity;
import io.canreach.model.AzureService;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Resource;
import io.canreach.model.RouteTable;
import io.canreach.model.SecurityRule;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All templates of the real inputs: what is read of each, what is not known and why. */
class TemplateTableTest {
    private static final Path ARM = Templated.ARM;

    @BeforeEach
    void needs_the_real_inputs() {
        Templated.assumeThere();
    }

    @Test
    void every_template_is_read_and_hardly_a_rule_holds_an_unknown() throws IOException {
        int rules = 0;
        int unknown = 0;
        List<String> refused = new ArrayList<>();
        for (Path file : templates()) {
            Imported imported = AzureImport.read(file);
            Network network = network(file, imported, refused);
            List<SecurityRule> all = rules(network);
            long open = all.stream().filter(TemplateTableTest::holdsUnknown).count();
            rules += all.size();
            unknown += (int) open;
            print(file, imported, network, all.size(), open);
        }
        System.out.printf("%d rules, of which %d hold an unknown%n", rules, unknown);

        assertThat(refused).isEmpty();
        assertThat(rules).isGreaterThan(100);
        assertThat(unknown * 100.0 / rules).isLessThanOrEqualTo(5.0);
    }

    private static Network network(Path file, Imported imported, List<String> refused) {
        try {
            return imported.network();
        } catch (InvalidNetworkException invalid) {
            refused.add(file + ": " + invalid.getMessage());
            return Network.builder().build();
        }
    }

    private static void print(Path file, Imported imported, Network network, int rules, long open) {
        Map<String, Long> reasons = imported.findings().stream()
                .filter(each -> each.met().contains("not known") || each.met().contains("known only"))
                .collect(Collectors.groupingBy(each -> cut(each.met()), TreeMap::new, Collectors.counting()));
        Map<Severity, Long> findings = imported.findings().stream()
                .collect(Collectors.groupingBy(Finding::severity, TreeMap::new, Collectors.counting()));
        System.out.println(ARM.relativize(file));
        System.out.println("    read      " + network);
        System.out.println("    rules     " + rules + ", " + open + " with an unknown");
        System.out.println("    findings  " + findings);
        reasons.forEach((reason, count) -> System.out.println("    unknown   " + count + " x " + reason));
    }

    private static String cut(String text) {
        return text.length() <= 140 ? text : text.substring(0, 140) + "...";
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> all = Files.walk(ARM)) {
            return all.filter(each -> each.toString().endsWith(".json"))
                    .filter(each -> !each.toString().contains("mspnp-bb"))
                    .filter(TemplateTableTest::isTemplate)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isTemplate(Path file) {
        try {
            return Files.readString(file).toLowerCase(Locale.ROOT).contains("deploymenttemplate.json#");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<SecurityRule> rules(Network network) {
        return network.all(NetworkSecurityGroup.class).stream()
                .flatMap(each -> each.rules().stream())
                .toList();
    }

    private static boolean holdsUnknown(SecurityRule rule) {
        return !rule.unsettled().isEmpty()
                || Stream.of(rule.source(), rule.sourcePorts(), rule.destination(), rule.destinationPorts())
                        .flatMap(List::stream)
                        .anyMatch(Unknown.class::isInstance)
                || rule.protocol() instanceof Unknown;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "101/1vm-2nics-2subnets-1vnet",
                "101/aadds-dual-region-replica-sets",
                "101/vm-simple-linux",
                "201/1vm-2nics-2subnets-1vnet"
            })
    void both_forms_that_bicep_compiles_to_are_one_network(String pair) {
        Path folder = ARM.resolve("bicep-pairs").resolve(pair);

        Network plain = AzureImport.read(folder.resolve("main.json")).network();
        Network symbolic =
                AzureImport.read(folder.resolve("main.symbolicnames.json")).network();

        assertThat(resources(symbolic)).isNotEmpty().isEqualTo(resources(plain));
    }

    private static Set<Resource> resources(Network network) {
        return Stream.<Class<? extends Resource>>of(
                        VirtualNetwork.class,
                        NetworkSecurityGroup.class,
                        NetworkInterface.class,
                        PublicIpAddress.class,
                        RouteTable.class,
                        VirtualMachine.class,
                        AzureService.class)
                .flatMap(kind -> network.all(kind).stream())
                .collect(Collectors.toSet());
    }

    @Test
    void settings_of_the_building_blocks_are_refused_for_what_they_are() throws IOException {
        try (Stream<Path> files = Files.list(ARM.resolve("mspnp-bb"))) {
            files.forEach(file -> assertThatThrownBy(() -> AzureImport.read(file))
                    .isInstanceOf(ImportException.class)
                    .hasMessageContaining("template building blocks of Microsoft's reference architectures")
                    .hasMessageContaining("no ARM template"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dmauser-vwan/inter-region-nva", "dmauser-vwan/nva-spoke-internet"})
    void labs_with_a_virtual_wan_are_read_and_say_what_is_not_modelled(String lab) {
        Imported imported = AzureImport.read(ARM.resolve(lab));

        assertThat(imported.network().all(VirtualNetwork.class)).isNotEmpty();
        assertThat(Samples.findings(imported)).anyMatch(each -> each.contains("not modelled"));
    }
}
