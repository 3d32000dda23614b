package io.canreach.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.canreach.model.CloudService;
import io.canreach.model.DeploymentModel;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.ResourceId;
import io.canreach.model.RouteTable;
import io.canreach.model.SecurityRule;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Cidr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Documents of the classic deployment model, recorded by others. */
class SharedClassicTest {
    private static final Path DATA =
            Path.of(System.getProperty("canreach.shared", "../../shared")).resolve("data/classic");

    private static Imported read(String start) throws IOException {
        return AzureImport.read(files(start).get(0));
    }

    private static List<Path> files(String start) throws IOException {
        var there = Files.isDirectory(DATA);
        if (!there) {
            System.out.println("skipped: " + DATA.toAbsolutePath().normalize()
                    + " is not there; set the system property canreach.shared");
        }
        assumeTrue(there, DATA + " is not there; set the system property canreach.shared");
        try (var all = Files.list(DATA)) {
            return all.filter(file -> file.getFileName().toString().startsWith(start))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void every_document_is_read_and_its_findings_are_listed() throws IOException {
        var refused = new ArrayList<String>();
        for (Path file : files("")) {
            var imported = AzureImport.read(file);
            try {
                System.out.println("classic " + file.getFileName() + ": " + imported.network());
            } catch (InvalidNetworkException invalid) {
                refused.add(file.getFileName() + ": " + invalid.getMessage());
            }
            imported.findings().forEach(each -> System.out.println("  " + each));
        }

        assertThat(refused).isEmpty();
    }

    @Test
    void host_bits_of_prefixes_are_cleared_with_a_warning() throws IOException {
        var imported = read("cli_network_vnet_subnet_create_should_pass__07");

        var network = imported.network();
        assertThat(network.get(OnPremisesNetwork.class, ResourceId.of("localNetworkGateways", "tryaVnet"))
                        .addressSpace())
                .containsExactly(Cidr.parse("10.0.0.0/11"));
        assertThat(network.get(VirtualNetwork.class, ResourceId.of("virtualNetworks", "classic-cli-vnet2"))
                        .addressSpace())
                .containsExactly(Cidr.parse("192.168.0.0/16"));
        assertThat(Samples.findings(imported))
                .anyMatch(each ->
                        each.contains("line 19, AddressPrefix: prefix 10.0.1.0/11 has bits set behind its length"))
                .anyMatch(each -> each.contains("prefix 192.168.2.0/16 has bits set behind its length"));
    }

    @Test
    void an_endpoint_that_permits_a_prefix_of_two_has_that_list() throws IOException {
        var network = read("cli_vm_ACL_list_an_ACL_rule_for_a_VM_endpoint__20").network();

        var machine = network.all(VirtualMachine.class).iterator().next();
        assertThat(machine.inputEndpoints()).singleElement().satisfies(endpoint -> {
            assertThat(endpoint).hasToString("endpoint 'rdp' TCP 3389 -> 3389");
            assertThat(endpoint.acl().orElseThrow().rules())
                    .map(Object::toString)
                    .containsExactly("1 PERMIT 23.99.18.228/31");
        });
        assertThat(network.all(CloudService.class))
                .map(Object::toString)
                .containsExactly("cloud service 'clitestvm1224' 13.91.40.238");
    }

    @Test
    void an_endpoint_acl_that_names_no_access_control_is_reported() throws IOException {
        var imported = read("ms-docs-splitmerge");

        assertThat(Samples.findings(imported))
                .anyMatch(each ->
                        each.contains("line 10, EndpointAcl: the ACL of endpoint 'HttpsIn' of role 'SplitMergeWeb' is"
                                + " the access control 'Restricted', which is not there"));
    }

    @Test
    void classic_security_groups_keep_their_spellings_and_lose_their_default_rules() throws IOException {
        var network = read("cli_network_nsg_rule_list").network();

        var group = network.all(NetworkSecurityGroup.class).iterator().next();
        assertThat(group.model()).isEqualTo(DeploymentModel.CLASSIC);
        assertThat(group.rules()).allMatch(rule -> rule.priority() < SecurityRule.FIRST_DEFAULT_PRIORITY);
        System.out.println(group.rules());
    }

    @Test
    void a_classic_route_to_the_vpn_gateway_is_one_to_the_networks_gateway() throws IOException {
        var network = read("asm_network_route-table_delete").network();

        assertThat(network.all(RouteTable.class))
                .singleElement()
                .satisfies(table -> assertThat(table.routes())
                        .map(Object::toString)
                        .containsExactly("clitestroute 0.0.0.0/0 -> VirtualNetworkGateway"));
    }
}
