package io.canreach.dsl;

import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.packet.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes a subnet of what was said, with all that stands in it. */
final class SubnetDraft {
    private final Draft draft;
    private final VnetFacts vnet;
    private final ResourceId vnetId;
    private final SubnetFacts facts;
    private final String label;

    SubnetDraft(Draft draft, VnetFacts vnet, ResourceId vnetId, SubnetFacts facts) {
        this.draft = draft;
        this.vnet = vnet;
        this.vnetId = vnetId;
        this.facts = facts;
        this.label = "subnet '" + vnet.name() + "/" + facts.name() + "'";
    }

    Optional<Subnet> add() {
        ResourceId id = vnetId.child(
                "subnets", draft.id("subnet", "subnets", facts.name()).name());
        Optional<Subnet> subnet = subnet(id, nsg(), table(), nat());
        addContents(new Stand(draft, vnet, vnetId, id, subnet.isPresent()));
        if (subnet.isPresent() && !facts.gateways().isNone()) {
            new GatewayDraft(draft, vnet, vnetId, facts.gateways()).add();
        }
        return subnet;
    }

    private Optional<ResourceId> nsg() {
        Optional<NsgDeclaration> nsg = only("NSGs", facts.all(NsgDeclaration.class));
        return nsg.isPresent() ? new NsgDraft(draft, nsg.get().facts()).add(vnet.model()) : Optional.empty();
    }

    private Optional<ResourceId> table() {
        Optional<RouteTableDeclaration> table = only("route tables", facts.all(RouteTableDeclaration.class));
        return table.isPresent() ? draft.routeTable(table.get().facts()) : Optional.empty();
    }

    private Optional<ResourceId> nat() {
        Optional<NatGatewayDeclaration> nat = only("NAT gateways", facts.all(NatGatewayDeclaration.class));
        return nat.isPresent() ? new NatGatewayDraft(draft, nat.get().facts()).add() : Optional.empty();
    }

    private Optional<Subnet> subnet(
            ResourceId id, Optional<ResourceId> nsg, Optional<ResourceId> table, Optional<ResourceId> nat) {
        Optional<List<Cidr>> prefixes = draft.each(label, facts.prefixes(), Cidr::parse);
        if (prefixes.isEmpty()) {
            return Optional.empty();
        }
        SubnetSettings settings = facts.settings();
        return draft.attempt(
                "",
                () -> new Subnet(
                        id,
                        prefixes.get(),
                        nsg,
                        table,
                        nat,
                        settings.outbound(),
                        settings.serviceEndpoints(),
                        settings.delegations(),
                        settings.policies()));
    }

    private void addContents(Stand stand) {
        for (VmDeclaration vm : facts.all(VmDeclaration.class)) {
            new MachineDraft(stand, vm.facts()).add();
        }
        for (NicDeclaration nic : facts.all(NicDeclaration.class)) {
            new NicDraft(stand, nic.facts()).addAlone();
        }
        addServices(stand);
    }

    private void addServices(Stand stand) {
        for (AseDeclaration ase : facts.all(AseDeclaration.class)) {
            new AseDraft(stand, ase.facts()).add();
        }
        for (SubnetResource each : facts.all(SubnetResource.class)) {
            each.standIn(stand);
        }
    }

    private <T> Optional<T> only(String nouns, List<T> attached) {
        if (attached.size() > 1) {
            String names = attached.stream().map(Object::toString).collect(Collectors.joining(" and "));
            draft.problem(label + " has " + attached.size() + " " + nouns + ", " + names + "; at most one is allowed");
        }
        return attached.isEmpty() ? Optional.empty() : Optional.of(attached.get(0));
    }
}
