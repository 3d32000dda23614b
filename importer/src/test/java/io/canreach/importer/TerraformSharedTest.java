package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.canreach.importer.Finding.Severity;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plans and a state that others made, read from the shared data. */
class TerraformSharedTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("canreach.shared", "../../shared")).resolve("data/terraform");

    @BeforeAll
    static void the_folder_is_there() {
        boolean there = Files.isDirectory(FOLDER);
        if (!there) {
            System.out.println("skipped: " + FOLDER + " is not there; set the system property canreach.shared");
        }
        assumeTrue(there, FOLDER + " is not there");
    }

    @Test
    void every_file_is_a_network_or_says_why_it_is_none() throws IOException {
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                Imported imported = AzureImport.read(file);

                System.out.println(file.getFileName() + ": " + imported);
                imported.findings()
                        .forEach(each -> System.out.println("  " + each.severity() + " " + each.path() + ": "
                                + each.met() + "; " + each.consequence()));
                boolean refused = imported.toString().startsWith("a refused network");
                assertThat(imported.findings(Severity.ERROR).isEmpty() && refused)
                        .as("%s is refused without a reason", file)
                        .isFalse();
            }
        }
    }

    @Test
    void infracost_firewalls_of_another_region_are_left_out_by_name() {
        var imported = read("infracost-azure_firewall_plan.json");

        assertThat(imported.network().all(Subnet.class)).hasSize(1);
        assertThat(imported.findings(Severity.ERROR))
                .filteredOn(each -> each.met().contains("is in region eastus"))
                .extracting(Finding::path)
                .containsExactlyInAnyOrder(
                        "azurerm_firewall.non_usage", "azurerm_firewall.premium", "azurerm_firewall.standard");
    }

    @Test
    void regula_invalidrule1_covers_22_by_range() {
        var rule = rule(read("regula-security_group_no_inbound_22_infra.json"), "testnsg", "invalidrule1");

        assertThat(rule).hasToString("100 invalidrule1 Inbound Allow Tcp *:* -> *:20-25");
    }

    @Test
    void regula_lists_with_a_star_and_the_source_any_are_any_address() {
        var imported = read("regula-security_group_no_inbound_22_infra.json");

        assertThat(rule(imported, "testnsg", "invalidrule1").source()).hasToString("[*]");
        assertThat(rule(imported, "testnsg", "validrule3")).asString().contains("*:* -> 0.0.0.0/0:18-30,88");
        assertThat(imported.findings())
                .filteredOn(each -> each.met().contains("has * in its list"))
                .hasSize(2);
    }

    @Test
    void regula_five_rules_share_a_priority_and_that_is_reported() {
        var imported = read("regula-security_group_no_inbound_22_infra.json");

        assertThat(imported.findings(Severity.ERROR))
                .filteredOn(each -> each.met().contains("share priority 100 inbound"))
                .singleElement()
                .satisfies(each -> assertThat(each.met())
                        .contains(
                                "'invalidrule1'", "'validrule2'", "'validrule3'", "'validrule1'", "and Azure refuses"));
        assertThat(group(imported, "testnsg").rules()).hasSize(5);
    }

    @Test
    void compliance_machines_stand_in_the_subnet_that_their_module_is_given() {
        var network = read("terraform-compliance-issue-294-plan.json").network();

        var subnet = network.all(Subnet.class).iterator().next();
        assertThat(network.all(VirtualMachine.class)).hasSize(2);
        assertThat(network.all(NetworkInterface.class)).hasSize(2).allSatisfy(each -> {
            assertThat(each.ipConfigurations().get(0).subnet()).isEqualTo(subnet.id());
            assertThat(each.networkSecurityGroup()).isPresent();
        });
    }

    @Test
    void checkov_rule_stands_in_the_group_of_its_name() {
        var imported = read("checkov-tfplan_extra_ref.json");

        assertThat(rule(imported, "pass", "pass")).asString().contains("Inbound Deny Tcp *:* -> *:3389");
        assertThat(group(imported, "fail").rules()).isEmpty();
    }

    @Test
    void driftctl_state_has_its_rules() {
        var imported = read("driftctl-nsg.tfstate");

        assertThat(rule(imported, "acceptanceTestSecurityGroup1", "test123"))
                .hasToString("100 test123 Inbound Allow Tcp *:* -> *:*");
        assertThat(imported.findings()).isEmpty();
    }

    @Test
    void before_a_plan_that_only_creates_there_is_nothing() {
        for (String file : List.of("checkov-tfplan_extra_ref.json", "terraform-compliance-issue-294-plan.json")) {
            var change = AzureImport.plan(FOLDER.resolve(file));

            assertThat(change.before().network().all(NetworkSecurityGroup.class))
                    .isEmpty();
            assertThat(change.after().network().all(NetworkSecurityGroup.class)).isNotEmpty();
        }
    }

    private static Imported read(String file) {
        return AzureImport.read(FOLDER.resolve(file));
    }

    private static NetworkSecurityGroup group(Imported imported, String name) {
        return imported.network().all(NetworkSecurityGroup.class).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static SecurityRule rule(Imported imported, String group, String name) {
        return group(imported, group).rules().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
