package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.RouteTableDeclaration;
import io.canreach.dsl.SubnetDeclaration;
import io.canreach.dsl.VmDeclaration;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import java.math.BigInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Group H, first part: the way out to the Internet, and the sizes of subnets. */
class EgressConformanceTest {
    private static final VmDeclaration ONE = vm("one").privateIp("10.0.0.4");

    @AfterAll
    static void print_the_count() {
        Cases.count(EgressConformanceTest.class, "H, egress and subnets");
    }

    private static SubnetDeclaration subnet() {
        return vnet("v").location("westeurope").addressSpace("10.0.0.0/16").subnet("s", "10.0.0.0/24");
    }

    @Test
    void h01_a_subnet_that_says_nothing_has_default_outbound_access() {
        assertThat(network(subnet().vm(ONE))).canReach(vm("one"), internet(), 443);
    }

    @Test
    void h02_a_private_subnet_has_no_way_out() {
        Network network = network(subnet().privateSubnet().vm(ONE));

        assertThat(network).cannotReach(vm("one"), internet(), 443);
        assertThat(canReach(vm("one"), internet(), 443).in(network).answer().explain())
                .contains("no way out to the Internet");
    }

    @Test
    void h04_in_a_private_subnet_a_bypass_route_to_the_internet_leads_nowhere() {
        RouteTableDeclaration table = routeTable("t")
                .route("all", "0.0.0.0/0", toAppliance("10.0.1.4"))
                .route("storage", tag("Storage.EastUS"), toInternet());
        Network network = network(
                subnet().privateSubnet()
                        .routeTable(table)
                        .vm(ONE)
                        .subnet("dmz", "10.0.1.0/24")
                        .vm(vm("nva").privateIp("10.0.1.4").appliance(router().snatToInternet())),
                serviceTag("Storage.EastUS", "20.60.0.0/16"));

        assertThat(network).cannotReach(vm("one"), ip("20.60.1.1"), 443);
        assertThat(network).canReach(vm("one"), ip("8.8.8.8"), 443);
    }

    @Test
    void h06_a_private_subnet_still_reaches_storage_of_its_region() {
        Network network = network(
                subnet().privateSubnet().vm(ONE),
                storage("near").location("westeurope").publicIp("20.60.1.1"),
                storage("far").location("eastus").publicIp("20.70.1.1"));

        assertThat(network).canReach(vm("one"), storage("near"), 443);
        assertThat(network).cannotReach(vm("one"), storage("far"), 443);
    }

    @Test
    void h07_a_nat_gateway_comes_before_an_address_of_its_own_and_a_load_balancer() {
        Network network = network(
                subnet().natGateway(natGateway("ng").publicIp("20.1.0.1")).vm(ONE.publicIp("20.1.0.2")),
                loadBalancer("lb")
                        .publicIp("20.1.0.3")
                        .pool(vm("one"))
                        .rule("web", tcp(80))
                        .outboundRule());

        assertThat(network).canReach(vm("one"), ip("8.8.8.8"), 443);
        assertThat(canReach(vm("one"), ip("8.8.8.8"), 443).in(network).answer().explain())
                .contains("20.1.0.1")
                .doesNotContain("20.1.0.2")
                .doesNotContain("20.1.0.3");
    }

    @Test
    void h17_four_addresses_at_the_start_and_one_at_the_end_are_azure_s() {
        Subnet subnet = network(subnet()).named(Subnet.class, "s").get(0);

        assertThat(subnet.usableAddresses().size()).isEqualTo(BigInteger.valueOf(251));
        assertThat(subnet.usableAddresses().cidrs().get(0).first()).hasToString("10.0.0.4");
    }

    @Test
    void h19_some_ranges_are_not_allowed_in_a_virtual_network() {
        for (String prefix : new String[] {"224.0.0.0/8", "127.1.0.0/16", "169.254.1.0/24", "168.63.129.16/32"}) {
            assertThatThrownBy(() -> network(vnet("v").addressSpace(prefix)))
                    .as(prefix)
                    .isInstanceOf(InvalidNetworkException.class)
                    .hasMessageContaining("which Azure does not allow in a virtual network");
        }
    }

    @Test
    void h20_an_ipv6_subnet_is_a_64() {
        assertThatThrownBy(() -> network(vnet("v")
                        .addressSpace("10.0.0.0/16", "ace:cab:deca::/48")
                        .subnet("s", "10.0.0.0/24", "ace:cab:deca::/48")))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("must be a /64");
        network(vnet("v")
                .addressSpace("10.0.0.0/16", "ace:cab:deca::/48")
                .subnet("s", "10.0.0.0/24", "ace:cab:deca:1::/64"));
    }

    @Test
    void h22_the_gateway_subnet_takes_no_nsg_and_no_forced_route() {
        RouteTableDeclaration forced = routeTable("t").route("all", "0.0.0.0/0", toAppliance("10.0.1.4"));

        assertThatThrownBy(() -> network(vnet("v")
                        .addressSpace("10.0.0.0/16")
                        .subnet("GatewaySubnet", "10.0.255.0/27")
                        .routeTable(forced)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("0.0.0.0/0");
        assertThatThrownBy(() -> network(vnet("v")
                        .addressSpace("10.0.0.0/16")
                        .subnet("GatewaySubnet", "10.0.255.0/27")
                        .nsg(nsg("n"))))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("NSG");
    }

    @Test
    void h23_rules_see_the_backend_port_and_the_client_s_address() {
        assertThat(balanced(8080)).canReach(ip("198.51.100.7"), loadBalancer("lb"), 80);
        assertThat(balanced(80)).cannotReach(ip("198.51.100.7"), loadBalancer("lb"), 80);
    }

    private static Network balanced(int opened) {
        return network(
                vnet("v")
                        .subnet("s", "10.0.0.0/24")
                        .nsg(nsg("n").allowInbound(100, "web")
                                .from(cidr("198.51.100.0/24"))
                                .on(tcp(opened)))
                        .vm(ONE),
                loadBalancer("lb").publicIp("20.1.0.3").pool(vm("one")).rule("web", tcp(80), 8080));
    }
}
