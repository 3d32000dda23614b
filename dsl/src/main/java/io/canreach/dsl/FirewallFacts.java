package io.canreach.dsl;

import io.canreach.model.FirewallRuleCollection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What was said of a firewall; collections that follow are in the group said last. */
record FirewallFacts(
        String name,
        Optional<String> privateIp,
        List<PublicIpDeclaration> publicIps,
        List<CollectionFacts> collections,
        Group group,
        List<String> privateRanges,
        boolean unknownRules) {
    /** A rule collection group, of the firewall's policy or of the parent of that. */
    record Group(boolean inherited, int priority) {}

    static FirewallFacts of(String name) {
        return new FirewallFacts(name, Optional.empty(), List.of(), List.of(), new Group(false, 0), List.of(), false);
    }

    FirewallFacts at(String address) {
        return new FirewallFacts(
                name, Optional.of(address), publicIps, collections, group, privateRanges, unknownRules);
    }

    FirewallFacts with(PublicIpDeclaration ip) {
        List<PublicIpDeclaration> more = Lists.plus(publicIps, ip);
        return new FirewallFacts(name, privateIp, more, collections, group, privateRanges, unknownRules);
    }

    FirewallFacts in(Group value) {
        return new FirewallFacts(name, privateIp, publicIps, collections, value, privateRanges, unknownRules);
    }

    FirewallFacts withPrivateRanges(List<String> more) {
        List<String> all = Lists.concat(privateRanges, more);
        return new FirewallFacts(name, privateIp, publicIps, collections, group, all, unknownRules);
    }

    FirewallFacts withUnknownRules() {
        return new FirewallFacts(name, privateIp, publicIps, collections, group, privateRanges, true);
    }

    FirewallFacts collection(FirewallRuleCollection.Type type, String collection, int priority) {
        return withCollections(Lists.plus(
                collections,
                new CollectionFacts(collection, type, group.inherited(), group.priority(), priority, List.of())));
    }

    FirewallFacts withLastCollection(UnaryOperator<CollectionFacts> change) {
        return withCollections(Lists.withLast(collections, change));
    }

    private FirewallFacts withCollections(List<CollectionFacts> value) {
        return new FirewallFacts(name, privateIp, publicIps, value, group, privateRanges, unknownRules);
    }
}
