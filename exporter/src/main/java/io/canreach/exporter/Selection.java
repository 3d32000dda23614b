package io.canreach.exporter;

import io.canreach.model.DeploymentModel;
import io.canreach.model.HostAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.Prefix;
import io.canreach.model.Problem;
import io.canreach.model.Resource;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.Unknown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes from a network what is to be written, and notes everything that stands in the way. */
final class Selection {
    private static final Comparator<GroupToWrite.Rule> ORDER = Comparator.comparing(GroupToWrite.Rule::direction)
            .thenComparing(GroupToWrite.Rule::priority)
            .thenComparing(GroupToWrite.Rule::name);

    private final Network network;
    private final List<Problem> problems = new ArrayList<>();

    Selection(Network network) {
        this.network = network;
    }

    /** Fails with all problems, if there are any. */
    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new ExportException(problems);
        }
    }

    void problem(Resource resource, String message) {
        problems.add(new Problem(Quoting.line(resource.label()), message));
    }

    GroupToWrite group(NetworkSecurityGroup group) {
        if (group.model() == DeploymentModel.CLASSIC) {
            problem(group, "is of the classic deployment model; only Resource Manager groups are written");
        }
        RuleSelection rules = new RuleSelection(message -> problem(group, message));
        List<GroupToWrite.Rule> written =
                group.rules().stream().map(rules::rule).sorted(ORDER).toList();
        return new GroupToWrite(group.id(), group.location(), written, Attachment.ofGroup(group.id(), network));
    }

    TableToWrite table(RouteTable table) {
        List<TableToWrite.Hop> hops = table.routes().stream()
                .map(route -> hop(table, route))
                .sorted(Comparator.comparing(TableToWrite.Hop::name))
                .toList();
        return new TableToWrite(
                table.id(),
                table.location(),
                table.disableBgpRoutePropagation(),
                hops,
                Attachment.ofTable(table.id(), network));
    }

    private TableToWrite.Hop hop(RouteTable table, Route route) {
        mustBeKnown(table, route);
        String destination = route.destination() instanceof Prefix prefix
                ? prefix.cidr().toString()
                : route.destination().toString();
        return new TableToWrite.Hop(
                route.name(),
                destination,
                route.nextHopType().toString(),
                route.nextHopAddress().map(HostAddress::toString).orElse(""));
    }

    private void mustBeKnown(RouteTable table, Route route) {
        String place = "route '" + Quoting.line(route.name()) + "'";
        if (route.destination() instanceof Unknown unknown) {
            problem(table, place + ": its destination is not known: " + unknown.reason());
        }
        if (route.nextHopAddress().filter(Unknown.class::isInstance).isPresent()) {
            Unknown unknown = (Unknown) route.nextHopAddress().get();
            problem(table, place + ": the address of its next hop is not known: " + unknown.reason());
        }
    }

    /** What a shell or the command line cannot take as a word: a zero, and an at sign, which would name a file to read. */
    void checkWords(Resource resource) {
        words(resource).stream()
                .filter(word -> word.startsWith("@") || word.indexOf('\0') >= 0)
                .map(word -> "'" + Quoting.line(word) + "' begins with @ or holds a zero, which az cannot be given")
                .forEach(message -> problem(resource, message));
    }

    private static List<String> words(Resource resource) {
        List<String> words = new ArrayList<>(List.of(resource.id().value(), resource.name()));
        if (resource instanceof RouteTable table) {
            words.add(table.location());
            table.routes().forEach(route -> words.add(route.name()));
        } else if (resource instanceof NetworkSecurityGroup group) {
            words.add(group.location());
        }
        return words;
    }
}
