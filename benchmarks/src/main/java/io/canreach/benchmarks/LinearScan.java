package io.canreach.benchmarks;

import java.util.List;

/** The peer that tries one line after another, in three layouts; the quickest of them counts. */
abstract class LinearScan {
    /** The first line that has the flow, or -1. */
    abstract int line(Probe probe);

    /** One object a line. */
    static LinearScan overObjects(List<Line> lines) {
        Line[] all = lines.toArray(new Line[0]);
        return new LinearScan() {
            @Override
            int line(Probe p) {
                for (int i = 0; i < all.length; i++) {
                    if (matches(all[i], p)) {
                        return i;
                    }
                }
                return -1;
            }
        };
    }

    private static boolean matches(Line line, Probe p) {
        return (p.destination() & line.destination().mask())
                        == line.destination().first()
                && (p.source() & line.source().mask()) == line.source().first()
                && p.destinationPort() >= line.destinationPorts().first()
                && p.destinationPort() <= line.destinationPorts().last()
                && p.sourcePort() >= line.sourcePorts().first()
                && p.sourcePort() <= line.sourcePorts().last()
                && (line.protocol() == Line.ANY_PROTOCOL || line.protocol() == p.protocol());
    }

    /** One array a field. */
    static LinearScan overColumns(List<Line> lines) {
        int[][] columns = new int[Row.WIDTH][lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            int[] row = Row.of(lines.get(i));
            for (int field = 0; field < Row.WIDTH; field++) {
                columns[field][i] = row[field];
            }
        }
        return new Columns(columns);
    }

    /** One array for all, line after line. */
    static LinearScan overRows(List<Line> lines) {
        int[] all = new int[lines.size() * Row.WIDTH];
        for (int i = 0; i < lines.size(); i++) {
            System.arraycopy(Row.of(lines.get(i)), 0, all, i * Row.WIDTH, Row.WIDTH);
        }
        return new Rows(all);
    }

    /** A line as numbers: mask and value of each address, first and last of each port, mask and value of the protocol. */
    private static final class Row {
        static final int WIDTH = 10;

        static int[] of(Line line) {
            boolean any = line.protocol() == Line.ANY_PROTOCOL;
            return new int[] {
                line.destination().mask(),
                line.destination().first(),
                line.source().mask(),
                line.source().first(),
                line.destinationPorts().first(),
                line.destinationPorts().last(),
                line.sourcePorts().first(),
                line.sourcePorts().last(),
                any ? 0 : -1,
                any ? 0 : line.protocol()
            };
        }
    }

    private static final class Columns extends LinearScan {
        private final int[][] c;

        Columns(int[][] columns) {
            c = columns;
        }

        @Override
        int line(Probe p) {
            int[] mask = c[0];
            int[] first = c[1];
            int destination = p.destination();
            for (int i = 0; i < mask.length; i++) {
                if ((destination & mask[i]) == first[i] && restMatches(i, p)) {
                    return i;
                }
            }
            return -1;
        }

        private boolean restMatches(int i, Probe p) {
            return (p.source() & c[2][i]) == c[3][i]
                    && p.destinationPort() >= c[4][i]
                    && p.destinationPort() <= c[5][i]
                    && p.sourcePort() >= c[6][i]
                    && p.sourcePort() <= c[7][i]
                    && (p.protocol() & c[8][i]) == c[9][i];
        }
    }

    private static final class Rows extends LinearScan {
        private final int[] a;

        Rows(int[] rows) {
            a = rows;
        }

        @Override
        int line(Probe p) {
            int destination = p.destination();
            for (int i = 0; i < a.length; i += Row.WIDTH) {
                if ((destination & a[i]) == a[i + 1] && restMatches(i, p)) {
                    return i / Row.WIDTH;
                }
            }
            return -1;
        }

        private boolean restMatches(int i, Probe p) {
            return (p.source() & a[i + 2]) == a[i + 3]
                    && p.destinationPort() >= a[i + 4]
                    && p.destinationPort() <= a[i + 5]
                    && p.sourcePort() >= a[i + 6]
                    && p.sourcePort() <= a[i + 7]
                    && (p.protocol() & a[i + 8]) == a[i + 9];
        }
    }
}
