package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.canreach.model.InvalidNetworkException;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Resource;
import io.canreach.model.RouteTable;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real answers of Azure, recorded by others: each is read, or refused as no resource. */
class SharedDataTest {
    private static final Path SHARED = Path.of(System.getProperty("canreach.shared", "../../shared"));
    private static final Path DATA = SHARED.resolve("data/azure-rest");

    private static final List<Class<? extends Resource>> KINDS = List.of(
            VirtualNetwork.class,
            Subnet.class,
            NetworkSecurityGroup.class,
            NetworkInterface.class,
            PublicIpAddress.class,
            RouteTable.class,
            VirtualMachine.class,
            VirtualNetworkGateway.class);

    @Test
    void bodies_of_answers_are_read() throws IOException {
        var summary = new Summary("bodies");
        for (Path file : files("bodies")) {
            summary.add(file.toString(), Files.readString(file));
        }

        summary.print();
        assertThat(summary.refusedTexts).as("answers that hold no resource").isLessThan(summary.files / 5);
    }

    @Test
    void examples_of_the_specification_are_read() throws IOException {
        var summary = new Summary("examples");
        for (String folder : List.of("examples-2018-12-01", "examples-2021-05-01")) {
            for (Path file : files(folder)) {
                for (JsonNode response :
                        JsonMapper.shared().readTree(file).path("responses").values()) {
                    summary.add(file.toString(), response.path("body").toString());
                }
            }
        }

        summary.print();
    }

    @Test
    void the_view_of_the_portal_is_one_network() {
        assumeThere("portal-json-view");

        var imported = AzureImport.read(DATA.resolve("portal-json-view"));

        System.out.println("portal-json-view: " + imported);
        assertThat(imported.network().all(NetworkInterface.class)).hasSize(2);
    }

    @Test
    void the_state_of_each_recorded_answer_is_a_network() throws IOException {
        var summary = new Summary("recorded-answers");
        for (Path file : files("recorded-answers")) {
            summary.add(
                    file.toString(),
                    JsonMapper.shared().readTree(file).path("state").toString());
        }

        summary.print();
        assertThat(summary.refusedNetworks).isZero();
        assertThat(summary.refusedTexts).isZero();
    }

    private static List<Path> files(String folder) throws IOException {
        assumeThere(folder);
        try (var all = Files.walk(DATA.resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static void assumeThere(String folder) {
        var there = Files.isDirectory(DATA.resolve(folder));
        if (!there) {
            System.out.println(
                    "skipped: " + DATA.resolve(folder).toAbsolutePath().normalize()
                            + " is not there; set the system property canreach.shared");
        }
        assumeTrue(there, DATA.resolve(folder) + " is not there; set the system property canreach.shared");
    }

    /** What was read, in one line. */
    private static final class Summary {
        private final String name;
        private final Map<Finding.Severity, Integer> findings = new TreeMap<>();
        private final List<String> problems = new ArrayList<>();
        private int files;
        private int resources;
        private int refusedTexts;
        private int refusedNetworks;

        Summary(String name) {
            this.name = name;
        }

        void add(String file, String text) {
            files++;
            try {
                var imported = AzureImport.readText(file, text);
                imported.findings().forEach(each -> findings.merge(each.severity(), 1, Integer::sum));
                var network = imported.network();
                for (Class<? extends Resource> kind : KINDS) {
                    resources += network.all(kind).size();
                }
            } catch (ImportException noResource) {
                refusedTexts++;
            } catch (InvalidNetworkException invalid) {
                refusedNetworks++;
                problems.add(file + ": " + invalid.getMessage());
            }
        }

        void print() {
            System.out.printf(
                    "%s: %d files, %d resources, findings %s, %d hold no resource, %d networks refused %s%n",
                    name, files, resources, findings, refusedTexts, refusedNetworks, problems);
        }
    }
}
