package io.canreach.dsl;

import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a virtual network of what was said, with all that stands in it. */
final class VnetDraft {
    private final Draft draft;
    private final VnetFacts facts;
    private final ResourceId id;

    VnetDraft(Draft draft, VnetFacts facts) {
        this.draft = draft;
        this.facts = facts;
        this.id = draft.id("vnet", "virtualNetworks", facts.name());
    }

    void add(List<VnetPeering> peerings) {
        if (!draft.mayStand(facts.label(), id, "the network")) {
            return;
        }
        List<Subnet> subnets = new ArrayList<>();
        for (SubnetFacts subnet : facts.subnets()) {
            Optional<Subnet> made = new SubnetDraft(draft, facts, id, subnet).add();
            made.ifPresent(subnets::add);
        }
        draft.add(new VirtualNetwork(
                id, facts.model(), facts.location(), addressSpace(subnets), dns(), subnets, peerings));
    }

    private List<Cidr> addressSpace(List<Subnet> subnets) {
        String place = "address space of " + facts.label();
        Optional<List<Cidr>> said = draft.each(place, facts.addressSpace(), Cidr::parse);
        return said.isPresent() && !said.get().isEmpty() ? said.get() : union(subnets);
    }

    private static List<Cidr> union(List<Subnet> subnets) {
        List<IpSet> addresses = new ArrayList<>();
        for (Subnet subnet : subnets) {
            addresses.add(subnet.addresses());
        }
        return IpSet.unionOf(addresses).cidrs();
    }

    private List<Ip> dns() {
        return draft.each("DNS servers of " + facts.label(), facts.dns(), Ip::parse)
                .orElse(List.of());
    }
}
