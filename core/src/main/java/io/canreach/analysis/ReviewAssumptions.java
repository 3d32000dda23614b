package io.canreach.analysis;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Assumptions;
import io.canreach.model.Network;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the disputed points on which a review rests, by reading each in the other way. */
final class ReviewAssumptions {
    private ReviewAssumptions() {}

    static List<Assumption> of(Network network, NetworkReview review) {
        Set<Object> claims = claims(review);
        return claims.isEmpty()
                ? List.of()
                : Arrays.stream(Assumption.values())
                        .filter(each -> changes(network, each, claims))
                        .toList();
    }

    /** What is left to be asked leaves rules undetermined, so nothing rests on it. */
    private static boolean changes(Network network, Assumption assumption, Set<Object> claims) {
        Assumptions chosen = network.assumptions();
        Reading other = switch (chosen.reading(assumption)) {
            case FIRST -> Reading.SECOND;
            case SECOND -> Reading.FIRST;
            case ASK -> Reading.ASK;
        };
        return other != Reading.ASK
                && !claims(NetworkReview.of(network.withAssumptions(chosen.with(assumption, other))))
                        .containsAll(claims);
    }

    /** A claim is about a rule or a route, whatever else is told of it. */
    private static Set<Object> claims(NetworkReview review) {
        Stream<Object> rules = Stream.concat(
                review.deadRules().stream().map(each -> List.of("dead", each.rule())),
                review.redundantRules().stream().map(each -> List.of("redundant", each.rule())));
        Stream<Object> routes = review.unusedRoutes().stream().map(UnusedRoute::words);
        return new HashSet<>(Stream.concat(rules, routes).toList());
    }
}
