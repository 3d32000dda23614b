package io.canreach.analysis;

import io.canreach.packet.AddressPairs;
import io.canreach.packet.ColumnSheet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Fills rows of fates: what plain machines of one kind do to others. */
final class PlainRows {
    /** So many sources are looked at side by side, so that what they share is found once and their lines fit the cache. */
    private static final int TOGETHER = 16;

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
        for (int start = 0; start < kind.places().length; start += TOGETHER) {
            int end = Math.min(start + TOGETHER, kind.places().length);
            List<RowCells> sources = IntStream.range(start, end)
                    .mapToObj(i -> new RowCells(pairs, cells, kind, i, rows[kind.owners()[i]]))
                    .toList();
            new Sources(from, sources).fill();
        }
    }

    /** Some source addresses of one kind. */
    private final class Sources {
        private final Region from;
        private final List<RowCells> sources;
        private TransitSheets.@Nullable Sheet met;

        Sources(Region from, List<RowCells> sources) {
            this.from = from;
            this.sources = sources;
        }

        void fill() {
            for (Region to : crossings.regions()) {
                List<KindSheets> kinds = targets.get(to.number());
                if (!kinds.isEmpty()) {
                    switch (crossings.way(from, to)) {
                        case DIRECT, TRANSIT -> through(crossings.sets(from, to).orElseThrow(), kinds);
                        case NONE -> sources.forEach(source -> kinds.forEach(source::drop));
                        case OTHER -> {}
                    }
                }
            }
        }

        @SuppressWarnings("ReferenceEquality") // the same sheet is laid once
        private void through(TransitSets sets, List<KindSheets> kinds) {
            TransitSheets.Sheet sheet = transits.of(sets);
            if (sheet != met) {
                sources.forEach(source -> source.meet(sheet));
                met = sheet;
            }
            kinds.forEach(kind -> through(sheet, kind));
        }

        private void through(TransitSheets.Sheet sheet, KindSheets kind) {
            ColumnSheet[] sheets = sheet.arrivals().stream().map(kind::in).toArray(ColumnSheet[]::new);
            int[] stretches = new int[sheets.length];
            int[][] in = new int[sheets.length][];
            for (RowCells source : sources) {
                for (int i = 0; i < sheets.length; i++) {
                    stretches[i] = sheets[i].stretch(source.place(), stretches[i]);
                    in[i] = sheets[i].numbers(stretches[i]);
                }
                source.fill(kind, in);
            }
        }
    }
}
