package io.canreach.reach;

import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.Prefix;
import io.canreach.model.ResourceId;
import io.canreach.model.RouteTable;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.security.AddressExpansion;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Flows that leave a place without its outbound rules being asked: a machine's calls to its own address, which never leave
 * it, and Windows activation, which the platform allows whatever rules say.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview">Azure platform
 *     considerations</a>
 */
final class WithoutRules {
    private static final PacketSet ACTIVATION = PacketSet.all()
            .withProtocols(EnumSet.of(Protocol.TCP))
            .toPorts(PortSet.of(1688))
            .toDestinations(AddressExpansion.KMS);
    private static final ServiceTag KMS_TAG = new ServiceTag("AzurePlatformLKM");

    private final Walk walk;

    WithoutRules(Walk walk) {
        this.walk = walk;
    }

    /** Ends what a machine says to itself, and gives back the rest. */
    Strand toOthers(Strand strand) {
        if (!(walk.source() instanceof Place.Interface it)) {
            return strand;
        }
        boolean sameUnknown = it.isChoice() && walk.target().nic().equals(Optional.of(it.address()));
        IpSet own = it.isChoice() && !sameUnknown ? IpSet.empty() : it.addresses();
        IpSet self = own.union(
                Stands.of(walk.network()).at(it.address().networkInterface()).ofMachine());
        return self.overlaps(strand.now().destinations()) ? past(strand, strand.narrow(Walk.to(self)), it) : strand;
    }

    private Strand past(Strand strand, Strand self, Place.Interface it) {
        if (self.isEmpty()) {
            return strand;
        }
        Step step =
                Step.of(Stage.END, "its own address, which it reaches without leaving the machine", Step.Effect.ALLOW);
        Strand there =
                self.then(step).passing(new Hop("VirtualNetwork", self.now().destinations(), it.resource()));
        walk.end(there, Fate.DELIVERED, Decider.of(Decider.Kind.NO_NSG, "the machine itself"));
        return strand.without(self.asked());
    }

    /** The part of flows that activates Windows; none where a default route of users or a rule for it takes it away. */
    Strand activation(Subnet subnet, Strand strand) {
        boolean called = strand.now().overlaps(ACTIVATION) && !isForced(subnet) && !isNamed(subnet);
        Strand part = strand.narrow(called ? ACTIVATION : PacketSet.empty());
        return part.isEmpty()
                ? part
                : part.then(Step.of(
                        Stage.OUTBOUND, "Windows activation (KMS), which the platform allows", Step.Effect.ALLOW));
    }

    /** Whether a rule is for activation by its tag, and so decides it. */
    private boolean isNamed(Subnet subnet) {
        Stream<ResourceId> ofInterface = walk.source() instanceof Place.Interface it
                ? it.address().networkInterface().networkSecurityGroup().stream()
                : Stream.empty();
        return Stream.concat(ofInterface, subnet.networkSecurityGroup().stream())
                .map(id -> walk.network().get(NetworkSecurityGroup.class, id))
                .flatMap(group -> group.rules().stream())
                .anyMatch(rule -> rule.destination().contains(KMS_TAG));
    }

    private boolean isForced(Subnet subnet) {
        return subnet.routeTable().stream()
                .map(id -> walk.network().get(RouteTable.class, id))
                .flatMap(table -> table.routes().stream())
                .anyMatch(route -> route.destination() instanceof Prefix prefix
                        && prefix.cidr().prefixLength() == 0);
    }
}
