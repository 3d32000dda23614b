package io.canreach.dsl;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Hop;
import io.canreach.reach.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The demand that flows pass a place, or that none does. */
record Passage(Place place, boolean demanded) {
    /** What is dropped passes nothing; what may arrive must keep to it as well as what does. */
    Optional<Breach> breach(Answer answer, Network network) {
        Predicate<Part> passes = passes(network);
        List<Part> broken = answer.parts().stream()
                .filter(part -> part.fate() != Fate.DROPPED)
                .filter(part -> passes.test(part) != demanded)
                .toList();
        String expected = (demanded ? "every flow passes " : "no flow passes ") + place.endpoint();
        String how = (demanded ? " without passing " : " by way of ") + place.endpoint();
        return broken.isEmpty() ? Optional.empty() : Optional.of(new Breach(expected, how, broken));
    }

    private Predicate<Part> passes(Network network) {
        Endpoint endpoint = place.endpointIn(network);
        if (endpoint instanceof Endpoint.Internet) {
            return Part::viaInternet;
        }
        Predicate<Hop> here = new HopMatch(network).of(endpoint);
        return part -> part.trace().hops().stream().anyMatch(here);
    }

    @Override
    public String toString() {
        return (demanded ? "via " : "never via ") + place.endpoint();
    }
}
