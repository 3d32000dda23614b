package io.canreach.reach;

import io.canreach.model.Appliance;
import io.canreach.model.DnatRule;
import io.canreach.model.KnownAddress;
import io.canreach.model.NetworkInterface;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.security.Extent;
import java.util.List;
import java.util.Optional;

/** What an appliance does with packets for its own addresses: some it passes on to somebody else, by its translation rules. */
final class Translations {
    private final Walk walk;

    Translations(Walk walk) {
        this.walk = walk;
    }

    /** The rules by which the machine at a place translates; none where it translates nothing. */
    static List<DnatRule> at(Walk walk, Place place) {
        return machine(walk, place)
                .flatMap(VirtualMachine::appliance)
                .map(Appliance::translations)
                .orElse(List.of());
    }

    private static Optional<VirtualMachine> machine(Walk walk, Place place) {
        return walk.view().stands().machine(place);
    }

    /** Sends on what a rule translates, and gives back the rest. */
    Strand take(Strand strand, Place place) {
        List<DnatRule> rules = at(walk, place);
        if (rules.isEmpty() || !(place instanceof Place.Interface it)) {
            return strand;
        }
        ApplianceDevice device = ApplianceDevice.at(walk, it.address(), Optional.empty());
        return new DestinationNat(walk, device, it.inSubnet(), rule -> called(rule, it))
                .take(strand, rules, (matched, rule) -> send(matched, rule, device));
    }

    /** An address that is not known is the machine's, where it has no other. */
    private Extent called(DnatRule rule, Place.Interface place) {
        if (rule.destination() instanceof KnownAddress known) {
            return DestinationNat.only(known);
        }
        return addresses(place) == 1
                        || rule.destination()
                                .equals(place.address().configuration().privateAddress())
                ? DestinationNat.ALL
                : DestinationNat.perhaps(((Unknown) rule.destination()).reason());
    }

    private long addresses(Place.Interface place) {
        return machine(walk, place)
                .map(each -> each.networkInterfaces().stream()
                        .flatMap(id -> walk.network().find(NetworkInterface.class, id).stream())
                        .mapToLong(nic -> nic.ipConfigurations().size())
                        .sum())
                .orElse(1L);
    }

    private void send(Strand strand, DnatRule rule, ApplianceDevice device) {
        if (rule.translatedAddress() instanceof KnownAddress to) {
            String text = "DNAT rule '" + rule.name() + "' of " + device.label() + DestinationNat.arrow(rule);
            Strand passed = strand.then(Step.of(Stage.APPLIANCE, text, Step.Effect.ALLOW));
            device.exits().send(passed, DestinationNat.rewrite(rule, to), to);
        } else {
            walk.undetermined(strand, Stage.APPLIANCE, (Unknown) rule.translatedAddress());
        }
    }
}
