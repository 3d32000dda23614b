package io.canreach.dsl;

import io.canreach.model.ConnectionPolicy;
import io.canreach.model.HostAddress;
import io.canreach.model.ResourceId;
import io.canreach.model.SqlManagedInstance;
import java.util.Optional;

/** Makes a SQL managed instance of what was said. */
record SqlManagedInstanceDraft(Stand stand, SqlManagedInstanceDeclaration.Facts facts) {
    static final String TYPE = "managedInstances";

    void add(String label) {
        Draft draft = stand.draft();
        ResourceId id = draft.id("sql managed instance", TYPE, facts.name());
        if (!stand.admits(label, id)) {
            return;
        }
        Addresses addresses = new Addresses(draft, label);
        Optional<HostAddress> inside = addresses.read(facts.address(), "the address of " + label);
        Optional<HostAddress> outside = addresses.read(facts.publicAddress(), "the public address of " + label);
        if (inside.isPresent() && outside.isPresent()) {
            stand.add(new SqlManagedInstance(
                    id,
                    stand.vnet().location(),
                    stand.subnet(),
                    inside.get(),
                    facts.publicEndpoint(),
                    outside.get(),
                    facts.policy().orElse(ConnectionPolicy.DEFAULT)));
        }
    }
}
