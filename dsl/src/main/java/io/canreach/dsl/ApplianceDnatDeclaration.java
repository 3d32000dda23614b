package io.canreach.dsl;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An appliance to which a translation was added last: what follows says where that leads, and from where. */
public final class ApplianceDnatDeclaration extends ApplianceDeclaration {
    ApplianceDnatDeclaration(Facts facts) {
        super(facts);
    }

    /**
     * Narrows the translation to some sources; several calls add up.
     *
     * @param first such as {@code tag("Internet")}
     * @param more further alternatives
     * @return a new declaration
     */
    public ApplianceDnatDeclaration from(RuleAddress first, RuleAddress... more) {
        return with(rule -> rule.withSource(Lists.concat(List.of(first), List.of(more))));
    }

    /**
     * Says which of the machine's own addresses is called; without this it is its first.
     *
     * @param address such as {@code 10.0.0.4}
     * @return a new declaration
     */
    public ApplianceDnatDeclaration at(String address) {
        return with(rule -> rule.at(address));
    }

    /**
     * Says what is called instead; the port stays.
     *
     * @param address such as {@code 10.0.1.5}
     * @return a new declaration
     */
    public ApplianceDnatDeclaration to(String address) {
        return with(rule -> rule.to(address, Optional.empty()));
    }

    /**
     * Says what is called instead.
     *
     * @param address such as {@code 10.0.1.5}
     * @param port 1 to 65535
     * @return a new declaration
     */
    public ApplianceDnatDeclaration to(String address, int port) {
        return with(rule -> rule.to(address, Optional.of(port)));
    }

    private ApplianceDnatDeclaration with(UnaryOperator<TranslationFacts> change) {
        return new ApplianceDnatDeclaration(facts().withTranslations(Lists.withLast(facts().translations(), change)));
    }
}
