package io.canreach.reach;

import io.canreach.model.Appliance;
import io.canreach.packet.IpSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Rewrite;
import java.util.ArrayList;
import java.util.List;

/** What an appliance makes of the source of flows that it sends on. */
final class SourceNat {
    private final Appliance.SourceNat where;
    private final Place exit;

    SourceNat(Appliance.SourceNat where, Place exit) {
        this.where = where;
        this.exit = exit;
    }

    /** The flows as they leave the device, with the crossing noted; translated and other flows apart. */
    List<Strand> apply(Device device, Strand strand) {
        Strand hidden = strand.narrow(Walk.to(translated()));
        Strand plain = strand.without(hidden.asked());
        List<Strand> sent = new ArrayList<>();
        if (!hidden.isEmpty()) {
            Rewrite rewrite = Rewrite.none().source(exit.addresses()).sourcePort(PortSet.all());
            sent.add(hidden.crossing(Crossing.through(device, Crossing.Translation.SOURCE))
                    .then(Step.pass(
                            Stage.APPLIANCE, device.label() + " sends it from " + Words.addresses(exit.addresses())))
                    .rewritten(rewrite));
        }
        if (!plain.isEmpty()) {
            sent.add(plain.crossing(Crossing.through(device, Crossing.Translation.NONE)));
        }
        return sent;
    }

    private IpSet translated() {
        return switch (where) {
            case NONE -> IpSet.empty();
            case INTERNET -> InternetPlace.routed();
            case ALWAYS -> IpSet.all();
        };
    }
}
