package io.canreach.dsl;

import io.canreach.model.BastionHost;
import io.canreach.model.BastionHost.Sku;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.ResourceId;
import java.util.Optional;

/** Makes a bastion of what was said. */
record BastionDraft(Stand stand, BastionDeclaration.Facts facts) {
    void add(String label) {
        Draft draft = stand.draft();
        ResourceId id = draft.id("bastion", "bastionHosts", facts.name());
        if (!stand.admits(label, id)) {
            return;
        }
        Sku sku = facts.sku().orElse(Sku.STANDARD);
        if (facts.privateOnly() && sku != Sku.PREMIUM) {
            draft.problem(label + " is private only and " + sku + "; only a PREMIUM one can do without a public IP");
        }
        Optional<ResourceId> publicIp = facts.privateOnly() ? Optional.empty() : publicIp();
        stand.add(new BastionHost(id, stand.vnet().location(), stand.subnet(), sku, publicIp));
    }

    private Optional<ResourceId> publicIp() {
        PublicIpDeclaration ip = facts.publicIp().orElse(PublicIpDeclaration.numbered(facts.name(), 0));
        return stand.draft().publicIp(ip.facts(), PublicIpAddress.Sku.STANDARD);
    }
}
