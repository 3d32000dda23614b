package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Access;
import io.canreach.model.Network;
import io.canreach.model.OutboundTraffic;
import io.canreach.reach.Decider;
import io.canreach.reach.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Web apps declared and asked about: integration, access restrictions, private endpoints, and what Azure refuses of them. */
class WebAppTest {
    private static WebAppDeclaration shop() {
        return webApp("shop").location("westeurope").publicIp("20.50.9.9");
    }

    private static SubnetDeclaration apps() {
        return vnet("v")
                .location("westeurope")
                .addressSpace("10.0.0.0/16")
                .subnet("apps", "10.0.5.0/26")
                .delegatedTo("Microsoft.Web/serverFarms");
    }

    private static SubnetDeclaration clients() {
        return vnet("v")
                .location("westeurope")
                .addressSpace("10.0.0.0/16")
                .subnet("clients", "10.0.1.0/24")
                .defaultOutbound()
                .vm(vm("client").privateIp("10.0.1.4"));
    }

    private static Verdict verdict(ReachabilityRule rule, Network network) {
        return rule.in(network).answer().verdict();
    }

    private static void holds(Network network, ReachabilityRule... rules) {
        List.of(rules).forEach(rule -> rule.check(network));
    }

    private static Decider decider(ReachabilityRule rule, Network network) {
        return rule.in(network).answer().parts().get(0).decidedBy();
    }

    @Test
    void an_app_without_integration_reaches_no_private_address() {
        Network network = network(shop(), clients());
        ReachabilityRule rule = cannotReach(webApp("shop"), vm("client"), 443);

        holds(network, rule, canReach(webApp("shop"), internet(), 443));
        assertThat(decider(rule, network).text())
                .isEqualTo("no way to 10.0.1.4 for web app 'shop': it is not integrated with a virtual network, and the"
                        + " platform leads to public addresses only");
    }

    @Test
    void the_platform_lets_no_mail_out_and_nothing_but_tcp_and_udp() {
        Network network = network(shop(), clients());

        holds(network, cannotReach(webApp("shop"), internet(), 25), cannotReach(webApp("shop"), internet(), icmp()));
        holds(network, canReach(webApp("shop"), internet(), udp(53)));
    }

    @Test
    void a_nat_gateway_is_the_way_out_of_what_is_routed_alone() {
        NatGatewayDeclaration nat = natGateway("ng").publicIp("20.1.2.3");
        WebAppDeclaration app = shop().outboundIps("20.50.1.1").integratedWith("v/apps");
        ServiceDeclaration server = sqlServer("srv").publicIp("20.60.0.9").allowIp("20.1.2.3");

        holds(network(apps().natGateway(nat), app.routeAll(), server), canReach(app, sqlServer("srv"), 1433));
        holds(network(apps().natGateway(nat), app, server), cannotReach(app, sqlServer("srv"), 1433));
    }

    @Test
    void without_a_nat_gateway_a_routed_app_leaves_with_its_own_outbound_addresses() {
        WebAppDeclaration app =
                shop().outboundIps("20.50.1.1").integratedWith("v/apps").routeAll();
        ServiceDeclaration server = sqlServer("srv").publicIp("20.60.0.9").allowIp("20.50.1.1");

        holds(network(apps(), app, server), canReach(app, sqlServer("srv"), 1433));
    }

    @Test
    void a_route_to_an_appliance_takes_what_is_routed() {
        RouteTableDeclaration routes = routeTable("rt").route("all", "0.0.0.0/0", toAppliance("10.0.9.4"));
        WebAppDeclaration app = shop().integratedWith("v/apps");

        holds(network(apps().routeTable(routes), app), canReach(app, internet(), 443));
        holds(network(apps().routeTable(routes), app.routeAll()), cannotReach(app, internet(), 443));
    }

    @Test
    void the_content_share_needs_445_too_where_it_is_routed() {
        NsgDeclaration web = nsg("web").allowOutbound(100, "web").on(tcp(443)).denyOutbound(200, "rest");
        WebAppDeclaration app = shop().integratedWith("v/apps").route(OutboundTraffic.CONTENT_SHARE);
        Network network = network(apps().nsg(web), app);

        holds(
                network,
                canReach(contentShare(app), ip("8.8.8.8"), 443),
                cannotReach(contentShare(app), ip("8.8.8.8"), 445));
        holds(network, canReach(backupRestore(app), ip("8.8.8.8"), 445), canReach(app, ip("8.8.8.8"), 445));
    }

    @Test
    void all_traffic_routes_whatever_the_platform_calls() {
        NsgDeclaration closed = nsg("closed").denyOutbound(100, "none");
        WebAppDeclaration app = shop().integratedWith("v/apps").routeEverything();

        holds(network(apps().nsg(closed), app), cannotReach(imagePull(app), ip("8.8.8.8"), 443));
    }

    @Test
    void nothing_comes_in_by_the_integration() {
        Network network = network(
                apps().subnet("clients", "10.0.1.0/24").vm(vm("client").privateIp("10.0.1.4")),
                shop().integratedWith("v/apps"));

        holds(network, cannotReach(vm("client"), ip("10.0.5.10"), 443));
    }

    @Test
    void storage_in_the_region_of_an_app_does_not_see_its_outbound_addresses() {
        WebAppDeclaration app = shop().outboundIps("20.50.1.1");
        StorageRegion here = new StorageRegion("westeurope");
        StorageRegion there = new StorageRegion("eastus");

        holds(network(app, here.account()), cannotReach(app, storage("acct"), 443));
        holds(network(app, there.account()), canReach(app, storage("acct"), 443));
    }

    /** A storage account that lets the app's address in. */
    private record StorageRegion(String name) {
        ServiceDeclaration account() {
            return storage("acct")
                    .location(name)
                    .publicIp("20.60.0.9")
                    .denyByDefault()
                    .allowIp("20.50.1.1");
        }
    }

    @Test
    void a_server_that_lets_azure_in_lets_an_app_in() {
        Network network = network(
                shop().outboundIps("20.50.1.1"),
                sqlServer("srv").publicIp("20.60.0.9").allowAzureServices());

        holds(network, canReach(webApp("shop"), sqlServer("srv"), 1433));
    }

    @Test
    void the_default_action_decides_where_no_rule_does() {
        WebAppDeclaration one = shop().deny(100, "office").from(cidr("198.51.100.0/24"));

        holds(network(one.defaultAction(Access.ALLOW)), canReach(ip("203.0.113.7"), webApp("shop"), 443));
        holds(network(shop().defaultAction(Access.DENY)), cannotReach(ip("203.0.113.7"), webApp("shop"), 443));
    }

    @Test
    void of_equal_priorities_the_first_stored_decides() {
        WebAppDeclaration app = shop().allow(100, "one").deny(100, "two");

        holds(network(app), canReach(ip("203.0.113.7"), webApp("shop"), 443));
    }

    @Test
    void all_of_ipv4_is_not_ipv6() {
        Network network = network(
                webApp("shop").publicIp("2a00::1").allow(100, "all").from(cidr("0.0.0.0/0")),
                vnet("v").addressSpace("10.0.0.0/16").subnet("s", "10.0.0.0/24"));
        Network both =
                network(webApp("shop").publicIp("2a00::1").allow(100, "all").from(cidr("0.0.0.0/0"), cidr("::/0")));

        holds(network, cannotReach(ip("2600::7"), webApp("shop"), 443));
        holds(both, canReach(ip("2600::7"), webApp("shop"), 443));
    }

    @Test
    void several_headers_must_all_match() {
        WebAppDeclaration app =
                shop().allow(100, "front").header("X-Azure-FDID", "a", "b").header("X-Forwarded-For", "203.0.113.0/24");
        ReachabilityRule can = canReach(ip("198.51.100.7"), webApp("shop"), 443).header("X-Azure-FDID", "b");
        ReachabilityRule cannot =
                cannotReach(ip("198.51.100.7"), webApp("shop"), 443).header("X-Azure-FDID", "b");

        holds(
                network(app),
                can.header("X-Forwarded-For", "203.0.113.9"),
                cannot.header("X-Forwarded-For", "192.0.2.1"));
        holds(network(app), cannot.withoutHeader("X-Forwarded-For"));
        assertThat(verdict(can, network(app))).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void a_tag_without_data_is_not_decided() {
        WebAppDeclaration app = shop().allow(100, "front").from(tag("AzureFrontDoor.Backend"));
        ReachabilityRule rule = canReach(ip("198.51.100.7"), webApp("shop"), 443);

        assertThat(verdict(rule, network(app))).isEqualTo(Verdict.UNDETERMINED);
        holds(network(app, serviceTag("AzureFrontDoor.Backend", "198.51.100.0/24")), rule);
    }

    @Test
    void a_rule_for_a_subnet_needs_the_service_endpoint() {
        WebAppDeclaration app = shop().allow(100, "clients").fromSubnet("v/clients");
        WebAppDeclaration lax =
                shop().allow(100, "clients").fromSubnet("v/clients").ignoringMissingEndpoint();
        ReachabilityRule can = canReach(vm("client"), webApp("shop"), 443);

        holds(network(clients().serviceEndpoint("Microsoft.Web"), app), can);
        holds(network(clients(), lax), cannotReach(vm("client"), webApp("shop"), 443));
        assertThatThrownBy(() -> network(clients(), app))
                .hasMessageContaining(
                        "access restriction 'clients' (100) of web app 'shop' is for subnet 'v/clients', which"
                                + " has no service endpoint Microsoft.Web");
    }

    @Test
    void behind_a_service_endpoint_no_public_address_is_seen() {
        WebAppDeclaration app = shop().allow(100, "nat").from(cidr("20.1.2.3/32"));
        NatGatewayDeclaration nat = natGateway("ng").publicIp("20.1.2.3");

        holds(network(clients().natGateway(nat), app), canReach(vm("client"), webApp("shop"), 443));
        holds(
                network(clients().natGateway(nat).serviceEndpoint("Microsoft.Web"), app),
                cannotReach(vm("client"), webApp("shop"), 443));
    }

    private static SubnetDeclaration withEndpoint(SubnetDeclaration clients) {
        return clients.subnet("pe", "10.0.8.0/24")
                .privateEndpoint(privateEndpoint("pe").privateIp("10.0.8.5").to(webApp("shop")));
    }

    @Test
    void a_private_endpoint_closes_the_public_entry_unless_it_is_turned_on() {
        ReachabilityRule can = canReach(ip("198.51.100.7"), webApp("shop"), 443);
        ReachabilityRule cannot = cannotReach(ip("198.51.100.7"), webApp("shop"), 443);

        holds(network(withEndpoint(clients()), shop()), cannot);
        holds(network(withEndpoint(clients()), shop().publicAccess()), can);
        holds(network(shop().noPublicAccess()), cannot);
        holds(
                network(withEndpoint(clients()), shop().noPublicAccess()),
                canReach(vm("client"), privateEndpoint("pe"), 443));
    }

    @Test
    void an_app_with_a_private_endpoint_is_not_reached_by_a_service_endpoint() {
        Network network = network(withEndpoint(clients().serviceEndpoint("Microsoft.Web")), shop().publicAccess());

        holds(network, cannotReach(vm("client"), webApp("shop"), 443));
        holds(network, canReach(vm("client"), privateEndpoint("pe"), 443));
    }

    @Test
    void other_ports_than_http_are_closed_and_ftp_is_not_known() {
        Network network = network(shop());

        holds(network, canReach(internet(), webApp("shop"), 80), cannotReach(internet(), webApp("shop"), 1433));
        assertThat(verdict(canReach(internet(), webApp("shop"), 21), network)).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void an_app_in_an_environment_calls_and_is_called_as_this_is() {
        Network network = network(
                vnet("v")
                        .addressSpace("10.0.0.0/16")
                        .subnet("ase", "10.0.2.0/24")
                        .ase(ase("web-ase").v3().internal("10.0.2.9"))
                        .subnet("data", "10.0.1.0/24")
                        .vm(vm("db").privateIp("10.0.1.4")),
                webApp("inner").inEnvironment(ase("web-ase")));

        holds(network, canReach(webApp("inner"), vm("db"), 1433), canReach(vm("db"), webApp("inner"), 443));
        holds(network, cannotReach(internet(), webApp("inner"), 443));
    }

    @Test
    void the_restrictions_of_an_app_in_an_environment_are_for_private_addresses() {
        Network network = network(
                vnet("v")
                        .addressSpace("10.0.0.0/16")
                        .subnet("ase", "10.0.2.0/24")
                        .ase(ase("web-ase").v3().internal("10.0.2.9"))
                        .subnet("data", "10.0.1.0/24")
                        .vm(vm("db").privateIp("10.0.1.4"))
                        .vm(vm("other").privateIp("10.0.1.5")),
                webApp("inner").inEnvironment(ase("web-ase")).allow(100, "db").from(cidr("10.0.1.4/32")));

        holds(network, canReach(vm("db"), webApp("inner"), 443), cannotReach(vm("other"), webApp("inner"), 443));
        holds(network, canReach(vm("other"), ase("web-ase"), 443));
        assertThat(decider(cannotReach(vm("other"), webApp("inner"), 443), network)
                        .kind())
                .isEqualTo(Decider.Kind.ACCESS_RESTRICTION);
    }

    @Test
    void all_that_azure_refuses_is_said_at_once() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            many.add("198.51.100." + i);
        }
        RuleAddress[] nine = many.stream().map(Azure::ip).toArray(RuleAddress[]::new);

        assertThatThrownBy(() -> network(
                        vnet("v")
                                .location("northeurope")
                                .addressSpace("10.0.0.0/16")
                                .subnet("apps", "10.0.5.0/29"),
                        shop().integratedWith("v/apps")
                                .allow(0, "low")
                                .allow(100, "many")
                                .from(nine[0], nine)
                                .allow(200, "header")
                                .header("X-Other", "a")))
                .hasMessageContaining("web app 'shop' is in region westeurope and vnet 'v' in northeurope")
                .hasMessageContaining("which is not delegated to Microsoft.Web/serverFarms")
                .hasMessageContaining("it needs a subnet of /28 or larger")
                .hasMessageContaining("access restriction 'low' (0) of web app 'shop' has priority 0; allowed is 1 to")
                .hasMessageContaining("names 10 address blocks; at most 8 are allowed")
                .hasMessageContaining("names the header X-Other; allowed are X-Forwarded-For");
    }

    @Test
    void a_subnet_serves_one_plan_and_no_private_endpoint_of_its_app() {
        assertThatThrownBy(() -> network(
                        apps(),
                        shop().plan("p1").integratedWith("v/apps"),
                        webApp("other").location("westeurope").plan("p2").integratedWith("v/apps")))
                .hasMessageContaining("and so is web app 'shop' of another plan; a subnet serves one plan");
    }

    @Test
    void routing_needs_an_integration() {
        assertThatThrownBy(() -> network(shop().routeAll()))
                .hasMessageContaining(
                        "web app 'shop' routes traffic through a virtual network and is integrated with none");
    }

    @Test
    void a_failure_says_that_tcp_connects_and_names_the_restriction() {
        Network network = network(shop().deny(100, "office").from(cidr("198.51.100.0/24")));

        Golden.assertEqual(
                "web-app-refused",
                canReach(ip("198.51.100.7"), webApp("shop"), 443).in(network).message());
    }

    @Test
    void a_question_that_does_not_say_a_header_names_it() {
        Network network = network(shop().allow(100, "front").header("X-Azure-FDID", "a"));

        Golden.assertEqual(
                "web-app-header",
                canReach(ip("198.51.100.7"), webApp("shop"), 443).in(network).message());
    }

    @Test
    void a_web_app_prints_as_one() {
        assertThat(webApp("shop")).hasToString("web app 'shop'");
        assertThat(scmSite("shop")).hasToString("scm site 'shop'");
        assertThat(imagePull(webApp("shop"))).hasToString("image pull of web app 'shop'");
        assertThat(canReach(internet(), webApp("shop"), 443).header("X-Azure-FDID", "a"))
                .hasToString("canReach: the Internet can reach web app 'shop' on TCP 443 with X-Azure-FDID a");
    }
}
