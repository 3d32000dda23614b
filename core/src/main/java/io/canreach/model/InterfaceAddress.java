package io.canreach.model;

/**
 * An interface together with one of its addresses.
 *
 * @param networkInterface the interface
 * @param configuration the address
 */
public record InterfaceAddress(NetworkInterface networkInterface, IpConfiguration configuration) {}
