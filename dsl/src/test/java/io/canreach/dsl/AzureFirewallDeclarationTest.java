package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.canreach.model.Access;
import io.canreach.model.AnyAddress;
import io.canreach.model.ApplicationRule;
import io.canreach.model.AzureFirewall;
import io.canreach.model.DnatRule;
import io.canreach.model.FirewallRule;
import io.canreach.model.FirewallRuleCollection;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.KnownAddress;
import io.canreach.model.NetworkRule;
import io.canreach.model.Ports;
import io.canreach.model.Prefix;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Unknown;
import io.canreach.packet.Cidr;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AzureFirewallDeclarationTest {
    private final AzureFirewallDeclaration firewall =
            azureFirewall("fw").privateIp("10.0.1.4").publicIp("20.1.2.3");

    @Test
    void a_firewall_stands_in_its_subnet_without_a_rule() {
        var network = network(hub(firewall.publicIp()));

        var made = network.all(AzureFirewall.class).iterator().next();
        assertThat(made.subnet()).hasToString("/virtualNetworks/hub/subnets/AzureFirewallSubnet");
        assertThat(made.location()).isEqualTo("westeurope");
        assertThat(made.privateAddress()).isEqualTo(KnownAddress.parse("10.0.1.4"));
        assertThat(made.collections()).isEmpty();
        assertThat(made.unknownRules()).isEmpty();
        assertThat(made.privateRanges()).isEmpty();
        assertThat(network.all(PublicIpAddress.class))
                .extracting(PublicIpAddress::name, PublicIpAddress::sku)
                .containsExactly(
                        tuple("fw-ip", PublicIpAddress.Sku.STANDARD), tuple("fw-ip2", PublicIpAddress.Sku.STANDARD));
    }

    @Test
    void what_was_not_said_of_a_firewall_is_unknown() {
        assertThat(made(azureFirewall("fw")).privateAddress())
                .isEqualTo(new Unknown("the private address of firewall 'fw' is not declared"));
        assertThat(made(firewall.unknownRules()).unknownRules())
                .containsExactly(new Unknown("the rules of firewall 'fw' are not known"));
    }

    @Test
    void network_rules_match_everything_unless_narrowed() {
        var collections = made(firewall.network("spokes", 200)
                        .allow("sql")
                        .from(cidr("10.1.0.0/16"))
                        .to(ip("10.2.0.4"), tag("Sql"))
                        .on(tcp(1433))
                        .on(tcp(11000))
                        .allow("all")
                        .network("rest", 300)
                        .deny("none"))
                .collections();

        var sql = new NetworkRule(
                "sql",
                Set.of(Protocol.TCP),
                List.of(new Prefix(Cidr.parse("10.1.0.0/16"))),
                List.of(new Prefix(Cidr.parse("10.2.0.4/32")), tag("Sql").match()),
                List.of(new Ports(PortSet.of(1433, 11000))));
        assertThat(collections)
                .containsExactly(
                        collection(
                                "spokes",
                                FirewallRuleCollection.Type.NETWORK,
                                200,
                                Access.ALLOW,
                                sql,
                                NetworkRule.any("all")),
                        collection(
                                "rest",
                                FirewallRuleCollection.Type.NETWORK,
                                300,
                                Access.DENY,
                                NetworkRule.any("none")));
    }

    @Test
    void application_rules_are_for_every_name_on_web_ports_unless_said_otherwise() {
        var collections = made(firewall.application("web", 300)
                        .allow("any")
                        .allow("updates")
                        .from(cidr("10.1.0.0/16"))
                        .toNames("*.example.com", "example.org")
                        .on(tcp(8443))
                        .application("blocked", 400)
                        .deny("ads")
                        .toNames("ads.example.net"))
                .collections();

        assertThat(collections)
                .containsExactly(
                        collection(
                                "web",
                                FirewallRuleCollection.Type.APPLICATION,
                                300,
                                Access.ALLOW,
                                new ApplicationRule(
                                        "any", List.of(new AnyAddress()), PortSet.of(80, 443), List.of("*")),
                                new ApplicationRule(
                                        "updates",
                                        List.of(new Prefix(Cidr.parse("10.1.0.0/16"))),
                                        PortSet.of(8443),
                                        List.of("*.example.com", "example.org"))),
                        collection(
                                "blocked",
                                FirewallRuleCollection.Type.APPLICATION,
                                400,
                                Access.DENY,
                                new ApplicationRule(
                                        "ads",
                                        List.of(new AnyAddress()),
                                        PortSet.of(80, 443),
                                        List.of("ads.example.net"))));
    }

    @Test
    void dnat_rules_are_called_at_the_only_public_address_unless_said_otherwise() {
        var collection = made(firewall.dnat("in", 100)
                        .translate("web", tcp(443))
                        .from(cidr("198.51.100.0/24"))
                        .to("10.1.0.5", 8443)
                        .translate("dns", udp(53))
                        .at("10.0.1.4")
                        .to("10.1.0.6"))
                .collections()
                .get(0);

        assertThat(collection)
                .isEqualTo(collection(
                        "in",
                        FirewallRuleCollection.Type.DNAT,
                        100,
                        Access.ALLOW,
                        new DnatRule(
                                "web",
                                Set.of(Protocol.TCP),
                                List.of(new Prefix(Cidr.parse("198.51.100.0/24"))),
                                KnownAddress.parse("20.1.2.3"),
                                PortSet.of(443),
                                KnownAddress.parse("10.1.0.5"),
                                Optional.of(8443)),
                        new DnatRule(
                                "dns",
                                Set.of(Protocol.UDP),
                                List.of(new AnyAddress()),
                                KnownAddress.parse("10.0.1.4"),
                                PortSet.of(53),
                                KnownAddress.parse("10.1.0.6"),
                                Optional.empty())));
    }

    @Test
    void without_a_public_address_dnat_rules_are_called_at_the_private_one() {
        var inside = azureFirewall("fw").privateIp("10.0.1.4");
        var unknown = azureFirewall("fw").publicIp();

        assertThat(calledAt(inside)).isEqualTo(KnownAddress.parse("10.0.1.4"));
        assertThat(calledAt(unknown)).isEqualTo(new Unknown("the address of public IP 'fw-ip' is not declared"));
    }

    @Test
    void collections_stand_in_the_group_said_before_them() {
        var collections = made(firewall.network("classic", 100)
                        .allow("a")
                        .parentGroup(200)
                        .network("parent", 100)
                        .allow("b")
                        .group(300)
                        .network("own", 100)
                        .allow("c")
                        .application("names", 200)
                        .allow("d"))
                .collections();

        assertThat(collections)
                .extracting(
                        FirewallRuleCollection::name,
                        FirewallRuleCollection::inherited,
                        FirewallRuleCollection::groupPriority)
                .containsExactly(
                        tuple("classic", false, 0),
                        tuple("parent", true, 200),
                        tuple("own", false, 300),
                        tuple("names", false, 300));
    }

    @Test
    void private_ranges_are_those_said() {
        assertThat(made(firewall.privateRanges("10.0.0.0/8").privateRanges("192.168.0.0/16"))
                        .privateRanges())
                .hasToString("[10.0.0.0/8, 192.168.0.0/16]");
    }

    @Test
    void all_that_is_wrong_with_a_firewall_is_told_at_once() {
        var wrong = azureFirewall("fw")
                .privateIp("10.0.1")
                .publicIp()
                .publicIp("20.300.0.1")
                .privateRanges("10.0.0.0/33")
                .network("mixed", 200)
                .allow("yes")
                .on(tcp(80))
                .on(udp(53))
                .deny("no")
                .application("web", 300)
                .allow("quic")
                .on(udp(443))
                .dnat("in", 100)
                .translate("web", tcp(443))
                .to("10.1.0.5", 70000)
                .translate("nowhere", tcp(80));

        assertThatThrownBy(() -> network(hub(wrong)))
                .isInstanceOfSatisfying(
                        InvalidNetworkException.class,
                        refused -> Golden.assertEqual("wrong-firewall", String.valueOf(refused.getMessage())));
    }

    @Test
    void firewalls_are_values_and_print_what_they_are() {
        assertThat(firewall.network("a", 200).allow("x"))
                .isEqualTo(firewall.network("a", 200).allow("x"))
                .isNotEqualTo(firewall.network("a", 200).deny("x"))
                .hasToString("firewall 'fw'");
        assertThat(firewall.endpoint()).hasToString("firewall 'fw'");
    }

    @Test
    void a_handle_of_a_firewall_at_another_address_is_refused() {
        var network = network(hub(firewall));

        assertThat(azureFirewall("fw").endpointIn(network)).isEqualTo(firewall.endpoint());
        assertThatThrownBy(() -> azureFirewall("fw").privateIp("10.0.1.5").endpointIn(network))
                .hasMessage("firewall 'fw' was said to have the address 10.0.1.5, but in the network asked about it is"
                        + " 10.0.1.4");
    }

    private static FirewallRuleCollection collection(
            String name, FirewallRuleCollection.Type type, int priority, Access access, FirewallRule... rules) {
        return new FirewallRuleCollection(name, type, false, 0, priority, access, List.of(rules));
    }

    private static Object calledAt(AzureFirewallDeclaration said) {
        var made = made(said.dnat("in", 100).translate("web", tcp(443)).to("10.1.0.5"));
        return ((DnatRule) made.collections().get(0).rules().get(0)).destination();
    }

    private static VnetDeclaration hub(AzureFirewallDeclaration firewall) {
        return vnet("hub")
                .location("westeurope")
                .subnet("AzureFirewallSubnet", "10.0.1.0/26")
                .firewall(firewall);
    }

    private static AzureFirewall made(AzureFirewallDeclaration firewall) {
        return network(hub(firewall)).all(AzureFirewall.class).iterator().next();
    }
}
