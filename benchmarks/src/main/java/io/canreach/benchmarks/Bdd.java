package io.canreach.benchmarks;

import com.github.javabdd.BDD;
import com.github.javabdd.BDDFactory;
import com.github.javabdd.JFactory;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The peer that encodes a list in binary decision diagrams with JavaBDD, the way the engines of this field do: the
 * destination address comes first, prefixes and ranges are built from the last bit up, lines are taken backwards with
 * blocks of equal action joined, and a line is dead if nothing of it is left after the union of all earlier ones.
 */
final class Bdd {
    private static final int DESTINATION = 0;
    private static final int SOURCE = 32;
    private static final int DESTINATION_PORT = 64;
    private static final int SOURCE_PORT = 80;
    private static final int PROTOCOL = 96;
    private static final int VARIABLES = 104;
    private static final int NODES_A_LINE = 100;
    private static final int CACHE_RATIO = 8;

    private final BDDFactory factory;

    /** An engine with room for a list of so many lines, so that it need not grow at once nor clear what it never uses. */
    Bdd(int lines) {
        factory = JFactory.init(lines * NODES_A_LINE, lines * NODES_A_LINE / CACHE_RATIO);
        beQuiet();
        factory.setVarNum(VARIABLES);
        factory.setCacheRatio(CACHE_RATIO);
        factory.setIncreaseFactor(2);
    }

    /** JavaBDD prints a line at each of its collections unless somebody else listens. */
    private void beQuiet() {
        try {
            Method nothing = Object.class.getMethod("hashCode");
            factory.registerGCCallback(this, nothing);
            factory.registerResizeCallback(this, nothing);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The packets that a list lets pass. */
    BDD permitted(List<Line> lines) {
        BDD passed = factory.zero();
        int end = lines.size();
        while (end > 0) {
            boolean permit = lines.get(end - 1).permit();
            int start = end - 1;
            while (start > 0 && lines.get(start - 1).permit() == permit) {
                start--;
            }
            BDD block = union(lines, start, end);
            passed = permit ? passed.orWith(block) : diffWith(passed, block);
            end = start;
        }
        return passed;
    }

    /** Dead lines among the first so many lines of a list. */
    record Dead(int looked, List<Integer> lines) {}

    /**
     * The lines that no packet reaches.
     *
     * @param lines the list
     * @param seconds the time after which it gives up
     * @return the dead lines among those that there was time for
     */
    Dead dead(List<Line> lines, int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Integer> dead = new ArrayList<>();
        BDD earlier = factory.zero();
        int i = 0;
        for (; i < lines.size() && System.nanoTime() < end; i++) {
            BDD line = line(lines.get(i));
            BDD left = line.apply(earlier, BDDFactory.diff);
            if (left.isZero()) {
                dead.add(i);
            }
            left.free();
            earlier.orWith(line);
        }
        earlier.free();
        return new Dead(i, dead);
    }

    /** Whether a set has a flow. */
    static boolean contains(BDD set, Probe p) {
        BDD node = set.id();
        while (!node.isZero() && !node.isOne()) {
            BDD next = bit(p, node.var()) ? node.high() : node.low();
            node.free();
            node = next;
        }
        return node.isOne();
    }

    /** Gives all memory back. */
    void close() {
        factory.done();
    }

    private BDD union(List<Line> lines, int start, int end) {
        if (end - start == 1) {
            return line(lines.get(start));
        }
        int middle = (start + end) >>> 1;
        return union(lines, start, middle).orWith(union(lines, middle, end));
    }

    private BDD line(Line line) {
        BDD set = prefix(
                DESTINATION, 32, line.destination().first(), line.destination().length());
        set.andWith(prefix(SOURCE, 32, line.source().first(), line.source().length()));
        set.andWith(range(DESTINATION_PORT, line.destinationPorts()));
        set.andWith(range(SOURCE_PORT, line.sourcePorts()));
        if (line.protocol() != Line.ANY_PROTOCOL) {
            set.andWith(prefix(PROTOCOL, 8, line.protocol(), 8));
        }
        return set;
    }

    /** The numbers of a field whose leading bits are those of a value. */
    private BDD prefix(int field, int width, int value, int length) {
        BDD set = factory.one();
        for (int bit = length - 1; bit >= 0; bit--) {
            boolean on = (value >>> (width - 1 - bit) & 1) == 1;
            set.andWith(on ? factory.ithVar(field + bit) : factory.nithVar(field + bit));
        }
        return set;
    }

    private BDD range(int field, Line.Span span) {
        if (span.first() == 0 && span.last() == 65_535) {
            return factory.one();
        }
        return span.first() == span.last()
                ? prefix(field, 16, span.first(), 16)
                : atLeast(field, span.first()).andWith(atMost(field, span.last()));
    }

    private BDD atLeast(int field, int value) {
        BDD set = factory.one();
        for (int bit = 15; bit >= 0; bit--) {
            BDD variable = factory.ithVar(field + bit);
            set = (value >>> (15 - bit) & 1) == 1 ? set.andWith(variable) : set.orWith(variable);
        }
        return set;
    }

    private BDD atMost(int field, int value) {
        BDD set = factory.one();
        for (int bit = 15; bit >= 0; bit--) {
            BDD variable = factory.nithVar(field + bit);
            set = (value >>> (15 - bit) & 1) == 1 ? set.orWith(variable) : set.andWith(variable);
        }
        return set;
    }

    private static BDD diffWith(BDD set, BDD less) {
        return set.applyWith(less, BDDFactory.diff);
    }

    private static boolean bit(Probe p, int variable) {
        if (variable < SOURCE) {
            return (p.destination() >>> (31 - variable) & 1) == 1;
        }
        if (variable < DESTINATION_PORT) {
            return (p.source() >>> (63 - variable) & 1) == 1;
        }
        if (variable < SOURCE_PORT) {
            return (p.destinationPort() >>> (79 - variable) & 1) == 1;
        }
        return variable < PROTOCOL
                ? (p.sourcePort() >>> (95 - variable) & 1) == 1
                : (p.protocol() >>> (103 - variable) & 1) == 1;
    }
}
