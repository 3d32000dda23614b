package io.canreach.model;

/** Every address of both families, written {@code *}. */
public record AnyAddress() implements AddressMatch {
    @Override
    public boolean equals(Object other) {
        return other instanceof AnyAddress;
    }

    @Override
    public int hashCode() {
        return 1;
    }

    @Override
    public String toString() {
        return "*";
    }
}
