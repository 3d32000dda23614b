package io.canreach.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AddressClassTest {
    @ParameterizedTest
    @CsvSource({
        "168.63.129.16, AZURE_PLATFORM",
        "169.254.169.254, AZURE_PLATFORM",
        "fe80::1234:5678:9abc, AZURE_PLATFORM",
        "10.0.0.0, RFC_1918",
        "10.255.255.255, RFC_1918",
        "172.16.0.0, RFC_1918",
        "172.31.255.255, RFC_1918",
        "192.168.255.255, RFC_1918",
        "100.64.0.0, RFC_6598",
        "100.127.255.255, RFC_6598",
        "fc00::, RFC_4193",
        "fdff:ffff::1, RFC_4193",
        "127.0.0.1, LOOPBACK",
        "::1, LOOPBACK",
        "169.254.0.1, LINK_LOCAL",
        "fe80::1, LINK_LOCAL",
        "224.0.0.1, MULTICAST",
        "239.255.255.255, MULTICAST",
        "ff02::1, MULTICAST",
        "192.0.2.1, DOCUMENTATION",
        "198.51.100.1, DOCUMENTATION",
        "203.0.113.1, DOCUMENTATION",
        "2001:db8::1, DOCUMENTATION",
        "0.0.0.0, RESERVED",
        "192.0.0.1, RESERVED",
        "198.19.255.255, RESERVED",
        "240.0.0.0, RESERVED",
        "255.255.255.255, RESERVED",
        "::, RESERVED",
        "4000::, RESERVED",
        "fec0::1, RESERVED",
        "9.255.255.255, PUBLIC",
        "11.0.0.0, PUBLIC",
        "168.63.129.15, PUBLIC",
        "172.32.0.0, PUBLIC",
        "100.128.0.0, PUBLIC",
        "8.8.8.8, PUBLIC",
        "2606:4700::1111, PUBLIC"
    })
    void each_address_has_one_class(String ip, AddressClass expected) {
        assertThat(AddressClass.of(Ip.parse(ip))).isEqualTo(expected);
        assertThat(expected.addresses().contains(Ip.parse(ip))).isTrue();
    }

    @Test
    void the_classes_are_disjoint_and_hold_every_address() {
        IpSet seen = IpSet.empty();
        for (AddressClass each : AddressClass.values()) {
            assertThat(each.addresses().overlaps(seen)).as("%s", each).isFalse();
            seen = seen.union(each.addresses());
        }
        assertThat(seen).isEqualTo(IpSet.all());
    }

    @ParameterizedTest
    @EnumSource
    void the_class_of_an_address_is_that_whose_set_holds_it(AddressClass each) {
        each.addresses().cidrs().forEach(cidr -> {
            assertThat(AddressClass.of(cidr.first())).isEqualTo(each);
            assertThat(AddressClass.of(cidr.last())).isEqualTo(each);
        });
    }

    @Test
    void a_range_that_straddles_classes_is_split_between_them() {
        Map<AddressClass, IpSet> parts = AddressClass.split(IpSet.parse("172.31.0.0-172.32.255.255"));

        assertThat(parts)
                .containsOnly(
                        Map.entry(AddressClass.RFC_1918, IpSet.parse("172.31.0.0/16")),
                        Map.entry(AddressClass.PUBLIC, IpSet.parse("172.32.0.0/16")));
    }

    @Test
    void it_is_described_in_words() {
        assertThat(AddressClass.describe(IpSet.parse("10.1.0.0/16"))).isEqualTo("RFC 1918 private");
        assertThat(AddressClass.describe(IpSet.parse("172.31.0.0-172.32.255.255")))
                .isEqualTo("straddles RFC 1918 private (172.31.0.0/16); public (172.32.0.0/16)");
        assertThat(AddressClass.describe(IpSet.empty())).isEqualTo("no address");
    }
}
