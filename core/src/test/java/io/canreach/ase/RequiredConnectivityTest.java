package io.canreach.ase;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.ase.DependencyCheck.State;
import io.canreach.model.Access;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.Direction;
import io.canreach.model.GatewayConnection;
import io.canreach.model.Network;
import io.canreach.model.Prefix;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.ServiceTags;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequiredConnectivityTest {
    private static final SecurityRule NO_INTERNET = SecurityRule.of(
                    "no-internet", 4000, Direction.OUTBOUND, Access.DENY)
            .withDestination(ServiceTag.INTERNET);

    @Test
    void default_rules_meet_every_dependency_of_version_1() {
        RequiredConnectivity required = check(new AseNetwork());

        assertThat(required.state()).isEqualTo(State.MET);
        assertThat(required.checks())
                .extracting(each -> each.dependency().name())
                .containsExactly(
                        "name resolution by 168.63.129.16",
                        "Azure Storage",
                        "Azure Files",
                        "Azure SQL Database",
                        "Azure management",
                        "certificate revocation lists");
    }

    @Test
    void a_rule_that_closes_the_internet_breaks_all_but_name_resolution_and_is_named() {
        RequiredConnectivity required = check(new AseNetwork().rules(NO_INTERNET));

        assertThat(required.state()).isEqualTo(State.BROKEN);
        assertThat(required.checks().get(0).state()).isEqualTo(State.MET);
        assertThat(required.checks().get(1).state()).isEqualTo(State.BROKEN);
        assertThat(required.checks().get(1))
                .hasToString("BROKEN       Azure Storage on TCP 80,443: security rule"
                        + " 'no-internet' (4000, Outbound) of NSG 'nsg-ase' on subnet 'testVNet/Subnet-ASE'; creation fails, and"
                        + " an existing environment becomes unhealthy");
    }

    @Test
    void a_route_that_drops_breaks_the_dependencies_and_is_named() {
        RequiredConnectivity required = check(new AseNetwork().droppedByRoute("0.0.0.0/0"));

        DependencyCheck storage = required.checks().get(1);
        assertThat(storage.state()).isEqualTo(State.BROKEN);
        assertThat(storage.reason()).contains("0.0.0.0/0 -> None (User 'drop')");
    }

    @Test
    void a_default_route_learned_over_the_tunnel_forces_dependencies_on_premises_and_breaks_them() {
        RequiredConnectivity required = check(new AseNetwork().tunnel(GatewayConnection.Status.CONNECTED, "0.0.0.0/0"));

        DependencyCheck sql = required.checks().get(3);
        assertThat(sql.state()).isEqualTo(State.BROKEN);
        assertThat(sql.reason()).startsWith("forced into the tunnel to 'hq'");
    }

    @Test
    void an_allow_by_the_tag_of_the_dependency_meets_it_with_and_without_data() {
        AseNetwork network = new AseNetwork().rules(allow("Sql"), NO_INTERNET);
        ServiceTags data = ServiceTags.of("test data", Map.of(new ServiceTag("Sql"), IpSet.parse("40.68.37.158/32")));

        assertThat(sql(network.build()).state()).isEqualTo(State.MET);
        assertThat(sql(network.build().withServiceTags(data)).state()).isEqualTo(State.MET);
    }

    @Test
    void an_allow_by_another_tag_is_undetermined_without_data_and_decided_with_it() {
        Network network =
                new AseNetwork().rules(allow("AzureCloud"), NO_INTERNET).build();
        ServiceTag cloud = new ServiceTag("AzureCloud");
        ServiceTags sql = ServiceTags.of("test data", Map.of(new ServiceTag("Sql"), IpSet.parse("40.68.37.158/32")));

        DependencyCheck without = sql(network);

        assertThat(without.state()).isEqualTo(State.UNDETERMINED);
        assertThat(without.reason()).contains("service tag 'AzureCloud'");
        assertThat(sql(network.withServiceTags(sql.with(cloud, IpSet.parse("40.64.0.0/10"))))
                        .state())
                .isEqualTo(State.MET);
        assertThat(sql(network.withServiceTags(sql.with(cloud, IpSet.parse("20.0.0.0/10"))))
                        .state())
                .isEqualTo(State.BROKEN);
    }

    @Test
    void a_rule_for_some_addresses_of_the_internet_leaves_a_dependency_undetermined_and_names_its_tag() {
        SecurityRule some = SecurityRule.of("no-40", 100, Direction.OUTBOUND, Access.DENY)
                .withDestination(new Prefix(Cidr.parse("40.0.0.0/8")));

        DependencyCheck sql = sql(new AseNetwork().rules(some).build());

        assertThat(sql.state()).isEqualTo(State.UNDETERMINED);
        assertThat(sql.reason()).contains("'no-40'").endsWith("to decide, give the prefixes of service tag 'Sql'");
    }

    private static SecurityRule allow(String tag) {
        return SecurityRule.of("allow-" + tag, 100, Direction.OUTBOUND, Access.ALLOW)
                .withProtocol(Protocol.TCP)
                .withDestination(new ServiceTag(tag));
    }

    private static DependencyCheck sql(Network network) {
        return check(network).checks().get(3);
    }

    @Test
    void with_data_a_dependency_that_is_reached_in_part_is_broken() {
        AseNetwork network = new AseNetwork()
                .rules(
                        SecurityRule.of("sql", 100, Direction.OUTBOUND, Access.ALLOW)
                                .withDestination(new ServiceTag("Sql"))
                                .withDestinationPorts(PortSet.of(1433)),
                        NO_INTERNET);
        ServiceTags data = ServiceTags.of("test data", Map.of(new ServiceTag("Sql"), IpSet.parse("40.68.37.158/32")));

        DependencyCheck sql =
                check(network.build().withServiceTags(data)).checks().get(3);

        assertThat(sql.state()).isEqualTo(State.BROKEN);
    }

    @Test
    void version_2_needs_time_and_web_and_only_suffers_without_diagnostics() {
        SecurityRule noDiagnostics = SecurityRule.of("no-12000", 100, Direction.OUTBOUND, Access.DENY)
                .withDestinationPorts(PortSet.of(12000));

        RequiredConnectivity required =
                check(new AseNetwork().version(Version.V2).rules(noDiagnostics));

        assertThat(required.state()).isEqualTo(State.MET);
        assertThat(required.checks().get(5).state()).isEqualTo(State.BROKEN);
        assertThat(required.checks().get(5).dependency().essential()).isFalse();
    }

    @Test
    void version_3_depends_on_nothing() {
        RequiredConnectivity required =
                check(new AseNetwork().version(Version.V3).rules(NO_INTERNET));

        assertThat(required.checks()).isEmpty();
        assertThat(required.state()).isEqualTo(State.MET);
        assertThat(required).hasToString("ase 'web-ase' (v3) depends on nothing outside its virtual network");
    }

    private static RequiredConnectivity check(AseNetwork network) {
        return check(network.build());
    }

    private static RequiredConnectivity check(Network network) {
        return RequiredConnectivity.of(network, AseNetwork.environment(network));
    }
}
