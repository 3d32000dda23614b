package io.canreach.dsl;

import io.canreach.model.AddressMatch;

/**
 * What the source or destination of a security rule can be: {@link Azure#any any}, an {@link Azure#ip ip} or
 * {@link Azure#cidr cidr}, a {@link Azure#tag tag}, an {@link Azure#asg asg}, or the {@link Azure#internet internet}.
 */
public sealed interface RuleAddress permits AddressRange, AsgDeclaration, InternetPlace, NamedAddress {
    /**
     * What the rule holds.
     *
     * @return the value of the model
     * @throws IllegalArgumentException when the text is no such address or name
     */
    AddressMatch match();
}
