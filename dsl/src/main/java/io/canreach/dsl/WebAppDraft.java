package io.canreach.dsl;

import io.canreach.model.AccessRestriction;
import io.canreach.model.AccessRestriction.Callers;
import io.canreach.model.AccessRestrictions;
import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.HostAddress;
import io.canreach.model.OutboundVnetRouting;
import io.canreach.model.ResourceId;
import io.canreach.model.VnetIntegration;
import io.canreach.model.WebApp;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.List;
import java.util.Optional;

/** Makes a web app of what was said. */
record WebAppDraft(Draft draft, WebAppFacts facts) {
    static final String TYPE = "sites";

    void add() {
        ResourceId id = draft.id("web app", TYPE, facts.name());
        draft.once(facts.label(), id, facts, () -> app(id));
    }

    private Optional<WebApp> app(ResourceId id) {
        int before = draft.problemCount();
        WebAppFacts.Entry entry = facts.entry();
        Optional<HostAddress> address =
                new Addresses(draft, facts.label()).read(entry.address(), "the public address of " + facts.label());
        IpSet outbound = outbound();
        Optional<VnetIntegration> integration = integration();
        AccessRestrictions main = restrictions(facts.label(), entry.main());
        AccessRestrictions scm = restrictions("the scm site of " + facts.label(), entry.scm());
        if (draft.problemCount() > before || address.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new WebApp(
                id,
                facts.home().location(),
                facts.home().plan().map(name -> ResourceId.of("serverfarms", name)),
                facts.home().environment().map(name -> ResourceId.of("hostingEnvironments", name)),
                integration,
                address.get(),
                outbound,
                entry.access(),
                main,
                scm,
                entry.scmUsesMain()));
    }

    private IpSet outbound() {
        return draft.each(facts.label(), facts.exit().addresses(), Ip::parse)
                .map(all -> IpSet.unionOf(all.stream().map(IpSet::of).toList()))
                .orElse(IpSet.empty());
    }

    private Optional<VnetIntegration> integration() {
        WebAppFacts.Exit exit = facts.exit();
        if (exit.subnet().isEmpty() && !exit.routing().equals(OutboundVnetRouting.NONE)) {
            draft.problem(facts.label() + " routes traffic through a virtual network and is integrated with none;"
                    + " integratedWith(\"vnet/subnet\") says with which");
        }
        return exit.subnet()
                .flatMap(name -> new References(draft, facts.label()).subnet(name))
                .map(subnet -> new VnetIntegration(subnet, exit.routing()));
    }

    private AccessRestrictions restrictions(String owner, WebAppFacts.Rules said) {
        List<AccessRestriction> rules = said.rules().stream()
                .flatMap(rule -> rule(owner, rule).stream())
                .toList();
        return new AccessRestrictions(rules, said.otherwise());
    }

    private Optional<AccessRestriction> rule(String owner, WebAppFacts.Rule rule) {
        String place = "access restriction '" + rule.name() + "' (" + rule.priority() + ") of " + owner;
        return callers(place, rule)
                .map(callers ->
                        new AccessRestriction(rule.name(), rule.priority(), rule.action(), callers, rule.headers()));
    }

    private Optional<Callers> callers(String place, WebAppFacts.Rule rule) {
        if (rule.subnet().isPresent()) {
            if (!rule.addresses().isEmpty()) {
                draft.problem(place + " is for a subnet and for addresses; a rule is for one of them");
            }
            return new References(draft, place)
                    .subnet(rule.subnet().get())
                    .map(subnet -> new AccessRestriction.BySubnet(subnet, rule.ignoreMissing()));
        }
        return draft.<RuleAddress, AddressMatch>each(place, rule.addresses(), RuleAddress::match)
                .map(matches -> matches.isEmpty() ? List.<AddressMatch>of(new AnyAddress()) : matches)
                .map(AccessRestriction.ByAddress::new);
    }
}
