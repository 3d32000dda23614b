package io.canreach.model;

/**
 * A public address that one app of an external App Service Environment of version 1 or 2 has for itself (IP-based SSL).
 * What arrives at its ports 80 and 443 is passed on to a pair of ports inside the subnet, which an NSG must let in.
 *
 * @param address the public address
 * @param httpPort where HTTP arrives inside the subnet, 0 to 65535
 * @param httpsPort where HTTPS arrives inside the subnet, 0 to 65535
 * @see <a
 *     href="https://learn.microsoft.com/azure/app-service/environment/app-service-app-service-environment-control-inbound-traffic">
 *     Control inbound traffic</a>
 */
public record IpSslAddress(HostAddress address, int httpPort, int httpsPort) {
    private static final int HIGHEST = 65535;

    /**
     * Checks the ports.
     *
     * @param address the public address
     * @param httpPort where HTTP arrives inside the subnet, 0 to 65535
     * @param httpsPort where HTTPS arrives inside the subnet, 0 to 65535
     * @throws IllegalArgumentException when a number is no port
     */
    public IpSslAddress {
        check(address, httpPort);
        check(address, httpsPort);
    }

    private static void check(HostAddress address, int port) {
        if (port < 0 || port > HIGHEST) {
            throw new IllegalArgumentException(
                    "IP-SSL address " + address + " has the port " + port + "; allowed is 0 to " + HIGHEST);
        }
    }

    @Override
    public String toString() {
        return address + " (HTTP " + httpPort + ", HTTPS " + httpsPort + ")";
    }
}
