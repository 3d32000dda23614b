package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.RouteTableDeclaration;
import io.canreach.dsl.VmDeclaration;
import io.canreach.model.Network;
import io.canreach.reach.Decider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Group I: the perimeter networks of 2015, with NSGs alone and with a firewall and routes. */
class DmzConformanceTest {
    @AfterAll
    static void print_the_count() {
        Cases.count(DmzConformanceTest.class, "I");
    }

    private static final NsgDeclaration RULES = nsg("DMZ")
            .allowInbound(100, "dns")
            .from(tag("VIRTUAL_NETWORK"))
            .to(ip("10.0.2.4"))
            .toPorts(53)
            .allowInbound(110, "rdp")
            .from(tag("INTERNET"))
            .to(tag("VIRTUAL_NETWORK"))
            .toPorts(3389)
            .allowInbound(120, "web")
            .from(tag("INTERNET"))
            .to(ip("10.0.1.5"))
            .allowInbound(130, "app")
            .from(ip("10.0.1.5"))
            .to(ip("10.0.2.5"))
            .denyInbound(140, "no-internet")
            .from(tag("INTERNET"))
            .to(tag("VIRTUAL_NETWORK"))
            .denyInbound(150, "no-front-to-back")
            .from(cidr("10.0.1.0/24"))
            .to(cidr("10.0.2.0/24"));

    private static Network dmz1(VmDeclaration iis, VmDeclaration app) {
        return network(classicVnet("CorpNetwork")
                .addressSpace("10.0.0.0/16")
                .subnet("FrontEnd", "10.0.1.0/24")
                .nsg(RULES)
                .vm(iis)
                .subnet("BackEnd", "10.0.2.0/24")
                .nsg(RULES)
                .vm(vm("DNS01").privateIp("10.0.2.4"))
                .vm(app)
                .vm(vm("AppVM02").privateIp("10.0.2.6")));
    }

    private static VmDeclaration iis() {
        return vm("IIS01").privateIp("10.0.1.5").endpoint("web", tcp(80));
    }

    private static VmDeclaration app() {
        return vm("AppVM01").privateIp("10.0.2.5").endpoint("rdp", 52001, tcp(3389));
    }

    private final Network dmz1 = dmz1(iis(), app());

    @Test
    void i01_the_web_server_is_open_to_the_internet() {
        assertThat(dmz1).canReach(internet(), publicEndpoint("IIS01"), 80);
        assertThat(Cases.deliveredBy(canReach(internet(), publicEndpoint("IIS01"), 80), dmz1))
                .isEqualTo("web");
    }

    @Test
    void i02_the_web_server_reaches_its_application() {
        assertThat(dmz1).canReach(vm("IIS01"), vm("AppVM01"), 1433);
        assertThat(Cases.deliveredBy(canReach(vm("IIS01"), vm("AppVM01"), 1433), dmz1))
                .isEqualTo("app");
    }

    @Test
    void i04_everybody_inside_reaches_dns() {
        assertThat(dmz1).canReach(vm("IIS01"), vm("DNS01"), udp(53));
        assertThat(Cases.deliveredBy(canReach(vm("IIS01"), vm("DNS01"), udp(53)), dmz1))
                .isEqualTo("dns");
    }

    @Test
    void i05_without_an_endpoint_the_back_end_is_closed_and_with_one_the_rules_close_it() {
        Network opened = dmz1(iis(), app().endpoint("smb", tcp(445)));

        assertThat(Cases.answer(cannotReach(internet(), publicEndpoint("AppVM01"), 445), dmz1)
                        .parts()
                        .get(0)
                        .decidedBy()
                        .kind())
                .isEqualTo(Decider.Kind.NO_INPUT_ENDPOINT);
        assertThat(opened).cannotReach(internet(), publicEndpoint("AppVM01"), 445);
        assertThat(Cases.droppedBy(cannotReach(internet(), publicEndpoint("AppVM01"), 445), opened))
                .isEqualTo("no-internet");
    }

    @Test
    void i07_a_rule_for_any_port_lets_a_newly_opened_endpoint_in() {
        Network opened = dmz1(iis().endpoint("sql", tcp(1433)), app());

        assertThat(opened).canReach(internet(), publicEndpoint("IIS01"), 1433);
        assertThat(Cases.deliveredBy(canReach(internet(), publicEndpoint("IIS01"), 1433), opened))
                .isEqualTo("web");
    }

    @Test
    void i09_the_denial_is_one_way() {
        assertThat(dmz1).canReach(vm("AppVM01"), vm("IIS01"), 80);
        assertThat(Cases.deliveredBy(canReach(vm("AppVM01"), vm("IIS01"), 80), dmz1))
                .isEqualTo("ALLOW VNET INBOUND");
    }

    private static final NsgDeclaration NO_INTERNET = nsg("NoInternet")
            .denyInbound(100, "no-internet")
            .from(tag("INTERNET"))
            .to(tag("VIRTUAL_NETWORK"));

    private static RouteTableDeclaration throughFirewall(String name, String own) {
        return routeTable(name)
                .route("own", own, toVnetLocal())
                .route("vnet", "10.0.0.0/16", toAppliance("10.0.0.4"))
                .route("all", "0.0.0.0/0", toAppliance("10.0.0.4"));
    }

    private final Network dmz3 = network(classicVnet("CorpNetwork")
            .addressSpace("10.0.0.0/16")
            .subnet("SecNet", "10.0.0.0/24")
            .vm(vm("MyFirewall")
                    .privateIp("10.0.0.4")
                    .endpoint("web", tcp(80))
                    .endpoint("rdp", tcp(8025))
                    .appliance(appliance()
                            .dnat("web", tcp(80))
                            .to("10.0.1.4")
                            .dnat("rdp", tcp(8025))
                            .to("10.0.2.5", 3389)
                            .allow("iis-to-app")
                            .from(ip("10.0.1.4"))
                            .to(ip("10.0.2.5"))
                            .allow("dns")
                            .to(ip("10.0.2.4"))
                            .on(udp(53))
                            .allow("back-to-front")
                            .from(cidr("10.0.2.0/24"))
                            .to(cidr("10.0.1.0/24"))
                            .deny("back-to-itself")
                            .to(cidr("10.0.0.0/16"))
                            .allow("outbound")
                            .from(cidr("10.0.0.0/16"))
                            .snat()))
            .subnet("FrontEnd", "10.0.1.0/24")
            .nsg(NO_INTERNET)
            .routeTable(throughFirewall("front", "10.0.1.0/24"))
            .vm(vm("IIS01").privateIp("10.0.1.4"))
            .subnet("BackEnd", "10.0.2.0/24")
            .nsg(NO_INTERNET)
            .routeTable(throughFirewall("back", "10.0.2.0/24"))
            .vm(vm("DNS01").privateIp("10.0.2.4"))
            .vm(vm("AppVM01").privateIp("10.0.2.5"))
            .vm(vm("AppVM02").privateIp("10.0.2.6")));

    @Test
    void i10_the_firewall_translates_calls_from_the_internet_and_the_nsg_sees_the_firewall() {
        assertThat(dmz3).canReach(internet(), publicEndpoint("IIS01"), 80);
        assertThat(Cases.passed(canReach(internet(), publicEndpoint("IIS01"), 80), dmz3))
                .containsExactly("MyFirewall-nic", "IIS01-nic");
        assertThat(Cases.deliveredBy(canReach(internet(), publicEndpoint("IIS01"), 80), dmz3))
                .isEqualTo("ALLOW VNET INBOUND");
    }

    @Test
    void i12_inside_the_firewall_denies_what_no_rule_allows() {
        assertThat(dmz3).cannotReach(vm("IIS01"), vm("AppVM02"), 445);
        assertThat(Cases.answer(cannotReach(vm("IIS01"), vm("AppVM02"), 445), dmz3)
                        .parts()
                        .get(0)
                        .decidedBy()
                        .kind())
                .isEqualTo(Decider.Kind.APPLIANCE);
    }

    @Test
    void i14_the_way_out_leads_through_the_firewall_and_its_address() {
        assertThat(dmz3).canReach(vm("DNS01"), ip("192.5.5.241"), udp(53));
        assertThat(Cases.passed(canReach(vm("DNS01"), ip("192.5.5.241"), udp(53)), dmz3))
                .containsExactly("DNS01-nic", "MyFirewall-nic");
    }
}
