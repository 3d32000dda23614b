package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.InputEndpointDeclaration;
import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.RuleAddress;
import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Group B, third part: the two tiers of the classic NSG documentation. */
class TwoTierConformanceTest {
    private final NsgDeclaration frontEnd = nsg("NSG-FrontEnd")
            .allowInbound(100, "web")
            .from(tag("INTERNET"))
            .on(tcp(80))
            .allowInbound(200, "rdp-inside")
            .from(cidr("192.168.1.0/24"))
            .on(tcp(3389))
            .denyInbound(300, "deny-internet")
            .from(tag("INTERNET"))
            .on(tcp(range(0, 65535)))
            .denyOutbound(100, "no-internet")
            .to(tag("INTERNET"));

    private final NsgDeclaration backEnd = nsg("NSG-BackEnd")
            .denyInbound(100, "deny-internet")
            .from(tag("INTERNET"))
            .denyOutbound(100, "no-internet")
            .to(tag("INTERNET"));

    private final Network network = network(classicVnet("TestVNet")
            .addressSpace("192.168.0.0/16")
            .subnet("FrontEnd", "192.168.1.0/24")
            .nsg(frontEnd)
            .vm(web("Web1", "192.168.1.4").endpoint("rdp", 50001, tcp(3389)).nsg(rdpFrom("NSG-Web1", tag("INTERNET"))))
            .vm(web("Web2", "192.168.1.5"))
            .subnet("BackEnd", "192.168.2.0/24")
            .nsg(backEnd)
            .vm(vm("DB1")
                    .privateIp("192.168.2.4")
                    .nsg(rdpFrom("NSG-DB1", cidr("192.168.1.0/24")))
                    .endpoint("sql", tcp(1433))
                    .endpoint("rdp", tcp(3389)))
            .vm(vm("DB2").privateIp("192.168.2.5")));

    private static NsgDeclaration rdpFrom(String name, RuleAddress source) {
        return nsg(name).allowInbound(100, "rdp").from(source).on(tcp(3389));
    }

    private static InputEndpointDeclaration web(String name, String address) {
        return vm(name).privateIp(address)
                .cloudService("web-farm")
                .endpoint("http", tcp(80))
                .loadBalancedSet("web");
    }

    @AfterAll
    static void print_the_count() {
        Cases.count(TwoTierConformanceTest.class, "B, two tiers");
    }

    @Test
    void b32_the_internet_reaches_the_web_through_the_load_balanced_port() {
        assertThat(network).canReach(internet(), publicEndpoint("Web2"), 80);
        assertThat(Cases.deliveredBy(canReach(internet(), publicEndpoint("Web2"), 80), network))
                .isEqualTo("web");
    }

    @Test
    void b34_the_web_does_not_reach_the_internet() {
        assertThat(network).cannotReach(vm("Web1"), internet(), 443);
        assertThat(Cases.droppedBy(cannotReach(vm("Web1"), internet(), 443), network))
                .isEqualTo("no-internet");
    }

    @Test
    void b35_machines_of_the_front_end_reach_each_other_for_management() {
        assertThat(network).canReach(vm("Web1"), vm("Web2"), 3389);
        assertThat(Cases.deliveredBy(canReach(vm("Web1"), vm("Web2"), 3389), network))
                .isEqualTo("rdp-inside");
    }

    @Test
    void b37_the_internet_reaches_no_port_of_the_back_end() {
        for (int port : new int[] {1433, 3389}) {
            assertThat(network).cannotReach(internet(), publicEndpoint("DB1"), port);
            assertThat(Cases.droppedBy(cannotReach(internet(), publicEndpoint("DB1"), port), network))
                    .isEqualTo("deny-internet");
        }
        assertThat(network).cannotReach(internet(), publicEndpoint("DB1"), anyTraffic());
    }

    @Test
    void b38_the_listing_holds_user_and_default_rules_and_the_database_does_not_reach_the_internet() {
        Network listed = network(classicVnet("TestVNet")
                .subnet("BackEnd", "192.168.2.0/24")
                .nsg(nsg("NSG-BackEnd")
                        .allowInbound(100, "fe-rule")
                        .from(cidr("192.168.1.0/24"))
                        .on(tcp(1433))
                        .denyOutbound(200, "block-internet")
                        .to(tag("INTERNET")))
                .vm(vm("DB").privateIp("192.168.2.4")));
        NetworkSecurityGroup group =
                listed.named(NetworkSecurityGroup.class, "NSG-BackEnd").get(0);

        assertThat(lines(group, Direction.INBOUND))
                .containsExactly(
                        "100 fe-rule Inbound Allow Tcp 192.168.1.0/24:* -> *:1433",
                        "65000 ALLOW VNET INBOUND Inbound Allow * VirtualNetwork:* -> VirtualNetwork:*",
                        "65001 ALLOW AZURE LOAD BALANCER INBOUND Inbound Allow * AzureLoadBalancer:* -> *:*",
                        "65500 DENY ALL INBOUND Inbound Deny * *:* -> *:*");
        assertThat(lines(group, Direction.OUTBOUND))
                .containsExactly(
                        "200 block-internet Outbound Deny * *:* -> INTERNET:*",
                        "65000 ALLOW VNET OUTBOUND Outbound Allow * VirtualNetwork:* -> VirtualNetwork:*",
                        "65001 ALLOW INTERNET OUTBOUND Outbound Allow * *:* -> Internet:*",
                        "65500 DENY ALL OUTBOUND Outbound Deny * *:* -> *:*");
        assertThat(Cases.droppedBy(cannotReach(vm("DB"), internet(), 443), listed))
                .isEqualTo("block-internet");
    }

    private static List<String> lines(NetworkSecurityGroup group, Direction direction) {
        return group.inOrder(direction).stream().map(Object::toString).toList();
    }
}
