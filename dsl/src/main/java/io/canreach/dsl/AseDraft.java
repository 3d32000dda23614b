package io.canreach.dsl;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.AseSettings;
import io.canreach.model.HostAddress;
import io.canreach.model.InternalLoadBalancing;
import io.canreach.model.ResourceId;
import java.util.List;
import java.util.Optional;

/** Makes an App Service Environment of what was said. */
record AseDraft(Stand stand, AseDeclaration.Facts facts) {
    void add() {
        Draft draft = stand.draft();
        ResourceId id = draft.id("ase", "hostingEnvironments", facts.name());
        String label = "ase '" + facts.name() + "'";
        if (!draft.mayStand(label, id, stand.path())) {
            return;
        }
        Addresses addresses = new Addresses(draft, label);
        Optional<HostAddress> vip = addresses.read(facts.vip(), "the public VIP of " + label);
        Optional<HostAddress> inbound =
                facts.internal() ? addresses.read(facts.internalAddress(), "the internal address of " + label) : vip;
        if (vip.isPresent() && inbound.isPresent()) {
            stand.add(new AppServiceEnvironment(
                    id,
                    stand.vnet().location(),
                    facts.version().orElse(Version.V1),
                    stand.subnet(),
                    InternalLoadBalancing.of(facts.internal(), facts.internal()),
                    inbound.get(),
                    List.of(vip.get()),
                    AseSettings.STANDARD));
        }
    }
}
