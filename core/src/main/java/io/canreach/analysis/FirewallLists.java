package io.canreach.analysis;

import io.canreach.model.Access;
import io.canreach.model.Appliance;
import io.canreach.model.Appliance.Forwarding;
import io.canreach.model.ApplianceRule;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.AzureFirewall;
import io.canreach.model.FirewallRule;
import io.canreach.model.FirewallRuleCollection;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkRule;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.PacketSet;
import io.canreach.security.FirewallList;
import io.canreach.security.FirewallPolicy;
import io.canreach.security.RuleMatch;
import io.canreach.security.RuleScope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of firewalls and appliances as lists. What a network rule lets pass fares otherwise than what an application rule does:
 * the firewall puts its own address as source of that.
 */
final class FirewallLists {
    private static final Set<FirewallRuleCollection.Type> JUDGING =
            EnumSet.of(FirewallRuleCollection.Type.NETWORK, FirewallRuleCollection.Type.APPLICATION);

    private final Network network;

    private FirewallLists(Network network) {
        this.network = network;
    }

    static List<PlacedList> of(Network network) {
        FirewallLists made = new FirewallLists(network);
        List<PlacedList> lists = new ArrayList<>();
        network.all(AzureFirewall.class).forEach(firewall -> made.addFirewall(firewall, lists));
        network.all(VirtualMachine.class)
                .forEach(machine ->
                        machine.appliance().ifPresent(appliance -> made.addAppliance(machine, appliance, lists)));
        return lists;
    }

    private void addFirewall(AzureFirewall firewall, List<PlacedList> lists) {
        Subnet subnet = network.get(Subnet.class, firewall.subnet());
        FirewallPolicy policy = FirewallPolicy.of(firewall, RuleScope.of(network, subnet));
        List<FirewallRule> rules = rules(firewall);
        List<Line> lines = lines(firewall, policy, rules);
        LineList all = ApplicationCases.of(unknownToo(firewall, lines), rules, Effect.DENY);
        lists.add(new PlacedList(all, List.of(subnet.label())));
        if (mayJudgeTranslated(firewall)) {
            List<Line> judging = lines.stream()
                    .filter(line -> line.rule().kind().equals("network rule"))
                    .toList();
            Effect passed = Effect.of("Allow by " + FirewallRuleCollection.Type.NETWORK);
            LineList translated = LineList.of(unknownToo(firewall, judging), passed);
            lists.add(new PlacedList(translated, List.of("what DNAT rules translate")));
        }
    }

    private static List<FirewallRule> rules(AzureFirewall firewall) {
        return FirewallPolicy.inOrder(firewall, JUDGING).stream()
                .flatMap(collection -> collection.rules().stream())
                .toList();
    }

    private static List<Line> lines(AzureFirewall firewall, FirewallPolicy policy, List<FirewallRule> rules) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            FirewallRuleCollection collection = policy.collectionAt(i)
                    .orElseThrow(() -> new IllegalStateException(firewall + " has a rule in no collection"));
            lines.add(line(firewall, collection, rules.get(i), policy.rules().get(i)));
        }
        return lines;
    }

    /** Network rules may be asked about what was translated and so allowed. */
    private boolean mayJudgeTranslated(AzureFirewall firewall) {
        boolean translates =
                firewall.collections().stream().anyMatch(each -> each.type() == FirewallRuleCollection.Type.DNAT);
        return translates && network.assumptions().reading(Assumption.FIREWALL_RULES_AFTER_DNAT) != Reading.FIRST;
    }

    /** Rules that are not known may stand anywhere, match anything and do anything. */
    static List<Line> unknownToo(AzureFirewall firewall, List<Line> known) {
        if (firewall.unknownRules().isEmpty()) {
            return known;
        }
        List<Line> lines = new ArrayList<>(known);
        ListedRule unknown = ListedRule.of("rule", "not known", 0, "", "", firewall);
        PacketSet none = PacketSet.empty();
        PacketSet all = PacketSet.all();
        lines.add(new Line(unknown, Effect.DENY, none, all, firewall.unknownRules(), true, true, false));
        return lines;
    }

    private static Line line(
            AzureFirewall firewall, FirewallRuleCollection collection, FirewallRule rule, RuleMatch match) {
        Access access = collection.access();
        Effect effect = access == Access.ALLOW ? Effect.of("Allow by " + collection.type()) : Effect.DENY;
        String kind = collection.type() + " rule";
        return Line.of(
                ListedRule.of(kind, rule.name(), collection.priority(), access, RuleWords.of(rule), firewall)
                        .in("collection '" + collection.name() + "' of " + firewall.label()),
                effect,
                match);
    }

    private void addAppliance(VirtualMachine machine, Appliance appliance, List<PlacedList> lists) {
        if (appliance.forwarding() == Forwarding.BY_RULES) {
            for (ResourceId id : machine.networkInterfaces()) {
                NetworkInterface nic = network.get(NetworkInterface.class, id);
                Subnet subnet = network.get(Subnet.class, nic.subnet());
                lists.add(new PlacedList(list(machine, appliance.rules(), subnet), List.of(subnet.label())));
            }
        }
    }

    private LineList list(VirtualMachine machine, List<ApplianceRule> rules, Subnet subnet) {
        List<FirewallList.Entry> entries = rules.stream()
                .map(rule -> new FirewallList.Entry(rule.access(), rule.match()))
                .toList();
        List<RuleMatch> matches =
                FirewallList.of(entries, RuleScope.of(network, subnet)).rules();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Access access = rules.get(i).access();
            NetworkRule rule = rules.get(i).match();
            ListedRule listed = ListedRule.of("rule", rule.name(), i + 1, access, RuleWords.of(rule), machine);
            lines.add(Line.of(listed, Effect.of(access), matches.get(i)));
        }
        return LineList.of(lines, Effect.DENY);
    }
}
