package io.canreach.examples;

import io.canreach.dsl.ReachabilityRule;
import io.canreach.model.Network;
import java.util.List;

/** A section of the document that canreach began with, told as a network and rules about it. */
public interface Story {
    /**
     * The section's name.
     *
     * @return a few words
     */
    String title();

    /**
     * What the section says.
     *
     * @return a sentence or two
     */
    String says();

    /**
     * The network it is about.
     *
     * @return the network
     */
    Network network();

    /**
     * Rules that hold in the network.
     *
     * @return at least one rule
     */
    List<ReachabilityRule> holds();

    /**
     * A rule that does not hold, to see what a failure looks like.
     *
     * @return the rule
     */
    ReachabilityRule failsOnPurpose();
}
