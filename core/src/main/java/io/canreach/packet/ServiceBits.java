package io.canreach.packet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What the numbers of {@link AddressPairs} stand for, as bits: one for each of the fewest parts of protocols and ports that
 * every set has as a whole or not at all. So two sets have a service in common exactly where they have a bit in common.
 */
public final class ServiceBits {
    private final int words;
    private final int[] starts;
    private final long[] bits;

    private ServiceBits(int words, int[] starts, long[] bits) {
        this.words = words;
        this.starts = starts;
        this.bits = bits;
    }

    /** The bits of tuples of nodes, each by its place in a list, those of some protocols side by side for each set. */
    static ServiceBits of(List<Node> nodes, List<int[]> known, int protocols) {
        List<ServiceParts> parts = new ArrayList<>();
        int count = 0;
        for (int protocol = 0; protocol < protocols; protocol++) {
            parts.add(ServiceParts.of(used(nodes, known, protocol, protocols)));
            count += parts.get(protocol).count();
        }
        return of(nodes, known, parts, Math.max(1, (count + Long.SIZE - 1) / Long.SIZE));
    }

    private static List<Node> used(List<Node> nodes, List<int[]> known, int protocol, int protocols) {
        BitSet used = new BitSet();
        for (int[] each : known) {
            for (int i = protocol; i < each.length; i += protocols) {
                used.set(each[i]);
            }
        }
        return used.stream().mapToObj(nodes::get).toList();
    }

    private static ServiceBits of(List<Node> nodes, List<int[]> known, List<ServiceParts> parts, int words) {
        int[] starts = new int[known.size() + 1];
        for (int i = 0; i < known.size(); i++) {
            starts[i + 1] = starts[i] + known.get(i).length / parts.size() * words;
        }
        long[] bits = new long[starts[known.size()]];
        int first = 0;
        for (int protocol = 0; protocol < parts.size(); protocol++) {
            Filler filler = new Filler(parts.get(protocol), first, words, new long[nodes.size()][]);
            filler.fill(nodes, known, starts, protocol, parts.size(), bits);
            first += parts.get(protocol).count();
        }
        return new ServiceBits(words, starts, bits);
    }

    /** Puts in the bits of one protocol; those of each node are found once. */
    private static final class Filler {
        private final ServiceParts parts;
        private final int first;
        private final int words;
        private final long[][] found;

        Filler(ServiceParts parts, int first, int words, long[][] found) {
            this.parts = parts;
            this.first = first;
            this.words = words;
            this.found = found;
        }

        void fill(List<Node> nodes, List<int[]> known, int[] starts, int protocol, int protocols, long[] bits) {
            for (int i = 0; i < known.size(); i++) {
                int[] tuple = known.get(i);
                for (int set = 0; set < tuple.length / protocols; set++) {
                    add(of(nodes, tuple[set * protocols + protocol]), bits, starts[i] + set * words);
                }
            }
        }

        private void add(long[] some, long[] bits, int start) {
            for (int word = 0; word < words; word++) {
                bits[start + word] |= some[word];
            }
        }

        private long[] of(List<Node> nodes, int place) {
            long[] some = found[place];
            if (some == null) {
                some = of(nodes.get(place));
                found[place] = some;
            }
            return some;
        }

        private long[] of(Node node) {
            long[] some = new long[words];
            for (int part = 0; part < parts.count(); part++) {
                if (parts.has(node, part)) {
                    some[(first + part) / Long.SIZE] |= 1L << (first + part);
                }
            }
            return some;
        }
    }

    /** {@return the number of words of 64 bits that each set takes} */
    public int words() {
        return words;
    }

    /**
     * Some bits of one of the sets that a number stands for.
     *
     * @param number the number
     * @param set which of the sets that were looked at together
     * @param word which word, from 0
     * @return 64 bits
     */
    public long word(int number, int set, int word) {
        return bits[starts[number] + set * words + word];
    }
}
