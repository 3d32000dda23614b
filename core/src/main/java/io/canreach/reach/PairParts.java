package io.canreach.reach;

import io.canreach.packet.PacketSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What walks of an answer's pairs found, and beside it what the network alone does where services judge by themselves. */
final class PairParts {
    private final Joined all = new Joined();
    private @Nullable Joined network; // the same as all, until a service judges

    /** Adds the parts of a pair of which no service judged any. */
    void add(PacketSet asked, List<Part> parts) {
        all.add(asked, parts);
        if (network != null) {
            network.add(asked, parts);
        }
    }

    /** Adds the parts of a pair, and what these are where services let everybody in. */
    void add(PacketSet asked, List<Part> parts, List<Part> pastServices) {
        Joined apart = network == null ? all.copy() : network;
        apart.add(asked, pastServices);
        network = apart;
        all.add(asked, parts);
    }

    PacketSet asked() {
        return all.asked();
    }

    List<Part> parts() {
        return all.parts();
    }

    /** The verdict of the network alone. */
    Verdict ofNetwork() {
        return network == null ? all.verdict() : network.verdict();
    }
}
