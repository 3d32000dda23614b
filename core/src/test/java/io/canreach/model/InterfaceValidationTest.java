package io.canreach.model;

import static io.canreach.model.Refusal.refused;
import static io.canreach.model.Refusal.vnet;

import io.canreach.model.PublicIpAddress.Sku;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Azure refuses of interfaces, their addresses and their groups. */
class InterfaceValidationTest {
    @Test
    void an_interface_has_a_free_address_of_its_subnet() {
        refused(
                vnet().vm("one", "10.0.2.4"),
                "vm 'one' has the address 10.0.2.4, which is not in subnet 's' 10.0.1.0/24");
        refused(
                vnet().vm("one", "10.0.1.3"),
                "vm 'one' has the address 10.0.1.3, which Azure reserves in subnet 's' 10.0.1.0/24"
                        + " (the first four and the last)");
        refused(
                vnet().vm("one", "10.0.1.255"),
                "vm 'one' has the address 10.0.1.255, which Azure reserves in subnet 's' 10.0.1.0/24"
                        + " (the first four and the last)");
        refused(
                vnet().vm("one", "10.0.1.4").vm("two", "10.0.1.4"),
                "vm 'two' has the address 10.0.1.4, which vm 'one' has already");
    }

    @Test
    void an_interface_has_an_ipv4_address() {
        refused(
                new Lab()
                        .vnet("v", "10.0.0.0/16", "2001:db8::/48")
                        .subnet("s", "10.0.1.0/24", "2001:db8::/64")
                        .vm("one", "2001:db8::4"),
                "vm 'one' has no IPv4 address; Azure needs at least one on every interface");
    }

    @Test
    void a_machine_stands_in_one_network() {
        Lab lab = vnet().vm("one", "10.0.1.4")
                .vnet("w", "10.1.0.0/16")
                .subnet("t", "10.1.1.0/24")
                .moreNic("two", "10.1.1.4");

        refused(lab, "vm 'one' has interfaces in 2 virtual networks; only one is allowed");
    }

    @Test
    void a_public_address_is_attached_once_and_to_its_own_family() {
        Lab twice = vnet().vm("one", "10.0.1.4").publicIp(Sku.BASIC, "20.1.1.1");
        twice.add(NetworkInterface.of(
                ResourceId.of("networkInterfaces", "thief"),
                List.of(IpConfiguration.of("ip", Lab.subnetId("v", "s"), KnownAddress.parse("10.0.1.9"))
                        .withPublicIp(Lab.publicIpId("one-ip")))));

        refused(
                twice,
                "public IP 'one-ip' is attached to vm 'one' and to network interface 'thief'; it may be attached once");
        refused(
                vnet().vm("one", "10.0.1.4").publicIp(Sku.STANDARD, "2603:1::1"),
                "vm 'one' attaches public IP 'one-ip' (IPv6); it takes an IPv4 one here");
    }

    @Test
    void members_of_a_group_are_in_one_network_and_so_are_both_sides_of_a_rule() {
        refused(
                vnet().vm("one", "10.0.1.4")
                        .asg("g")
                        .vnet("w", "10.1.0.0/16")
                        .subnet("t", "10.1.1.0/24")
                        .vm("two", "10.1.1.4")
                        .asg("g"),
                "ASG 'g' has members in vnet 'v' and vnet 'w'; all members must be in one virtual network");
        SecurityRule both = Lab.allowIn(100)
                .withSource(new AsgReference(Lab.asgId("g")))
                .withDestination(new AsgReference(Lab.asgId("h")));
        refused(
                vnet().subnetNsg("n", both)
                        .vm("one", "10.0.1.4")
                        .asg("g")
                        .vnet("w", "10.1.0.0/16")
                        .subnet("t", "10.1.1.0/24")
                        .vm("two", "10.1.1.4")
                        .asg("h"),
                "rule 'rule-100' of NSG 'n' names ASGs of vnet 'v' and vnet 'w'; source and destination ASGs must be in"
                        + " one virtual network");
    }

    @Test
    void a_group_that_a_rule_names_exists() {
        SecurityRule rule = Lab.allowIn(100).withSource(new AsgReference(Lab.asgId("web")));

        refused(
                vnet().subnetNsg("n", rule),
                "rule 'rule-100' of NSG 'n' refers to ASG 'web', which is not in the network; there is no ASG at all");
    }

    @Test
    void an_interface_is_in_at_most_20_groups() {
        String[] groups = IntStream.range(0, 21).mapToObj(i -> "g" + i).toArray(String[]::new);

        refused(
                vnet().vm("one", "10.0.1.4").asg(groups),
                "network interface 'one-nic' is in 21 application security groups; at most 20 are allowed");
    }

    @Test
    void an_nsg_names_at_most_100_groups() {
        SecurityRule[] rules = IntStream.range(0, 101)
                .mapToObj(i -> Lab.allowIn(100 + i).withSource(new AsgReference(Lab.asgId("g" + i))))
                .toArray(SecurityRule[]::new);
        Lab lab = vnet().subnetNsg("n", rules);
        IntStream.range(0, 101).forEach(i -> lab.add(new ApplicationSecurityGroup(Lab.asgId("g" + i), "")));

        refused(lab, "NSG 'n' names 101 application security groups; at most 100 are allowed");
    }

    @Test
    void a_group_has_at_most_4000_members_of_which_50_are_private_endpoints() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.0.0/19");
        lab.add(new ApplicationSecurityGroup(Lab.asgId("g"), ""));
        IntStream.range(0, 3950).forEach(i -> lab.add(member(i)));
        IntStream.range(0, 51).forEach(i -> lab.add(endpoint(i)));

        refused(
                lab,
                "ASG 'g' has 4001 members; at most 4000 are allowed",
                "ASG 'g' has 51 private endpoints; at most 50 are allowed");
    }

    private static NetworkInterface member(int number) {
        IpConfiguration configuration = IpConfiguration.of("ip", Lab.subnetId("v", "s"), new Unknown("not declared"))
                .withApplicationSecurityGroups(List.of(Lab.asgId("g")));
        return NetworkInterface.of(Lab.nicId("m" + number), List.of(configuration));
    }

    private static PrivateEndpoint endpoint(int number) {
        return new PrivateEndpoint(
                Kit.id("pe" + number),
                "",
                Lab.subnetId("v", "s"),
                List.of(new Unknown("not declared")),
                PrivateEndpoint.State.APPROVED,
                Optional.empty(),
                List.of(),
                List.of(Lab.asgId("g")));
    }

    @Test
    void a_network_has_at_most_65536_private_addresses_of_whatever_kind() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/8").subnet("s", "10.0.0.0/8").vm("one", "");
        List<HostAddress> many = Collections.nCopies(65536, new Unknown("not declared"));

        refused(
                lab.add(new PrivateEndpoint(
                        Kit.id("pe"),
                        "",
                        Lab.subnetId("v", "s"),
                        many,
                        PrivateEndpoint.State.APPROVED,
                        Optional.empty(),
                        List.of(),
                        List.of())),
                "vnet 'v' has 65537 private addresses; at most 65536 are allowed");
    }
}
