package io.canreach.dsl;

import io.canreach.model.Access;
import io.canreach.model.AzureFirewall;
import io.canreach.model.FirewallRule;
import io.canreach.model.FirewallRuleCollection;
import io.canreach.model.HostAddress;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.packet.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes an Azure Firewall of what was said. */
record FirewallDraft(Stand stand, FirewallFacts facts) {
    void add(String label) {
        Draft draft = stand.draft();
        ResourceId id = draft.id("firewall", "azureFirewalls", facts.name());
        if (!stand.admits(label, id)) {
            return;
        }
        List<ResourceId> publicIps = facts.publicIps().stream()
                .flatMap(ip -> draft.publicIp(ip.facts(), Sku.STANDARD).stream())
                .toList();
        Optional<HostAddress> address =
                new Addresses(draft, label).read(facts.privateIp(), "the private address of " + label);
        Optional<List<Cidr>> ranges = draft.each("private ranges of " + label, facts.privateRanges(), Cidr::parse);
        List<FirewallRuleCollection> collections = facts.collections().stream()
                .flatMap(each -> collection(label, each, address).stream())
                .toList();
        address.flatMap(known -> ranges.flatMap(noSnat -> draft.attempt(
                        "",
                        () -> new AzureFirewall(
                                id,
                                stand.vnet().location(),
                                stand.subnet(),
                                known,
                                publicIps,
                                collections,
                                noSnat,
                                unknownRules(label)))))
                .ifPresent(stand::add);
    }

    private List<Unknown> unknownRules(String label) {
        return facts.unknownRules() ? List.of(new Unknown("the rules of " + label + " are not known")) : List.of();
    }

    private Optional<FirewallRuleCollection> collection(String label, CollectionFacts said, Optional<HostAddress> own) {
        String place = "collection '" + said.name() + "' of " + label;
        RuleReader reader = new RuleReader(stand.draft(), place);
        List<FirewallRule> rules = new ArrayList<>();
        said.rules().forEach(rule -> rule(reader, rule, own).ifPresent(rules::add));
        Access access = access(place, said);
        return stand.draft()
                .attempt(
                        label,
                        () -> new FirewallRuleCollection(
                                said.name(),
                                said.type(),
                                said.inherited(),
                                said.group(),
                                said.priority(),
                                access,
                                rules));
    }

    private Access access(String place, CollectionFacts said) {
        List<Access> all =
                said.rules().stream().map(FirewallRuleFacts::access).distinct().toList();
        if (all.size() > 1) {
            stand.draft()
                    .problem(place + " has rules that allow, such as '" + named(said, Access.ALLOW)
                            + "', and rules that deny, such as '" + named(said, Access.DENY)
                            + "'; a collection does one of the two");
        }
        return all.isEmpty() ? Access.ALLOW : all.get(0);
    }

    private static String named(CollectionFacts said, Access access) {
        return said.rules().stream()
                .filter(rule -> rule.access() == access)
                .findFirst()
                .map(FirewallRuleFacts::name)
                .orElse("");
    }

    private Optional<? extends FirewallRule> rule(
            RuleReader reader, FirewallRuleFacts said, Optional<HostAddress> own) {
        if (said instanceof MatchFacts match) {
            return reader.match(match);
        }
        if (said instanceof NamesFacts names) {
            return reader.names(names);
        }
        TranslationFacts translation = (TranslationFacts) said;
        return called(reader.place(said), translation, own).flatMap(at -> reader.translation(translation, at));
    }

    /** Where a translation is called that does not say it. */
    private Optional<HostAddress> called(String place, TranslationFacts said, Optional<HostAddress> own) {
        List<PublicIpDeclaration> all = facts.publicIps();
        if (all.size() > 1 && said.called().isEmpty()) {
            stand.draft()
                    .problem(place + " does not say which of the firewall's " + all.size()
                            + " public addresses is called; at(..) says it");
        }
        if (all.isEmpty()) {
            return own;
        }
        PublicIpDeclaration first = all.get(0);
        return new Addresses(stand.draft(), first.toString()).read(first.facts().address(), "the address of " + first);
    }
}
