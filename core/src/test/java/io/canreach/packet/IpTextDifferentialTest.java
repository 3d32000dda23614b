package io.canreach.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class IpTextDifferentialTest {
    private static final int ROUNDS = 20_000;

    private final Random random = new Random(5952);

    @Test
    void an_ipv4_address_reads_as_the_ipaddress_library_writes_it() {
        for (int i = 0; i < ROUNDS; i++) {
            Ip ip = Ip.ofIpv4(random.nextInt() & 0xFFFF_FFFFL);

            assertEquals(ip.toIPAddress().toCanonicalString(), ip.toString());
        }
    }

    @Test
    void an_ipv6_address_reads_as_the_ipaddress_library_writes_it() {
        for (int i = 0; i < ROUNDS; i++) {
            Ip ip = Ip.ofIpv6(halfWithZeroWords(), halfWithZeroWords());

            assertEquals(ip.toIPAddress().toCanonicalString(), ip.toString());
        }
    }

    private long halfWithZeroWords() {
        long half = 0;
        for (int word = 0; word < 4; word++) {
            int value = random.nextInt(3) == 0 ? random.nextInt(0x1_0000) : random.nextInt(2);
            half = half << 16 | value;
        }
        return half;
    }
}
