package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.IpConfiguration;
import io.canreach.model.NetworkInterface;
import io.canreach.model.PublicIpAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Machines with addresses of both families. */
class DualStackTest {
    @Test
    void addresses_of_both_families_are_two_configurations_of_one_interface() {
        assertThat(configurations(vm("a").privateIp("10.0.0.4").privateIp("ace:cab:deca:1::4")))
                .containsExactly("IPV4 10.0.0.4", "IPV6 ace:cab:deca:1::4");
        assertThat(vm("a").privateIp("10.0.0.4").ipv6("ace:cab:deca:1::4"))
                .isEqualTo(vm("a").privateIp("10.0.0.4").privateIp("ace:cab:deca:1::4"));
    }

    @Test
    void beside_an_ipv6_address_stands_an_ipv4_one_said_or_not() {
        var unknown = "unknown (the address of vm 'a' is not declared)";
        var unknown6 = "unknown (the IPv6 address of vm 'a' is not declared)";

        assertThat(configurations(vm("a").ipv6())).containsExactly("IPV4 " + unknown, "IPV6 " + unknown6);
        assertThat(configurations(vm("a").ipv6("ace:cab:deca:1::4")))
                .containsExactly("IPV4 " + unknown, "IPV6 ace:cab:deca:1::4");
        assertThat(configurations(vm("a").ipv6().privateIp("10.0.0.4")))
                .containsExactly("IPV4 10.0.0.4", "IPV6 " + unknown6);
        assertThat(configurations(vm("a").nic(nic("n").privateIp("10.0.0.4").ipv6("ace:cab:deca:1::4"))))
                .containsExactly("IPV4 10.0.0.4", "IPV6 ace:cab:deca:1::4");
        assertThat(configurations(vm("a").nic(nic("n").ipv6()))).hasSize(2);
    }

    @Test
    void a_public_ip_goes_to_the_address_of_its_family() {
        assertThat(configurations(vm("a").privateIp("10.0.0.4")
                        .ipv6("ace:cab:deca:1::4")
                        .publicIp("20.1.2.3")
                        .publicIp("2001:db8::1")))
                .containsExactly("IPV4 10.0.0.4 a-ip", "IPV6 ace:cab:deca:1::4 a-ip2");
        assertThat(configurations(vm("a").privateIp("10.0.0.4")
                        .ipv6("ace:cab:deca:1::4")
                        .publicIp(publicIp("six").ipv6())))
                .containsExactly("IPV4 10.0.0.4", "IPV6 ace:cab:deca:1::4 six");
    }

    @Test
    void a_public_ip_of_which_no_family_is_said_goes_to_the_address_said_last() {
        var network = network(of(vm("a").privateIp("10.0.0.4")
                .publicIp()
                .ipv6("ace:cab:deca:1::4")
                .publicIp()));

        assertThat(network.all(PublicIpAddress.class))
                .extracting(each -> each.name() + " " + each.family())
                .containsExactly("a-ip IPV4", "a-ip2 IPV6");
    }

    @Test
    void machines_of_both_families_reach_each_other() {
        var one = vm("a").privateIp("10.0.0.4").ipv6("ace:cab:deca:1::4");
        var other = vm("b").privateIp("10.0.0.5").ipv6("ace:cab:deca:1::5");

        var network = network(of(one).vm(other));

        canReach(one, ip("ace:cab:deca:1::5"), 443).check(network);
        canReach(ip("ace:cab:deca:1::4"), other, 443).check(network);
    }

    @Test
    void what_is_no_ipv6_address_is_refused_with_its_machine() {
        assertThatThrownBy(() -> network(of(vm("a").ipv6("10.0.0.4"))))
                .hasMessage("vm 'a': IP configuration 'ipconfig2' is IPV6 but has the address 10.0.0.4");
    }

    @Test
    void a_handle_with_another_address_is_refused_in_either_family() {
        var network = network(of(vm("a").privateIp("10.0.0.4").ipv6("ace:cab:deca:1::4")));

        assertThatThrownBy(() -> canReach(vm("a").ipv6("ace:cab:deca:1::5"), internet(), 443)
                        .check(network))
                .hasMessageContaining("vm 'a' was said to have the address ace:cab:deca:1::5");
    }

    private static SubnetDeclaration of(VmDeclaration machine) {
        return vnet("v").subnet("s", "10.0.0.0/24", "ace:cab:deca:1::/64").vm(machine);
    }

    private static List<String> configurations(VmDeclaration machine) {
        return network(of(machine)).all(NetworkInterface.class).stream()
                .flatMap(nic -> nic.ipConfigurations().stream())
                .map(DualStackTest::text)
                .toList();
    }

    private static String text(IpConfiguration each) {
        return each.family() + " " + each.privateAddress()
                + each.publicIp().map(id -> " " + id.name()).orElse("");
    }
}
