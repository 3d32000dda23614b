package io.canreach.reach;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.AsePorts;
import io.canreach.model.HostAddress;
import io.canreach.model.InternalLoadBalancing;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * At which address an App Service Environment is called. An internal one listens in its subnet; an external one on its public
 * VIP, from wherever it is called. Ports that only the VIP serves, such as those of management, are called there.
 */
final class EnvironmentTargets {
    private final Network network;
    private final InternetPlace internet;
    private final Traffic traffic;

    EnvironmentTargets(Network network, InternetPlace internet, Traffic traffic) {
        this.network = network;
        this.internet = internet;
        this.traffic = traffic;
    }

    List<Target> of(AppServiceEnvironment ase, boolean inside) {
        if (inside && ase.internalLoadBalancing() != InternalLoadBalancing.NONE && !isOnVipOnly(ase)) {
            return List.of(internal(ase));
        }
        boolean hasVip = ase.version() != Version.V3 || !AsePorts.onVip(ase).isEmpty();
        return hasVip ? List.of(vip(ase)) : List.of();
    }

    private boolean isOnVipOnly(AppServiceEnvironment ase) {
        PortSet asked = traffic.services().stream()
                .filter(service -> service.protocols().contains(Protocol.TCP))
                .map(Traffic.Service::ports)
                .reduce(PortSet.empty(), PortSet::union);
        PortSet internal = AsePorts.internal(ase).union(AsePorts.atEither(ase));
        return asked.overlaps(AsePorts.onVip(ase)) && !asked.overlaps(internal);
    }

    private Target internal(AppServiceEnvironment ase) {
        Subnet subnet = network.get(Subnet.class, ase.subnet());
        IpSet any = network.addresses().free(subnet, IpFamily.IPV4);
        return target(ase, ase.inboundAddress(), any, Optional.empty());
    }

    private Target vip(AppServiceEnvironment ase) {
        return target(ase, ase.publicVip(), internet.hosts().restrictTo(IpFamily.IPV4), Optional.of(ase));
    }

    private static Target target(
            AppServiceEnvironment ase, HostAddress address, IpSet any, Optional<AppServiceEnvironment> publicOwner) {
        boolean known = address instanceof KnownAddress;
        IpSet addresses = address instanceof KnownAddress it ? IpSet.of(it.ip()) : any;
        return new Target(
                ase.label(), addresses, !known, Set.of(ase.id()), Optional.empty(), publicOwner.map(it -> it));
    }
}
