package io.canreach.dsl;

import io.canreach.model.Access;
import io.canreach.model.Appliance;
import io.canreach.model.Appliance.Forwarding;
import io.canreach.model.Appliance.SourceNat;
import io.canreach.model.Appliance.State;
import io.canreach.reach.Traffic;
import java.util.List;

/**
 * What a machine forwards of packets that are not for itself; to be handed to {@link VmDeclaration#appliance}. Azure cannot
 * know it.
 *
 * <pre>{@code
 * router().snatToInternet()
 * appliance().allow("web").from(cidr("10.1.0.0/16")).on(tcp(80, 443)).deny("rest")
 * appliance().dnat("web", tcp(80)).to("10.0.1.5", 8080).snat()
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview#next-hop-types-across-azure-tools">Virtual
 *     appliances</a>
 */
public sealed class ApplianceDeclaration extends Value permits ApplianceRuleDeclaration, ApplianceDnatDeclaration {
    private final Facts facts;

    ApplianceDeclaration(Facts facts) {
        this.facts = facts;
    }

    /** What was said. */
    record Facts(
            Forwarding forwarding,
            State state,
            SourceNat sourceNat,
            List<MatchFacts> rules,
            List<TranslationFacts> translations) {
        Facts withRules(List<MatchFacts> value) {
            return new Facts(forwarding, state, sourceNat, value, translations);
        }

        Facts withTranslations(List<TranslationFacts> value) {
            return new Facts(forwarding, state, sourceNat, rules, value);
        }

        Facts with(State value) {
            return new Facts(forwarding, value, sourceNat, rules, translations);
        }

        Facts with(SourceNat value) {
            return new Facts(forwarding, state, value, rules, translations);
        }

        String article() {
            return (forwarding == Forwarding.ALL ? "a " : "an ") + label();
        }

        String label() {
            return switch (forwarding) {
                case ALL -> "router";
                case BY_RULES -> "appliance of " + rules.size() + (rules.size() == 1 ? " rule" : " rules");
                case UNKNOWN -> "unknown appliance";
            };
        }
    }

    static ApplianceDeclaration like(Appliance model) {
        return new ApplianceDeclaration(
                new Facts(model.forwarding(), model.state(), model.sourceNat(), List.of(), List.of()));
    }

    static ApplianceDeclaration byRules() {
        return new ApplianceDeclaration(
                new Facts(Forwarding.BY_RULES, State.STATEFUL, SourceNat.NONE, List.of(), List.of()));
    }

    /**
     * Adds a rule that lets traffic through: all of it, unless what follows narrows it. The first rule that matches decides.
     *
     * @param name the rule's name
     * @return a new declaration
     */
    public final ApplianceRuleDeclaration allow(String name) {
        return with(MatchFacts.of(name, Access.ALLOW));
    }

    /**
     * Adds a rule that drops traffic: all of it, unless what follows narrows it. What no rule matches is dropped anyway.
     *
     * @param name the rule's name
     * @return a new declaration
     */
    public final ApplianceRuleDeclaration deny(String name) {
        return with(MatchFacts.of(name, Access.DENY));
    }

    /**
     * Adds a translation of what is called at the machine's own address; what follows says where it leads.
     *
     * @param name the translation's name
     * @param traffic what is called, TCP or UDP ports
     * @return a new declaration
     */
    public final ApplianceDnatDeclaration dnat(String name, Traffic traffic) {
        return new ApplianceDnatDeclaration(
                facts.withTranslations(Lists.plus(facts.translations, TranslationFacts.of(name, traffic))));
    }

    /**
     * Lets it put its own address as source of everything it forwards.
     *
     * @return a new declaration
     */
    public final ApplianceDeclaration snat() {
        return new ApplianceDeclaration(facts.with(SourceNat.ALWAYS));
    }

    /**
     * Lets it put its own address as source of what it forwards to public addresses.
     *
     * @return a new declaration
     */
    public final ApplianceDeclaration snatToInternet() {
        return new ApplianceDeclaration(facts.with(SourceNat.INTERNET));
    }

    /**
     * Lets it follow connections: it drops what it sees half of. An {@link Azure#appliance} does so already.
     *
     * @return a new declaration
     */
    public final ApplianceDeclaration stateful() {
        return new ApplianceDeclaration(facts.with(State.STATEFUL));
    }

    /**
     * Lets it judge each packet by itself. A {@link Azure#router} does so already.
     *
     * @return a new declaration
     */
    public final ApplianceDeclaration stateless() {
        return new ApplianceDeclaration(facts.with(State.STATELESS));
    }

    @Override
    final Facts facts() {
        return facts;
    }

    @Override
    public final String toString() {
        return facts.label();
    }

    private ApplianceRuleDeclaration with(MatchFacts rule) {
        return new ApplianceRuleDeclaration(facts.withRules(Lists.plus(facts.rules, rule)));
    }
}
