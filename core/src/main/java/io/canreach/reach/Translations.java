package io.canreach.reach;

import io.canreach.model.Appliance;
import io.canreach.model.DnatRule;
import io.canreach.model.KnownAddress;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Rewrite;
import io.canreach.security.AddressExpansion;
import io.canreach.security.Extent;
import io.canreach.security.RuleScope;
import java.util.List;
import java.util.Optional;

/** What an appliance does with packets for its own addresses: some it passes on to somebody else, by its translation rules. */
final class Translations {
    private final Walk walk;

    Translations(Walk walk) {
        this.walk = walk;
    }

    /** Sends flows on that a rule translates and drops the rest; false where the place translates nothing. */
    boolean take(Strand strand, Place place) {
        Optional<VirtualMachine> machine = machine(place);
        List<DnatRule> rules = machine.flatMap(VirtualMachine::appliance)
                .map(Appliance::translations)
                .orElse(List.of());
        if (rules.isEmpty()) {
            return false;
        }
        Device device = ApplianceDevice.of(walk, ((Place.Interface) place).address(), Optional.empty());
        Strand rest = strand;
        for (DnatRule rule : rules) {
            rest = translate(
                    rest, rule, place, device, machine.get().appliance().get());
        }
        String text = device.label() + ", of which no rule translates it";
        walk.drop(rest, Stage.APPLIANCE, Decider.of(Decider.Kind.APPLIANCE, "", device.id(), text));
        return true;
    }

    private Optional<VirtualMachine> machine(Place place) {
        return place instanceof Place.Interface it
                ? it.address()
                        .networkInterface()
                        .virtualMachine()
                        .flatMap(id -> walk.network().find(VirtualMachine.class, id))
                : Optional.empty();
    }

    private Strand translate(Strand strand, DnatRule rule, Place place, Device device, Appliance behaviour) {
        Extent source =
                new AddressExpansion(RuleScope.of(walk.network(), place.subnet().orElseThrow())).source(rule.source());
        PacketSet service = PacketSet.all().withProtocols(rule.protocols()).toPorts(rule.destinationPorts());
        Strand matched = strand.narrow(service.fromSources(source.certain()));
        Strand perhaps = strand.without(matched.asked()).narrow(service.fromSources(source.possible()));
        walk.undetermined(perhaps, Stage.APPLIANCE, doubt(rule, source));
        if (!matched.isEmpty()) {
            send(matched, rule, device, behaviour, place);
        }
        return strand.without(matched.asked()).without(perhaps.asked());
    }

    private static Unknown doubt(DnatRule rule, Extent source) {
        return source.doubts().isEmpty()
                ? new Unknown("whether rule '" + rule.name() + "' matches is not known")
                : source.doubts().get(0);
    }

    private void send(Strand strand, DnatRule rule, Device device, Appliance behaviour, Place place) {
        if (!(rule.translatedAddress() instanceof KnownAddress to)) {
            walk.undetermined(strand, Stage.APPLIANCE, (Unknown) rule.translatedAddress());
            return;
        }
        Rewrite rewrite = Rewrite.none().destination(IpSet.of(to.ip()));
        rewrite = rule.translatedPort().isPresent()
                ? rewrite.destinationPort(PortSet.of(rule.translatedPort().get()))
                : rewrite;
        boolean hides = behaviour.sourceNat() == Appliance.SourceNat.ALWAYS;
        if (hides) {
            rewrite = rewrite.source(place.addresses()).sourcePort(PortSet.all());
        }
        Crossing.Translation kind = hides ? Crossing.Translation.SOURCE : Crossing.Translation.DESTINATION;
        String text = device.label() + ": " + rule.name() + " -> " + to
                + rule.translatedPort().map(port -> ":" + port).orElse("");
        walk.leave(
                place,
                strand.crossing(Crossing.through(device, kind))
                        .then(Step.of(Stage.APPLIANCE, text, Step.Effect.ALLOW))
                        .rewritten(rewrite));
    }
}
