package io.canreach.reach;

import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.Prefix;
import io.canreach.model.ResourceId;
import io.canreach.model.RouteTable;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.security.AddressExpansion;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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
    private static final BigInteger FEW = BigInteger.valueOf(16);
    private static final ServiceTag KMS_TAG = new ServiceTag("AzurePlatformLKM");

    private final Walk walk;

    WithoutRules(Walk walk) {
        this.walk = walk;
    }

    /** Ends what a machine says to itself, and gives back the rest. */
    Strand toOthers(Strand strand) {
        return walk.source() instanceof Place.Interface it ? toOthers(atUnknown(strand, it), it) : strand;
    }

    private Strand toOthers(Strand strand, Place.Interface it) {
        IpSet own = it.isChoice() ? IpSet.empty() : it.addresses();
        IpSet known = walk.view().stands().at(it.address().networkInterface()).ofMachine();
        IpSet self = isCalledAtUndeclared(it) ? known.union(walk.target().addresses()) : own.union(known);
        return self.overlaps(strand.now().destinations()) ? past(strand, strand.narrow(Walk.to(self)), it) : strand;
    }

    /** Ends the calls of a machine to one of few addresses in case that this is its own, which is not declared. */
    private Strand atUnknown(Strand strand, Place.Interface it) {
        IpSet possible = it.isChoice() ? strand.now().destinations().intersect(it.addresses()) : IpSet.empty();
        if (possible.isEmpty() || possible.size().compareTo(FEW) > 0) {
            return strand;
        }
        PacketSet own = PacketSet.empty();
        for (Cidr block : possible.cidrs()) {
            for (int i = 0; i < block.size().intValue(); i++) {
                IpSet one = IpSet.of(block.first().plus(i));
                own = own.union(PacketSet.between(one, one));
            }
        }
        return past(strand, strand.narrow(own), it);
    }

    /** Tries both with flows to addresses that another interface of the machine may have, and hands on the others. */
    void orToItself(Strand strand, Consumer<Strand> onward) {
        if (walk.target().isChoice() || !(walk.source() instanceof Place.Interface it)) {
            onward.accept(strand);
            return;
        }
        List<Place> undeclared = new ArrayList<>();
        for (NetworkInterface each : machine(it)) {
            walk.view().stands().at(each).places().stream()
                    .filter(place -> place.isChoice() && !place.equals(it))
                    .forEach(undeclared::add);
        }
        Strand perhaps = strand.narrow(
                Walk.to(IpSet.unionOf(undeclared.stream().map(Place::addresses).toList())));
        if (!perhaps.isEmpty()) {
            Unknown why = Device.addressOf(undeclared.get(0));
            walk.tryAll(perhaps, List.of(each -> past(each, each, it), onward), List.of(why));
        }
        onward.accept(strand.without(perhaps.asked()));
    }

    private Strand past(Strand strand, Strand self, Place.Interface it) {
        if (self.isEmpty()) {
            return strand;
        }
        if (isCalled(it)) {
            reach(self, it);
        } else {
            String text = "the address is " + it.label() + "'s own, which never leaves for "
                    + walk.target().label();
            walk.drop(self, Stage.END, Decider.of(Decider.Kind.NO_OWNER, text));
        }
        return strand.without(self.asked());
    }

    /** Whether the machine itself is meant: where networks use the same addresses, another may be. */
    private boolean isCalled(Place.Interface place) {
        Set<ResourceId> accepted = walk.target().accepted();
        return accepted.isEmpty()
                || machine(place).stream().map(NetworkInterface::id).anyMatch(accepted::contains)
                || accepted.contains(place.inSubnet().id());
    }

    private void reach(Strand self, Place.Interface it) {
        Step step =
                Step.of(Stage.END, "its own address, which it reaches without leaving the machine", Step.Effect.ALLOW);
        Strand there =
                self.then(step).passing(new Hop("VirtualNetwork", self.now().destinations(), it.resource()));
        walk.end(there, Fate.DELIVERED, Decider.of(Decider.Kind.NO_NSG, "the machine itself"));
    }

    /** All interfaces of the machine that an interface belongs to. */
    private List<NetworkInterface> machine(Place.Interface place) {
        NetworkInterface nic = place.address().networkInterface();
        return nic.virtualMachine()
                .flatMap(id -> walk.network().find(VirtualMachine.class, id))
                .map(machine -> machine.networkInterfaces().stream()
                        .flatMap(id -> walk.network().find(NetworkInterface.class, id).stream())
                        .toList())
                .orElse(List.of(nic));
    }

    /** Whether the machine itself is called, at an interface whose address is not declared. */
    private boolean isCalledAtUndeclared(Place.Interface place) {
        return walk.target().isChoice()
                && walk.target().publicOwner().isEmpty()
                && walk.target()
                        .nic()
                        .filter(it -> machine(place).contains(it.networkInterface()))
                        .isPresent();
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
