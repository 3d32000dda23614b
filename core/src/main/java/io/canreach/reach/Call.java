package io.canreach.reach;

import java.util.Map;
import java.util.Optional;

/**
 * What a question says besides who calls whom with which packets.
 *
 * @param site the site of a web app that is called by its name
 * @param headers what is known of the headers of the request
 */
record Call(Optional<AppSite> site, Map<String, String> headers) {
    static final Call PLAIN = new Call(Optional.empty(), Map.of());

    Call {
        headers = Map.copyOf(headers);
    }
}
