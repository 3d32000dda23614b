package io.canreach.packet;

/** The one reader of address text: strict, because a lenient one reads {@code 010.0.0.1} as 8.0.0.1. */
final class IpParser {
    private static final String IPV4_FORM = "an IPv4 address has four numbers from 0 to 255, as 10.0.1.6";
    private static final String IPV6_FORM = "an IPv6 address has eight groups of one to four hexadecimal digits,"
            + " one run of zero groups may be written ::, as fd00::6";
    private static final int GROUPS = 8;

    private final String text;

    private IpParser(String text) {
        this.text = text;
    }

    static Ip parse(String text) {
        return new IpParser(text).parse();
    }

    private Ip parse() {
        if (text.indexOf(':') >= 0) {
            return parseIpv6();
        }
        if (text.indexOf('.') >= 0) {
            return Ip.ofIpv4(parseIpv4(text));
        }
        throw bad("write an IPv4 address as 10.0.1.6 or an IPv6 address as fd00::6");
    }

    private long parseIpv4(String part) {
        String[] numbers = part.split("\\.", -1);
        if (numbers.length != 4) {
            throw bad(IPV4_FORM);
        }
        long value = 0;
        for (String number : numbers) {
            value = value << 8 | octet(number);
        }
        return value;
    }

    private int octet(String number) {
        if (number.length() > 1 && number.charAt(0) == '0' && isDecimal(number)) {
            throw bad("a number of an IPv4 address has no leading zeros, as 10.0.1.6");
        }
        if (number.isEmpty() || number.length() > 3 || !isDecimal(number)) {
            throw bad(IPV4_FORM);
        }
        int value = Integer.parseInt(number);
        if (value > 255) {
            throw bad(IPV4_FORM);
        }
        return value;
    }

    /** Whether all characters are ASCII digits; {@code Character.isDigit} would let others in. */
    static boolean isDecimal(String number) {
        boolean decimal = !number.isEmpty();
        for (int i = 0; decimal && i < number.length(); i++) {
            decimal = number.charAt(i) >= '0' && number.charAt(i) <= '9';
        }
        return decimal;
    }

    private Ip parseIpv6() {
        if (text.indexOf('%') >= 0) {
            throw bad("an address with a zone says nothing outside of one machine; leave out the % and what follows");
        }
        int gap = text.indexOf("::");
        if (gap < 0) {
            return ipv6(groups(text, true), new int[0]);
        }
        String tail = text.substring(gap + 2);
        return ipv6(groups(text.substring(0, gap), false), groups(tail, true));
    }

    private Ip ipv6(int[] head, int[] tail) {
        int given = head.length + tail.length;
        boolean gap = text.contains("::");
        if (gap ? given >= GROUPS : given != GROUPS) {
            throw bad(IPV6_FORM);
        }
        long[] halves = new long[2];
        for (int i = 0; i < GROUPS; i++) {
            int fromEnd = GROUPS - i;
            int group = i < head.length ? head[i] : fromEnd <= tail.length ? tail[tail.length - fromEnd] : 0;
            halves[i / 4] = halves[i / 4] << 16 | group;
        }
        return Ip.ofIpv6(halves[0], halves[1]);
    }

    private int[] groups(String part, boolean mayEndInIpv4) {
        if (part.isEmpty()) {
            return new int[0];
        }
        String[] words = part.split(":", -1);
        String last = words[words.length - 1];
        boolean dotted = mayEndInIpv4 && last.indexOf('.') >= 0;
        int[] groups = new int[words.length + (dotted ? 1 : 0)];
        for (int i = 0; i < words.length - (dotted ? 1 : 0); i++) {
            groups[i] = group(words[i]);
        }
        if (dotted) {
            long value = parseIpv4(last);
            groups[groups.length - 2] = (int) (value >>> 16);
            groups[groups.length - 1] = (int) (value & 0xFFFF);
        }
        return groups;
    }

    private int group(String word) {
        if (word.isEmpty() || word.length() > 4) {
            throw bad(IPV6_FORM);
        }
        int value = 0;
        for (int i = 0; i < word.length(); i++) {
            int digit = word.charAt(i) < 128 ? Character.digit(word.charAt(i), 16) : -1; // not those of other scripts
            if (digit < 0) {
                throw bad(IPV6_FORM);
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private IllegalArgumentException bad(String allowed) {
        return new IllegalArgumentException(Quote.of(text) + " is not an IP address: " + allowed);
    }
}
