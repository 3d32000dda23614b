package io.canreach.packet;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Some addresses, and what packet sets hold between each two of them. What sets hold of protocols and ports between two
 * addresses has a number, the same for the same, so that whoever looks at millions of pairs looks at numbers.
 *
 * <pre>{@code
 * AddressPairs pairs = AddressPairs.of(addresses, Set.of(Protocol.TCP, Protocol.UDP));
 * PairSheet sheet = pairs.sheet(List.of(allowed, denied), sources);
 * ServiceBits bits = pairs.bits();                        // once all sheets are made
 * bits.word(sheet.number(from, to), 0, 0);                // which parts of TCP and UDP are allowed from one to the other
 * }</pre>
 *
 * <p>Sheets may be made by several threads at once.
 */
public final class AddressPairs {
    private final AddressLine line;
    private final Map<Ip, Integer> indexes = new HashMap<>();
    private final List<Protocol> protocols;
    private final ServiceNumbers numbers;

    private AddressPairs(AddressLine line, List<Protocol> protocols, ServiceNumbers numbers) {
        this.line = line;
        this.protocols = protocols;
        this.numbers = numbers;
        line.addresses().forEach(ip -> indexes.put(ip, indexes.size()));
    }

    /**
     * Pairs of some addresses.
     *
     * @param addresses the addresses, in any order
     * @param protocols the protocols that matter
     * @return the pairs
     */
    public static AddressPairs of(Collection<Ip> addresses, Set<Protocol> protocols) {
        return new AddressPairs(
                new AddressLine(addresses), protocols.stream().sorted().toList(), new ServiceNumbers());
    }

    /** {@return the addresses in their order: an address is named by its place here} */
    public List<Ip> addresses() {
        return line.addresses();
    }

    /**
     * The place of an address.
     *
     * @param address one of the addresses
     * @return its number
     * @throws IllegalArgumentException if it is none of them
     */
    public int indexOf(Ip address) {
        Integer index = indexes.get(address);
        if (index == null) {
            throw new IllegalArgumentException(address + " is none of the " + indexes.size() + " addresses");
        }
        return index;
    }

    /**
     * Whether two addresses are of one family, so that flows can go from one to the other.
     *
     * @param one the place of an address
     * @param other the place of another
     * @return whether both are IPv4 or both IPv6
     */
    public boolean areOfOneFamily(int one, int other) {
        return line.layout(one) == line.layout(other);
    }

    /**
     * The place of the first address of a family.
     *
     * @param family the family
     * @return its number, or {@link #end} where there is none
     */
    public int first(IpFamily family) {
        return line.first(family);
    }

    /**
     * The place behind the last address of a family.
     *
     * @param family the family
     * @return the number behind its last
     */
    public int end(IpFamily family) {
        return line.end(family);
    }

    /**
     * What sets hold from some of the addresses to all of the same family.
     *
     * @param sets the sets, which are looked at together
     * @param sources the places of the sources, ascending
     * @return the sheet
     */
    public PairSheet sheet(List<PacketSet> sets, int[] sources) {
        PairSheet.Row[] rows = new PairSheet.Row[sources.length];
        Map<List<Object>, PairSheet.Row> known = new HashMap<>();
        Node[] below = new Node[sets.size() * protocols.size()];
        ServiceNumbers.Recent recent = numbers.new Recent();
        for (int i = 0; i < rows.length; i++) {
            Layout layout = line.layout(sources[i]);
            line.below(starts(sets, layout), sources[i], below);
            boolean same = i > 0 && rows[i - 1].isOf(below, layout);
            rows[i] = same
                    ? rows[i - 1]
                    : known.computeIfAbsent(List.of(layout, List.of(below)), any -> row(below.clone(), layout, recent));
        }
        return new PairSheet(sources.clone(), rows);
    }

    private PairSheet.Row row(Node[] nodes, Layout layout, ServiceNumbers.Recent recent) {
        IntArray ends = new IntArray();
        IntArray found = new IntArray();
        Node[] below = new Node[nodes.length];
        int first = line.first(layout.family());
        for (int next = first; next < line.end(layout.family()); ) {
            next = line.below(nodes, next, below);
            int number = recent.number(below);
            if (found.size() > 0 && found.last() == number) {
                ends.replaceLast(next);
            } else {
                ends.add(next);
                found.add(number);
            }
        }
        return new PairSheet.Row(nodes, layout, first, ends.toArray(), found.toArray());
    }

    /**
     * What sets hold to some of the addresses from all of the same family.
     *
     * @param sets the sets, which are looked at together
     * @param destinations the places of the destinations, ascending
     * @return the sheet
     */
    public ColumnSheet columns(List<PacketSet> sets, int[] destinations) {
        Columns columns = new Columns();
        ServiceNumbers.Recent recent = numbers.new Recent();
        for (IpFamily family : IpFamily.values()) {
            Node[] starts = starts(sets, Layout.of(family));
            Node[] below = new Node[starts.length];
            for (int next = line.first(family); next < line.end(family); ) {
                int first = next;
                next = line.below(starts, next, below);
                columns.add(first, next, numbers(below, destinations, Layout.of(family), recent));
            }
        }
        return columns.sheet(destinations);
    }

    /** Numbers under construction: neighbours with the same are one stretch, and equal ones are kept once. */
    private static final class Columns {
        private final IntArray ends = new IntArray();
        private final List<int[]> found = new ArrayList<>();
        private final Map<IntBuffer, int[]> known = new HashMap<>();

        void add(int first, int end, int[] numbers) {
            int[] shared = known.computeIfAbsent(IntBuffer.wrap(numbers), any -> numbers);
            boolean goesOn =
                    ends.size() > 0 && ends.last() == first && Arrays.equals(found.get(found.size() - 1), shared);
            if (goesOn) {
                ends.replaceLast(end);
            } else {
                ends.add(end);
                found.add(shared);
            }
        }

        ColumnSheet sheet(int[] destinations) {
            return new ColumnSheet(destinations.clone(), ends.toArray(), found);
        }
    }

    private int[] numbers(Node[] nodes, int[] destinations, Layout layout, ServiceNumbers.Recent recent) {
        int[] found = new int[destinations.length];
        Node[] below = new Node[nodes.length];
        for (int i = 0; i < destinations.length; i++) {
            if (line.layout(destinations[i]) == layout) {
                line.below(nodes, destinations[i], below);
                found[i] = recent.number(below);
            }
        }
        return found;
    }

    /**
     * The number of sets that hold the same between any two addresses.
     *
     * @param sets the sets, which are looked at together
     * @return what they hold of protocols and ports, as a number
     */
    public int number(List<PacketSet> sets) {
        Node[] nodes = starts(sets, Layout.V4);
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = nodes[i].find(Level.IPV4.max()).find(Level.IPV4.max());
        }
        return numbers.number(nodes);
    }

    private Node[] starts(List<PacketSet> sets, Layout layout) {
        Node[] starts = new Node[sets.size() * protocols.size()];
        int next = 0;
        for (PacketSet set : sets) {
            for (Protocol protocol : protocols) {
                starts[next++] = set.node(layout).find(Level.key(protocol));
            }
        }
        return starts;
    }

    /**
     * What all numbers given so far stand for.
     *
     * @return the services of each number as bits
     */
    public ServiceBits bits() {
        return numbers.bits(protocols.size());
    }
}
