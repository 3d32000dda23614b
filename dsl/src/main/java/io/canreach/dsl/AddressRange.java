package io.canreach.dsl;

import io.canreach.model.AddressMatch;
import io.canreach.model.Endpoint;
import io.canreach.model.Prefix;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;

/** An address or a prefix, as a place or in a security rule. It holds what was written and is read when it is used. */
public final class AddressRange implements Place, RuleAddress {
    private final String text;
    private final boolean single;

    AddressRange(String text, boolean single) {
        this.text = text;
        this.single = single;
    }

    /**
     * The addresses as a prefix.
     *
     * @return the prefix; of full length for a single address
     * @throws IllegalArgumentException when the text is no address or prefix
     */
    public Cidr cidr() {
        return single ? Cidr.of(Ip.parse(text)) : Cidr.parse(text);
    }

    boolean isSingle() {
        return single;
    }

    @Override
    public Endpoint endpoint() {
        return new Endpoint.Address(IpSet.of(cidr()));
    }

    @Override
    public AddressMatch match() {
        return new Prefix(cidr());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressRange range && text.equals(range.text) && single == range.single;
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
