package io.canreach.reach;

import io.canreach.model.Endpoint;
import io.canreach.packet.IpSet;
import java.util.Optional;

/**
 * Can this reach that, with this traffic?
 *
 * @param source where the flows begin
 * @param destination where they are to arrive
 * @param traffic protocols and ports
 * @param from the only source addresses asked about, or empty for all of the source's
 */
public record Question(Endpoint source, Endpoint destination, Traffic traffic, Optional<IpSet> from) {
    /**
     * A question about all addresses of the source.
     *
     * @param source where the flows begin
     * @param destination where they are to arrive
     * @param traffic protocols and ports
     * @return the question
     */
    public static Question of(Endpoint source, Endpoint destination, Traffic traffic) {
        return new Question(source, destination, traffic, Optional.empty());
    }

    @Override
    public String toString() {
        return source + " -> " + destination + " on " + traffic
                + from.map(addresses -> " from " + addresses).orElse("");
    }
}
