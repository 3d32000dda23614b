package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.analysis.Exposed;
import io.canreach.analysis.Exposure;
import io.canreach.model.Network;
import io.canreach.packet.PacketSet;
import org.junit.jupiter.api.Test;

/** What a network exposes, as a list of what is allowed and as a text. */
class ExposureRuleTest {
    private final VmDeclaration www = vm("www").privateIp("10.0.1.4").publicIp("20.1.1.1");
    private final VmDeclaration db = vm("db").privateIp("10.0.2.4").publicIp("20.1.1.2");
    private final NsgDeclaration web =
            nsg("web-nsg").allowInbound(100, "https").from(internet()).on(tcp(443));
    private final NsgDeclaration data = nsg("data-nsg")
            .allowInbound(100, "admin")
            .from(cidr("203.0.113.0/24"))
            .on(tcp(22, 1433));

    @Test
    void a_list_of_what_is_allowed_must_be_met_exactly() {
        var network = shop(data);

        exposesToInternet(exposed(www, 443), exposed(db, tcp(22, 1433)).from(cidr("203.0.113.0/24")))
                .check(network);
        Golden.assertEqual(
                "exposure-more",
                exposesToInternet(exposed(www, 443)).because("it is a shop").failure(network));
        Golden.assertEqual(
                "exposure-missing",
                exposesToInternet(
                                exposed(www, tcp(80, 443)),
                                exposed(db, tcp(22, 1433)).from(cidr("203.0.113.0/24")))
                        .failure(network));
    }

    @Test
    void some_traffic_must_not_be_exposed_wherever_it_is() {
        doesNotExpose(tcp(3389)).check(shop(data));

        Golden.assertEqual("exposure-forbidden", doesNotExpose(tcp(22, 3389)).failure(shop(data)));
    }

    @Test
    void nothing_is_exposed_where_no_group_opens_a_public_address() {
        exposesNothingToInternet()
                .check(network(vnet("v").subnet("s", "10.0.1.0/24").vm(www)));

        assertThat(exposesNothingToInternet()
                        .in(network(vnet("v").subnet("s", "10.0.1.0/24").vm(www))))
                .hasToString("nothing is exposed to the Internet");
    }

    @Test
    void what_is_not_known_is_apart_and_against_the_rule() {
        var network = shop(nsg("data-nsg")
                .allowInbound(100, "maybe")
                .from(tag("Sql.WestEurope"))
                .on(tcp(1433)));

        Exposure exposure = exposesNothingToInternet().in(network);

        assertThat(exposure.exposed()).extracting(Exposed::endpoint).containsExactly(www.endpoint());
        assertThat(exposure.undetermined()).extracting(Exposed::endpoint).containsExactly(db.endpoint());
        Golden.assertEqual(
                "exposure-unknown", exposesToInternet(exposed(www, 443)).failure(network));
    }

    @Test
    void every_way_in_is_told_with_what_lets_in() {
        Golden.assertEqual(
                "exposure-all", exposesNothingToInternet().in(estate()).toString());
    }

    @Test
    void who_is_called_at_the_same_address_is_exposed_with_it_but_not_services_that_share_one() {
        var network = estate();

        var rest = exposesNothingToInternet().in(network).beside(each -> PacketSet.empty());
        assertThat(rest).extracting(each -> each.endpoint().toString()).contains("vm 'b1'", "load balancer 'lb'");
        assertThat(exposesToInternet(exposed(loadBalancer("lb"), 80)).failure(network))
                .doesNotContain("vm 'b1' on TCP 80");
    }

    @Test
    void exposure_to_other_places_is_asked_alike() {
        var network =
                shop(nsg("data-nsg").allowInbound(100, "sql").on(tcp(1433)).denyInbound(200, "rest"));

        exposesTo(www, exposed(db, 1433)).check(network);
        exposesTo(subnet("shop/web"), exposed(db, 1433), exposed(www, anyTraffic()))
                .check(network);
        doesNotExpose(tcp(22)).to(www).check(network);
        assertThatThrownBy(() -> doesNotExpose(tcp(1433)).to(www).check(network))
                .hasMessageStartingWith("doesNotExpose: nothing is exposed to vm 'www' on TCP 1433");
    }

    @Test
    void many_endpoints_that_are_exposed_alike_are_told_in_one_line() {
        SubnetDeclaration subnet = vnet("v").subnet("s", "10.0.1.0/24").nsg(web);
        for (int i = 0; i < 40; i++) {
            subnet = subnet.vm(vm("m" + i).privateIp("10.0.1." + (i + 4)).publicIp("20.1.1." + (i + 4)));
        }

        assertThat(exposesNothingToInternet().in(network(subnet)).toString()).startsWith("""
                exposed to the Internet
                  40 endpoints (40 in v/s) on TCP 443 from the Internet
                """);
    }

    private Network shop(NsgDeclaration dataRules) {
        return network(vnet("shop")
                .addressSpace("10.0.0.0/16")
                .subnet("web", "10.0.1.0/24")
                .nsg(web)
                .vm(www)
                .subnet("data", "10.0.2.0/24")
                .nsg(dataRules)
                .vm(db));
    }

    /** Public addresses, a load balancer with inbound NAT, a firewall's DNAT, a classic endpoint, a web app and services. */
    private static Network estate() {
        var b1 = vm("b1").privateIp("10.0.1.4");
        var b2 = vm("b2").privateIp("10.0.1.5");
        var firewall = azureFirewall("fw")
                .privateIp("10.1.1.4")
                .publicIp("20.1.3.3")
                .dnat("in", 100)
                .translate("ssh", tcp(2222))
                .to("10.1.2.4", 22);
        return network(
                vnet("shop")
                        .addressSpace("10.0.0.0/16")
                        .subnet("pool", "10.0.1.0/24")
                        .nsg(nsg("pool-nsg")
                                .allowInbound(100, "http")
                                .from(internet())
                                .on(tcp(80, 3389)))
                        .vm(b1)
                        .vm(b2),
                loadBalancer("lb")
                        .publicIp("20.1.2.2")
                        .pool(b1, b2)
                        .rule("http", tcp(80))
                        .natRule("rdp", tcp(5000), b1, 3389),
                vnet("hub")
                        .location("westeurope")
                        .addressSpace("10.1.0.0/16")
                        .subnet("AzureFirewallSubnet", "10.1.1.0/26")
                        .firewall(firewall)
                        .subnet("jump", "10.1.2.0/24")
                        .vm(vm("jump").privateIp("10.1.2.4")),
                classicVnet("old")
                        .addressSpace("10.2.0.0/16")
                        .location("South Central US")
                        .subnet("s", "10.2.1.0/24")
                        .vm(vm("sql-vm").privateIp("10.2.1.6").endpoint("mssql", tcp(1433))),
                webApp("site"),
                sqlServer("orders").publicIp("20.60.0.10").allowIp("203.0.113.7"));
    }

    @Test
    void the_internet_itself_is_not_exposed_by_a_network() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> exposesToInternet(exposed(internet(), 80)))
                .withMessageStartingWith("the Internet is not in the network");
    }
}
