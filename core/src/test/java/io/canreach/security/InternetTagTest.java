package io.canreach.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Direction;
import io.canreach.model.Gap;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.packet.Flow;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InternetTagTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "168.63.129.16",
                "13.107.21.200",
                "25.26.0.1",
                "8.8.8.8",
                "1.0.0.0",
                "9.255.255.255",
                "11.0.0.0",
                "172.131.0.100",
                "223.255.255.255",
                "2606:4700::1111"
            })
    void these_are_the_internet(String ip) {
        assertThat(InternetTag.addresses().contains(Ip.parse(ip))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1.2.3", "10.0.0.1", "10.255.255.255", "25.20.0.1", "100.64.0.1", "127.0.0.1", "169.254.169.254",
                "172.16.0.1", "172.31.0.100", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "224.0.0.1",
                "255.255.255.255", "fd12::1", "fe80::1", "ff02::1", "::1"
            })
    void these_are_not(String ip) {
        assertThat(InternetTag.addresses().contains(Ip.parse(ip))).isFalse();
    }

    @Test
    void the_tag_overlaps_a_virtual_network_of_public_ipv4_space() {
        AddressExpansion expansion =
                expansion(new Lab().vnet("v", "130.10.0.0/16").subnet("s", "130.10.1.0/24"));

        assertThat(expansion.tag(ServiceTag.INTERNET).certain().encloses(IpSet.parse("130.10.0.0/16")))
                .isTrue();
        assertThat(expansion.tag(ServiceTag.VIRTUAL_NETWORK).certain().encloses(IpSet.parse("130.10.0.0/16")))
                .isTrue();
    }

    @Test
    void of_ipv6_what_belongs_to_the_virtual_network_is_not_the_internet() {
        AddressExpansion expansion =
                expansion(new Lab().vnet("v", "10.0.0.0/16", "2001:db8:1::/48").subnet("s", "10.0.1.0/24"));

        IpSet internet = expansion.tag(ServiceTag.INTERNET).certain();

        assertThat(internet.overlaps(IpSet.parse("2001:db8:1::/48"))).isFalse();
        assertThat(internet.contains(Ip.parse("2001:db8:2::1"))).isTrue();
    }

    @Test
    void of_ipv6_what_may_belong_to_the_virtual_network_may_be_the_internet_or_not() {
        AddressExpansion expansion = expansion(new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .gap(Lab.vnetId("v"), Gap.Effect.ADDRESSES, "its address space is not known"));

        Extent internet = expansion.tag(ServiceTag.INTERNET);

        assertThat(internet.certain().contains(Ip.parse("2001:db8:2::1"))).isFalse();
        assertThat(internet.possible().contains(Ip.parse("2001:db8:2::1"))).isTrue();
        assertThat(internet.certain().contains(Ip.parse("8.8.8.8"))).isTrue();
        assertThat(internet.doubts()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Deny, Internet, Deny, Sql, UNDETERMINED",
        "Allow, Internet, Deny, VirtualNetwork, UNDETERMINED",
        "Deny, Internet, Allow, Internet, UNDETERMINED",
        "Deny, Internet, Deny, VirtualNetwork, UNDETERMINED",
        "Deny, *, Allow, Internet, DENY",
        "Allow, *, Deny, Internet, ALLOW",
        "Allow, VirtualNetwork, Deny, Internet, UNDETERMINED",
        "Deny, VirtualNetwork, Allow, Internet, UNDETERMINED"
    })
    void rules_for_either_tag_decide_surely_only_behind_one_for_all(
            String first, String tag, String second, String other, Outcome expected) {
        Network network = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .gap(Lab.vnetId("v"), Gap.Effect.ADDRESSES, "its address space is not known")
                .network();
        NetworkSecurityGroup group =
                NetworkSecurityGroup.of(Lab.nsgId("n"), List.of(rule(100, first, tag), rule(110, second, other)));
        Subnet subnet = network.get(Subnet.class, Lab.subnetId("v", "s"));
        Flow flow = Flow.tcp("2001:db8:2::1", 40000, "2001:db8:3::1", 443);

        RulePart part = RuleList.of(group, Direction.INBOUND, RuleScope.of(network, subnet))
                .decide(flow);

        assertThat(part.outcome()).isEqualTo(expected);
        assertThat(part.doubts().isEmpty()).isEqualTo(expected != Outcome.UNDETERMINED);
    }

    private static SecurityRule rule(int priority, String access, String tag) {
        SecurityRule rule = access.equals("Allow") ? Lab.allowIn(priority) : Lab.denyIn(priority);
        return tag.equals("*") ? rule : rule.withSource(new ServiceTag(tag));
    }

    @Test
    void the_load_balancer_probes_from_one_address_of_each_family() {
        AddressExpansion expansion =
                expansion(new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24"));

        assertThat(expansion.tag(new ServiceTag("AZURE_LOADBALANCER")).certain())
                .isEqualTo(IpSet.parse("168.63.129.16, fe80::1234:5678:9abc"));
    }

    @Test
    void a_tag_without_data_may_be_any_address_but_a_private_one() {
        AddressExpansion expansion = expansion(
                new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24").tag("Storage", "20.38.0.0/16"));

        assertThat(expansion.tag(new ServiceTag("storage")).certain()).isEqualTo(IpSet.parse("20.38.0.0/16"));
        Extent unknown = expansion.tag(new ServiceTag("Sql"));
        assertThat(unknown.certain().isEmpty()).isTrue();
        assertThat(unknown.possible().contains(Ip.parse("40.1.2.3"))).isTrue();
        assertThat(unknown.possible().contains(Ip.parse("168.63.129.16"))).isTrue();
        assertThat(unknown.possible().contains(Ip.parse("10.1.2.3"))).isFalse();
        assertThat(unknown.doubts()).containsExactly(new Unknown("the prefixes of service tag 'Sql' are not given"));
    }

    private static AddressExpansion expansion(Lab lab) {
        Network network = lab.network();
        return new AddressExpansion(RuleScope.of(network, network.get(Subnet.class, Lab.subnetId("v", "s"))));
    }
}
