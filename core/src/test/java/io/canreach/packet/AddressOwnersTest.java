package io.canreach.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sets found by where an address lies say what looking at each set says. */
class AddressOwnersTest {
    private static final List<IpSet> SETS = Stream.of(
                    "10.0.1.0/24",
                    "10.0.0.0/16, fd00::/16",
                    "10.0.0.0/8",
                    "192.168.0.0/16, 10.0.1.7",
                    "none",
                    "255.255.255.255")
            .map(IpSet::parse)
            .toList();

    @Test
    void the_first_set_that_has_all_addresses_is_their_owner() {
        AddressOwners owners = AddressOwners.of(SETS);

        assertThat(owners.of(IpSet.parse("10.0.1.7"))).isZero();
        assertThat(owners.of(IpSet.parse("10.0.2.0/24"))).isEqualTo(1);
        assertThat(owners.of(IpSet.parse("255.255.255.255"))).isEqualTo(5);
        assertThat(owners.of(IpSet.parse("11.0.0.0/8"))).isEqualTo(AddressOwners.NONE);
    }

    @Test
    void addresses_of_two_owners_or_of_ipv6_or_none_at_all_have_no_single_one() {
        AddressOwners owners = AddressOwners.of(SETS);

        assertThat(owners.of(IpSet.parse("10.0.0.0/23"))).isEqualTo(AddressOwners.SEVERAL);
        assertThat(owners.of(IpSet.parse("10.0.1.4, 11.0.0.1"))).isEqualTo(AddressOwners.SEVERAL);
        assertThat(owners.of(IpSet.parse("fd00::1"))).isEqualTo(AddressOwners.SEVERAL);
        assertThat(owners.of(IpSet.empty())).isEqualTo(AddressOwners.SEVERAL);
    }

    @Test
    void masks_have_a_bit_for_each_set_that_has_an_address_of_another() {
        AddressMasks masks = AddressMasks.of(SETS);

        assertThat(masks.touching(IpSet.parse("10.0.1.7"))).isEqualTo(0b1111);
        assertThat(masks.touching(IpSet.parse("10.0.1.8"))).isEqualTo(0b111);
        assertThat(masks.touching(IpSet.parse("0.0.0.0/0"))).isEqualTo(0b101111);
        assertThat(masks.touching(IpSet.parse("12.0.0.1"))).isZero();
    }

    @Test
    void masks_tell_ipv6_addresses_apart_too() {
        AddressMasks masks = AddressMasks.of(SETS);

        assertThat(masks.touching(IpSet.parse("fd00::1"))).isEqualTo(0b10);
        assertThat(masks.touching(IpSet.parse("fe80::1"))).isZero();
    }

    @Test
    void owners_and_masks_agree_with_the_sets_for_random_blocks() {
        Random random = new Random(7);
        List<IpSet> sets = IntStream.range(0, 40).mapToObj(i -> block(random)).toList();
        AddressOwners owners = AddressOwners.of(sets);
        AddressMasks masks = AddressMasks.of(sets);

        for (int i = 0; i < 2_000; i++) {
            IpSet asked = i % 3 == 0 ? block(random).union(block(random)) : block(random);

            assertThat(masks.touching(asked)).as("%s", asked).isEqualTo(touching(sets, asked));
            assertThat(owners.of(asked)).as("%s", asked).isEqualTo(owner(sets, asked));
        }
    }

    private static IpSet block(Random random) {
        int length = 4 + random.nextInt(29);
        long bits = (0x0A00_0000L | random.nextInt(1 << 12)) >>> (32 - length) << (32 - length);
        return IpSet.of(Cidr.of(Ip.ofIpv4(bits), length));
    }

    private static long touching(List<IpSet> sets, IpSet asked) {
        return IntStream.range(0, sets.size())
                .filter(i -> sets.get(i).overlaps(asked))
                .mapToLong(i -> 1L << i)
                .sum();
    }

    /** One set at a time takes what no earlier one has. */
    private static int owner(List<IpSet> sets, IpSet asked) {
        IpSet rest = asked;
        for (int i = 0; i < sets.size(); i++) {
            if (rest.overlaps(sets.get(i))) {
                return sets.get(i).encloses(rest) ? i : AddressOwners.SEVERAL;
            }
            rest = rest.minus(sets.get(i));
        }
        return AddressOwners.NONE;
    }
}
