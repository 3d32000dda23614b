package io.canreach.reach;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.Network;

/** Finds resources by the names that questions use, and says what there is where nothing is found. */
public final class Names {
    private Names() {}

    /**
     * The App Service Environment of a name.
     *
     * @param network the network
     * @param name its name or id, in any letter case
     * @return the environment
     * @throws UnknownEndpointException when the network has none of that name, or several
     */
    public static AppServiceEnvironment environment(Network network, String name) {
        return new Lookup(network).environment(name);
    }
}
