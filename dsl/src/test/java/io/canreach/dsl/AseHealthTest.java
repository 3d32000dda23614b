package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.canreach.ase.AseFinding;
import io.canreach.ase.AseHealth;
import io.canreach.ase.AseHealth.Moment;
import io.canreach.ase.AseHealth.State;
import io.canreach.model.Network;
import io.canreach.reach.Traffic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The health of App Service Environments: what each version needs, and what breaks it. */
class AseHealthTest {
    private final AseDeclaration first = ase("web-ase").vip("40.1.2.3");
    private final AseDeclaration second = first.v2();
    private final AseDeclaration third = first.v3();

    @Test
    void a_network_without_rules_and_routes_keeps_every_version_healthy() {
        for (AseDeclaration ase : List.of(first, second, third)) {
            AseHealth health =
                    health(ase).in(network(vnet("v").subnet("s", "10.0.1.0/24").ase(ase)));

            assertThat(health.state()).isEqualTo(State.HEALTHY);
            assertThat(health.at(Moment.LATER)).isEqualTo(State.HEALTHY);
            assertThat(health.broken()).isEmpty();
            assertThat(health.toString()).hasSizeLessThan(900);
        }
    }

    @Test
    void a_healthy_environment_prints_what_it_has() {
        assertThat(health(first).in(network(vnet("v").subnet("s", "10.0.1.0/24").ase(first))))
                .hasToString("""
                        ase 'web-ase' (v1) is HEALTHY
                          MET management on TCP 454-455 from the Internet
                          MET name resolution by 168.63.129.16 on UDP 53 and TCP 53
                          MET Azure Storage on TCP 80,443 (Storage)
                          MET Azure Files on TCP 445 (Storage)
                          MET Azure SQL Database on TCP 1433,11000-11999,14000-14999 (Sql)
                          MET Azure management on TCP 443
                          MET certificate revocation lists on TCP 80,443
                          MET a subnet with 12 free addresses""");
    }

    @Test
    void an_unhealthy_environment_says_what_is_broken_by_what_and_what_follows() {
        Network closed = closed(
                second, nsg("n").denyOutbound(100, "no-sql").to(tag("Internet")).on(tcp(1433)));

        assertThatThrownBy(() -> health(second).because("the shop runs there").check(closed))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        health: ase 'web-ase' is healthy, because the shop runs there
                        expected  all that it needs
                        but       ase 'web-ase' (v2) is UNHEALTHY; if that lasts it is suspended, and its addresses change when it is restored
                          BROKEN outbound Azure SQL Database on TCP 1433 (Sql): security rule 'no-sql' (100, Outbound) of NSG 'n' on subnet 'v/s'; without it the environment becomes unhealthy and is suspended
                          MET management on TCP 454-455 from AppServiceManagement
                          MET keep-alive on TCP 16001 from AzureLoadBalancer
                          MET calls within its subnet on every port
                          MET load balancing on TCP 21,80,443 from AzureLoadBalancer
                          MET name resolution by 168.63.129.16 on UDP 53 and TCP 53
                          MET public DNS on UDP 53
                          MET network time on UDP 123
                          MET web services on TCP 80,443
                          MET diagnostics on TCP 12000
                          MET Azure Storage on TCP 80,443 (Storage)
                          MET a subnet with 12 free addresses""");
    }

    @ParameterizedTest
    @CsvSource({
        "80,   Azure Storage on TCP 80",
        "445,  Azure Files",
        "1433, Azure SQL Database",
        "11500, Azure SQL Database",
    })
    void version_1_lacks_each_dependency_alone(int port, String need) {
        AseHealth health =
                health(first).in(closed(first, nsg("n").denyOutbound(100, "no").on(tcp(port))));

        assertThat(health.at(Moment.CREATION)).isEqualTo(State.CREATION_FAILS);
        assertThat(health.state()).isEqualTo(State.UNHEALTHY);
        assertThat(health.at(Moment.LATER)).isEqualTo(State.UNHEALTHY);
        assertThat(health.broken()).extracting(AseFinding::need).anyMatch(text -> text.startsWith(need));
    }

    @Test
    void version_2_lacks_each_dependency_alone() {
        broken(second, udp(53), "public DNS on UDP 53");
        broken(second, udp(123), "network time on UDP 123");
        broken(second, tcp(443), "web services on TCP 80,443", "Azure Storage on TCP 80,443 (Storage)");
        broken(second, tcp(1433), "Azure SQL Database on TCP 1433 (Sql)");
    }

    private static void broken(AseDeclaration ase, Traffic traffic, String... needs) {
        AseHealth health = health(ase)
                .in(closed(
                        ase,
                        nsg("n").denyOutbound(100, "no").to(tag("Internet")).on(traffic)));

        assertThat(health.at(Moment.LATER)).isEqualTo(State.SUSPENDED);
        assertThat(health.broken()).extracting(AseFinding::need).containsExactly(needs);
    }

    @Test
    void without_diagnostics_version_2_stays_healthy_and_says_so() {
        AseHealth health = health(second)
                .in(closed(
                        second,
                        nsg("n").denyOutbound(100, "no").to(tag("Internet")).on(tcp(12000))));

        assertThat(health.state()).isEqualTo(State.HEALTHY);
        assertThat(health.broken()).extracting(AseFinding::need).containsExactly("diagnostics on TCP 12000");
    }

    @Test
    void a_deny_of_all_before_the_default_rules_must_let_the_load_balancer_and_the_subnet_in_first() {
        NsgDeclaration denies = nsg("n").denyInbound(4000, "rest");
        NsgDeclaration allows = denies.allowInbound(110, "balancer")
                .from(tag("AzureLoadBalancer"))
                .allowInbound(120, "own")
                .from(cidr("10.0.1.0/24"))
                .to(cidr("10.0.1.0/24"));

        AseHealth denied = health(second).in(closed(second, denies));

        assertThat(denied.broken())
                .extracting(AseFinding::need)
                .containsExactly(
                        "keep-alive on TCP 16001 from AzureLoadBalancer",
                        "calls within its subnet on every port",
                        "load balancing on TCP 21,80,443 from AzureLoadBalancer");
        assertThat(health(second).in(closed(second, allows)).state()).isEqualTo(State.HEALTHY);
    }

    @Test
    void management_let_in_by_another_tag_is_undetermined_without_its_data_and_decided_with_it() {
        NsgDeclaration cloud =
                nsg("n").allowInbound(100, "cloud").from(tag("AzureCloud")).on(tcp(454, 455));

        AseHealth without = health(second).in(bare(second, cloud));

        assertThat(without.state()).isEqualTo(State.UNDETERMINED);
        assertThat(without.undetermined().get(0).because()).contains("AzureCloud");
        assertThat(health(second).in(known(cloud, "13.64.0.0/11")).state()).isEqualTo(State.HEALTHY);
        assertThat(health(second).in(known(cloud, "20.0.0.0/8")).state()).isEqualTo(State.UNHEALTHY);
    }

    private Network known(NsgDeclaration group, String cloud) {
        return network(
                vnet("v").subnet("s", "10.0.1.0/24").nsg(group).ase(second),
                serviceTag("AppServiceManagement", "13.64.115.203/32"),
                serviceTag("AzureCloud", cloud));
    }

    @Test
    void version_2_behind_an_appliance_needs_service_endpoints_or_its_addresses_declared() {
        assertThat(health(second).in(forced(second, false)).broken())
                .extracting(AseFinding::kind, AseFinding::need)
                .containsExactly(
                        tuple(AseFinding.Kind.ASE_FORCED_TUNNEL, "Azure SQL Database on TCP 1433 (Sql)"),
                        tuple(AseFinding.Kind.ASE_FORCED_TUNNEL, "Azure Storage on TCP 80,443 (Storage)"));
        assertThat(health(second).in(forced(second, true)).state()).isEqualTo(State.HEALTHY);
        AseDeclaration declared = second.egress("20.1.2.0/28");
        assertThat(health(second).in(forced(declared, false)).state()).isEqualTo(State.HEALTHY);
        AseDeclaration other = second.egress("20.9.9.0/28");
        assertThat(health(second).in(forced(other, false)).state()).isEqualTo(State.UNHEALTHY);
    }

    private static Network forced(AseDeclaration ase, boolean endpoints) {
        SubnetDeclaration own = vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .routeTable(routeTable("rt")
                        .route("all", "0.0.0.0/0", toAppliance("10.0.2.4"))
                        .route("management", tag("AppServiceManagement"), toInternet()));
        SubnetDeclaration ready =
                endpoints ? own.serviceEndpoint("Microsoft.Sql").serviceEndpoint("Microsoft.Storage") : own;
        return network(ready.ase(ase)
                .subnet("nva", "10.0.2.0/24")
                .vm(vm("nva")
                        .privateIp("10.0.2.4")
                        .publicIp(publicIp("ip", "20.1.2.3").basic())
                        .appliance(router().stateful().snatToInternet())));
    }

    @Test
    void a_route_of_expressroute_more_specific_than_the_default_route_defeats_a_default_route_to_the_internet() {
        VnetDeclaration plain = vnet("v").addressSpace("10.0.0.0/16");
        RouteTableDeclaration direct = routeTable("rt").route("direct", "0.0.0.0/0", toInternet());
        Network kept = network(plain.subnet("s", "10.0.1.0/24")
                .routeTable(direct)
                .ase(first)
                .gateway("GatewaySubnet", "10.0.255.0/27")
                .expressRoute(onPremises("hq", "192.168.0.0/16").advertising("0.0.0.0/0")));
        Network defeated = network(plain.subnet("s", "10.0.1.0/24")
                .routeTable(direct)
                .ase(first)
                .gateway("GatewaySubnet", "10.0.255.0/27")
                .expressRoute(onPremises("hq", "192.168.0.0/16").advertising("0.0.0.0/1", "128.0.0.0/1")));

        assertThat(health(first).in(kept).state()).isEqualTo(State.HEALTHY);
        assertThat(health(first).in(defeated).state()).isEqualTo(State.UNHEALTHY);
        assertThat(health(first).in(defeated).broken().get(1).because())
                .contains("0.0.0.0/1")
                .contains("tunnel to 'hq'");
    }

    @Test
    void the_probe_of_version_3_is_its_only_need_and_its_subnet_should_be_delegated() {
        Network open = network(vnet("v")
                .subnet("s", "10.0.1.0/24")
                .delegatedTo("Microsoft.Web/hostingEnvironments")
                .ase(third));
        AseHealth unprobed =
                health(third).in(closed(third, nsg("n").denyInbound(100, "no").on(tcp(80))));

        assertThat(health(third).in(open)).hasToString("""
                ase 'web-ase' (v3) is HEALTHY
                  MET probes on TCP 80 from AzureLoadBalancer
                  MET a subnet of /27 or larger
                  MET a delegation to Microsoft.Web/hostingEnvironments""");
        assertThat(unprobed.state()).isEqualTo(State.UNHEALTHY);
        assertThat(unprobed.at(Moment.CREATION)).isEqualTo(State.CREATION_FAILS);
        assertThat(health(third)
                        .in(closed(third, nsg("n").denyOutbound(100, "no")))
                        .at(Moment.LATER))
                .isEqualTo(State.HEALTHY);
    }

    @Test
    void explain_has_the_way_behind_each_finding() {
        assertThat(health(first)
                        .in(network(vnet("v").subnet("s", "10.0.1.0/24").ase(first)))
                        .explain())
                .contains("MET inbound management on TCP 454-455 from the Internet")
                .contains("1 source");
    }

    private static Network closed(AseDeclaration ase, NsgDeclaration group) {
        return bare(
                ase,
                group.allowInbound(3500, "management")
                        .from(tag("AppServiceManagement"))
                        .on(tcp(454, 455)));
    }

    private static Network bare(AseDeclaration ase, NsgDeclaration group) {
        return network(vnet("v").subnet("s", "10.0.1.0/24").nsg(group).ase(ase));
    }

    @Test
    void an_nsg_with_its_default_rules_alone_keeps_management_out() {
        AseHealth health = health(first).in(bare(first, nsg("n")));

        assertThat(health.state()).isEqualTo(State.UNHEALTHY);
        assertThat(health.broken())
                .extracting(AseFinding::need)
                .containsExactly("management on TCP 454-455 from the Internet");
    }
}
