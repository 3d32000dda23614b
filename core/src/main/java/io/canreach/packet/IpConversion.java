package io.canreach.packet;

import inet.ipaddr.IPAddress;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.nio.ByteBuffer;

/** Addresses as values of the IPAddress library; apart, so that its hundred classes are loaded only when they are wanted. */
final class IpConversion {
    private IpConversion() {}

    static IPAddress toIPAddress(Ip ip) {
        if (ip.family() == IpFamily.IPV4) {
            return new IPv4Address((int) ip.low());
        }
        return new IPv6Address(ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(ip.high())
                .putLong(ip.low())
                .array());
    }
}
