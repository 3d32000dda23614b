package io.canreach.packet;

/** Writes addresses: IPv4 as four numbers, IPv6 as RFC 5952 wants it, with the longest run of zeros left out. */
final class IpText {
    private static final int WORDS = 8;
    private static final int WORD_BITS = 16;
    private static final int WORD_MASK = 0xFFFF;
    private static final int BYTE_MASK = 0xFF;

    private IpText() {}

    static String of(Ip ip) {
        return ip.family() == IpFamily.IPV4 ? ipv4((int) ip.low()) : ipv6(ip);
    }

    private static String ipv4(int value) {
        return (value >>> 24) + "." + (value >>> 16 & BYTE_MASK) + "." + (value >>> 8 & BYTE_MASK) + "."
                + (value & BYTE_MASK);
    }

    private static String ipv6(Ip ip) {
        int start = 0;
        int length = 1;
        for (int i = 0; i < WORDS; i++) {
            int zeros = zerosFrom(ip, i);
            if (zeros > length) {
                start = i;
                length = zeros;
            }
        }
        if (length == 1) {
            return words(ip, 0, WORDS);
        }
        return words(ip, 0, start) + "::" + words(ip, start + length, WORDS);
    }

    private static int zerosFrom(Ip ip, int first) {
        int word = first;
        while (word < WORDS && word(ip, word) == 0) {
            word++;
        }
        return word - first;
    }

    private static String words(Ip ip, int first, int end) {
        StringBuilder text = new StringBuilder();
        for (int i = first; i < end; i++) {
            text.append(i == first ? "" : ":").append(Integer.toHexString(word(ip, i)));
        }
        return text.toString();
    }

    private static int word(Ip ip, int index) {
        long half = index < WORDS / 2 ? ip.high() : ip.low();
        int right = (WORDS / 2 - 1 - index % (WORDS / 2)) * WORD_BITS;
        return (int) (half >>> right) & WORD_MASK;
    }
}
