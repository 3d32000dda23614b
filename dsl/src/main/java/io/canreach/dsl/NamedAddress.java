package io.canreach.dsl;

import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.ServiceTag;

/** A service tag, or {@code *}. */
record NamedAddress(String name) implements RuleAddress {
    @Override
    public AddressMatch match() {
        return name.equals("*") ? new AnyAddress() : new ServiceTag(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
