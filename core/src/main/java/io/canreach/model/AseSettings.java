package io.canreach.model;

import io.canreach.packet.Cidr;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be switched or added at an App Service Environment.
 *
 * @param ftpEnabled whether version 3 listens for FTP; versions 1 and 2 always do
 * @param remoteDebugEnabled whether version 3 listens for remote debugging; versions 1 and 2 always do
 * @param egressRanges public addresses of the user's own by which its calls leave, as an appliance gives them: Azure's
 *     {@code userWhitelistedIpRanges}, which the databases of version 2 then admit
 * @param ipSslAddresses public addresses of single apps; of external environments of versions 1 and 2 only
 * @see <a href="https://learn.microsoft.com/azure/app-service/environment/configure-network-settings">Network settings</a>
 */
public record AseSettings(
        boolean ftpEnabled, boolean remoteDebugEnabled, List<Cidr> egressRanges, List<IpSslAddress> ipSslAddresses) {
    /** As Azure creates environments: FTP and remote debugging off in version 3, nothing added. */
    public static final AseSettings STANDARD = new AseSettings(false, false, List.of(), List.of());

    /**
     * Copies the lists.
     *
     * @param ftpEnabled whether version 3 listens for FTP; versions 1 and 2 always do
     * @param remoteDebugEnabled whether version 3 listens for remote debugging; versions 1 and 2 always do
     * @param egressRanges public addresses of the user's own by which its calls leave, as an appliance gives them: Azure's
     *     {@code userWhitelistedIpRanges}, which the databases of version 2 then admit
     * @param ipSslAddresses public addresses of single apps; of external environments of versions 1 and 2 only
     */
    public AseSettings {
        egressRanges = List.copyOf(egressRanges);
        ipSslAddresses = List.copyOf(ipSslAddresses);
    }

    /**
     * These settings with FTP.
     *
     * @return a copy
     */
    public AseSettings withFtp() {
        return new AseSettings(true, remoteDebugEnabled, egressRanges, ipSslAddresses);
    }

    /**
     * These settings with remote debugging.
     *
     * @return a copy
     */
    public AseSettings withRemoteDebug() {
        return new AseSettings(ftpEnabled, true, egressRanges, ipSslAddresses);
    }

    /**
     * These settings with one range of egress addresses more.
     *
     * @param range public addresses
     * @return a copy
     */
    public AseSettings withEgressRange(Cidr range) {
        List<Cidr> more = new ArrayList<>(egressRanges);
        more.add(range);
        return new AseSettings(ftpEnabled, remoteDebugEnabled, more, ipSslAddresses);
    }

    /**
     * These settings with the public address of one app more.
     *
     * @param address the address and its ports
     * @return a copy
     */
    public AseSettings withIpSslAddress(IpSslAddress address) {
        List<IpSslAddress> more = new ArrayList<>(ipSslAddresses);
        more.add(address);
        return new AseSettings(ftpEnabled, remoteDebugEnabled, egressRanges, more);
    }
}
