package io.canreach.dsl;

import io.canreach.model.HostAddress;
import io.canreach.model.IpConfiguration;
import io.canreach.model.NetworkInterface;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.packet.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes a network interface of what was said. */
record NicDraft(Stand stand, NicFacts facts) {
    void addAlone() {
        add("network interface '" + facts.name() + "'", Optional.empty());
    }

    /** The interface's id, or empty where it could not be made. */
    Optional<ResourceId> add(String owner, Optional<ResourceId> machine) {
        Draft draft = stand.draft();
        ResourceId id = draft.id("network interface", "networkInterfaces", facts.name());
        if (!draft.mayStand("network interface '" + facts.name() + "'", id, stand.path())) {
            return Optional.empty();
        }
        Optional<ResourceId> nsg = nsg(owner);
        return configurations(owner, asgs()).map(addresses -> {
            stand.add(new NetworkInterface(id, stand.vnet().location(), addresses, nsg, facts.forwarding(), machine));
            return id;
        });
    }

    private List<ResourceId> asgs() {
        List<ResourceId> asgs = new ArrayList<>();
        for (String asg : facts.asgs()) {
            asgs.add(stand.draft().asg(asg));
        }
        return asgs;
    }

    private Optional<ResourceId> nsg(String owner) {
        if (facts.nsgs().size() > 1) {
            String names = facts.nsgs().stream().map(Object::toString).collect(Collectors.joining(" and "));
            stand.draft()
                    .problem(owner + " has " + facts.nsgs().size() + " NSGs, " + names + "; at most one is allowed");
        }
        return facts.nsgs().isEmpty()
                ? Optional.empty()
                : new NsgDraft(stand.draft(), facts.nsgs().get(0).facts())
                        .add(stand.vnet().model());
    }

    private Optional<List<IpConfiguration>> configurations(String owner, List<ResourceId> asgs) {
        List<NicFacts.AddressFacts> said =
                facts.addresses().isEmpty() ? List.of(NicFacts.AddressFacts.unsaid(IpFamily.IPV4)) : facts.addresses();
        List<IpConfiguration> made = new ArrayList<>();
        for (NicFacts.AddressFacts each : said) {
            String name = "ipconfig" + (made.size() + 1);
            configuration(name, owner, each).ifPresent(one -> made.add(one.withApplicationSecurityGroups(asgs)));
        }
        return made.size() == said.size() ? Optional.of(made) : Optional.empty();
    }

    private Optional<IpConfiguration> configuration(String name, String owner, NicFacts.AddressFacts said) {
        ResourceId subnet = facts.subnet().isPresent()
                ? stand.vnetId().child("subnets", facts.subnet().get())
                : stand.subnet();
        Optional<ResourceId> publicIp = said.publicIp().isPresent()
                ? stand.draft().publicIp(said.publicIp().get().facts(), sku())
                : Optional.empty();
        String noun = said.family() == IpFamily.IPV6 ? "the IPv6 address of " : "the address of ";
        Optional<HostAddress> address = new Addresses(stand.draft(), owner).read(said.privateIp(), noun + owner);
        return address.isEmpty()
                ? Optional.empty()
                : stand.draft()
                        .attempt(
                                owner,
                                () -> new IpConfiguration(
                                        name, subnet, said.family(), address.get(), publicIp, List.of()));
    }

    /** Classic public addresses know no Standard: they are open. */
    private Sku sku() {
        return stand.isClassic() ? Sku.BASIC : Sku.STANDARD;
    }
}
