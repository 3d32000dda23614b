package io.canreach.reach;

import io.canreach.packet.IpSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Rewrite;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a device makes of the source of flows that it sends on.
 *
 * @param walk the walk
 * @param device the device
 * @param hidden the destinations for which it puts an address of its own in the place of the source
 * @param exit where flows leave it, with the addresses of which it takes one
 * @param words these addresses in words
 */
record SourceNat(Walk walk, Device device, IpSet hidden, Place exit, Supplier<String> words) {
    /** Hands on the flows as they leave the device, with the crossing noted: translated ones and others. */
    void apply(Strand strand, Consumer<Strand> translated, Consumer<Strand> plain) {
        if (hidden.isEmpty() && strand.goesTo(IpSet.all())) {
            plain.accept(strand.crossing(Crossing.through(device, Crossing.Translation.NONE)));
            return;
        }
        if (hidden.isAll() && strand.goesTo(hidden)) {
            translated.accept(translate(strand));
            return;
        }
        walk.split(strand, List.of(true, false), hide -> Walk.to(hide ? hidden : hidden.complement()), (part, hide) -> {
            if (hide) {
                translated.accept(translate(part));
            } else {
                plain.accept(part.crossing(Crossing.through(device, Crossing.Translation.NONE)));
            }
        });
    }

    private Strand translate(Strand strand) {
        return strand.crossing(Crossing.through(device, Crossing.Translation.SOURCE))
                .then(step())
                .rewritten(hide(Rewrite.none()));
    }

    Step step() {
        return Step.pass(Stage.APPLIANCE, device.label() + " sends it from " + words.get());
    }

    /** A translation that puts one of the exit's addresses in the place of the source, too. */
    Rewrite hide(Rewrite rewrite) {
        return rewrite.equals(Rewrite.none())
                ? walk.view().stands().hiding(exit.addresses())
                : rewrite.source(exit.addresses()).sourcePort(PortSet.all());
    }
}
