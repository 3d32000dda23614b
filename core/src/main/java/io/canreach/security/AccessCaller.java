package io.canreach.security;

import io.canreach.model.ResourceId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a web app sees of its callers, besides their addresses.
 *
 * @param subnet the subnet that a service endpoint tells; empty for callers that come without one
 * @param headers by name, in any letter case, the headers of the request that are known; an empty value is that of a header which
 *     the request does not bear
 */
public record AccessCaller(Optional<ResourceId> subnet, Map<String, String> headers) {
    /**
     * Copies the headers.
     *
     * @param subnet the subnet that a service endpoint tells; empty for callers that come without one
     * @param headers by name, in any letter case, the headers of the request that are known; an empty value is that of a header
     *     which the request does not bear
     */
    public AccessCaller {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }

    /**
     * What is known of a header.
     *
     * @param name its name
     * @return its value, empty text where the request has none; nothing where that is not known
     */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
