package io.canreach.dsl;

import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.PortMatch;
import io.canreach.model.Ports;
import io.canreach.model.ProtocolIs;
import io.canreach.model.SecurityRule;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes a security rule of what was said. The owner is the group or collection that it is in. */
record SecurityRuleDraft(Draft draft, String owner) {
    /** A field that is wrong is any for the time being, so that the rule's other fields are checked as well. */
    Optional<SecurityRule> rule(RuleFacts rule) {
        String place = "rule '" + rule.name() + "' of " + owner;
        List<AddressMatch> source = addresses(place, rule.source());
        List<AddressMatch> destination = addresses(place, rule.destination());
        ProtocolIs protocol = protocol(place, rule.protocols());
        return draft.attempt(
                owner,
                () -> new SecurityRule(
                        rule.name(),
                        rule.priority(),
                        rule.direction(),
                        rule.access(),
                        protocol,
                        source,
                        ports(rule.sourcePorts()),
                        destination,
                        ports(rule.destinationPorts()),
                        List.of()));
    }

    private List<AddressMatch> addresses(String place, List<RuleAddress> said) {
        said.forEach(address -> {
            if (address instanceof AsgDeclaration group) {
                group.declareIn(draft);
            }
        });
        return draft.each(place, said, RuleAddress::match)
                .filter(matches -> !matches.isEmpty())
                .orElse(List.of(new AnyAddress()));
    }

    private ProtocolIs protocol(String place, List<Protocol> said) {
        if (said.size() > 1) {
            String names = said.stream().map(Protocol::toString).collect(Collectors.joining(" and "));
            draft.problem(place + " is on " + names + "; a rule has one protocol, or any");
        }
        return said.size() == 1 ? new ProtocolIs(said.get(0)) : ProtocolIs.ANY;
    }

    private static List<PortMatch> ports(PortSet said) {
        return List.of(said.isEmpty() ? Ports.ALL : new Ports(said));
    }
}
