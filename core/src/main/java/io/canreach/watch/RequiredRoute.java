package io.canreach.watch;

import io.canreach.model.NextHopType;

/**
 * A way that packets from a managed service's subnet must take.
 *
 * @param destination where to: a service tag, or the subnet itself
 * @param nextHopType the next hop that it must have
 * @param isFulfilled whether all of it goes there
 * @param decidedBy the route that leads elsewhere, or else one that leads there
 */
public record RequiredRoute(String destination, NextHopType nextHopType, boolean isFulfilled, String decidedBy) {
    @Override
    public String toString() {
        String state = isFulfilled ? ": by " : ": MISSING, led elsewhere by ";
        return destination + " -> " + nextHopType + state + decidedBy;
    }
}
