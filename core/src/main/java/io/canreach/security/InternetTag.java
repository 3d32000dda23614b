package io.canreach.security;

import io.canreach.packet.IpSet;

/**
 * What the service tag {@code Internet} stands for: a fixed list that does not depend on the virtual network, as Azure's
 * recorded answers of 2018 show it. It holds public address space, Azure's included, and 168.63.129.16.
 */
public final class InternetTag {
    private static final IpSet NOT_INTERNET = IpSet.parse("0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8,"
            + " 169.254.0.0/16, 172.16.0.0/12, 192.0.2.0/24, 192.168.0.0/16, 198.18.0.0/15, 224.0.0.0/3,"
            + " 25.0.0.0/12, 25.16.0.0/13, 25.24.0.0/16, 25.28.0.0/14, 25.32.0.0/11, 25.64.0.0/10, 25.128.0.0/14,"
            + " 25.142.0.0/15, 25.144.0.0/12, 25.160.0.0/11, 25.192.0.0/11, 25.224.0.0/12, 25.244.0.0/14,"
            + " 25.248.0.0/13");
    private static final IpSet ADDRESSES =
            IpSet.parse("0.0.0.0/0").minus(NOT_INTERNET).union(IpSet.parse("2000::/3"));

    private InternetTag() {}

    /**
     * The tag's addresses.
     *
     * @return the recorded IPv4 list, and global unicast IPv6
     */
    public static IpSet addresses() {
        return ADDRESSES;
    }
}
