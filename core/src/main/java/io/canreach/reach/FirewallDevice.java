package io.canreach.reach;

import io.canreach.model.AddressClass;
import io.canreach.model.Appliance;
import io.canreach.model.AzureFirewall;
import io.canreach.model.FirewallRuleCollection;
import io.canreach.model.KnownAddress;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.security.FirewallPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An Azure Firewall: stateful, and judged by its own rules only, since NSGs do not apply in its subnet. It hides the source
 * of what goes to public addresses, and of what an application rule lets pass.
 *
 * @see <a href="https://learn.microsoft.com/azure/firewall/rule-processing">Azure Firewall rule processing</a>
 * @see <a href="https://learn.microsoft.com/azure/firewall/snat-private-range">Azure Firewall SNAT</a>
 */
final class FirewallDevice implements Device {
    private static final IpSet PRIVATE = AddressClass.RFC_1918.addresses().union(AddressClass.RFC_6598.addresses());

    private final Walk walk;
    private final AzureFirewall firewall;
    private final Subnet subnet;

    FirewallDevice(Walk walk, AzureFirewall firewall) {
        this.walk = walk;
        this.firewall = firewall;
        this.subnet = walk.network().get(Subnet.class, firewall.subnet());
    }

    @Override
    public ResourceId id() {
        return firewall.id();
    }

    @Override
    public String label() {
        return firewall.label();
    }

    @Override
    public Place place() {
        IpSet address = firewall.privateAddress() instanceof KnownAddress known ? IpSet.of(known.ip()) : ownAddresses();
        return new Place.Managed(firewall, subnet, address, false);
    }

    /** Its instances have addresses of their own in its subnet, by which it sends what it translates. */
    @Override
    public IpSet ownAddresses() {
        return walk.network().addresses().usable(subnet).restrictTo(IpFamily.IPV4);
    }

    @Override
    public Optional<ResourceId> via() {
        return Optional.empty();
    }

    @Override
    public Appliance.State state() {
        return Appliance.State.STATEFUL;
    }

    @Override
    public boolean forwards() {
        return true;
    }

    AzureFirewall firewall() {
        return firewall;
    }

    Subnet subnet() {
        return subnet;
    }

    FirewallPolicy policy() {
        return walk.view().policy(firewall, subnet);
    }

    /** Where flows leave it. */
    Place exit() {
        return new Place.Managed(firewall, subnet, ownAddresses(), false);
    }

    /** What it makes of the source of flows to some destinations. */
    SourceNat sourceNat(IpSet hidden) {
        return new SourceNat(walk, this, hidden, exit(), () -> "an address of its subnet " + subnet.addresses());
    }

    @Override
    public void forward(Strand strand) {
        Strand own = strand.narrow(Walk.to(ownAddresses()));
        new FirewallTranslations(walk, this).fromInside(own);
        Strand foreign = strand.without(own.asked());
        Strand here = foreign.passing(new Hop("VirtualAppliance", place().addresses(), Optional.of(id())));
        Strand known = here.narrow(PacketSet.all().restrictTo(IpFamily.IPV4));
        String text = "whether " + label() + " carries IPv6, which is a preview, is not known";
        walk.undetermined(here.without(known.asked()), Stage.APPLIANCE, new Unknown(text));
        new FirewallRules(walk, this).judge(known, this::send);
    }

    private void send(Strand strand, Set<FirewallRuleCollection.Type> passedBy) {
        walk.choose(
                strand,
                List.copyOf(passedBy),
                type -> type + " rules",
                (each, type) -> sourceNat(
                                type == FirewallRuleCollection.Type.APPLICATION ? IpSet.all() : shown().complement())
                        .apply(each, this::leave, this::leave));
    }

    /** The destinations that get to see the source. */
    private IpSet shown() {
        return firewall.privateRanges().isEmpty() ? PRIVATE : IpSet.of(firewall.privateRanges());
    }

    /** Sends flows out by the routes of its subnet. */
    void leave(Strand strand) {
        walk.route(exit(), strand);
    }
}
