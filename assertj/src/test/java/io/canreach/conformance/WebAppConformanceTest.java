package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.Declaration;
import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.ReachabilityRule;
import io.canreach.dsl.SubnetDeclaration;
import io.canreach.dsl.WebAppDeclaration;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Network;
import io.canreach.model.OutboundTraffic;
import io.canreach.packet.IpSet;
import io.canreach.reach.Decider;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import io.canreach.reach.Stage;
import io.canreach.reach.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Group M, first part: App Service outside of an environment, its integration and its access restrictions. */
class WebAppConformanceTest {
    private static final NsgDeclaration CLOSED = nsg("nsgI").denyOutbound(100, "none");

    @AfterAll
    static void print_the_count() {
        Cases.count(WebAppConformanceTest.class, "M, web apps");
    }

    /** The fixture F-APP: what is said of the app and of its subnet is added. */
    private static Network app(WebAppDeclaration app, NsgDeclaration nsg, Declaration... more) {
        return app(
                app,
                vnet("v")
                        .location("westeurope")
                        .addressSpace("10.0.0.0/16")
                        .subnet("apps", "10.0.5.0/26")
                        .delegatedTo("Microsoft.Web/serverFarms")
                        .nsg(nsg)
                        .routeTable(routeTable("rtI")),
                more);
    }

    private static Network app(WebAppDeclaration app, SubnetDeclaration apps, Declaration... more) {
        List<Declaration> parts = new ArrayList<>(List.of(
                apps.subnet("data", "10.0.1.0/24")
                        .vm(vm("db").privateIp("10.0.1.4"))
                        .gateway("GatewaySubnet", "10.0.255.0/27")
                        .vpn(onPremises("hq", "10.50.0.0/16"))
                        .vpn(onPremises("branch", "203.0.113.0/24")),
                vnet("far")
                        .location("eastus")
                        .addressSpace("10.20.0.0/16")
                        .subnet("s", "10.20.0.0/24")
                        .vm(vm("peer").privateIp("10.20.0.4")),
                peering("v", "far"),
                app));
        parts.addAll(List.of(more));
        return network(parts.toArray(Declaration[]::new));
    }

    private static WebAppDeclaration shop() {
        return webApp("shop")
                .location("westeurope")
                .publicIp("20.50.9.9")
                .integratedWith("v/apps")
                .outboundIps("20.50.1.1", "20.50.1.2");
    }

    /** The only part of an answer. */
    private static Part only(ReachabilityRule rule, Network network) {
        List<Part> parts = Cases.answer(rule, network).parts();
        assertThat(parts).hasSize(1);
        return parts.get(0);
    }

    private static boolean passes(Stage stage, Part part) {
        return part.trace().steps().stream().anyMatch(step -> step.stage() == stage);
    }

    /** The fixture F-AR: an app with a public entry. */
    private static WebAppDeclaration entry() {
        return webApp("shop").publicIp("20.50.9.9");
    }

    private static WebAppDeclaration m16() {
        return entry().allow(100, "office").from(cidr("198.51.100.0/24"));
    }

    private static void isAllowed(Network network, String caller) {
        assertThat(network).canReach(ip(caller), webApp("shop"), 443);
    }

    private static void isRefused(Network network, String caller, String rule) {
        ReachabilityRule called = cannotReach(ip(caller), webApp("shop"), 443);
        assertThat(network).holds(called);
        Part part = only(called, network);
        assertThat(part.decidedBy().kind()).isEqualTo(Decider.Kind.ACCESS_RESTRICTION);
        assertThat(part.decidedBy().name()).isEqualTo(rule);
        assertThat(part.decidedBy().text()).contains("TCP connects, and the application answers 403");
        assertThat(Cases.answer(called, network).network()).isEqualTo(Verdict.REACHABLE);
    }

    @Test
    void m01_without_route_all_public_addresses_are_called_by_the_platform_past_the_nsg() {
        Network network = app(shop(), CLOSED);
        ReachabilityRule out = canReach(webApp("shop"), ip("8.8.8.8"), 443);

        assertThat(network).holds(out);
        Part part = only(out, network);
        assertThat(passes(Stage.OUTBOUND, part)).isFalse();
        assertThat(part.trace().steps().toString()).contains("the platform, from one of 20.50.1.1, 20.50.1.2");
    }

    @Test
    void m02_with_route_all_the_nsg_of_the_integration_subnet_decides() {
        Network network = app(shop().routeAll(), CLOSED);

        assertThat(network).cannotReach(webApp("shop"), ip("8.8.8.8"), 443);
        assertThat(Cases.droppedBy(cannotReach(webApp("shop"), ip("8.8.8.8"), 443), network))
                .isEqualTo("none");
    }

    @Test
    void m04_machines_of_the_network_see_an_address_of_the_integration_subnet() {
        Network network = app(shop(), nsg("nsgI"));
        ReachabilityRule in = canReach(webApp("shop"), vm("db"), 443);

        assertThat(network).holds(in);
        assertThat(IpSet.parse("10.0.5.0/26")
                        .encloses(only(in, network).packets().sources()))
                .isTrue();
    }

    @Test
    void m06_peered_and_on_premises_networks_are_reached() {
        Network network = app(shop(), nsg("nsgI"));

        assertThat(network).canReach(webApp("shop"), vm("peer"), 443);
        assertThat(network).canReach(webApp("shop"), ip("10.50.0.4"), 443);
    }

    @Test
    void m07_public_space_of_a_site_is_reached_with_route_all_only() {
        Network off = app(shop(), nsg("nsgI"));
        Network on = app(shop().routeAll(), nsg("nsgI"));

        assertThat(off).cannotReach(webApp("shop"), onPremises("branch"), 443);
        assertThat(on).holds(canReach(webApp("shop"), ip("203.0.113.9"), 443).via(onPremises("branch")));
    }

    @Test
    void m08_inbound_rules_of_the_integration_subnet_do_not_touch_the_public_entry() {
        Network network = app(shop(), nsg("nsgI").denyInbound(100, "nobody"));

        assertThat(network).canReach(internet(), webApp("shop"), 443);
    }

    @Test
    void m10_by_a_service_endpoint_an_azure_sql_server_sees_the_subnet() {
        SubnetDeclaration apps = vnet("v")
                .location("westeurope")
                .addressSpace("10.0.0.0/16")
                .subnet("apps", "10.0.5.0/26")
                .delegatedTo("Microsoft.Web/serverFarms")
                .serviceEndpoint("Microsoft.Sql");
        Network allowed = app(
                shop(),
                apps,
                sqlServer("srv").location("westeurope").publicIp("20.60.0.9").allowSubnet("v/apps"));
        Network byAddress =
                app(shop(), apps, sqlServer("srv").location("westeurope").allowIp("20.50.1.1", "20.50.1.2"));

        ReachabilityRule call = canReach(webApp("shop"), sqlServer("srv"), 1433);
        assertThat(allowed).holds(call.neverVia(internet()));
        assertThat(passes(Stage.INTEGRATION, only(call, allowed))).isTrue();
        assertThat(byAddress).cannotReach(webApp("shop"), sqlServer("srv"), 1433);
    }

    @Test
    void m12_the_network_is_in_the_region_of_the_app() {
        assertThatThrownBy(() -> network(
                        vnet("v")
                                .location("northeurope")
                                .addressSpace("10.0.0.0/16")
                                .subnet("apps", "10.0.5.0/26")
                                .delegatedTo("Microsoft.Web/serverFarms"),
                        shop()))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("web app 'shop' is in region westeurope and vnet 'v' in northeurope");
    }

    @Test
    void m13_an_image_is_pulled_by_the_platform_while_only_application_traffic_is_routed() {
        Network network = app(shop().routeAll(), CLOSED);
        Network routed = app(shop().routeAll().route(OutboundTraffic.IMAGE_PULL), CLOSED);

        assertThat(network).canReach(imagePull(webApp("shop")), ip("8.8.8.8"), 443);
        assertThat(network).cannotReach(webApp("shop"), ip("8.8.8.8"), 443);
        assertThat(routed).cannotReach(imagePull(webApp("shop")), ip("8.8.8.8"), 443);
    }

    @Test
    void m15_without_restrictions_everybody_is_served() {
        Network network = network(entry());

        assertThat(network).canReach(internet(), webApp("shop"), 443);
        isAllowed(network, "203.0.113.7");
    }

    @Test
    void m16_with_one_rule_that_allows_others_are_refused() {
        Network network = network(m16());

        isAllowed(network, "198.51.100.7");
        isRefused(network, "203.0.113.7", "");
    }

    @Test
    void m17_a_rule_that_denies_lets_nobody_else_in() {
        Network network = network(entry().deny(100, "office").from(cidr("198.51.100.0/24")));

        isRefused(network, "198.51.100.7", "office");
        isRefused(network, "203.0.113.7", "");
    }

    @Test
    void m19_the_lower_number_decides_whatever_the_order_of_the_rules() {
        Network network = network(entry().deny(200, "office")
                .from(cidr("198.51.100.0/24"))
                .allow(100, "one")
                .from(cidr("198.51.100.7/32")));

        isAllowed(network, "198.51.100.7");
        isRefused(network, "198.51.100.8", "office");
        assertThat(Cases.answer(canReach(ip("198.51.100.7"), webApp("shop"), 443), network)
                        .parts(Fate.DELIVERED)
                        .get(0)
                        .trace()
                        .toString())
                .contains("'one' (100, Allow 198.51.100.7)");
    }

    @Test
    void m21_a_rule_for_a_header_needs_that_header() {
        Network network =
                network(m16().allow(100, "front").from(cidr("198.51.100.0/24")).header("X-Azure-FDID", "a"));
        Network only = network(
                entry().allow(100, "front").from(cidr("198.51.100.0/24")).header("X-Azure-FDID", "a"));
        ReachabilityRule call = canReach(ip("198.51.100.7"), webApp("shop"), 443);
        ReachabilityRule refused = cannotReach(ip("198.51.100.7"), webApp("shop"), 443);

        assertThat(only).holds(refused.header("X-Azure-FDID", "b"), call.header("x-azure-fdid", "a"));
        assertThat(only).holds(refused.withoutHeader("X-Azure-FDID"));
        assertThat(Cases.answer(call, only).verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(only(call, only).doubts().get(0).reason()).contains("X-Azure-FDID");
        assertThat(network).holds(call);
    }

    @Test
    void m23_by_a_private_endpoint_no_restriction_is_asked() {
        Network network = network(
                m16(),
                vnet("v")
                        .addressSpace("10.0.0.0/16")
                        .subnet("pe", "10.0.8.0/24")
                        .privateEndpoint(
                                privateEndpoint("pe").privateIp("10.0.8.5").to(webApp("shop")))
                        .subnet("clients", "10.0.9.0/24")
                        .vm(vm("client").privateIp("10.0.9.4")));

        assertThat(network).canReach(vm("client"), privateEndpoint("pe"), 443);
        isRefused(network, "198.51.100.7", "");
    }

    @Test
    void m24_the_scm_site_goes_by_the_main_list_or_by_its_own() {
        ReachabilityRule refused = cannotReach(ip("203.0.113.7"), scmSite("shop"), 443);

        assertThat(network(m16().scmUsesMain())).holds(refused);
        assertThat(network(m16())).canReach(ip("203.0.113.7"), scmSite("shop"), 443);
    }

    @Test
    void m26_without_a_service_endpoint_a_machine_is_seen_by_its_public_address() {
        Network network = network(
                entry().allow(100, "data").from(cidr("10.0.1.0/24")),
                vnet("v")
                        .addressSpace("10.0.0.0/16")
                        .subnet("data", "10.0.1.0/24")
                        .defaultOutbound()
                        .vm(vm("db").privateIp("10.0.1.4")));

        ReachabilityRule called = cannotReach(vm("db"), webApp("shop"), 443);
        assertThat(network).holds(called);
        assertThat(only(called, network).decidedBy().kind()).isEqualTo(Decider.Kind.ACCESS_RESTRICTION);
    }

    @Test
    void m28_a_private_endpoint_passes_https_on_and_no_ftp() {
        Network network = network(
                entry(),
                vnet("v")
                        .addressSpace("10.0.0.0/16")
                        .subnet("pe", "10.0.8.0/24")
                        .privateEndpoint(
                                privateEndpoint("pe").privateIp("10.0.8.5").to(webApp("shop")))
                        .vm(vm("client").privateIp("10.0.8.4")));

        assertThat(network).canReach(vm("client"), privateEndpoint("pe"), tcp(443));
        assertThat(network).cannotReach(vm("client"), privateEndpoint("pe"), tcp(21, 990, 10001));
        assertThat(network).cannotReach(vm("client"), privateEndpoint("pe"), tcp(4022));
    }

    @Test
    void m52_a_server_must_let_every_address_in_by_which_the_platform_may_call() {
        Network one =
                app(shop(), nsg("nsgI"), sqlServer("srv").publicIp("20.60.0.9").allowIp("20.50.1.1"));
        Network both =
                app(shop(), nsg("nsgI"), sqlServer("srv").publicIp("20.60.0.9").allowIp("20.50.1.1", "20.50.1.2"));
        Network none =
                app(shop(), nsg("nsgI"), sqlServer("srv").publicIp("20.60.0.9").allowIp("20.50.1.9"));
        ReachabilityRule call = canReach(webApp("shop"), sqlServer("srv"), 1433);

        assertThat(Cases.answer(call, one).verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(only(call, one).doubts().get(0).reason())
                .contains("with which public address", "web app 'shop'", "20.50.1.1");
        assertThat(both).holds(call);
        assertThat(none).cannotReach(webApp("shop"), sqlServer("srv"), 1433);
    }
}
