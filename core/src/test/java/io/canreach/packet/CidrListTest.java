package io.canreach.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CidrListTest {
    private static final List<Cidr> BLOCKS = List.of(
            Cidr.parse("255.0.0.0/8"),
            Cidr.parse("0.0.0.0/0"),
            Cidr.parse("10.0.1.6"),
            Cidr.parse("ffff::/16"),
            Cidr.parse("fd00::6"));

    @Test
    void the_list_holds_the_blocks_it_was_made_of() {
        assertThat(CidrList.of(BLOCKS)).isEqualTo(BLOCKS).hasSameHashCodeAs(BLOCKS);
        assertThat(CidrList.of(List.of())).isEmpty();
    }

    @Test
    void blocks_of_ipv4_come_first() {
        var list = CidrList.of(List.of(Cidr.parse("fd00::/8"), Cidr.parse("10.0.0.0/8"), Cidr.parse("9.0.0.0/8")));

        assertThat(list).map(Cidr::toString).containsExactly("10.0.0.0/8", "9.0.0.0/8", "fd00::/8");
    }

    @Test
    void the_list_never_changes() {
        var list = CidrList.of(BLOCKS);

        assertThatThrownBy(() -> list.add(Cidr.ANY_IPV4)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> list.get(5)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
