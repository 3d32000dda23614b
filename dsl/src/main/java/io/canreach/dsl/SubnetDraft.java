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
        Optional<ResourceId> nsg = only("NSGs", facts.all(NsgDeclaration.class))
                .flatMap(one -> new NsgDraft(draft, one.facts()).add(vnet.model()));
        Optional<ResourceId> table = only("route tables", facts.all(RouteTableDeclaration.class))
                .flatMap(one -> draft.routeTable(one.facts()));
        Optional<ResourceId> nat = only("NAT gateways", facts.all(NatGatewayDeclaration.class))
                .flatMap(one -> new NatGatewayDraft(draft, one.facts()).add());
        SubnetSettings settings = facts.settings();
        Optional<Subnet> subnet = draft.each(label, facts.prefixes(), Cidr::parse)
                .flatMap(prefixes -> draft.attempt(
                        "",
                        () -> new Subnet(
                                id,
                                prefixes,
                                nsg,
                                table,
                                nat,
                                settings.outbound(),
                                settings.serviceEndpoints(),
                                settings.delegations(),
                                settings.policies())));
        addContents(new Stand(draft, vnet, vnetId, id, subnet.isPresent()));
        if (subnet.isPresent()) {
            new GatewayDraft(draft, vnet, vnetId, facts.gateways()).add();
        }
        return subnet;
    }

    private void addContents(Stand stand) {
        facts.all(VmDeclaration.class).forEach(vm -> new MachineDraft(stand, vm.facts()).add());
        facts.all(NicDeclaration.class).forEach(nic -> new NicDraft(stand, nic.facts()).addAlone());
        facts.all(AseDeclaration.class).forEach(ase -> new AseDraft(stand, ase.facts()).add());
        facts.all(SubnetResource.class).forEach(each -> each.standIn(stand));
    }

    private <T> Optional<T> only(String nouns, List<T> attached) {
        if (attached.size() > 1) {
            String names = attached.stream().map(Object::toString).collect(Collectors.joining(" and "));
            draft.problem(label + " has " + attached.size() + " " + nouns + ", " + names + "; at most one is allowed");
        }
        return attached.stream().findFirst();
    }
}
