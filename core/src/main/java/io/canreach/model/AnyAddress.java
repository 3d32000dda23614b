package io.canreach.model;

/** Every address of both families, written {@code *}. */
public record AnyAddress() implements AddressMatch {
    @Override
    public String toString() {
        return "*";
    }
}
