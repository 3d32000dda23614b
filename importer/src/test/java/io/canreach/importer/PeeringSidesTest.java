package io.canreach.importer;

import static io.canreach.importer.Samples.findings;
import static io.canreach.importer.Samples.id;
import static io.canreach.importer.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.importer.Finding.Severity;
import io.canreach.model.Gap;
import io.canreach.model.Network;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeeringSidesTest {
    private static final String CONNECTED = "'peeringState': 'Connected'";

    @Test
    void two_connected_sides_have_no_findings() {
        var learned = ", 'peeringSyncLevel': 'FullyInSync', 'remoteAddressSpace': {'addressPrefixes': ['%s']}";

        var imported =
                read(both(CONNECTED + learned.formatted("10.2.0.0/16"), CONNECTED + learned.formatted("10.1.0.0/16")));

        assertThat(imported.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'allowForwardedTraffic': true",
                "'peeringState': 'Odd'",
                "'peeringState': 'Connected', 'peerCompleteVnets': false"
            })
    void a_side_of_which_something_is_not_known_leaves_both_networks_open(String side) {
        var imported = read(both(side, CONNECTED));

        assertThat(open(imported.network(), "one")).isEqualTo(1);
        assertThat(open(imported.network(), "two")).isEqualTo(1);
        assertThat(imported.findings(Severity.WARNING)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'peeringState': 'Initiated'", "'peeringState': 'Disconnected'"})
    void a_connected_side_contradicts_another_that_is_not(String other) {
        var imported = read(both(CONNECTED, other));

        assertThat(open(imported.network(), "one")).isEqualTo(1);
        assertThat(open(imported.network(), "two")).isEqualTo(1);
        assertThat(findings(imported))
                .singleElement()
                .asString()
                .contains("peering 'p' is Connected and the other side is not, so the two sides contradict;"
                        + " are these files of two dates?");
    }

    @Test
    void copies_of_a_side_are_merged_before_the_sides_are_compared() {
        var alone = peering("two", "one", CONNECTED)
                .replace("'name'", "'id': '@virtualNetworks/two/virtualNetworkPeerings/p', 'name'");

        var imported = read("[" + both(CONNECTED, "'peeringState': 'Initiated'") + "," + alone + "]");

        assertThat(imported.network().named(VirtualNetwork.class, "two").get(0).peerings())
                .extracting(VnetPeering::state)
                .containsExactly(VnetPeering.State.CONNECTED);
        assertThat(open(imported.network(), "one")).isZero();
        assertThat(open(imported.network(), "two")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", 'peeringSyncLevel': 'RemoteNotInSync'",
                ", 'remoteAddressSpace': {'addressPrefixes': ['10.2.0.0/16', '10.3.0.0/16']}"
            })
    void a_side_that_is_not_in_sync_leaves_its_network_open(String fields) {
        var imported = read(both(CONNECTED + fields, CONNECTED));

        assertThat(open(imported.network(), "one")).isEqualTo(1);
        assertThat(open(imported.network(), "two")).isZero();
        assertThat(imported.findings(Severity.WARNING)).hasSize(1);
    }

    private static int open(Network network, String vnet) {
        return network.gaps(id("virtualNetworks/" + vnet), Gap.Effect.ROUTING).size();
    }

    /** Two virtual networks; a side without fields is no peering at all. */
    private static String both(String one, String two) {
        return "[" + vnet("one", "two", 1, one) + "," + vnet("two", "one", 2, two) + "]";
    }

    private static String vnet(String name, String remote, int number, String side) {
        return "{'id': '@virtualNetworks/" + name + "', 'properties': {'addressSpace': {'addressPrefixes': ['10."
                + number + ".0.0/16']}, 'virtualNetworkPeerings': ["
                + (side.isEmpty() ? "" : peering(name, remote, side)) + "]}}";
    }

    private static String peering(String owner, String remote, String side) {
        return "{'name': 'p', 'etag': '" + owner + "', 'properties': {'remoteVirtualNetwork': {'id':"
                + " '@virtualNetworks/" + remote + "'}, " + side + "}}";
    }
}
