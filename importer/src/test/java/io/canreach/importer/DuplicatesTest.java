package io.canreach.importer;

import static io.canreach.importer.Samples.VNET;
import static io.canreach.importer.Samples.findings;
import static io.canreach.importer.Samples.json;
import static io.canreach.importer.Samples.nsg;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.InvalidNetworkException;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicatesTest {
    private static final String PEERING = """
            {'name': 'p', 'id': '@virtualNetworks/v/virtualNetworkPeerings/p', 'properties': {
                'remoteVirtualNetwork': {'id': '@virtualNetworks/w'}, 'peeringState': '%s', 'allowForwardedTraffic': %s,
                'remoteAddressSpace': {'addressPrefixes': ['10.1.0.0/16']}}}""";

    @Test
    void the_same_resource_twice_is_one() {
        var again = nsg("'priority': 100").replace("'properties': {'sec", "'etag': 'other', 'properties': {'sec");

        var imported = read("[" + nsg("'priority': 100") + "," + again + "," + again + "]");

        assertThat(imported.findings()).isEmpty();
    }

    @Test
    void two_versions_of_a_resource_are_refused_naming_both_files(@TempDir Path folder) throws IOException {
        var one = Files.writeString(folder.resolve("a.json"), json(nsg("'priority': 100")));
        var other = Files.writeString(folder.resolve("b.json"), json(nsg("'priority': 200")));

        var imported = AzureImport.read(folder);

        assertThat(findings(imported))
                .containsExactly("ERROR " + other + " $: 'n' is described otherwise than in " + one + " $;"
                        + " which of the two holds is not known; import files of one time");
        assertThatThrownBy(imported::network).isInstanceOf(InvalidNetworkException.class);
    }

    @Test
    void a_child_in_two_versions_is_refused() {
        var imported = read("[" + VNET
                + ", {'id': '@virtualNetworks/v/subnets/a', 'properties': {'addressPrefix': '10.0.9.0/24'}}]");

        assertThat(findings(imported))
                .containsExactly("ERROR net.json $[1]: 'a' is described otherwise than in net.json"
                        + " $[0].properties.subnets[0]; which of the two holds is not known; import files of one time");
    }

    @Test
    void of_a_peering_in_two_versions_the_own_flags_and_the_more_advanced_state_are_taken() {
        var nested = PEERING.formatted("Connected", "false");
        var vnet = VNET.replace("'subnets'", "'virtualNetworkPeerings': [" + nested + "], 'subnets'");

        var imported = read("[" + vnet + ", " + PEERING.formatted("Initiated", "true") + "]");

        var network = imported.network().named(VirtualNetwork.class, "v").get(0);
        assertThat(network.peerings()).singleElement().satisfies(peering -> {
            assertThat(peering.state()).isEqualTo(VnetPeering.State.CONNECTED);
            assertThat(peering.allowForwardedTraffic()).isTrue();
        });
        assertThat(findings(imported))
                .contains("WARNING net.json $[1]: peering 'p' is described otherwise than in net.json"
                        + " $[0].properties.virtualNetworkPeerings[0]; the flags are taken from here,"
                        + " and the more advanced state: CONNECTED");
    }
}
