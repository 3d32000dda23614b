package io.canreach.routing;

import static io.canreach.routing.Routes.alternatives;
import static io.canreach.routing.Routes.doubts;
import static io.canreach.routing.Routes.hop;
import static io.canreach.routing.Routes.rows;
import static io.canreach.routing.Routes.to;
import static io.canreach.routing.Routes.toAppliance;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.Lab;
import io.canreach.model.NextHopType;
import io.canreach.model.Route;
import io.canreach.model.ServiceTag;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The routes of service endpoints: which prefixes they are for, and how they stand to other routes. */
class ServiceEndpointRoutesTest {
    private static final String ENDPOINT = "VirtualNetworkServiceEndpoint";
    private static final String APPLIANCE = "VirtualAppliance 10.0.100.4";

    private static Lab storage(Route... routes) {
        return Routes.lab("10.0.0.0/16")
                .routes(routes)
                .serviceEndpoint("Microsoft.Storage")
                .subnet("other", "10.0.1.0/24")
                .tag("Storage", "20.60.0.0/16, 20.150.0.0/16");
    }

    @Test
    void the_prefixes_of_the_service_s_tag_go_straight_to_it_from_this_subnet_only() {
        Lab lab = storage();

        assertThat(rows(Routes.of(lab))).contains("20.60.0.0/16 of Storage -> VirtualNetworkServiceEndpoint (Default)");
        assertThat(hop(Routes.of(lab), "20.150.0.9")).isEqualTo(ENDPOINT);
        assertThat(hop(Routes.of(lab), "20.61.0.9")).isEqualTo("Internet");
        assertThat(hop(Routes.of(lab, "v", "other"), "20.60.0.9")).isEqualTo("Internet");
    }

    @Test
    void a_default_route_to_an_appliance_does_not_take_them() {
        EffectiveRoutes routes = Routes.of(storage(toAppliance("0.0.0.0/0")));

        assertThat(hop(routes, "20.60.0.9")).isEqualTo(ENDPOINT);
        assertThat(hop(routes, "20.61.0.9")).isEqualTo(APPLIANCE);
    }

    @Test
    void no_gateway_route_takes_them_however_long_it_is() {
        Lab lab = Routes.lab("10.0.0.0/16")
                .serviceEndpoint("Microsoft.Storage")
                .tag("Storage", "20.60.0.0/16")
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED, "20.60.1.0/24", "0.0.0.0/0", "20.60.0.0/16");

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(hop(routes, "20.60.1.9")).isEqualTo(ENDPOINT);
        assertThat(rows(routes)).contains("20.60.0.0/16 -> VirtualNetworkGateway (VirtualNetworkGateway, Invalid)");
        assertThat(hop(routes, "8.8.8.8")).isEqualTo("VirtualNetworkGateway");
    }

    @Test
    void of_equal_prefixes_the_endpoint_s_is_used_and_the_answer_rests_on_that() {
        EffectiveRoutes routes = Routes.of(storage(toAppliance("20.60.0.0/16")));

        RoutePart part = routes.select(Ip.parse("20.60.0.9"));

        assertThat(hop(routes, "20.60.0.9")).isEqualTo(ENDPOINT);
        assertThat(part.assumptions()).containsExactly(Assumption.SERVICE_ENDPOINT_BEFORE_EQUAL_USER_ROUTE);
        assertThat(rows(routes))
                .contains("20.60.0.0/16 -> VirtualAppliance 10.0.100.4 (User 'to-20.60.0.0/16', Invalid)");
        assertThat(routes.select(Ip.parse("20.150.0.9")).assumptions()).isEmpty();
    }

    @Test
    void by_the_second_reading_the_user_route_of_the_same_prefix_is_used() {
        EffectiveRoutes routes = Routes.of(storage(toAppliance("20.60.0.0/16"))
                .assume(Assumption.SERVICE_ENDPOINT_BEFORE_EQUAL_USER_ROUTE, Reading.SECOND));

        assertThat(hop(routes, "20.60.0.9")).isEqualTo(APPLIANCE);
        assertThat(routes.select(Ip.parse("20.60.0.9")).assumptions())
                .containsExactly(
                        Assumption.SERVICE_ENDPOINT_BEFORE_EQUAL_USER_ROUTE,
                        Assumption.LONGER_USER_ROUTE_BEFORE_SERVICE_ENDPOINT);
    }

    @Test
    void when_nobody_decided_either_of_the_two_may_be_used() {
        EffectiveRoutes routes = Routes.of(storage(toAppliance("20.60.0.0/16"))
                .assume(Assumption.SERVICE_ENDPOINT_BEFORE_EQUAL_USER_ROUTE, Reading.ASK));

        assertThat(doubts(routes, "20.60.0.9"))
                .singleElement()
                .asString()
                .contains("SERVICE_ENDPOINT_BEFORE_EQUAL_USER_ROUTE");
        assertThat(alternatives(routes, "20.60.0.9")).containsExactly("VirtualAppliance");
    }

    @Test
    void a_longer_user_route_is_used_and_the_answer_rests_on_that() {
        Lab lab = storage(toAppliance("20.60.1.0/24"));

        EffectiveRoutes second =
                Routes.of(lab.assume(Assumption.LONGER_USER_ROUTE_BEFORE_SERVICE_ENDPOINT, Reading.SECOND));
        EffectiveRoutes first =
                Routes.of(lab.assume(Assumption.LONGER_USER_ROUTE_BEFORE_SERVICE_ENDPOINT, Reading.FIRST));

        assertThat(hop(first, "20.60.1.9")).isEqualTo(APPLIANCE);
        assertThat(first.select(Ip.parse("20.60.1.9")).assumptions())
                .containsExactly(Assumption.LONGER_USER_ROUTE_BEFORE_SERVICE_ENDPOINT);
        assertThat(hop(second, "20.60.1.9")).isEqualTo(ENDPOINT);
        assertThat(hop(first, "20.60.2.9")).isEqualTo(ENDPOINT);
    }

    @Test
    void without_data_of_the_tag_any_public_address_may_be_the_service_s() {
        Lab lab = Routes.lab("10.0.0.0/16", "20.7.0.0/16").serviceEndpoint("Microsoft.KeyVault");

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(doubts(routes, "8.8.8.8"))
                .containsExactly("service endpoint 'Microsoft.KeyVault' of subnet 'v/s': the prefixes of service tag"
                        + " 'AzureKeyVault' are not given");
        assertThat(alternatives(routes, "8.8.8.8")).containsExactly(ENDPOINT);
        assertThat(hop(routes, "192.168.0.1")).isEqualTo("None");
        assertThat(hop(routes, "20.7.0.1")).isEqualTo("VnetLocal");
    }

    @Test
    void every_documented_service_has_its_tag() {
        List<String> services = List.of(
                "Microsoft.Storage",
                "Microsoft.Storage.Global",
                "microsoft.sql",
                "Microsoft.AzureCosmosDB",
                "Microsoft.KeyVault",
                "Microsoft.ServiceBus",
                "Microsoft.EventHub",
                "Microsoft.Web",
                "Microsoft.CognitiveServices",
                "Microsoft.ContainerRegistry",
                "Microsoft.AzureActiveDirectory");
        List<String> tags = List.of(
                "Storage",
                "Storage",
                "Sql",
                "AzureCosmosDB",
                "AzureKeyVault",
                "ServiceBus",
                "EventHub",
                "AppService",
                "CognitiveServicesManagement",
                "AzureContainerRegistry",
                "AzureActiveDirectory");

        for (int i = 0; i < services.size(); i++) {
            Lab lab = Routes.lab("10.0.0.0/16").serviceEndpoint(services.get(i)).tag(tags.get(i), "20.60.0.0/16");

            assertThat(hop(Routes.of(lab), "20.60.0.9")).as(services.get(i)).isEqualTo(ENDPOINT);
        }
    }

    @Test
    void a_service_that_is_not_known_may_have_any_public_address() {
        EffectiveRoutes routes = Routes.of(Routes.lab("10.0.0.0/16").serviceEndpoint("Microsoft.New"));

        assertThat(doubts(routes, "8.8.8.8"))
                .containsExactly(
                        "service endpoint 'Microsoft.New' of subnet 'v/s': which addresses it is for is not known");
    }

    @Test
    void an_endpoint_for_some_regions_is_for_their_prefixes() {
        Lab lab = Routes.lab("10.0.0.0/16")
                .serviceEndpoint("Microsoft.Storage", "West Europe", "northeurope")
                .tag("Storage", "20.60.0.0/14")
                .tag("Storage.WestEurope", "20.60.0.0/16")
                .tag("Storage.NorthEurope", "20.61.0.0/16");

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(Routes.by(routes, NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT, "20.60.0.0/14"))
                .isEqualTo(IpSet.parse("20.60.0.0/15"));
        assertThat(hop(routes, "20.62.0.9")).isEqualTo("Internet");
    }

    @Test
    void a_region_without_data_is_somewhere_in_the_whole_tag() {
        Lab lab = Routes.lab("10.0.0.0/16")
                .serviceEndpoint("Microsoft.Storage", "westeurope")
                .tag("Storage", "20.60.0.0/14");

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(doubts(routes, "20.60.0.9")).singleElement().asString().contains("'Storage.westeurope'");
        assertThat(hop(routes, "8.8.8.8")).isEqualTo("Internet");
    }

    @Test
    void an_endpoint_for_all_regions_is_for_the_whole_tag_and_so_is_one_of_a_service_without_regions() {
        for (Lab lab : List.of(
                Routes.lab("10.0.0.0/16").location("westeurope").serviceEndpoint("Microsoft.Storage", "*"),
                Routes.lab("10.0.0.0/16").location("westeurope").serviceEndpoint("Microsoft.Storage.Global"),
                Routes.lab("10.0.0.0/16").location("westeurope").serviceEndpoint("Microsoft.Storage"))) {
            assertThat(hop(Routes.of(lab.tag("Storage", "20.60.0.0/14")), "20.60.0.9"))
                    .isEqualTo(ENDPOINT);
        }
    }

    private static Lab inWestEurope(String service, String tag) {
        return Routes.lab("10.0.0.0/16")
                .location("westeurope")
                .serviceEndpoint(service)
                .tag(tag, "20.60.0.0/14")
                .tag(tag + ".WestEurope", "20.60.0.0/16");
    }

    @Test
    void an_endpoint_that_leaves_regions_to_azure_is_for_the_network_s_and_for_storage_its_pair_s() {
        EffectiveRoutes sql = Routes.of(inWestEurope("Microsoft.Sql", "Sql"));
        EffectiveRoutes storage = Routes.of(inWestEurope("Microsoft.Storage", "Storage"));
        EffectiveRoutes vault = Routes.of(inWestEurope("Microsoft.KeyVault", "AzureKeyVault"));

        assertThat(hop(sql, "20.60.0.9")).isEqualTo(ENDPOINT);
        assertThat(hop(sql, "20.61.0.9")).isEqualTo("Internet");
        assertThat(hop(storage, "20.60.0.9")).isEqualTo(ENDPOINT);
        assertThat(doubts(storage, "20.61.0.9"))
                .singleElement()
                .asString()
                .endsWith("which region is paired with westeurope is not given");
        assertThat(hop(vault, "20.61.0.9")).isEqualTo(ENDPOINT);
    }

    @Test
    void an_instance_whose_address_is_known_needs_no_data() {
        Lab lab = Routes.lab("10.0.0.0/16")
                .routes(toAppliance("0.0.0.0/0"))
                .serviceEndpoint("Microsoft.Storage")
                .service("acct", "Microsoft.Storage", "", "20.60.0.9")
                .service("vault", "Microsoft.KeyVault", "", "20.60.0.10");

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(hop(routes, "20.60.0.9")).isEqualTo(ENDPOINT);
        assertThat(hop(routes, "20.60.0.10")).isEqualTo(APPLIANCE);
        assertThat(doubts(routes, "20.60.0.11")).hasSize(1);
    }

    @Test
    void how_long_the_prefix_of_its_route_is_then_is_not_known() {
        Lab lab = Routes.lab("10.0.0.0/16")
                .routes(toAppliance("20.60.0.0/16"))
                .serviceEndpoint("Microsoft.Storage")
                .service("acct", "Microsoft.Storage", "", "20.60.0.9");

        EffectiveRoutes first = Routes.of(lab);
        EffectiveRoutes second =
                Routes.of(lab.assume(Assumption.LONGER_USER_ROUTE_BEFORE_SERVICE_ENDPOINT, Reading.SECOND));

        assertThat(doubts(first, "20.60.0.9"))
                .containsExactly(
                        "service endpoint 'Microsoft.Storage' of subnet 'v/s': how long the prefix of its route"
                                + " for 20.60.0.9 is, is not given");
        assertThat(alternatives(first, "20.60.0.9")).containsExactly("VirtualAppliance");
        assertThat(hop(second, "20.60.0.9")).isEqualTo(ENDPOINT);
    }

    @Test
    void an_instance_in_another_region_is_served_where_the_endpoint_is_on_for_it() {
        Lab lab = Routes.lab("10.0.0.0/16")
                .location("westeurope")
                .serviceEndpoint("Microsoft.Sql")
                .serviceEndpoint("Microsoft.Storage")
                .serviceEndpoint("Microsoft.EventHub", "westeurope")
                .service("sql", "Microsoft.Sql/servers", "eastus", "20.60.0.1")
                .service("acct", "Microsoft.Storage", "northeurope", "20.60.0.2")
                .service("hub", "Microsoft.EventHub", "", "20.60.0.3")
                .service("near", "Microsoft.Sql", "West Europe", "20.60.0.4")
                .tag("Sql", "20.1.0.0/16")
                .tag("Storage", "20.2.0.0/16")
                .tag("EventHub.westeurope", "20.3.0.0/16");

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(hop(routes, "20.60.0.1")).isEqualTo("Internet");
        assertThat(doubts(routes, "20.60.0.2"))
                .containsExactly(
                        "service endpoint 'Microsoft.Storage' of subnet 'v/s': whether it is for service 'acct'"
                                + " depends on regions that are not given");
        assertThat(doubts(routes, "20.60.0.3")).hasSize(1);
        assertThat(hop(routes, "20.60.0.4")).isEqualTo(ENDPOINT);
    }

    @Test
    void ipv6_prefixes_of_the_tag_may_or_may_not_go_that_way() {
        Lab lab = Routes.lab("10.0.0.0/16", "2001:db8:1::/48")
                .serviceEndpoint("Microsoft.Storage")
                .tag("Storage", "20.60.0.0/16, 2603:1020::/32");

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(doubts(routes, "2603:1020::9")).singleElement().asString().contains("IPv6");
        assertThat(hop(routes, "2606:4700::9")).isEqualTo("Internet");
    }

    @Test
    void a_user_route_for_the_same_tag_gives_way_to_the_endpoint() {
        Route bypass = Route.of("bypass", new ServiceTag("Storage"), NextHopType.INTERNET);
        EffectiveRoutes routes = Routes.of(storage(bypass, toAppliance("0.0.0.0/0")));

        assertThat(hop(routes, "20.60.0.9")).isEqualTo(ENDPOINT);
        assertThat(rows(routes)).contains("20.60.0.0/16 of Storage -> Internet (User 'bypass', Invalid)");
    }

    @Test
    void many_prefixes_of_one_tag_are_one_part() {
        StringBuilder prefixes = new StringBuilder("20.0.0.0/30");
        for (int i = 1; i < 250; i++) {
            prefixes.append(", 20.0.").append(i).append(".0/").append(24 + i % 4);
        }
        Lab lab = Routes.lab("10.0.0.0/16").serviceEndpoint("Microsoft.Storage").tag("Storage", prefixes.toString());

        List<RoutePart> parts = Routes.of(lab).split(IpSet.parse("20.0.0.0/16"));

        assertThat(parts).hasSize(2);
        assertThat(parts.get(0).route().orElseThrow().tag()).contains(new ServiceTag("Storage"));
    }

    @Test
    void a_user_route_that_leads_nowhere_takes_a_longer_prefix_too() {
        EffectiveRoutes routes = Routes.of(storage(to(NextHopType.NONE, "20.60.1.0/24")));

        assertThat(hop(routes, "20.60.1.9")).isEqualTo("None");
    }
}
