package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.ase.AseAddresses;
import io.canreach.ase.AseDns;
import io.canreach.ase.AseFinding;
import io.canreach.ase.AseHealth;
import io.canreach.ase.AseHealth.Moment;
import io.canreach.ase.AseHealth.State;
import io.canreach.ase.DnsLifecycle;
import io.canreach.dsl.AseDeclaration;
import io.canreach.dsl.AzureFirewallDeclaration;
import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.RouteTableDeclaration;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.reach.Decider;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Group G: App Service Environments. */
class AseConformanceTest {
    private static final String VIP = "192.23.1.2";

    private final AseDeclaration ase = ase("web-ase").vip(VIP);

    @AfterAll
    static void print_the_count() {
        Cases.count(AseConformanceTest.class, "G");
    }

    private static Network controlled() {
        return network(classicVnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.1.0/26")
                .nsg(inboundControl())
                .ase(ase("web-ase").vip(VIP)));
    }

    private static NsgDeclaration inboundControl() {
        return nsg("RestrictInbound")
                .allowInbound(100, "ALLOW AzureMngmt")
                .from(tag("INTERNET"))
                .on(tcp(range(454, 455)))
                .allowInbound(200, "RESTRICT HTTP")
                .from(cidr("1.2.3.4/32"))
                .on(tcp(80))
                .allowInbound(300, "RESTRICT HTTPS")
                .from(cidr("1.2.3.4/32"))
                .on(tcp(443))
                .allowInbound(400, "RESTRICT FTPCtrl")
                .from(cidr("1.2.3.4/32"))
                .on(tcp(21))
                .allowInbound(500, "RESTRICT FTPDataRange")
                .from(cidr("1.2.3.4/32"))
                .on(tcp(range(10001, 10020)))
                .allowInbound(600, "RESTRICT RemoteDebuggingVS2012")
                .from(cidr("1.2.3.4/32"))
                .on(tcp(4016))
                .allowInbound(700, "RESTRICT RemoteDebuggingVS2013")
                .from(cidr("1.2.3.4/32"))
                .on(tcp(4018))
                .allowInbound(800, "RESTRICT RemoteDebuggingVS2015")
                .from(cidr("1.2.3.4/32"))
                .on(tcp(4020));
    }

    @Test
    void g01_management_is_let_in_from_anywhere_on_the_internet() {
        assertThat(controlled())
                .canReach(ip("5.5.5.5"), publicEndpoint(ase), tcp(454, 455))
                .isHealthy(ase);
        assertThat(Cases.deliveredBy(canReach(ip("5.5.5.5"), publicEndpoint(ase), 454), controlled()))
                .isEqualTo("ALLOW AzureMngmt");
    }

    @Test
    void g02_apps_are_let_in_from_the_address_of_the_rule_alone() {
        assertThat(controlled()).canReach(ip("1.2.3.4"), publicEndpoint(ase), 80);
        assertThat(controlled()).cannotReach(ip("5.5.5.5"), publicEndpoint(ase), 80);
        assertThat(Cases.droppedBy(cannotReach(ip("5.5.5.5"), publicEndpoint(ase), 80), controlled()))
                .isEqualTo("DENY ALL INBOUND");
    }

    @Test
    void g04_without_management_version_2_becomes_unhealthy_and_then_is_suspended() {
        Network closed = network(vnet("v")
                .subnet("s", "10.0.1.0/24")
                .nsg(nsg("n").denyInbound(100, "no-management").on(tcp(454, 455)))
                .ase(ase.v2()));

        AseHealth health = health(ase).in(closed);

        assertThat(health.at(Moment.RUNNING)).isEqualTo(State.UNHEALTHY);
        assertThat(health.at(Moment.LATER)).isEqualTo(State.SUSPENDED);
        assertThat(health.broken()).extracting(AseFinding::because).anyMatch(text -> text.contains("'no-management'"));
        assertThatThrownBy(() -> health(ase).check(closed)).hasMessageContaining("its addresses change");
    }

    private static Network layered() {
        NsgDeclaration lockDown = nsg("LockDownAse")
                .allowInbound(100, "ALLOW AzureMngmt")
                .from(tag("INTERNET"))
                .on(tcp(range(454, 455)))
                .allowInbound(200, "ALLOW HTTP fe1ase")
                .from(cidr("65.52.1.1/32"))
                .on(tcp(80))
                .allowInbound(300, "ALLOW HTTPS fe1ase")
                .from(cidr("65.52.1.1/32"))
                .on(tcp(443))
                .allowInbound(400, "ALLOW HTTP fe2ase")
                .from(cidr("191.238.1.1/32"))
                .on(tcp(80))
                .allowInbound(500, "ALLOW HTTPS fe2ase")
                .from(cidr("191.238.1.1/32"))
                .on(tcp(443))
                .allowInbound(600, "ALLOW HTTP fe3ase")
                .from(cidr("23.98.1.1/32"))
                .on(tcp(80))
                .allowInbound(700, "ALLOW HTTPS fe3ase")
                .from(cidr("23.98.1.1/32"))
                .on(tcp(443))
                .allowInbound(800, "ALLOW HTTP apiase")
                .from(cidr("70.37.1.1/32"))
                .on(tcp(80))
                .allowInbound(900, "ALLOW HTTPS apiase")
                .from(cidr("70.37.1.1/32"))
                .on(tcp(443));
        return network(
                classicVnet("api")
                        .addressSpace("10.0.0.0/16")
                        .subnet("API-ASE-Subnet", "10.0.0.0/24")
                        .nsg(lockDown)
                        .ase(ase("apiase").vip("70.37.1.1"))
                        .subnet("fe1", "10.0.1.0/24")
                        .ase(ase("fe1ase").vip("65.52.1.1")),
                classicVnet("far")
                        .addressSpace("10.9.0.0/16")
                        .subnet("fe2", "10.9.1.0/24")
                        .ase(ase("fe2ase").vip("191.238.1.1")));
    }

    @Test
    void g05_another_environment_is_seen_by_its_public_vip_even_in_the_same_network() {
        assertThat(layered()).canReach(ase("fe1ase"), ase("apiase"), 443).canReach(ase("fe2ase"), ase("apiase"), 443);
        assertThat(Cases.deliveredBy(canReach(ase("fe1ase"), ase("apiase"), 443), layered()))
                .isEqualTo("ALLOW HTTPS fe1ase");
        assertThat(Cases.deliveredBy(canReach(ase("apiase"), ase("apiase"), 443), layered()))
                .isEqualTo("ALLOW HTTPS apiase");
        assertThat(seenBy(layered(), "fe1ase", "70.37.1.1")).isEqualTo(IpSet.parse("65.52.1.1"));
    }

    @Test
    void g07_others_on_the_internet_are_kept_out() {
        assertThat(layered()).cannotReach(ip("9.9.9.9"), ase("apiase"), 443);
        assertThat(Cases.droppedBy(cannotReach(ip("9.9.9.9"), ase("apiase"), 443), layered()))
                .isEqualTo("DENY ALL INBOUND");
    }

    @Test
    void g08_the_internet_sees_the_vip_and_a_machine_in_the_network_an_address_of_the_subnet() {
        Network plain = network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.1.0/26")
                .ase(ase)
                .subnet("data", "10.0.2.0/24")
                .vm(vm("sql").privateIp("10.0.2.4")));

        assertThat(seenBy(plain, "web-ase", "8.8.8.8")).isEqualTo(IpSet.parse(VIP));
        assertThat(seenBy(plain, "web-ase", "10.0.2.4")).isEqualTo(IpSet.parse("10.0.1.0/26"));
    }

    private static IpSet seenBy(Network network, String name, String destination) {
        AseAddresses addresses = addresses(ase(name)).in(network);
        return addresses.seenBy(network, addresses.ase(), Ip.parse(destination));
    }

    @Test
    void g10_an_internal_environment_serves_apps_inside_and_management_on_its_vip() {
        AseDeclaration internal = ase.internal("10.0.1.11");
        Network plain = network(vnet("v")
                .subnet("s", "10.0.1.0/26")
                .ase(internal)
                .subnet("data", "10.0.2.0/24")
                .vm(vm("client")));

        AseAddresses addresses = addresses(internal).in(plain);

        assertThat(addresses.serving(80)).containsExactly(KnownAddress.parse("10.0.1.11"));
        assertThat(addresses.serving(443)).containsExactly(KnownAddress.parse("10.0.1.11"));
        assertThat(addresses.serving(454)).containsExactly(KnownAddress.parse(VIP));
        assertThat(plain).canReach(vm("client"), internal, tcp(80, 443)).canReach(internet(), internal, tcp(454, 455));
        assertThat(plain).cannotReach(internet(), internal, 443);
        assertThat(plain).canReach(vm("client"), internal, 454);
    }

    @Test
    void g12_version_3_needs_the_probe_of_its_load_balancer_and_nothing_else() {
        AseDeclaration third = ase("web-ase").v3();
        NsgDeclaration probed = nsg("n").allowInbound(100, "probe")
                .from(tag("AzureLoadBalancer"))
                .on(tcp(80))
                .denyInbound(4000, "no-in")
                .denyOutbound(4000, "no-out");
        Network closed = network(vnet("v")
                .subnet("s", "10.0.1.0/24")
                .nsg(nsg("n").denyInbound(4000, "no-in"))
                .ase(third));

        assertThat(network(vnet("v").subnet("s", "10.0.1.0/24").nsg(probed).ase(third)))
                .isHealthy(third);
        assertThat(health(third).in(closed).state()).isEqualTo(State.UNHEALTHY);
    }

    @Test
    void g13_version_3_listens_for_ftp_and_remote_debugging_only_where_they_are_enabled() {
        AseDeclaration third = ase("web-ase").v3().vip(VIP);
        Network standard = network(vnet("v").subnet("s", "10.0.1.0/24").ase(third));
        Network ftp = network(vnet("v").subnet("s", "10.0.1.0/24").ase(third.ftp()));
        Network debug = network(vnet("v").subnet("s", "10.0.1.0/24").ase(third.remoteDebug()));

        assertThat(Cases.answer(cannotReach(internet(), third, 21), standard)
                        .parts()
                        .get(0)
                        .decidedBy()
                        .kind())
                .isEqualTo(Decider.Kind.ASE_PORT);
        assertThat(standard)
                .cannotReach(internet(), third, tcp(21, 990))
                .cannotReach(internet(), third, tcp(4022, 4024, 4026));
        assertThat(ftp).canReach(internet(), third, tcp(21, 990)).cannotReach(internet(), third, 4024);
        assertThat(debug).canReach(internet(), third, tcp(4022, 4024, 4026)).cannotReach(internet(), third, 21);
    }

    @Test
    void g15_dns_changed_during_the_creation_makes_it_fail() {
        Network plain = network(vnet("v").subnet("s", "10.0.1.0/24").ase(ase));

        DnsLifecycle changed = dns(ase).in(plain).lifecycle().create().changeServers(List.of(Ip.parse("10.0.1.9")));

        assertThat(changed.phase()).isEqualTo(DnsLifecycle.Phase.FAILED);
    }

    @Test
    void g17_version_1_with_all_its_calls_forced_on_premises_cannot_be_created_or_is_unhealthy() {
        Network forced = network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .ase(ase)
                .gateway("GatewaySubnet", "10.0.255.0/27")
                .expressRoute(onPremises("hq", "192.168.0.0/16").advertising("0.0.0.0/0")));

        AseHealth health = health(ase).in(forced);

        assertThat(health.at(Moment.CREATION)).isEqualTo(State.CREATION_FAILS);
        assertThat(health.at(Moment.RUNNING)).isEqualTo(State.UNHEALTHY);
        assertThat(health.broken()).extracting(AseFinding::kind).contains(AseFinding.Kind.ASE_FORCED_TUNNEL);
    }

    private static Network throughFirewall(RouteTableDeclaration routes, AzureFirewallDeclaration firewall) {
        return network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .routeTable(routes)
                .serviceEndpoint("Microsoft.Sql")
                .serviceEndpoint("Microsoft.Storage")
                .serviceEndpoint("Microsoft.EventHub")
                .ase(ase("web-ase").v2().vip(VIP))
                .subnet("AzureFirewallSubnet", "10.0.2.0/26")
                .firewall(firewall));
    }

    private static AzureFirewallDeclaration open() {
        return azureFirewall("fw")
                .privateIp("10.0.2.4")
                .publicIp("20.1.2.3")
                .network("ase", 200)
                .allow("all")
                .from(cidr("10.0.1.0/24"))
                .to(cidr("0.0.0.0/0"))
                .on(anyTraffic());
    }

    @Test
    void g18_a_forced_tunnel_of_version_2_needs_the_management_routes() {
        RouteTableDeclaration without = routeTable("rt").route("all", "0.0.0.0/0", toAppliance("10.0.2.4"));
        RouteTableDeclaration with = without.route("management", tag("AppServiceManagement"), toInternet());

        assertThat(throughFirewall(with, open())).isHealthy(ase);
        AseHealth broken = health(ase).in(throughFirewall(without, open()));
        assertThat(broken.state()).isEqualTo(State.UNHEALTHY);
        assertThat(broken.broken()).extracting(AseFinding::kind).containsExactly(AseFinding.Kind.ASE_ASYMMETRIC_MGMT);
    }

    @Test
    void g20_across_global_peering_an_internal_environment_of_version_3_is_reached_and_of_version_2_is_not() {
        AseDeclaration internal = ase("web-ase").internal("10.0.1.11");
        assertThat(apart(internal.v3())).canReach(vm("client"), internal.v3(), 443);
        assertThat(apart(internal.v2())).cannotReach(vm("client"), internal.v2(), 443);
        assertThat(apart(internal.v1())).cannotReach(vm("client"), internal.v1(), 443);
    }

    private static Network apart(AseDeclaration environment) {
        return network(
                vnet("here")
                        .location("westeurope")
                        .addressSpace("10.0.0.0/16")
                        .subnet("s", "10.0.1.0/24")
                        .ase(environment),
                vnet("there")
                        .location("eastus")
                        .addressSpace("10.1.0.0/16")
                        .subnet("c", "10.1.1.0/24")
                        .vm(vm("client").privateIp("10.1.1.4")),
                peering("here", "there"));
    }

    @Test
    void g21_apps_of_version_2_ask_the_custom_server_and_the_platform_asks_azures() {
        Network custom = network(vnet("v")
                .dns("10.0.2.9")
                .subnet("s", "10.0.1.0/24")
                .ase(ase.v2())
                .subnet("dns", "10.0.2.0/24")
                .vm(vm("dns1").privateIp("10.0.2.9")));

        AseDns dns = dns(ase).in(custom);

        assertThat(dns.apps()).containsExactly(Ip.parse("10.0.2.9"));
        assertThat(dns.platform()).containsExactly(Ip.parse("168.63.129.16"));
    }
}
