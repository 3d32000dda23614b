package io.canreach.ase;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.ServiceTag;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Traffic;
import java.util.List;
import java.util.Optional;

/**
 * What each version of the App Service Environment must be able to call. Version 3 calls nothing through its virtual
 * network to be managed.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/app-service/environment/app-service-app-service-environment-network-configuration-expressroute">
 *     Required network connectivity</a>
 */
final class Dependencies {
    private static final String V1_BREAKS = "creation fails, and an existing environment becomes unhealthy";
    private static final String V2_BREAKS = "the environment becomes unhealthy and is suspended";

    private static final ServiceTag SQL = new ServiceTag("Sql");
    private static final List<Dependency> V1 = List.of(
            tagged("Azure Storage", tcp("80,443"), "Storage", V1_BREAKS),
            tagged("Azure Files", tcp("445"), "Storage", V1_BREAKS),
            tagged("Azure SQL Database", tcp("1433,11000-11999,14000-14999"), "Sql", V1_BREAKS),
            anywhere("Azure management", tcp("443"), V1_BREAKS, true),
            anywhere("certificate revocation lists", tcp("80,443"), V1_BREAKS, true));
    private static final List<Dependency> V2 = List.of(
            anywhere("public DNS", Traffic.of(Protocol.UDP, PortSet.of(53)), V2_BREAKS, true),
            anywhere("network time", Traffic.of(Protocol.UDP, PortSet.of(123)), V2_BREAKS, true),
            anywhere("web services", tcp("80,443"), V2_BREAKS, true),
            tagged("Azure SQL Database", tcp("1433"), "Sql", V2_BREAKS),
            anywhere("diagnostics", tcp("12000"), "problems are harder to diagnose", false),
            tagged("Azure Storage", tcp("80,443"), "Storage", V2_BREAKS));

    private Dependencies() {}

    /** The databases of an environment are those of its own region. */
    static boolean isRegional(Dependency dependency) {
        return dependency.tag().filter(SQL::equals).isPresent();
    }

    static List<Dependency> of(AppServiceEnvironment.Version version) {
        return switch (version) {
            case V1 -> V1;
            case V2 -> V2;
            case V3 -> List.of();
        };
    }

    private static Traffic tcp(String ports) {
        return Traffic.of(Protocol.TCP, PortSet.parse(ports));
    }

    private static Dependency tagged(String name, Traffic traffic, String tag, String breaks) {
        return new Dependency(name, traffic, Optional.of(new ServiceTag(tag)), breaks, true);
    }

    private static Dependency anywhere(String name, Traffic traffic, String breaks, boolean essential) {
        return new Dependency(name, traffic, Optional.empty(), breaks, essential);
    }
}
