package io.canreach.analysis;

import io.canreach.model.AzureFirewall;
import io.canreach.model.DnatRule;
import io.canreach.model.FirewallRule;
import io.canreach.model.FirewallRuleCollection;
import io.canreach.model.HostAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.security.AddressExpansion;
import io.canreach.security.Extent;
import io.canreach.security.FirewallPolicy;
import io.canreach.security.RuleScope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The rules by which firewalls and appliances translate the destination, as lists: the first that matches does so. */
final class TranslationLists {
    private static final Effect NOT_TRANSLATED = Effect.of("not translated");

    private final Network network;

    private TranslationLists(Network network) {
        this.network = network;
    }

    static List<PlacedList> of(Network network) {
        TranslationLists made = new TranslationLists(network);
        List<PlacedList> lists = new ArrayList<>();
        network.all(AzureFirewall.class).forEach(firewall -> made.addFirewall(firewall, lists));
        network.all(VirtualMachine.class)
                .forEach(machine -> machine.appliance()
                        .filter(each -> !each.translations().isEmpty())
                        .ifPresent(each -> made.addAppliance(machine, each.translations(), lists)));
        return lists;
    }

    private void addFirewall(AzureFirewall firewall, List<PlacedList> lists) {
        Subnet subnet = network.get(Subnet.class, firewall.subnet());
        List<Line> lines = new ArrayList<>();
        for (FirewallRuleCollection collection :
                FirewallPolicy.inOrder(firewall, Set.of(FirewallRuleCollection.Type.DNAT))) {
            for (FirewallRule each : collection.rules()) {
                DnatRule rule = (DnatRule) each;
                ListedRule listed = ListedRule.of(
                                "DNAT rule",
                                rule.name(),
                                collection.priority(),
                                effect(rule).words(),
                                RuleWords.of(rule),
                                firewall)
                        .in("collection '" + collection.name() + "' of " + firewall.label());
                lines.add(line(listed, rule, subnet));
            }
        }
        if (!lines.isEmpty()) {
            List<Line> all = FirewallLists.unknownToo(firewall, lines);
            lists.add(new PlacedList(LineList.of(all, NOT_TRANSLATED), List.of(subnet.label())));
        }
    }

    private void addAppliance(VirtualMachine machine, List<DnatRule> rules, List<PlacedList> lists) {
        machine.networkInterfaces().stream()
                .map(id -> network.get(NetworkInterface.class, id).subnet())
                .map(id -> network.get(Subnet.class, id))
                .distinct()
                .forEach(subnet -> {
                    List<Line> lines = new ArrayList<>();
                    for (int i = 0; i < rules.size(); i++) {
                        DnatRule rule = rules.get(i);
                        ListedRule listed = ListedRule.of(
                                "DNAT rule", rule.name(), i + 1, effect(rule).words(), RuleWords.of(rule), machine);
                        lines.add(line(listed, rule, subnet));
                    }
                    lists.add(new PlacedList(LineList.of(lines, NOT_TRANSLATED), List.of(subnet.label())));
                });
    }

    private static Effect effect(DnatRule rule) {
        String port = rule.translatedPort().map(each -> ":" + each).orElse("");
        String words = "DNAT to " + rule.translatedAddress() + port;
        return rule.translatedAddress() instanceof Unknown why ? new Effect(words, List.of(why)) : Effect.of(words);
    }

    private Line line(ListedRule listed, DnatRule rule, Subnet subnet) {
        Extent source = new AddressExpansion(RuleScope.of(network, subnet)).source(rule.source());
        List<Unknown> doubts = new ArrayList<>(source.doubts());
        IpSet called = called(rule.destination(), doubts);
        boolean isCalledKnown = rule.destination() instanceof KnownAddress;
        PacketSet certain = isCalledKnown ? packets(rule, source.certain(), called) : PacketSet.empty();
        PacketSet possible = packets(rule, source.possible(), called);
        return new Line(listed, effect(rule), certain, possible, doubts, !doubts.isEmpty(), false, true);
    }

    private static IpSet called(HostAddress destination, List<Unknown> doubts) {
        if (destination instanceof KnownAddress known) {
            return IpSet.of(known.ip());
        }
        doubts.add((Unknown) destination);
        return IpSet.all();
    }

    private static PacketSet packets(DnatRule rule, IpSet sources, IpSet destinations) {
        Set<Protocol> protocols = EnumSet.noneOf(Protocol.class);
        rule.protocols().forEach(each -> protocols.addAll(each.concrete()));
        PacketSet all = PacketSet.of(protocols, sources, PortSet.all(), destinations, rule.destinationPorts());
        return rule.translatedAddress() instanceof KnownAddress to
                ? all.restrictTo(to.ip().family())
                : all;
    }
}
