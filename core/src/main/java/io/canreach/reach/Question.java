package io.canreach.reach;

import io.canreach.model.Endpoint;
import io.canreach.packet.IpSet;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Can this reach that, with this traffic?
 *
 * @param source where the flows begin
 * @param destination where they are to arrive
 * @param traffic protocols and ports
 * @param from the only source addresses asked about, or empty for all of the source's
 * @param headers what is known of the headers of an HTTP request, by name in any letter case; an empty value says that the request
 *     does not bear the header
 */
public record Question(
        Endpoint source, Endpoint destination, Traffic traffic, Optional<IpSet> from, Map<String, String> headers) {
    /**
     * Copies the headers.
     *
     * @param source where the flows begin
     * @param destination where they are to arrive
     * @param traffic protocols and ports
     * @param from the only source addresses asked about, or empty for all of the source's
     * @param headers what is known of the headers of an HTTP request, by name in any letter case; an empty value says that the
     *     request does not bear the header
     */
    public Question {
        Objects.requireNonNull(source, "the source must not be null");
        Objects.requireNonNull(destination, "the destination must not be null");
        Objects.requireNonNull(traffic, "the traffic must not be null");
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }

    /**
     * A question that says nothing of HTTP.
     *
     * @param source where the flows begin
     * @param destination where they are to arrive
     * @param traffic protocols and ports
     * @param from the only source addresses asked about, or empty for all of the source's
     */
    public Question(Endpoint source, Endpoint destination, Traffic traffic, Optional<IpSet> from) {
        this(source, destination, traffic, from, Map.of());
    }

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

    /**
     * This question about requests with given headers, by which the access restrictions of web apps tell requests apart.
     *
     * @param value the headers by name; an empty value says that the request does not bear the header
     * @return a copy
     */
    public Question withHeaders(Map<String, String> value) {
        return new Question(source, destination, traffic, from, value);
    }

    @Override
    public String toString() {
        String with = headers.entrySet().stream()
                .map(each -> each.getValue().isEmpty()
                        ? " without " + each.getKey()
                        : " with " + each.getKey() + " " + each.getValue())
                .collect(Collectors.joining());
        return source + " -> " + destination + " on " + traffic
                + from.map(addresses -> " from " + addresses).orElse("")
                + with;
    }
}
