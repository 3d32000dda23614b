package io.canreach.model;

import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.packet.PortSet;

/**
 * The TCP ports at which an App Service Environment listens, by its version and settings. Of which address a port is, the
 * internal one or the public VIP, is said by the mode of its internal load balancing.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/app-service/environment/app-service-app-service-environment-control-inbound-traffic">
 *     Control inbound traffic</a>
 */
public final class AsePorts {
    /** HTTP and HTTPS. */
    public static final PortSet WEB = PortSet.of(80, 443);

    /** Where versions 1 and 2 are managed, always on the public VIP. */
    public static final PortSet MANAGEMENT = PortSet.of(454, 455);

    private static final PortSet FTP = PortSet.parse("21,990,10001-10020");
    private static final PortSet DEBUG_V1 = PortSet.of(4016, 4018, 4020);
    private static final PortSet DEBUG_V2 = PortSet.of(4020, 4022, 4024);
    private static final PortSet DEBUG_V3 = PortSet.of(4022, 4024, 4026);
    private static final PortSet DEPLOY = PortSet.of(8172);
    private static final PortSet HARMLESS = PortSet.of(1221, 7654);

    private AsePorts() {}

    /**
     * All ports for apps: HTTP, publishing, remote debugging, Web Deploy.
     *
     * @param ase the environment
     * @return the ports, at whichever address
     */
    public static PortSet apps(AppServiceEnvironment ase) {
        return WEB.union(publishing(ase)).union(tools(ase));
    }

    /**
     * The ports of publishing by FTP.
     *
     * @param ase the environment
     * @return none for version 3 unless FTP is enabled
     */
    public static PortSet publishing(AppServiceEnvironment ase) {
        return ase.version() != Version.V3 || ase.settings().ftpEnabled() ? FTP : PortSet.empty();
    }

    /**
     * The ports of remote debugging.
     *
     * @param ase the environment
     * @return none for version 3 unless remote debugging is enabled
     */
    public static PortSet debugging(AppServiceEnvironment ase) {
        return switch (ase.version()) {
            case V1 -> DEBUG_V1;
            case V2 -> DEBUG_V2;
            case V3 -> ase.settings().remoteDebugEnabled() ? DEBUG_V3 : PortSet.empty();
        };
    }

    /**
     * What listens inside the subnet, at the internal address.
     *
     * @param ase the environment
     * @return none for an external environment
     */
    public static PortSet internal(AppServiceEnvironment ase) {
        return switch (ase.internalLoadBalancing()) {
            case NONE -> PortSet.empty();
            case WEB -> WEB;
            case PUBLISHING -> publishing(ase);
            case WEB_AND_PUBLISHING -> apps(ase);
        };
    }

    /**
     * What listens on the public VIP, management of versions 1 and 2 included.
     *
     * @param ase the environment
     * @return none for an internal environment of version 3
     */
    public static PortSet onVip(AppServiceEnvironment ase) {
        PortSet apps = switch (ase.internalLoadBalancing()) {
            case NONE -> ase.version() == Version.V2 ? apps(ase).union(HARMLESS) : apps(ase);
            case WEB -> publishing(ase);
            case PUBLISHING -> WEB;
            case WEB_AND_PUBLISHING -> PortSet.empty();
        };
        return ase.version() == Version.V3 ? apps : apps.union(MANAGEMENT);
    }

    /**
     * Ports of which it is not documented whether they are internal: those of tools, where only the apps or only publishing
     * is internal.
     *
     * @param ase the environment
     * @return none for external environments and those that are internal altogether
     */
    public static PortSet atEither(AppServiceEnvironment ase) {
        return switch (ase.internalLoadBalancing()) {
            case NONE, WEB_AND_PUBLISHING -> PortSet.empty();
            case WEB, PUBLISHING -> tools(ase);
        };
    }

    private static PortSet tools(AppServiceEnvironment ase) {
        return ase.version() == Version.V1 ? debugging(ase) : debugging(ase).union(DEPLOY);
    }
}
