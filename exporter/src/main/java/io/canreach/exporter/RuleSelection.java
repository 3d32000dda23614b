package io.canreach.exporter;

import io.canreach.model.AddressMatch;
import io.canreach.model.AsgReference;
import io.canreach.model.PortMatch;
import io.canreach.model.Ports;
import io.canreach.model.Prefix;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityRule;
import io.canreach.model.Unknown;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Takes the fields of a rule apart, as Azure lists them; what it would not take is a problem. */
final class RuleSelection {
    private static final List<String> EVERYTHING = List.of("*");

    private final Consumer<String> problems;

    RuleSelection(Consumer<String> problems) {
        this.problems = problems;
    }

    GroupToWrite.Rule rule(SecurityRule rule) {
        String place = "rule '" + Quoting.line(rule.name()) + "'";
        mustBeKnown(place, rule);
        return new GroupToWrite.Rule(
                rule.name(),
                rule.priority(),
                rule.direction().toString(),
                rule.access().toString(),
                rule.protocol().toString(),
                side(place + ": its source", rule.source(), rule.sourcePorts()),
                side(place + ": its destination", rule.destination(), rule.destinationPorts()));
    }

    private void mustBeKnown(String place, SecurityRule rule) {
        rule.unsettled().forEach(each -> unknown(place, "its priority, direction or access", each));
        if (rule.protocol() instanceof Unknown unknown) {
            unknown(place, "its protocol", unknown);
        }
    }

    private void unknown(String place, String what, Unknown unknown) {
        problems.accept(place + ": " + what + " is not known: " + unknown.reason());
    }

    private GroupToWrite.Side side(String place, List<AddressMatch> addresses, List<PortMatch> ports) {
        addresses.stream()
                .filter(Unknown.class::isInstance)
                .forEach(each -> problems.accept(place + " is not known: " + ((Unknown) each).reason()));
        ports.stream()
                .filter(Unknown.class::isInstance)
                .forEach(each -> problems.accept(place + " ports are not known: " + ((Unknown) each).reason()));
        return new GroupToWrite.Side(prefixes(addresses), groups(addresses), ports(ports));
    }

    /** A rule has prefixes, or one tag or everything alone, or groups alone; it checks that itself. */
    private static List<String> prefixes(List<AddressMatch> addresses) {
        return addresses.stream()
                .filter(each -> !(each instanceof AsgReference))
                .map(RuleSelection::text)
                .toList();
    }

    private static String text(AddressMatch match) {
        return match instanceof Prefix prefix ? prefix.cidr().toString() : match.toString();
    }

    private static List<ResourceId> groups(List<AddressMatch> addresses) {
        return addresses.stream()
                .filter(AsgReference.class::isInstance)
                .map(each -> ((AsgReference) each).group())
                .toList();
    }

    /** All ports and some others are all ports. */
    private static List<String> ports(List<PortMatch> ports) {
        if (ports.contains(Ports.ALL)) {
            return EVERYTHING;
        }
        return ports.stream()
                .flatMap(each -> each instanceof Ports known
                        ? known.set().ranges().stream().map(Object::toString)
                        : Stream.<String>empty())
                .distinct()
                .toList();
    }
}
