package io.canreach.analysis;

import io.canreach.packet.AddressPairs;
import io.canreach.packet.IpFamily;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The row and the column of a machine that is not plain. */
final class OddCells {
    private final OddMachine machine;
    private final AddressPairs pairs;
    private final int[] places;
    private final int everything;
    private final List<TransitSheets.Sheet> from = new ArrayList<>();
    private final List<Optional<TransitSheets.Sheet>> to = new ArrayList<>();

    OddCells(OddMachine machine, AddressPairs pairs, TransitSheets transits, List<Region> regions) {
        this.machine = machine;
        this.pairs = pairs;
        this.places = machine.places(pairs);
        this.everything = pairs.number(List.of(PacketSet.all(), PacketSet.empty()));
        for (Region region : regions) {
            from.add(transits.sheet(machine.from().get(region.number()), places));
            to.add(machine.to().get(region.number()).map(sets -> transits.sheet(sets, region)));
        }
    }

    /** Fills its cells with a kind of plain machines of a region. */
    void fill(Region region, KindSheets kind, CellBits cells, byte[][] rows) {
        for (int i = 0; i < kind.places().length; i++) {
            for (int place : places) {
                rows[machine.row()][kind.owners()[i]] |= CellBits.KNOWN;
                if (family(place) == family(kind.places()[i])) {
                    rows[machine.row()][kind.owners()[i]] |= called(from.get(region.number()), kind, i, place, cells);
                }
            }
        }
        to.get(region.number()).ifPresent(sheet -> column(sheet, kind, cells, rows));
    }

    private IpFamily family(int place) {
        return pairs.addresses().get(place).family();
    }

    private byte called(TransitSheets.Sheet sheet, KindSheets kind, int i, int place, CellBits cells) {
        int[] in = sheet.arrivals().stream()
                .mapToInt(each -> kind.in(each).from(place)[i])
                .toArray();
        return (byte) cells.through(everything, sheet.pairs().number(place, kind.places()[i]), in);
    }

    private void column(TransitSheets.Sheet sheet, KindSheets kind, CellBits cells, byte[][] rows) {
        int[] in = sheet.arrivals().stream().mapToInt(any -> everything).toArray();
        for (int i = 0; i < kind.places().length; i++) {
            int source = kind.places()[i];
            for (int place : places) {
                rows[kind.owners()[i]][machine.row()] |= CellBits.KNOWN;
                if (family(place) == family(source)) {
                    rows[kind.owners()[i]][machine.row()] |= (byte) cells.through(
                            kind.out().number(source, place), sheet.pairs().number(source, place), in);
                }
            }
        }
    }
}
