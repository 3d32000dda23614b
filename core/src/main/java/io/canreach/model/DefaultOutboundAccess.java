package io.canreach.model;

/** What a subnet says of default outbound access: the way out that Azure gives to machines which have no other. */
public enum DefaultOutboundAccess {
    /** Nothing; what that means depends on when the network was made. */
    NOT_SAID,
    /** It is on. */
    ON,
    /** It is off: a private subnet. */
    OFF
}
