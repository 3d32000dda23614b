package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.canreach.model.Access;
import io.canreach.model.AzureService;
import io.canreach.model.ConnectionPolicy;
import io.canreach.model.Endpoint;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.Problem;
import io.canreach.model.ResourceId;
import io.canreach.model.ServiceFirewall;
import io.canreach.model.ServiceIpRule;
import io.canreach.model.ServiceSubnetRule;
import io.canreach.packet.Ip;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceDeclarationTest {
    private final VnetDeclaration vnet = vnet("v").subnet("app", "10.0.1.0/24").subnet("data", "10.0.2.0/24");

    @Test
    void each_noun_is_an_instance_of_its_service() {
        var network =
                network(storage("acct"), sqlServer("srv"), keyVault("kv"), service("bus", "Microsoft.ServiceBus"));

        assertThat(network.all(AzureService.class))
                .extracting(each -> each.id().value(), AzureService::service)
                .containsExactly(
                        tuple("/storageAccounts/acct", "Microsoft.Storage"),
                        tuple("/servers/srv", "Microsoft.Sql"),
                        tuple("/vaults/kv", "Microsoft.KeyVault"),
                        tuple("/services/bus", "Microsoft.ServiceBus"));
    }

    @Test
    void it_lets_everybody_in_at_an_unknown_address_unless_said_otherwise() {
        var acct = only(network(storage("acct")));

        assertThat(acct.firewall()).isEqualTo(ServiceFirewall.OPEN);
        assertThat(acct.publicNetworkAccess()).isTrue();
        assertThat(acct.location()).isEmpty();
        assertThat(acct.publicAddress()).hasToString("unknown (the public address of service 'acct' is not declared)");
    }

    @Test
    void a_sql_server_refuses_whom_no_rule_names() {
        assertThat(only(network(sqlServer("srv"))).firewall().defaultAction()).isEqualTo(Access.DENY);
        assertThat(only(network(service("srv", "microsoft.sql"))).firewall().defaultAction())
                .isEqualTo(Access.DENY);
    }

    @Test
    void its_firewall_names_subnets_and_addresses() {
        var acct = only(network(
                vnet,
                storage("acct")
                        .location("westeurope")
                        .publicIp("20.60.0.9")
                        .denyByDefault()
                        .allowSubnet("v/app")
                        .allowSubnet("DATA")
                        .allowIp("198.51.100.10", "203.0.113.0/24")));

        assertThat(acct.location()).isEqualTo("westeurope");
        assertThat(acct.publicAddress()).isEqualTo(KnownAddress.parse("20.60.0.9"));
        assertThat(acct.firewall())
                .isEqualTo(ServiceFirewall.of(
                        Access.DENY,
                        List.of(ServiceIpRule.parse("198.51.100.10"), ServiceIpRule.parse("203.0.113.0/24")),
                        List.of(
                                ServiceSubnetRule.of(ResourceId.of("/virtualNetworks/v/subnets/app")),
                                ServiceSubnetRule.of(ResourceId.of("/virtualNetworks/v/subnets/data")))));
    }

    @Test
    void public_access_may_be_off() {
        assertThat(only(network(keyVault("kv").noPublicAccess())).publicNetworkAccess())
                .isFalse();
    }

    @Test
    void a_plain_handle_refers_to_the_service_declared_elsewhere() {
        var full = storage("acct").denyByDefault();

        assertThat(only(network(storage("ACCT"), full)).firewall().defaultAction())
                .isEqualTo(Access.DENY);
        assertThat(only(network(full, storage("acct"))).firewall().defaultAction())
                .isEqualTo(Access.DENY);
        assertThatThrownBy(() -> network(full, storage("acct").noPublicAccess()))
                .hasMessage("two different declarations of service 'acct'; one name stands for one resource");
    }

    @Test
    void a_storage_account_takes_public_addresses_and_no_longest_prefixes() {
        var written = "; a storage account takes addresses, and prefixes up to /30";

        assertThat(problems(storage("acct").allowIp("198.51.100.10/32", "198.51.100.8/31", "198.51.100.8/30")))
                .containsExactly(
                        "service 'acct' has an IP rule for '198.51.100.10/32'" + written,
                        "service 'acct' has an IP rule for '198.51.100.8/31'" + written);
        assertThat(problems(storage("acct").allowIp("10.0.1.0/24", "198.51.100.10")))
                .containsExactly("service 'acct' has an IP rule for 10.0.1.0/24; storage accounts take rules for public"
                        + " IPv4 addresses only");
        assertThat(only(network(sqlServer("srv").allowIp("10.0.1.0/24", "198.51.100.10/32")))
                        .firewall()
                        .addresses())
                .hasToString("10.0.1.0/24, 198.51.100.10");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var wrong = service("bus", "ServiceBus")
                .publicIp("20.60")
                .allowSubnet("web")
                .allowIp("x");

        assertThat(problems(wrong))
                .hasSize(4)
                .contains(
                        "service 'bus' refers to subnet 'web', which is not in the network; there is: 'v/app', 'v/data'",
                        "service 'bus' is of 'ServiceBus'; allowed is a name such as Microsoft.ServiceBus");
    }

    @Test
    void it_is_a_handle_that_must_not_contradict_the_network() {
        var network = network(storage("acct").publicIp("20.60.0.9"));

        assertThat(storage("acct").endpointIn(network))
                .isEqualTo(new Endpoint.Named(Endpoint.Kind.SERVICE, "acct"))
                .hasToString("service 'acct'");
        assertThatThrownBy(() -> keyVault("acct").endpointIn(network))
                .hasMessage(
                        "service 'acct' was said to be of Microsoft.KeyVault, but in the network asked about it is of"
                                + " Microsoft.Storage");
        assertThatThrownBy(() -> storage("acct").publicIp("20.60.0.8").endpointIn(network))
                .hasMessage(
                        "service 'acct' was said to have the address 20.60.0.8, but in the network asked about it is"
                                + " 20.60.0.9");
    }

    @Test
    void a_name_that_services_of_two_kinds_bear_is_told_apart_by_the_handle() {
        var network = network(storage("x"), keyVault("x"));

        assertThat(keyVault("x").endpointIn(network)).isEqualTo(new Endpoint.Named(Endpoint.Kind.SERVICE, "/vaults/x"));
    }

    @Test
    void what_is_said_makes_a_new_declaration() {
        var plain = storage("acct");

        assertThat(plain.denyByDefault()).isNotEqualTo(plain).hasToString("service 'acct'");
        assertThat(plain).isEqualTo(storage("acct")).isNotEqualTo(keyVault("acct"));
        assertThat(plain.allowIp("1.2.3.4").location("x"))
                .isEqualTo(plain.location("x").allowIp("1.2.3.4"));
    }

    private List<String> problems(Declaration declaration) {
        try {
            network(vnet, declaration);
            return List.of();
        } catch (InvalidNetworkException refused) {
            return refused.problems().stream().map(Problem::toString).toList();
        }
    }

    @Test
    void a_sql_server_s_rules_have_names_and_ranges() {
        var srv = only(network(
                vnet,
                sqlServer("srv")
                        .allowIpRange("office", "198.51.100.0", "198.51.100.255")
                        .allowIpRangeForDatabase("orders", "dev", "203.0.113.7", "203.0.113.7")
                        .allowAzureServices()
                        .allowSubnet("v/app")
                        .allowSubnetIgnoringMissingEndpoint("data")
                        .redirect()));

        assertThat(srv.firewall().ipRules())
                .containsExactly(
                        new ServiceIpRule("office", Ip.parse("198.51.100.0"), Ip.parse("198.51.100.255"), ""),
                        new ServiceIpRule("dev", Ip.parse("203.0.113.7"), Ip.parse("203.0.113.7"), "orders"),
                        ServiceIpRule.azureServices());
        assertThat(srv.firewall().subnetRules())
                .extracting(ServiceSubnetRule::ignoresMissingEndpoint)
                .containsExactly(false, true);
        assertThat(srv.connectionPolicy()).isEqualTo(ConnectionPolicy.REDIRECT);
        assertThat(only(network(sqlServer("srv").proxy())).connectionPolicy()).isEqualTo(ConnectionPolicy.PROXY);
    }

    @Test
    void a_storage_account_excepts_services_of_azure() {
        var network = network(storage("acct")
                .noPublicAccess()
                .allowTrustedServices()
                .allowResource(service("hub", "Microsoft.Search")));
        assertThat(network.all(AzureService.class)).hasSize(2);
        var firewall = network.named(AzureService.class, "acct").get(0).firewall();
        assertThat(firewall.trustedServices()).isTrue();
        assertThat(firewall.resourceInstances()).containsExactly(ResourceId.of("services", "hub"));
    }

    @Test
    void all_that_is_wrong_with_rules_is_said_at_once() {
        assertThat(problems(sqlServer("srv")
                        .allowIpRange("office", "198.51.100.9", "198.51.100.8")
                        .allowIpRange("branch", "198.51.100", "198.51.100.8")
                        .allowTrustedServices()))
                .hasSize(3)
                .anySatisfy(text -> assertThat(text)
                        .isEqualTo(
                                "service 'srv' has an IP rule 'office' from 198.51.100.9 to 198.51.100.8; a range ends at"
                                        + " its first address or after it, of the same family"))
                .anySatisfy(text -> assertThat(text).contains("'198.51.100'"))
                .anySatisfy(text -> assertThat(text)
                        .isEqualTo(
                                "service 'srv' has exceptions for services, which SQL servers do not know; allowed is"
                                        + " allowAzureServices()"));
    }

    @Test
    void what_only_a_sql_server_has_is_refused_elsewhere() {
        assertThat(problems(storage("acct").redirect().allowAzureServices()))
                .containsExactlyInAnyOrder(
                        "service 'acct' of Microsoft.Storage has a connection policy; SQL servers alone have such",
                        "service 'acct' has a rule for all of Azure, which storage accounts do not know; allowed is"
                                + " allowTrustedServices()");
        assertThat(problems(keyVault("kv").allowIpRangeForDatabase("orders", "dev", "198.51.100.8", "198.51.100.9")))
                .containsExactly(
                        "service 'kv' of Microsoft.KeyVault has rules for databases; SQL servers alone have such");
    }

    private static AzureService only(Network network) {
        assertThat(network.all(AzureService.class)).hasSize(1);
        return network.all(AzureService.class).iterator().next();
    }
}
