package io.canreach.reach;

import io.canreach.model.InterfaceAddress;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.packet.IpSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a source calls.
 *
 * @param label its words in messages
 * @param addresses the addresses called
 * @param isChoice whether it has just one of the addresses, and nobody knows which
 * @param accepted the ids of the places at which flows count as arrived; empty where any place counts
 * @param nic the interface called, where it is one
 * @param publicOwner what has the public address, where a public address is called
 */
record Target(
        String label,
        IpSet addresses,
        boolean isChoice,
        Set<ResourceId> accepted,
        Optional<InterfaceAddress> nic,
        Optional<Resource> publicOwner) {
    Target {
        accepted = Set.copyOf(accepted);
    }

    static Target anywhere(String label, IpSet addresses) {
        return new Target(label, addresses, false, Set.of(), Optional.empty(), Optional.empty());
    }

    /** The same addresses, at which somebody else is called. */
    Target accepting(ResourceId other) {
        return new Target(label, addresses, isChoice, Set.of(other), Optional.empty(), publicOwner);
    }

    /** Whether it is one interface whose address is known, and nothing else that may be meant by a subnet. */
    boolean isOneInterface() {
        return !isChoice
                && accepted.size() == 1
                && nic.isPresent()
                && accepted.contains(nic.get().networkInterface().id());
    }

    boolean accepts(Place place) {
        Optional<ResourceId> id = place.resource();
        return accepted.isEmpty() || (id.isPresent() && accepted.contains(id.get()));
    }
}
