package io.canreach.model;

import static io.canreach.model.Refusal.refused;
import static io.canreach.model.Refusal.vnet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.packet.Ip;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Azure refuses of virtual networks and subnets. */
class VnetValidationTest {
    @Test
    void overlapping_subnets_are_told_in_these_words() {
        Lab lab = new Lab()
                .vnet("testVNet", "10.0.0.0/16")
                .subnet("Subnet-1", "10.0.1.0/24")
                .subnet("Subnet-2", "10.0.1.128/25");

        assertThatThrownBy(lab::network)
                .hasMessage("subnet 'Subnet-2' 10.0.1.128/25 overlaps 'Subnet-1' 10.0.1.0/24 in vnet 'testVNet'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"224.0.0.0/8", "127.1.0.0/16", "169.254.1.0/24", "168.63.129.16/32"})
    void these_ranges_are_refused_as_address_space(String range) {
        assertThatThrownBy(() -> new Lab().vnet("v", range).network())
                .hasMessageStartingWith("address space " + range + " of vnet 'v' holds ")
                .hasMessageEndingWith(", which Azure does not allow in a virtual network");
    }

    @Test
    void an_address_space_is_needed_and_does_not_overlap_itself() {
        refused(new Lab().vnet("v"), "vnet 'v' has no address space; at least one prefix is needed");
        refused(
                new Lab().vnet("v", "10.0.0.0/16", "10.0.1.0/24"),
                "address space 10.0.1.0/24 of vnet 'v' overlaps another prefix of it");
    }

    @Test
    void names_follow_azure_s_pattern_and_are_unique() {
        refused(
                new Lab().vnet("-v", "10.0.0.0/16"),
                "vnet name '-v' is not allowed: at most 80 characters, letters, digits, '.', '-' and '_', from a letter or"
                        + " digit to a letter, digit or '_'");
        refused(
                vnet().subnet("S", "10.0.2.0/24"),
                "two subnets of vnet 'v' are named 'S'",
                "subnet 'v/S': is there twice, with the id /virtualNetworks/v/subnets/S");
    }

    @Test
    void subnets_are_from_2_to_29_and_ipv6_ones_64() {
        refused(
                new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/30"),
                "subnet 's' 10.0.1.0/30 in vnet 'v' has a size that Azure does not allow; allowed is /2 to /29");
        refused(
                new Lab().vnet("v", "10.0.0.0/16", "2001:db8::/32").subnet("s", "10.0.1.0/24", "2001:db8::/48"),
                "subnet 's' 2001:db8::/48 in vnet 'v' must be a /64; IPv6 subnets have no other size");
        assertThat(new Lab()
                        .vnet("v", "10.0.0.0/16")
                        .subnet("s", "10.0.1.0/29")
                        .network()
                        .all(Subnet.class))
                .hasSize(1);
    }

    @Test
    void the_smallest_subnets_are_refused_and_not_stumbled_over() {
        refused(
                new Lab()
                        .vnet("v", "9.255.255.0/24")
                        .subnet("s", "9.255.255.255/32")
                        .vm("one", "9.255.255.255"),
                "subnet 's' 9.255.255.255/32 in vnet 'v' has a size that Azure does not allow; allowed is /2 to /29",
                "vm 'one' has the address 9.255.255.255, which Azure reserves in subnet 's' 9.255.255.255"
                        + " (the first four and the last)");
        assertThatThrownBy(() -> new Lab()
                        .vnet("v", "255.255.255.0/24")
                        .subnet("s", "255.255.255.255/32")
                        .vm("one", "255.255.255.255")
                        .network())
                .isInstanceOf(InvalidNetworkException.class);
    }

    @Test
    void a_subnet_s_id_is_a_child_of_its_network_s() {
        VirtualNetwork stray = VirtualNetwork.of(
                Lab.vnetId("w"),
                Lab.cidrs("10.0.0.0/16"),
                List.of(Subnet.of(Lab.subnetId("other", "s"), Lab.cidrs("10.0.1.0/24"))));

        assertThatThrownBy(() -> Network.builder().add(stray).build())
                .hasMessage("subnet 's' of vnet 'w' has the id /virtualNetworks/other/subnets/s; it must be a child of"
                        + " /virtualNetworks/w");
    }

    @Test
    void the_numbers_of_subnets_peerings_and_dns_servers_are_limited() {
        VirtualNetwork crowded = new VirtualNetwork(
                Lab.vnetId("v"),
                DeploymentModel.RESOURCE_MANAGER,
                "",
                Lab.cidrs("10.0.0.0/8"),
                IntStream.range(0, 21).mapToObj(i -> Ip.parse("10.0.0." + i)).toList(),
                List.of(),
                IntStream.range(0, 501)
                        .mapToObj(i -> VnetPeering.connected("p" + i, Lab.vnetId("w" + i)))
                        .toList());

        refused(
                new Lab().add(crowded),
                "vnet 'v' has 501 peerings; at most 500 are allowed",
                "vnet 'v' has 21 DNS servers; at most 20 are allowed");
    }
}
