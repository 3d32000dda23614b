package io.canreach.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Access;
import io.canreach.model.AsgReference;
import io.canreach.model.DeploymentModel;
import io.canreach.model.Direction;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.NextHopType;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.Unknown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups and tables written in four languages: what is written, in which order, and what is refused. */
class NetworkExportTest {
    private static String golden(String name) throws IOException {
        try (var bytes = Objects.requireNonNull(NetworkExportTest.class.getResourceAsStream("/golden/" + name), name)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_network_is_written_as_a_template() throws IOException {
        assertThat(NetworkExport.arm(Sample.network())).isEqualTo(golden("network.json"));
    }

    @Test
    void a_network_is_written_in_bicep() throws IOException {
        assertThat(NetworkExport.bicep(Sample.network())).isEqualTo(golden("network.bicep"));
    }

    @Test
    void a_network_is_written_in_terraforms_language() throws IOException {
        assertThat(NetworkExport.terraform(Sample.network())).isEqualTo(golden("network.tf"));
    }

    @Test
    void a_network_is_written_as_commands() throws IOException {
        assertThat(NetworkExport.azCli(Sample.network())).isEqualTo(golden("network.sh"));
    }

    @Test
    void what_a_declared_group_does_not_say_is_the_resource_groups_or_a_variable() throws IOException {
        var group = NetworkSecurityGroup.of(
                ResourceId.of("networkSecurityGroups", "n"),
                List.of(Sample.rule("r", 100, Direction.INBOUND, Access.ALLOW)
                        .withSource(new AsgReference(ResourceId.of("applicationSecurityGroups", "web")))));
        var export = NetworkExport.of(group);

        assertThat(export.arm())
                .contains("\"location\": \"[resourceGroup().location]\"")
                .contains("\"id\": \"[resourceId('Microsoft.Network/applicationSecurityGroups', 'web')]\"");
        assertThat(export.bicep())
                .contains("location: resourceGroup().location")
                .contains("id: resourceId('Microsoft.Network/applicationSecurityGroups', 'web')");
        assertThat(export.terraform()).isEqualTo(golden("declared.tf"));
        assertThat(export.azCli())
                .contains("--resource-group \"$RESOURCE_GROUP\"")
                .contains("--source-asgs web");
    }

    @Test
    void the_order_of_the_network_does_not_matter() {
        var group = Sample.group();
        var reversed = new NetworkSecurityGroup(
                group.id(),
                group.model(),
                group.location(),
                List.of(
                        group.rules().get(2),
                        group.rules().get(1),
                        group.rules().get(0)));

        assertThat(NetworkExport.of(reversed).arm())
                .isEqualTo(NetworkExport.of(group).arm());
    }

    @Test
    void everything_that_stands_in_the_way_is_told_at_once() {
        var unknown = new Unknown("it exists only on deployment");
        var rule = Sample.rule("r", 100, Direction.INBOUND, Access.ALLOW);
        var group = NetworkSecurityGroup.of(
                ResourceId.of("networkSecurityGroups", "n"),
                List.of(
                        rule.withSource(unknown).withProtocol(unknown).withDestinationPorts(List.of(unknown)),
                        Sample.rule("s", 200, Direction.INBOUND, Access.DENY).withUnsettled(List.of(unknown))));
        var table = new RouteTable(
                ResourceId.of("routeTables", "t"), "", List.of(Route.toAppliance("x", unknown, unknown)), false);
        var network = Network.builder().add(group).add(table).build();

        assertThatThrownBy(() -> NetworkExport.bicep(network))
                .isInstanceOf(ExportException.class)
                .hasMessage("""
                        cannot be exported:
                        - NSG 'n': rule 'r': its protocol is not known: it exists only on deployment
                        - NSG 'n': rule 'r': its source is not known: it exists only on deployment
                        - NSG 'n': rule 'r': its destination ports are not known: it exists only on deployment
                        - NSG 'n': rule 's': its priority, direction or access is not known: it exists only on deployment
                        - route table 't': route 'x': its destination is not known: it exists only on deployment
                        - route table 't': route 'x': the address of its next hop is not known: it exists only on \
                        deployment""");
    }

    @Test
    void a_classic_group_is_refused() {
        var group = new NetworkSecurityGroup(
                ResourceId.of("networkSecurityGroups", "old"), DeploymentModel.CLASSIC, "", List.of());

        assertThatThrownBy(NetworkExport.of(group)::arm)
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("NSG 'old': is of the classic deployment model");
    }

    @Test
    void a_template_is_for_one_resource_group() {
        var one = new RouteTable(Sample.id("routeTables/a"), "x", List.of(), false);
        var other = new RouteTable(
                ResourceId.of(Sample.AZURE.replace("/hub/", "/spoke/") + "routeTables/b"), "x", List.of(), false);
        var network = Network.builder().add(one).add(other).build();

        assertThatThrownBy(() -> NetworkExport.arm(network)).hasMessageContaining("these are in 'hub', 'spoke'");
        assertThat(NetworkExport.of(network).inResourceGroup("SPOKE").arm())
                .contains("\"b\"")
                .doesNotContain("\"a\"");
        assertThat(NetworkExport.azCli(network))
                .contains("--resource-group hub")
                .contains("--resource-group spoke");
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's ${x} %{y}", "a\"b\\c", "two\nlines", "[bracket]", "-rf", "$(reboot)", "`id`", "тест"})
    void hostile_names_are_quoted_in_every_language(String name) {
        var table = new RouteTable(
                ResourceId.of("routeTables", name),
                name,
                List.of(new Route(
                        name,
                        Sample.prefix("10.0.0.0/8"),
                        NextHopType.VIRTUAL_APPLIANCE,
                        Optional.of(KnownAddress.parse("10.0.0.4")))),
                false);
        var export = NetworkExport.of(table);

        assertThat(export.arm()).contains("\"name\": " + Quoting.arm(name));
        assertThat(export.bicep()).contains("name: " + Quoting.bicep(name));
        assertThat(export.terraform()).containsPattern("name +=");
        assertThat(export.azCli()).contains(Quoting.shell(name));
    }

    @Test
    void each_language_has_its_own_escapes() {
        assertThat(Quoting.arm("[x]")).isEqualTo("\"[[x]\"");
        assertThat(Quoting.arm("[x")).isEqualTo("\"[x\"");
        assertThat(Quoting.json("\"\\\n\u0001")).isEqualTo("\"\\\"\\\\\\n\\u0001\"");
        assertThat(Quoting.bicep("it's ${x}\u0001")).isEqualTo("'it\\'s \\${x}\\u{1}'");
        assertThat(Quoting.hcl("\"${x} %{y}")).isEqualTo("\"\\\"$${x} %%{y}\"");
        assertThat(Quoting.shell("it's $x")).isEqualTo("'it'\\''s $x'");
        assertThat(Quoting.shell("*")).isEqualTo("'*'");
        assertThat(Quoting.line("a\n# b")).isEqualTo("a?# b");
    }

    @Test
    void a_name_that_az_would_take_for_a_file_is_refused() {
        var table = new RouteTable(
                ResourceId.of("routeTables", "t"),
                "@/etc/passwd",
                List.of(Route.of("@x", Sample.prefix("10.0.0.0/8"), NextHopType.NONE)),
                false);

        assertThatThrownBy(NetworkExport.of(table)::azCli)
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("'@/etc/passwd' begins with @")
                .hasMessageContaining("'@x' begins with @");
    }

    @Test
    void nothing_is_a_template_without_resources() {
        assertThat(NetworkExport.arm(Network.builder().build())).contains("\"resources\": []");
        assertThat(NetworkExport.bicep(Network.builder().build())).isEmpty();
    }
}
