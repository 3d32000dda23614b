package io.canreach.routing;

import static io.canreach.routing.Routes.alternatives;
import static io.canreach.routing.Routes.doubts;
import static io.canreach.routing.Routes.hop;
import static io.canreach.routing.Routes.lab;
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
import io.canreach.packet.Ip;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The routes that drop private ranges, and what removes them. */
class NoneRoutesTest {
    private static Lab hybrid() {
        return lab("10.0.0.0/16").vpn("gw", "10.0.255.0/27").site("hq", "192.168.0.0/16", "10.10.0.0/16");
    }

    @Test
    void a_network_equal_to_a_dropped_range_takes_its_place() {
        EffectiveRoutes routes = Routes.of(lab("192.168.0.0/16"));

        assertThat(routes.routes())
                .extracting(EffectiveRoute::toString)
                .doesNotContain("192.168.0.0/16 -> None (Default)");
        assertThat(hop(routes, "192.168.200.1")).isEqualTo("VnetLocal");
        assertThat(hop(routes, "10.0.0.1")).isEqualTo("None");
    }

    @Test
    void a_network_wider_than_a_dropped_range_removes_it() {
        EffectiveRoutes routes = Routes.of(lab("172.0.0.0/8"));

        assertThat(hop(routes, "172.16.0.1")).isEqualTo("VnetLocal");
        assertThat(routes.routes()).extracting(EffectiveRoute::toString).noneMatch(row -> row.startsWith("172.16"));
    }

    @Test
    void a_user_default_route_to_an_appliance_removes_the_dropped_ranges_and_makes_azure_s_invalid() {
        EffectiveRoutes routes = Routes.of(lab("10.0.0.0/16").routes(toAppliance("0.0.0.0/0")));

        assertThat(routes).hasToString("""
                        10.0.0.0/16 -> VnetLocal (Default)
                        0.0.0.0/0 -> Internet (Default, Invalid)
                        0.0.0.0/0 -> VirtualAppliance 10.0.100.4 (User 'to-0.0.0.0/0')""");
        assertThat(hop(routes, "192.168.1.1")).isEqualTo("VirtualAppliance 10.0.100.4");
    }

    @Test
    void a_user_default_route_to_the_internet_removes_the_dropped_ranges_too() {
        EffectiveRoutes routes = Routes.of(lab("10.0.0.0/16").routes(to(NextHopType.INTERNET, "0.0.0.0/0")));

        assertThat(hop(routes, "192.168.1.1")).isEqualTo("Internet");
    }

    @Test
    void a_user_route_equal_to_one_dropped_range_removes_that_one_only() {
        EffectiveRoutes routes = Routes.of(lab("10.0.0.0/16").routes(toAppliance("10.0.0.0/8")));

        assertThat(routes.routes())
                .extracting(EffectiveRoute::toString)
                .contains("172.16.0.0/12 -> None (Default)", "192.168.0.0/16 -> None (Default)")
                .doesNotContain("10.0.0.0/8 -> None (Default)", "10.0.0.0/8 -> None (Default, Invalid)");
        assertThat(hop(routes, "10.99.0.1")).isEqualTo("VirtualAppliance 10.0.100.4");
        assertThat(hop(routes, "10.0.5.5")).isEqualTo("VnetLocal");
    }

    @Test
    void a_learned_default_route_removes_the_dropped_ranges_and_azure_s_own_row() {
        EffectiveRoutes routes = Routes.of(hybrid().connect("gw", "hq", Status.CONNECTED, "0.0.0.0/0"));

        assertThat(routes.routes())
                .extracting(EffectiveRoute::toString)
                .doesNotContain("0.0.0.0/0 -> Internet (Default)", "0.0.0.0/0 -> Internet (Default, Invalid)")
                .noneMatch(row -> row.contains("None"));
        assertThat(hop(routes, "10.99.0.1")).isEqualTo("VirtualNetworkGateway");
        assertThat(hop(routes, "8.8.8.8")).isEqualTo("VirtualNetworkGateway");
    }

    private static Lab toInternet(Reading reading) {
        return lab("10.0.0.0/16")
                .routes(to(NextHopType.INTERNET, "0.0.0.0/0"))
                .assume(Assumption.NONE_ROUTES_WITH_DEFAULT_TO_INTERNET, reading);
    }

    @Test
    void that_a_user_default_route_to_the_internet_removes_them_is_an_assumption() {
        EffectiveRoutes first = Routes.of(toInternet(Reading.FIRST));
        EffectiveRoutes second = Routes.of(toInternet(Reading.SECOND));

        assertThat(first.select(Ip.parse("192.168.1.1")).assumptions())
                .containsExactly(Assumption.NONE_ROUTES_WITH_DEFAULT_TO_INTERNET);
        assertThat(hop(second, "192.168.1.1")).isEqualTo("None");
        assertThat(second.select(Ip.parse("192.168.1.1")).assumptions())
                .containsExactly(Assumption.NONE_ROUTES_WITH_DEFAULT_TO_INTERNET);
        assertThat(first.select(Ip.parse("8.8.8.8")).assumptions()).isEmpty();
        assertThat(first.select(Ip.parse("10.0.3.3")).assumptions()).isEmpty();
    }

    @Test
    void while_nobody_decides_that_private_ranges_may_be_dropped() {
        EffectiveRoutes routes = Routes.of(toInternet(Reading.ASK));

        assertThat(doubts(routes, "192.168.1.1")).singleElement().asString().contains("NONE_ROUTES_WITH_DEFAULT");
        assertThat(alternatives(routes, "192.168.1.1")).containsExactly("None");
        assertThat(hop(routes, "8.8.8.8")).isEqualTo("Internet");
    }

    @Test
    void a_user_default_route_to_anything_else_rests_on_no_assumption() {
        for (Route route : List.of(
                toAppliance("0.0.0.0/0"),
                to(NextHopType.VIRTUAL_NETWORK_GATEWAY, "0.0.0.0/0"),
                to(NextHopType.NONE, "0.0.0.0/0"))) {
            RoutePart part = Routes.of(lab("10.0.0.0/16").routes(route)).select(Ip.parse("192.168.1.1"));

            assertThat(part.route().orElseThrow().source()).isEqualTo(EffectiveRoute.Source.USER);
            assertThat(part.assumptions()).isEmpty();
        }
    }

    @Test
    void with_a_default_route_learned_beside_one_to_the_internet_they_are_gone_by_either_reading() {
        Lab lab = lab("10.0.0.0/16")
                .routes(to(NextHopType.INTERNET, "0.0.0.0/0"))
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "172.30.0.0/16")
                .connect("gw", "hq", Status.CONNECTED, "0.0.0.0/0");

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(hop(routes, "192.168.1.1")).isEqualTo("Internet");
        assertThat(routes.select(Ip.parse("192.168.1.1")).assumptions()).isEmpty();
        assertThat(rows(routes)).contains("0.0.0.0/0 -> VirtualNetworkGateway (VirtualNetworkGateway, Invalid)");
    }

    @Test
    void one_user_route_equal_to_one_range_leaves_the_three_others() {
        EffectiveRoutes routes = Routes.of(lab("10.0.0.0/16").routes(to(NextHopType.NONE, "100.64.0.0/10")));

        assertThat(rows(routes))
                .filteredOn(row -> row.contains("-> None (Default)"))
                .hasSize(3);
        assertThat(rows(routes)).contains("100.64.0.0/10 -> None (User 'to-100.64.0.0/10')");
    }

    @Test
    void there_is_none_for_ipv6_and_ipv6_defaults_leave_those_of_ipv4() {
        EffectiveRoutes routes = Routes.of(lab("10.0.0.0/16", "2001:db8:1::/48").routes(to(NextHopType.NONE, "::/0")));

        assertThat(rows(routes)).contains("192.168.0.0/16 -> None (Default)", "::/0 -> Internet (Default, Invalid)");
        assertThat(hop(routes, "8.8.8.8")).isEqualTo("Internet");
        assertThat(hop(routes, "fd12::1")).isEqualTo("None");
    }

    @Test
    void a_peer_that_has_a_whole_range_takes_its_place() {
        Lab lab = lab("10.0.0.0/16").vnet("w", "192.168.0.0/16").peer("v", "w");

        assertThat(rows(Routes.of(lab))).doesNotContain("192.168.0.0/16 -> None (Default)");
    }
}
