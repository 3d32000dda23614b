package io.canreach.reach;

/** From where flows arrive in a virtual network; their replies must find the way back there. */
enum Arrival {
    /** From the same or a peered virtual network. */
    VNET,
    /** From on-premises, through a gateway. */
    GATEWAY,
    /** From the Internet, through a public address. */
    INTERNET,
    /** From the platform itself, such as a health probe. */
    PLATFORM
}
