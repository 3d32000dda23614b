package io.canreach.reach;

import io.canreach.model.AzureFirewall;
import io.canreach.model.DnatRule;
import io.canreach.model.FirewallRule;
import io.canreach.model.FirewallRuleCollection;
import io.canreach.model.HostAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.packet.Rewrite;
import io.canreach.security.Extent;
import io.canreach.security.FirewallPolicy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an Azure Firewall does with packets for its own addresses: a DNAT rule passes them on, with the firewall itself as
 * source so that the reply comes back to it; what none matches is dropped.
 *
 * @see <a href="https://learn.microsoft.com/azure/firewall/destination-nat-rules">DNAT rules</a>
 */
final class FirewallTranslations {
    private static final PacketSet DNS = PacketSet.all()
            .withProtocols(EnumSet.of(Protocol.TCP, Protocol.UDP))
            .toPorts(PortSet.of(53));

    private final Walk walk;
    private final FirewallDevice device;
    private final AzureFirewall firewall;

    FirewallTranslations(Walk walk, FirewallDevice device) {
        this.walk = walk;
        this.device = device;
        this.firewall = device.firewall();
    }

    /** Flows that came from the Internet to one of its public addresses. */
    void fromInternet(Strand strand, PublicIpAddress ip) {
        String text = InternetEdge.words(ip) + " of " + device.label();
        Strand here = strand.crossing(Crossing.edge(ip.id()))
                .then(Step.pass(Stage.EDGE, text))
                .passing(hop("Internet", strand));
        refuse(take(here, rule -> at(rule, ip)));
    }

    /** Flows that came to its private address. */
    void fromInside(Strand strand) {
        if (strand.isEmpty()) {
            return;
        }
        Strand rest = take(strand.passing(hop("VirtualNetwork", strand)), this::atPrivate);
        Strand dns = walk.target().accepts(device.place()) ? rest.narrow(DNS) : rest.narrow(PacketSet.empty());
        String text = "whether " + device.label() + " is a DNS proxy is not declared";
        walk.undetermined(dns, Stage.APPLIANCE, new Unknown(text));
        refuse(rest.without(dns.asked()));
    }

    private Hop hop(String type, Strand strand) {
        return new Hop(type, strand.now().destinations(), Optional.of(firewall.id()));
    }

    private Strand take(Strand strand, Function<DnatRule, Extent> called) {
        if (!firewall.unknownRules().isEmpty()) {
            // a rule that is not given may stand before any other, and lead anywhere
            return strand;
        }
        DestinationNat nat = new DestinationNat(walk, device, device.subnet(), called);
        Strand rest = strand;
        for (FirewallRuleCollection collection :
                FirewallPolicy.inOrder(firewall, EnumSet.of(FirewallRuleCollection.Type.DNAT))) {
            List<DnatRule> rules = new ArrayList<>();
            for (FirewallRule rule : collection.rules()) {
                if (rule instanceof DnatRule dnat) {
                    rules.add(dnat);
                }
            }
            rest = nat.take(rest, rules, (matched, rule) -> translate(matched, collection, rule));
        }
        return rest;
    }

    private void refuse(Strand rest) {
        if (!rest.isEmpty() && !firewall.unknownRules().isEmpty()) {
            walk.undetermined(rest, Stage.APPLIANCE, firewall.unknownRules().get(0));
        } else if (!rest.isEmpty()) {
            String text = device.label() + ", of which no DNAT rule translates " + Words.services(rest.now());
            walk.drop(rest, Stage.APPLIANCE, Decider.of(Decider.Kind.APPLIANCE, "", device.id(), text));
        }
    }

    /** Whether a rule is for a public address; one that is not known is, where there is no other. */
    private Extent at(DnatRule rule, PublicIpAddress ip) {
        HostAddress destination = rule.destination();
        long same = firewall.publicIps().stream()
                .map(id -> walk.network().get(PublicIpAddress.class, id))
                .filter(each -> each.address().equals(destination))
                .count();
        if (same == 1 || destination.equals(firewall.privateAddress())) {
            return destination.equals(ip.address()) ? DestinationNat.ALL : DestinationNat.NONE;
        }
        if (destination instanceof KnownAddress && ip.address() instanceof KnownAddress) {
            return DestinationNat.NONE;
        }
        return firewall.publicIps().size() == 1
                ? DestinationNat.ALL
                : DestinationNat.perhaps("which public address of " + device.label() + " it is for is not known");
    }

    private Extent atPrivate(DnatRule rule) {
        if (rule.destination().equals(firewall.privateAddress())) {
            return DestinationNat.ALL;
        }
        return rule.destination() instanceof KnownAddress known ? DestinationNat.only(known) : DestinationNat.NONE;
    }

    private void translate(Strand strand, FirewallRuleCollection collection, DnatRule rule) {
        if (!(rule.translatedAddress() instanceof KnownAddress to)) {
            walk.undetermined(strand, Stage.APPLIANCE, (Unknown) rule.translatedAddress());
            return;
        }
        String text = FirewallRules.words(device, collection, rule.name()) + DestinationNat.arrow(rule);
        Rewrite rewrite = DestinationNat.rewrite(rule, to);
        SourceNat nat = device.sourceNat(IpSet.all());
        Strand allowed = strand.then(Step.of(Stage.APPLIANCE, text, Step.Effect.ALLOW));
        new RulesAfterDnat(walk, device)
                .pass(
                        allowed,
                        rewrite,
                        open -> device.leave(open.crossing(Crossing.through(device, Crossing.Translation.SOURCE))
                                .then(nat.step())
                                .rewritten(nat.hide(rewrite))));
    }
}
