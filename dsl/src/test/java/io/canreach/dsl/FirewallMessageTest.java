package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Network;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The way through firewalls and appliances, step by step and word by word. */
class FirewallMessageTest {
    private final VmDeclaration app = vm("app").privateIp("10.1.0.4");
    private final VmDeclaration orders = vm("orders").privateIp("10.2.0.4");
    private final OnPremisesDeclaration hq = onPremises("hq", "192.168.0.0/16");
    private final Network network = network(
            vnet("hub")
                    .addressSpace("10.0.0.0/16")
                    .subnet("AzureFirewallSubnet", "10.0.1.0/26")
                    .firewall(azureFirewall("fw")
                            .privateIp("10.0.1.4")
                            .publicIp("20.9.9.9")
                            .network("segments", 200)
                            .allow("app-to-orders")
                            .from(cidr("10.1.0.0/16"))
                            .to(cidr("10.2.0.0/16"))
                            .on(tcp(1433))
                            .allow("app-to-hq")
                            .from(cidr("10.1.0.0/16"))
                            .to(cidr("192.168.0.0/16"))
                            .on(tcp(443))
                            .network("closed", 300)
                            .deny("no-ssh")
                            .on(tcp(22))
                            .application("web", 400)
                            .allow("anything")
                            .from(cidr("10.1.0.0/16"))
                            .dnat("published", 100)
                            .translate("shop", tcp(443))
                            .to("10.2.0.4", 8443))
                    .gateway("GatewaySubnet", "10.0.255.0/27")
                    .vpn(hq)
                    .routeTable(routeTable("rt-gateway").route("spoke", "10.1.0.0/16", toAppliance("10.0.1.4"))),
            vnet("spoke1")
                    .addressSpace("10.1.0.0/16")
                    .subnet("work", "10.1.0.0/24")
                    .nsg(nsg("nsg-work"))
                    .routeTable(routeTable("rt-work")
                            .withoutGatewayRoutes()
                            .route("all", "0.0.0.0/0", toAppliance("10.0.1.4")))
                    .vm(app),
            vnet("spoke2")
                    .addressSpace("10.2.0.0/16")
                    .subnet("data", "10.2.0.0/24")
                    .nsg(nsg("nsg-data")
                            .allowInbound(100, "from-app")
                            .from(cidr("10.1.0.0/16"))
                            .allowInbound(110, "from-firewall")
                            .from(cidr("10.0.1.0/26")))
                    .routeTable(routeTable("rt-data").route("all", "0.0.0.0/0", toAppliance("10.0.1.4")))
                    .vm(orders),
            peering("hub", "spoke1").allowForwardedTraffic().gatewayOf("hub"),
            peering("hub", "spoke2").allowForwardedTraffic());

    @Test
    void from_a_spoke_to_another_by_a_network_rule() {
        assertHolds("firewall-spoke-to-spoke", canReach(app, orders, 1433));
    }

    @Test
    void from_a_spoke_to_on_premises() {
        assertHolds("firewall-spoke-to-site", canReach(app, hq, 443));
    }

    @Test
    void from_on_premises_to_a_spoke_no_rule_allows_it() {
        assertFails("firewall-no-rule", canReach(hq, app, 443));
    }

    @Test
    void denied_by_a_network_rule() {
        assertFails("firewall-denied", canReach(app, orders, 22));
    }

    @Test
    void to_the_internet_by_an_application_rule() {
        assertFails("firewall-to-internet", cannotReach(app, ip("8.8.8.8"), 443));
    }

    @Test
    void from_the_internet_by_a_translation() {
        assertFails("firewall-from-internet", cannotReach(internet(), orders, 443));
    }

    @Test
    void through_two_appliances_of_which_one_hides_the_source() {
        VmDeclaration client = vm("client").privateIp("10.0.1.4");
        VmDeclaration server = vm("server").privateIp("10.0.4.4");
        Network chained = network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("clients", "10.0.1.0/24")
                .routeTable(routeTable("rt1").route("servers", "10.0.4.0/24", toAppliance("10.0.2.4")))
                .vm(client)
                .subnet("first", "10.0.2.0/24")
                .routeTable(routeTable("rt2").route("servers", "10.0.4.0/24", toAppliance("10.0.3.4")))
                .vm(vm("nva1").privateIp("10.0.2.4").appliance(router().snat()))
                .subnet("second", "10.0.3.0/24")
                .nsg(nsg("nsg-second").denyOutbound(100, "no-web").on(tcp(80)))
                .vm(vm("nva2")
                        .privateIp("10.0.3.4")
                        .appliance(appliance().allow("web").on(tcp(80, 443))))
                .subnet("servers", "10.0.4.0/24")
                .routeTable(routeTable("rt4").route("first", "10.0.2.0/24", toAppliance("10.0.3.4")))
                .vm(server));

        assertThat(canReach(client, server, 80).in(chained).holds()).isFalse();
        Golden.assertEqual(
                "appliances-denied", canReach(client, server, 80).in(chained).toString());
        Golden.assertEqual(
                "appliances-hold", canReach(client, server, 443).in(chained).toString());
    }

    private void assertHolds(String golden, ReachabilityRule rule) {
        assertThat(rule.in(network).holds()).as(rule.in(network).toString()).isTrue();
        Golden.assertEqual(golden, rule.in(network).toString());
    }

    private void assertFails(String golden, ReachabilityRule rule) {
        String message = rule.in(network).message();

        assertThat(rule.in(network).holds()).as(message).isFalse();
        Golden.assertEqual(golden, message);
        assertThat(message.lines()).hasSizeLessThanOrEqualTo(25);
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(message)).isTrue();
    }
}
