package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Endpoints in few words: by name while they are few, by subnet when they are many. */
final class EndWords {
    private static final int NAMED = 3;
    private static final int SUBNETS = 3;
    private final Map<Endpoint, String> subnets = new HashMap<>();

    EndWords(Network... networks) {
        for (Network network : networks) {
            for (Members.Member member : Members.of(network)) {
                member.subnet()
                        .flatMap(id -> network.find(Subnet.class, id))
                        .ifPresent(subnet -> subnets.putIfAbsent(member.endpoint(), subnet.path()));
            }
        }
    }

    String of(List<Endpoint> ends) {
        if (ends.size() <= NAMED) {
            return ends.stream().map(Endpoint::toString).collect(Collectors.joining(", "));
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        ends.forEach(end -> counts.merge(subnets.getOrDefault(end, "no subnet"), 1, Integer::sum));
        String shown = counts.entrySet().stream()
                .limit(SUBNETS)
                .map(each -> each.getValue() + " in " + each.getKey())
                .collect(Collectors.joining(", "));
        int more = counts.size() - SUBNETS;
        return ends.size() + " endpoints (" + shown + (more > 0 ? " and " + more + " more subnets" : "") + ")";
    }
}
