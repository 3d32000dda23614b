package io.canreach.model;

import io.canreach.packet.Cidr;
import io.canreach.packet.IpFamily;

/**
 * One rule of a classic endpoint's network ACL.
 *
 * @param order its place: the lowest number is looked at first
 * @param action what it does with a source that it matches
 * @param remoteSubnet the sources it matches, or unknown
 * @param description what people wrote about it, may be empty
 */
public record AclRule(int order, Action action, AddressMatch remoteSubnet, String description) {
    /** What an ACL rule does. */
    public enum Action {
        /** Admits the source. */
        PERMIT,
        /** Refuses the source. */
        DENY
    }

    /**
     * Checks order and sources.
     *
     * @param order its place: the lowest number is looked at first
     * @param action what it does with a source that it matches
     * @param remoteSubnet the sources it matches, or unknown
     * @param description what people wrote about it, may be empty
     */
    public AclRule {
        if (order < 0) {
            throw new InvalidValueException("ACL rule has order " + order + "; allowed is 0 or more");
        }
        if (!(remoteSubnet instanceof Unknown)
                && !(remoteSubnet instanceof Prefix prefix && prefix.cidr().family() == IpFamily.IPV4)) {
            throw new InvalidValueException(
                    "ACL rule " + order + " has remote subnet " + remoteSubnet + "; allowed is an IPv4 prefix");
        }
    }

    /**
     * A rule for a prefix; host bits are cleared, as Azure does.
     *
     * @param order its place
     * @param action what it does
     * @param remoteSubnet an IPv4 prefix, such as {@code 10.0.0.0/16}
     * @return the rule
     * @throws IllegalArgumentException when the text is no prefix
     */
    public static AclRule of(int order, Action action, String remoteSubnet) {
        return new AclRule(order, action, new Prefix(Cidr.parseNormalized(remoteSubnet)), "");
    }

    @Override
    public String toString() {
        return order + " " + action + " " + remoteSubnet;
    }
}
