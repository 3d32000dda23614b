package io.canreach.dsl;

import io.canreach.analysis.Waypoint;
import io.canreach.model.Network;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The demand that flows pass a place, or that none does. */
record Passage(Place place, boolean demanded) {
    /** What is dropped passes nothing; what may arrive must keep to it as well as what does. */
    Optional<Breach> breach(Answer answer, Network network) {
        Waypoint waypoint = new Waypoint(place.endpointIn(network));
        Predicate<Part> passes = demanded ? waypoint.passedIn(network) : waypoint.mayBePassedIn(network);
        List<Part> broken = answer.parts().stream()
                .filter(part -> part.fate() != Fate.DROPPED)
                .filter(part -> passes.test(part) != demanded)
                .toList();
        String expected = (demanded ? "every flow passes " : "no flow passes ") + place.endpoint();
        String how = (isSure(waypoint, broken, network) ? " " : " possibly ")
                + (demanded ? "without passing " : "by way of ")
                + place.endpoint();
        return broken.isEmpty() ? Optional.empty() : Optional.of(new Breach(expected, how, broken));
    }

    /** Whether flows go against it by all ways of which one may be chosen. */
    private boolean isSure(Waypoint waypoint, List<Part> broken, Network network) {
        Predicate<Part> sure = demanded ? waypoint.mayBePassedIn(network).negate() : waypoint.passedIn(network);
        return broken.stream().anyMatch(sure);
    }

    @Override
    public String toString() {
        return (demanded ? "via " : "never via ") + place.endpoint();
    }
}
