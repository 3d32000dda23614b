package io.canreach.reach;

import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.AzureService;
import io.canreach.model.DefaultOutboundAccess;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.NextHopType;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.ServiceFirewall;
import io.canreach.model.ServiceTag;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Subnets without default outbound access. */
class PrivateSubnetTest {
    private static Lab lab(DefaultOutboundAccess access) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .location("westeurope")
                .subnet("s", "10.0.1.0/24")
                .changed(each -> each.withDefaultOutboundAccess(access))
                .vm("one", "10.0.1.4")
                .tag("Storage.WestEurope", "20.60.0.0/24")
                .tag("Storage.NorthEurope", "20.61.0.0/24")
                .tag("Storage", "20.60.0.0/23");
    }

    private static Lab open() {
        return lab(DefaultOutboundAccess.ON);
    }

    private static Lab closed() {
        return lab(DefaultOutboundAccess.OFF);
    }

    @Test
    void a_private_subnet_has_no_way_out_of_its_own() {
        assertBlocked(
                ask(closed(), vm("one"), ip("8.8.8.8"), 443),
                Decider.Kind.NO_OUTBOUND_METHOD,
                "no way out to the Internet: a private subnet has no default outbound access: subnet 'v/s'");
        assertReachable(ask(closed().publicIp(Sku.STANDARD, "20.1.1.1"), vm("one"), ip("8.8.8.8"), 443));
    }

    @Test
    void one_that_says_it_is_open_does_not_depend_on_when_it_was_made() {
        Lab lab = open().assume(Assumption.DEFAULT_OUTBOUND_ACCESS, Reading.SECOND);

        Answer answer = ask(lab, vm("one"), ip("8.8.8.8"), 443);

        assertReachable(answer);
        assertThat(answer.assumptions()).isEmpty();
    }

    @Test
    void one_that_says_nothing_does() {
        Lab lab = lab(DefaultOutboundAccess.NOT_SAID);

        assertReachable(ask(lab, vm("one"), ip("8.8.8.8"), 443));
        lab.assume(Assumption.DEFAULT_OUTBOUND_ACCESS, Reading.SECOND);
        assertBlocked(ask(lab, vm("one"), ip("8.8.8.8"), 443), Decider.Kind.NO_OUTBOUND_METHOD, "a private subnet");
        lab.assume(Assumption.DEFAULT_OUTBOUND_ACCESS, Reading.ASK);
        assertUndetermined(ask(lab, vm("one"), ip("8.8.8.8"), 443), "private");
    }

    @Test
    void storage_in_its_region_is_reached_and_storage_elsewhere_is_not() {
        Answer answer = ask(closed(), vm("one"), ip("20.60.0.9"), 443);

        assertReachable(answer);
        assertThat(answer.parts().get(0).translated().sources()).hasToString("10.0.1.4");
        assertBlocked(
                ask(closed(), vm("one"), ip("20.61.0.9"), 443), Decider.Kind.NO_OUTBOUND_METHOD, "a private subnet");
    }

    @Test
    void a_users_route_to_the_internet_leads_nowhere_from_a_private_subnet() {
        Lab lab = closed().routes(
                        Route.toAppliance("nva", Lab.prefix("0.0.0.0/0"), KnownAddress.parse("10.0.9.4")),
                        Route.of("west", new ServiceTag("Storage.WestEurope"), NextHopType.INTERNET),
                        Route.of("north", new ServiceTag("Storage.NorthEurope"), NextHopType.INTERNET));

        assertBlocked(ask(lab, vm("one"), ip("20.61.0.9"), 443), Decider.Kind.NO_OUTBOUND_METHOD, "a private subnet");
        Answer answer = ask(lab, vm("one"), ip("20.60.0.9"), 443);
        assertBlocked(
                answer,
                Decider.Kind.NO_OUTBOUND_METHOD,
                "no way out to the Internet: a user-defined route to the Internet leads out of no private subnet");
        assertThat(answer.assumptions()).containsExactly(Assumption.STORAGE_BY_USER_ROUTE);
    }

    @Test
    void read_otherwise_storage_of_the_region_is_reached_by_such_a_route() {
        Lab lab = closed().routes(Route.of("west", new ServiceTag("Storage.WestEurope"), NextHopType.INTERNET));

        lab.assume(Assumption.STORAGE_BY_USER_ROUTE, Reading.SECOND);
        assertReachable(ask(lab, vm("one"), ip("20.60.0.9"), 443));
        lab.assume(Assumption.STORAGE_BY_USER_ROUTE, Reading.ASK);
        assertUndetermined(ask(lab, vm("one"), ip("20.60.0.9"), 443), "private subnet");
    }

    @Test
    void a_storage_account_counts_by_its_region_too() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .location("West Europe")
                .subnet("s", "10.0.1.0/24")
                .changed(each -> each.withDefaultOutboundAccess(DefaultOutboundAccess.OFF))
                .vm("one", "10.0.1.4")
                .add(account("here", "westeurope", "20.60.0.9"))
                .add(account("there", "northeurope", "20.61.0.9"))
                .add(account("nowhere", "", "20.62.0.9"));

        assertReachable(ask(lab, vm("one"), ip("20.60.0.9"), 443));
        assertBlocked(ask(lab, vm("one"), ip("20.61.0.9"), 443), Decider.Kind.NO_OUTBOUND_METHOD, "a private subnet");
        assertUndetermined(ask(lab, vm("one"), ip("20.62.0.9"), 443), "is in the region of the private subnet");
    }

    private static AzureService account(String name, String location, String address) {
        return new AzureService(
                ResourceId.of("storageAccounts", name),
                location,
                "Microsoft.Storage",
                KnownAddress.parse(address),
                true,
                ServiceFirewall.OPEN);
    }

    @Test
    void a_subnet_that_a_service_manages_is_not_affected() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("mi", "10.0.1.0/24")
                .changed(each -> each.withDefaultOutboundAccess(DefaultOutboundAccess.OFF)
                        .withDelegations(List.of("Microsoft.Sql/managedInstances")));

        assertReachable(ask(lab, ip("10.0.1.9"), ip("8.8.8.8"), 443));
    }
}
