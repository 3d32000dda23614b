package io.canreach.ase;

import io.canreach.model.ServiceTag;
import io.canreach.reach.Traffic;
import java.util.Optional;

/**
 * Something outside that an App Service Environment must be able to call.
 *
 * @param name a short name
 * @param traffic how it is called
 * @param tag the service tag that holds its addresses; empty where any address of the Internet may be one
 * @param breaks what happens to the environment without it
 * @param essential false for what only makes its operation worse
 */
public record Dependency(String name, Traffic traffic, Optional<ServiceTag> tag, String breaks, boolean essential) {
    @Override
    public String toString() {
        return name + " on " + traffic;
    }
}
