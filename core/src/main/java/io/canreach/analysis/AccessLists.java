package io.canreach.analysis;

import io.canreach.model.AccessRestriction;
import io.canreach.model.AccessRestrictions;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.model.ServiceTags;
import io.canreach.model.WebApp;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.security.AccessCaller;
import io.canreach.security.AccessEvaluation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The access restrictions of web apps as lists: for callers by their addresses, for callers behind a service endpoint of each
 * subnet that a rule names, and of any other subnet.
 */
final class AccessLists {
    private static final ResourceId OTHER =
            ResourceId.of("virtualNetworks", "another").child("subnets", "another");

    private AccessLists() {}

    static List<PlacedList> of(Network network) {
        List<PlacedList> lists = new ArrayList<>();
        for (WebApp app : network.all(WebApp.class)) {
            add(app, app.label(), app.restrictions(), network.serviceTags(), lists);
            if (!app.scmUsesMain()) {
                add(app, "the SCM site of " + app.label(), app.scmRestrictions(), network.serviceTags(), lists);
            }
        }
        return lists;
    }

    private static void add(
            WebApp app, String label, AccessRestrictions rules, ServiceTags tags, List<PlacedList> lists) {
        for (Optional<ResourceId> subnet : rules.rules().isEmpty() ? List.<Optional<ResourceId>>of() : callers(rules)) {
            AccessCaller caller = new AccessCaller(subnet, Map.of());
            List<AccessEvaluation.Match> matches = new AccessEvaluation(rules, caller, tags).matches();
            lists.add(new PlacedList(list(app, label, rules, matches), List.of(place(subnet))));
        }
    }

    private static List<Optional<ResourceId>> callers(AccessRestrictions rules) {
        Set<Optional<ResourceId>> callers = new LinkedHashSet<>();
        callers.add(Optional.empty());
        for (AccessRestriction rule : rules.ordered()) {
            if (rule.callers() instanceof AccessRestriction.BySubnet by) {
                callers.add(Optional.of(by.subnet()));
            }
        }
        callers.add(Optional.of(OTHER));
        return List.copyOf(callers);
    }

    private static String place(Optional<ResourceId> subnet) {
        return subnet.map(id -> id.equals(OTHER)
                        ? "callers behind a service endpoint of another subnet"
                        : "callers of subnet '" + id.name() + "'")
                .orElse("callers by address");
    }

    private static LineList list(
            WebApp app, String label, AccessRestrictions rules, List<AccessEvaluation.Match> matches) {
        List<Line> lines =
                matches.stream().map(match -> line(app, label, match)).toList();
        Effect end = Effect.of(rules.otherwise());
        return LineList.of(
                lines,
                PacketSet.all(),
                end,
                number -> Effect.of(without(rules, number).otherwise()));
    }

    private static Line line(WebApp app, String label, AccessEvaluation.Match match) {
        AccessRestriction rule = match.rule();
        String callers = rule.callers().toString();
        ListedRule listed = ListedRule.of(
                        "access restriction", rule.name(), rule.priority(), rule.action(), callers, app)
                .in(label);
        PacketSet certain = packets(match.certain());
        PacketSet possible = packets(match.possible());
        boolean mayBeNothing = !rule.headers().isEmpty();
        return new Line(listed, Effect.of(rule.action()), certain, possible, match.doubts(), mayBeNothing, false, true);
    }

    private static AccessRestrictions without(AccessRestrictions rules, int number) {
        List<AccessRestriction> others = new ArrayList<>(rules.ordered());
        others.remove(number);
        return new AccessRestrictions(others, rules.defaultAction());
    }

    private static PacketSet packets(IpSet sources) {
        return PacketSet.between(sources, IpSet.all());
    }
}
