package io.canreach.routing;

import static io.canreach.routing.Routes.alternatives;
import static io.canreach.routing.Routes.doubts;
import static io.canreach.routing.Routes.hop;
import static io.canreach.routing.Routes.lab;
import static io.canreach.routing.Routes.rows;
import static io.canreach.routing.Routes.toAppliance;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.Route;
import io.canreach.model.ServiceTag;
import io.canreach.model.ServiceTags;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.packet.Ip;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** User-defined routes for service tags, and those for a prefix that is not known. */
class TagRoutesTest {
    @Test
    void of_equal_prefixes_of_tags_the_more_special_tag_wins_and_a_written_prefix_before_all() {
        Route cloud = Route.of("cloud", new ServiceTag("AzureCloud"), NextHopType.NONE);
        Route region = Route.of("region", new ServiceTag("AzureCloud.eastus"), NextHopType.VNET_LOCAL);
        Route storage = Route.of("storage", new ServiceTag("Storage"), NextHopType.VIRTUAL_NETWORK_GATEWAY);
        Route regional = Route.of("regional", new ServiceTag("Storage.EastUS"), NextHopType.INTERNET);
        Lab lab = lab("10.0.0.0/16")
                .routes(cloud, region, storage, regional, toAppliance("20.0.0.0/16"))
                .tag("AzureCloud", "20.0.0.0/16, 20.2.0.0/16, 20.4.0.0/16, 20.6.0.0/16, 20.8.0.0/16")
                .tag("AzureCloud.eastus", "20.0.0.0/16, 20.2.0.0/16, 20.4.0.0/16, 20.6.0.0/16")
                .tag("Storage", "20.0.0.0/16, 20.2.0.0/16, 20.4.0.0/16")
                .tag("Storage.EastUS", "20.0.0.0/16, 20.2.0.0/16");

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(List.of("20.0.0.1", "20.2.0.1", "20.4.0.1", "20.6.0.1", "20.8.0.1"))
                .extracting(ip -> hop(routes, ip))
                .containsExactly(
                        "VirtualAppliance 10.0.100.4", "Internet", "VirtualNetworkGateway", "VnetLocal", "None");
    }

    @Test
    void a_route_for_a_tag_without_data_may_take_any_public_address_and_no_private_one() {
        Lab lab = lab("10.0.0.0/16").routes(Route.of("sql", new ServiceTag("Sql"), NextHopType.NONE));

        RoutePart part = Routes.of(lab).select(Ip.parse("8.8.8.8"));

        assertThat(part.route().orElseThrow().nextHopType()).isEqualTo(NextHopType.INTERNET);
        assertThat(part.doubts())
                .extracting(Unknown::reason)
                .containsExactly("route 'sql': the prefixes of service tag 'Sql' are not given");
        assertThat(hop(Routes.of(lab), "10.0.0.9")).isEqualTo("VnetLocal");
    }

    @Test
    void a_route_whose_prefix_is_unknown_is_no_doubt_where_it_leads_to_the_same() {
        Lab lab = lab("10.0.0.0/16").routes(Route.of("r", new Unknown("a parameter"), NextHopType.INTERNET));

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(hop(routes, "8.8.8.8")).isEqualTo("Internet");
        assertThat(routes.select(Ip.parse("10.0.0.9")).doubts()).hasSize(1);
        assertThat(routes.select(Ip.parse("192.168.0.9")).doubts()).hasSize(1);
    }

    @Test
    void a_tag_s_prefixes_compete_by_their_length_as_published() {
        Route cloud = Route.of("cloud", new ServiceTag("AzureCloud.eastus"), NextHopType.NONE);
        Route storage = Route.of("storage", new ServiceTag("Storage"), NextHopType.INTERNET);
        Network network = lab("10.0.0.0/16").routes(cloud, storage).network();
        ServiceTags tags = ServiceTags.ofPrefixes(
                "published",
                Map.of(
                        new ServiceTag("AzureCloud.eastus"),
                        Lab.cidrs("20.60.0.0/24"),
                        new ServiceTag("Storage"),
                        Lab.cidrs("20.60.0.0/24", "20.60.1.0/24")));

        Subnet subnet = network.get(Subnet.class, Lab.subnetId("v", "s"));
        EffectiveRoutes routes = EffectiveRoutes.of(network.withServiceTags(tags), subnet);

        assertThat(hop(routes, "20.60.0.9")).isEqualTo("Internet");
        assertThat(rows(routes)).contains("20.60.0.0/24 of AzureCloud.eastus -> None (User 'cloud', Invalid)");
    }

    @Test
    void which_of_two_tags_of_the_same_rank_is_used_for_one_prefix_is_not_known() {
        Route sql = Route.of("sql", new ServiceTag("Sql"), NextHopType.NONE);
        Route storage = Route.of("storage", new ServiceTag("Storage"), NextHopType.INTERNET);
        Lab lab = lab("10.0.0.0/16")
                .routes(sql, storage)
                .tag("Sql", "20.60.0.0/16")
                .tag("Storage", "20.60.0.0/16");

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(doubts(routes, "20.60.0.9"))
                .containsExactly("route 'storage': which of it and route 'sql' Azure uses for 20.60.0.0/16, which both"
                        + " tags hold, is not documented");
        assertThat(alternatives(routes, "20.60.0.9")).containsExactly("Internet");
    }

    @Test
    void a_written_route_to_one_address_is_before_whatever_a_tag_or_an_unknown_prefix_holds() {
        Lab lab = lab("10.0.0.0/16")
                .routes(
                        toAppliance("8.8.8.8/32"),
                        Route.of("sql", new ServiceTag("Sql"), NextHopType.NONE),
                        Route.of("r", new Unknown("a parameter"), NextHopType.NONE));

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(hop(routes, "8.8.8.8")).isEqualTo("VirtualAppliance 10.0.100.4");
        assertThat(doubts(routes, "8.8.8.9")).hasSize(2);
        assertThat(alternatives(routes, "8.8.8.9")).containsExactly("None", "None");
    }

    @Test
    void what_becomes_of_a_tag_s_prefixes_that_are_not_of_the_appliance_s_family_is_not_known() {
        Lab lab = lab("10.0.0.0/16", "2001:db8:1::/48")
                .routes(Route.toAppliance("sql", new ServiceTag("Sql"), Routes.APPLIANCE))
                .tag("Sql", "20.60.0.0/16, 2603:1020::/32");

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(hop(routes, "20.60.0.9")).isEqualTo("VirtualAppliance 10.0.100.4");
        assertThat(doubts(routes, "2603:1020::9"))
                .containsExactly("route 'sql': whether it takes those prefixes of 'Sql' that are not of its appliance's"
                        + " family");
        assertThat(hop(routes, "2606:4700::9")).isEqualTo("Internet");
    }

    @Test
    void public_space_of_the_own_network_is_in_no_tag_of_which_there_is_no_data() {
        Lab lab = lab("20.0.0.0/16").routes(Route.of("sql", new ServiceTag("Sql"), NextHopType.NONE));

        assertThat(hop(Routes.of(lab), "20.0.3.3")).isEqualTo("VnetLocal");
    }
}
