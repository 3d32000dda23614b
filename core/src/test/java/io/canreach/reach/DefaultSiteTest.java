package io.canreach.reach;

import static io.canreach.model.Lab.prefix;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.site;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.Lab;
import io.canreach.model.NextHopType;
import io.canreach.model.Route;
import org.junit.jupiter.api.Test;

/** Forced tunnelling through a VPN gateway, as in Microsoft's multi-tier example. */
class DefaultSiteTest {
    private static final Route FORCED = Route.of("forced", prefix("0.0.0.0/0"), NextHopType.VIRTUAL_NETWORK_GATEWAY);

    private static Lab tiers() {
        return new Lab()
                .vnet("MultiTier-VNet", "10.1.0.0/16")
                .subnet("Frontend", "10.1.0.0/24")
                .vm("front", "10.1.0.4")
                .subnet("Midtier", "10.1.1.0/24")
                .routes(FORCED)
                .vm("mid", "10.1.1.4")
                .vpn("gw", "10.1.255.0/27")
                .site("DefaultSiteHQ", "192.168.1.0/24")
                .site("Branch1", "192.168.2.0/24")
                .site("Branch2", "192.168.3.0/24")
                .connect("gw", "DefaultSiteHQ", Status.CONNECTED)
                .connect("gw", "Branch1", Status.CONNECTED)
                .connect("gw", "Branch2", Status.NOT_CONNECTED);
    }

    private static Lab forced() {
        return tiers().settings("gw", settings -> settings.withDefaultSite(Lab.siteId("DefaultSiteHQ")));
    }

    @Test
    void a_subnet_without_the_route_goes_to_the_internet_directly() {
        Answer answer = ask(forced(), vm("front"), ip("8.8.8.8"), 443);

        assertReachable(answer);
        assertThat(answer.traversesInternet()).isTrue();
    }

    @Test
    void a_subnet_with_the_route_goes_to_the_default_site_and_on_as_that_decides() {
        Answer answer = ask(forced(), vm("mid"), ip("8.8.8.8"), 443);

        assertUndetermined(answer, "whether on-premises network 'DefaultSiteHQ' forwards what is not its own");
        assertThat(answer.explain())
                .contains("VPN gateway 'gw' to on-premises network 'DefaultSiteHQ', its default site");
    }

    @Test
    void what_another_connection_is_for_goes_there() {
        assertReachable(ask(forced(), vm("mid"), site("Branch1"), 443));
        assertReachable(ask(forced(), site("Branch1"), vm("mid"), 443));
        assertReachable(ask(forced(), vm("mid"), site("DefaultSiteHQ"), 443));
        assertReachable(ask(forced(), site("DefaultSiteHQ"), vm("mid"), 443));
        assertBlocked(ask(forced(), vm("mid"), site("Branch2"), 443), Decider.Kind.CONNECTION, "'gw-Branch2' is down");
    }

    @Test
    void without_a_default_site_what_no_connection_is_for_is_lost() {
        assertBlocked(ask(tiers(), vm("mid"), ip("8.8.8.8"), 443), Decider.Kind.CONNECTION, "no default site");
        assertBlocked(ask(tiers(), vm("mid"), ip("172.31.0.1"), 443), Decider.Kind.CONNECTION, "no default site");
        assertReachable(ask(tiers(), vm("mid"), site("Branch1"), 443));
    }

    @Test
    void a_default_site_whose_connection_is_down_is_none_either() {
        Lab lab = tiers().settings("gw", settings -> settings.withDefaultSite(Lab.siteId("Branch2")));

        assertBlocked(ask(lab, vm("mid"), ip("8.8.8.8"), 443), Decider.Kind.CONNECTION, "'gw-Branch2' is down");
    }

    @Test
    void a_site_that_announces_everything_gets_it_without_a_default_site() {
        Lab lab = tiers().site("hub", "192.168.9.0/24").connectByBgp("gw", "hub", "0.0.0.0/0");

        assertUndetermined(ask(lab, vm("mid"), ip("8.8.8.8"), 443), "'hub' forwards what is not its own");
        assertUndetermined(ask(lab, vm("front"), ip("8.8.8.8"), 443), "'hub' forwards what is not its own");
    }

    @Test
    void a_spoke_is_forced_through_the_gateway_of_its_hub() {
        Lab lab = forced().vnet("spoke", "10.2.0.0/16")
                .subnet("s", "10.2.0.0/24")
                .routes(FORCED)
                .vm("far", "10.2.0.4")
                .spoke("spoke", "MultiTier-VNet");

        assertReachable(ask(lab, vm("far"), site("Branch1"), 443));
        assertUndetermined(ask(lab, vm("far"), ip("8.8.8.8"), 443), "'DefaultSiteHQ' forwards");
    }
}
