package io.canreach.dsl;

import io.canreach.model.HostAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.PrivateEndpoint.State;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import java.util.List;

/** Makes a private endpoint of what was said. */
record PrivateEndpointDraft(Stand stand, PrivateEndpointDeclaration.Facts facts) {
    void add(String label) {
        Draft draft = stand.draft();
        ResourceId id = draft.id("private endpoint", "privateEndpoints", facts.name());
        if (!stand.admits(label, id)) {
            return;
        }
        List<ResourceId> asgs = facts.asgs().stream().map(draft::asg).toList();
        draft.<String, HostAddress>each(label, facts.addresses(), KnownAddress::parse)
                .map(said -> said.isEmpty() ? List.of(unknown(label)) : said)
                .ifPresent(addresses -> stand.add(new PrivateEndpoint(
                        id,
                        stand.vnet().location(),
                        stand.subnet(),
                        addresses,
                        facts.state().orElse(State.APPROVED),
                        facts.service().map(draft::service).or(facts::resource),
                        facts.groupIds(),
                        asgs)));
    }

    private static HostAddress unknown(String label) {
        return new Unknown("the address of " + label + " is not declared");
    }
}
