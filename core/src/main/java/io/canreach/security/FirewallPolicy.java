package io.canreach.security;

import io.canreach.model.Access;
import io.canreach.model.AzureFirewall;
import io.canreach.model.Direction;
import io.canreach.model.FirewallRule;
import io.canreach.model.FirewallRuleCollection;
import io.canreach.model.SecurityRule;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of an Azure Firewall in the order in which it evaluates them: rules that translate, then network rules, then
 * application rules; of one kind those of the parent policy first, then by the priority of the group, by that of the
 * collection, and in the order in which they are written. The first that matches decides, and what none matches is denied.
 *
 * @see <a href="https://learn.microsoft.com/azure/firewall/rule-processing">Azure Firewall rule processing</a>
 */
public final class FirewallPolicy {
    private static final Comparator<FirewallRuleCollection> ORDER = Comparator.comparing(FirewallRuleCollection::type)
            .thenComparing(collection -> !collection.inherited())
            .thenComparing(FirewallRuleCollection::groupPriority)
            .thenComparing(FirewallRuleCollection::priority);

    private final List<FirewallRuleCollection> owners;
    private final List<RuleMatch> matches;
    private final List<Unknown> unknownRules;
    private final FirstMatch all;
    private final FirstMatch translated;

    private FirewallPolicy(
            List<FirewallRuleCollection> owners,
            List<RuleMatch> matches,
            RuleMatch implicit,
            List<Unknown> unknownRules) {
        this.owners = List.copyOf(owners);
        this.matches = List.copyOf(matches);
        this.unknownRules = unknownRules;
        this.all = new FirstMatch(this.matches);
        this.translated = new FirstMatch(forTranslated(implicit));
    }

    /**
     * Makes the network and application rules of a firewall ready.
     *
     * @param firewall the firewall
     * @param scope where it stands, by which service tags are read
     * @return its rules in order
     */
    public static FirewallPolicy of(AzureFirewall firewall, RuleScope scope) {
        FirewallCompiler compiler = new FirewallCompiler(scope);
        List<FirewallRuleCollection> owners = new ArrayList<>();
        List<RuleMatch> matches = new ArrayList<>();
        for (FirewallRuleCollection collection : inOrder(
                firewall, EnumSet.of(FirewallRuleCollection.Type.NETWORK, FirewallRuleCollection.Type.APPLICATION))) {
            for (FirewallRule rule : collection.rules()) {
                owners.add(collection);
                SecurityRule named =
                        SecurityRule.of(rule.name(), owners.size(), Direction.INBOUND, collection.access());
                matches.add(compiler.compile(named, rule));
            }
        }
        int last = matches.size() + 1;
        matches.add(compiler.last(last, Access.DENY));
        return new FirewallPolicy(owners, matches, compiler.last(last, Access.ALLOW), firewall.unknownRules());
    }

    /**
     * The network and application rules with what they match.
     *
     * @return in the order of evaluation; the last one stands for what no rule matches
     */
    public List<RuleMatch> rules() {
        return matches;
    }

    /**
     * The collection of a rule.
     *
     * @param position the rule's place among {@link #rules}, from 0
     * @return its collection, or empty for what stands for no rule
     */
    public Optional<FirewallRuleCollection> collectionAt(int position) {
        return position < owners.size() ? Optional.of(owners.get(position)) : Optional.empty();
    }

    /**
     * The collections of some kinds.
     *
     * @param firewall the firewall
     * @param types the kinds
     * @return its collections of these kinds in the order in which it evaluates them
     */
    public static List<FirewallRuleCollection> inOrder(AzureFirewall firewall, Set<FirewallRuleCollection.Type> types) {
        return firewall.collections().stream()
                .filter(collection -> types.contains(collection.type()))
                .sorted(ORDER)
                .toList();
    }

    /**
     * Splits packets by their fate.
     *
     * @param packets any packets
     * @return parts that are disjoint and together are the packets; where some rules are not known, all of them are
     *     undetermined
     */
    public List<RulePart> evaluate(PacketSet packets) {
        List<RulePart> parts = all.evaluate(packets);
        return unknownRules.isEmpty()
                ? parts
                : parts.stream()
                        .map(part -> new RulePart(part.packets(), Outcome.UNDETERMINED, part.rule(), unknownRules))
                        .toList();
    }

    /**
     * Splits packets that a rule translated already, and so allowed, by what the network rules would do to them.
     *
     * @param packets packets as translated
     * @return parts that are disjoint and together are the packets; what no network rule matches is allowed
     */
    public List<RulePart> evaluateTranslated(PacketSet packets) {
        return translated.evaluate(packets);
    }

    /** The network rules, and what is done with packets that none of them matches. */
    private List<RuleMatch> forTranslated(RuleMatch implicit) {
        List<RuleMatch> network = new ArrayList<>();
        for (int i = 0; i < owners.size(); i++) {
            if (owners.get(i).type() == FirewallRuleCollection.Type.NETWORK) {
                network.add(matches.get(i));
            }
        }
        network.add(implicit);
        return network;
    }

    /**
     * The kinds of rules by which packets pass, if they do: an application rule puts the firewall itself in the place of
     * the source, whatever is called.
     *
     * @param part a part of an evaluation
     * @return one kind, or several where it is not known which rule lets them pass; none where none does
     */
    public Set<FirewallRuleCollection.Type> passedBy(RulePart part) {
        if (!unknownRules.isEmpty()) {
            return EnumSet.of(FirewallRuleCollection.Type.NETWORK, FirewallRuleCollection.Type.APPLICATION);
        }
        Set<FirewallRuleCollection.Type> types = EnumSet.noneOf(FirewallRuleCollection.Type.class);
        int decider = part.rule().priority() - 1;
        for (int i = 0; i <= decider && i < owners.size(); i++) {
            RuleMatch match = matches.get(i);
            boolean may = i == decider || match.uncertain().overlaps(part.packets());
            if (may && match.rule().access() == Access.ALLOW) {
                types.add(owners.get(i).type());
            }
        }
        return types;
    }

    /**
     * The collection of the rule that decides.
     *
     * @param part a part of an evaluation
     * @return its collection, or empty where no rule matches
     */
    public Optional<FirewallRuleCollection> collection(RulePart part) {
        int decider = part.rule().priority() - 1;
        return decider < owners.size() ? Optional.of(owners.get(decider)) : Optional.empty();
    }
}
