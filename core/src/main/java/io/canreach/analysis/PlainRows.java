package io.canreach.analysis;

import io.canreach.packet.AddressPairs;
import io.canreach.packet.IpFamily;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills rows of fates: what plain machines of one kind do to others. */
final class PlainRows {
    private final AddressPairs pairs;
    private final CellBits cells;
    private final Crossings crossings;
    private final List<List<KindSheets>> targets;
    private final TransitSheets transits;

    PlainRows(
            AddressPairs pairs,
            CellBits cells,
            Crossings crossings,
            List<List<KindSheets>> targets,
            TransitSheets transits) {
        this.pairs = pairs;
        this.cells = cells;
        this.crossings = crossings;
        this.targets = targets;
        this.transits = transits;
    }

    /** Fills the row of each machine of a kind, as far as its cells are about plain machines that no walk is needed for. */
    void fill(Region from, KindSheets kind, byte[][] rows) {
        int[] out = new int[pairs.addresses().size()];
        int[] between = new int[out.length];
        for (int i = 0; i < kind.places().length; i++) {
            kind.out().fill(kind.places()[i], out);
            new Source(from, kind.places()[i], rows[kind.owners()[i]], out, between).fill();
        }
    }

    /** One source address. */
    private final class Source {
        private final Region from;
        private final int place;
        private final byte[] row;
        private final int[] out;
        private final int[] between;
        private final int first;
        private final int end;
        private TransitSheets.@Nullable Sheet met;

        Source(Region from, int place, byte[] row, int[] out, int[] between) {
            this.from = from;
            this.place = place;
            this.row = row;
            this.out = out;
            this.between = between;
            IpFamily family = pairs.addresses().get(place).family();
            this.first = pairs.first(family);
            this.end = pairs.end(family);
        }

        void fill() {
            for (Region to : crossings.regions()) {
                fill(to, targets.get(to.number()));
            }
        }

        private void fill(Region to, List<KindSheets> kinds) {
            if (!kinds.isEmpty()) {
                if (crossings.way(from, to) != PlainWay.OTHER) {
                    kinds.forEach(this::know);
                }
                switch (crossings.way(from, to)) {
                    case DIRECT -> kinds.forEach(this::direct);
                    case TRANSIT -> through(crossings.sets(from, to).orElseThrow(), kinds);
                    case NONE -> kinds.forEach(this::dropped);
                    case OTHER -> {}
                }
            }
        }

        @SuppressWarnings("ReferenceEquality") // the same sheet is laid once
        private void through(TransitSets sets, List<KindSheets> kinds) {
            TransitSheets.Sheet sheet = transits.of(sets);
            if (sheet != met) {
                sheet.pairs().fill(place, between);
                met = sheet;
            }
            kinds.forEach(kind -> through(sheet, kind));
        }

        private void know(KindSheets kind) {
            for (int owner : kind.owners()) {
                row[owner] |= CellBits.KNOWN;
            }
        }

        private boolean isMeant(int destination) {
            return destination >= first && destination < end;
        }

        private void dropped(KindSheets kind) {
            for (int i = 0; i < kind.places().length; i++) {
                if (isMeant(kind.places()[i])) {
                    row[kind.owners()[i]] |= CellBits.DROPPED;
                }
            }
        }

        private void direct(KindSheets kind) {
            int[] in = kind.from(place, List.of());
            for (int i = 0; i < in.length; i++) {
                if (isMeant(kind.places()[i])) {
                    row[kind.owners()[i]] |= (byte) cells.direct(out[kind.places()[i]], in[i]);
                }
            }
        }

        private void through(TransitSheets.Sheet sheet, KindSheets kind) {
            int[][] in = new int[sheet.rewrites().size()][];
            for (int j = 0; j < in.length; j++) {
                in[j] = kind.from(place, sheet.rewrites().get(j));
            }
            int[] arrivals = new int[in.length];
            for (int i = 0; i < kind.places().length; i++) {
                int destination = kind.places()[i];
                if (isMeant(destination)) {
                    for (int j = 0; j < in.length; j++) {
                        arrivals[j] = in[j][i];
                    }
                    row[kind.owners()[i]] |= (byte) cells.through(out[destination], between[destination], arrivals);
                }
            }
        }
    }
}
