package io.canreach.examples.recipes;

import io.canreach.dsl.ReachabilityRule;
import io.canreach.model.Network;
import java.util.List;

/** A network that teams build again and again, the rules it keeps, and what goes wrong when a piece is missing. */
public interface Recipe {
    /**
     * The recipes in the order of docs/recipes.md.
     *
     * @return the recipes
     */
    static List<Recipe> all() {
        return List.of(
                new HubAndSpoke(),
                new ThreeTiers(),
                new PublicShop(),
                new PrivateEndpoints(),
                new ForcedTunnel(),
                new DualStack(),
                new TwoSites(),
                new EnvironmentOfVersion1(),
                new EnvironmentOfVersion3(),
                new SqlByFirewallRule(),
                new SqlByServiceEndpoint(),
                new SqlByPrivateEndpoint());
    }

    /**
     * What is built.
     *
     * @return a few words
     */
    String title();

    /**
     * What to know about it.
     *
     * @return a sentence or two
     */
    String says();

    /**
     * The network with all its pieces.
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
     * The network without one of its pieces, to see what goes wrong and what the failure says.
     *
     * @return at least one mistake
     */
    List<Mistake> mistakes();

    /**
     * One of the mistakes.
     *
     * @param what what is wrong
     * @return the mistake
     * @throws java.util.NoSuchElementException when the recipe has no such mistake
     */
    default Mistake mistake(String what) {
        return mistakes().stream()
                .filter(mistake -> mistake.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    /**
     * How it comes out, in short.
     *
     * @return how many rules hold, and why one fails when a piece is missing
     */
    default String outcome() {
        Network network = network();
        List<ReachabilityRule> rules = holds();
        long holding = rules.stream().filter(rule -> rule.in(network).holds()).count();
        String all = holding == rules.size() ? "" : " of " + rules.size();
        Mistake first = mistakes().get(0);
        return title() + ": " + holding + all + " rules hold; with " + first.what() + ": " + first.why();
    }
}
