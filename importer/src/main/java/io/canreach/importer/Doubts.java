package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Resources of which something exists only on deployment, perhaps they themselves: what of them may be otherwise is left
 * open, and nothing else.
 */
final class Doubts {
    private static final List<Gap.Effect> OPEN =
            List.of(Gap.Effect.SECURITY, Gap.Effect.ROUTING, Gap.Effect.WAY_IN, Gap.Effect.WAY_OUT);

    private final Assembly assembly;
    private final Map<ResourceId, Unknown> known = new LinkedHashMap<>();

    Doubts(Assembly assembly) {
        this.assembly = assembly;
    }

    /** Why a resource is in doubt; empty where it is not. */
    Optional<Unknown> about(ResourceId id) {
        return Optional.ofNullable(known.get(id));
    }

    /** What stands for a resource of which something is not known. */
    @SuppressWarnings("unchecked") // each stand-in is of the class of what it stands for
    <T> T of(ResourceId id, T value, Unknown reason) {
        known.putIfAbsent(id, reason);
        return (T) standIn(id, value, reason);
    }

    private Object standIn(ResourceId id, Object value, Unknown reason) {
        if (value instanceof SecurityRule rule) {
            return unsettled(rule, reason);
        }
        if (value instanceof Route route) {
            return Route.toAppliance(route.name(), route.destination(), reason);
        }
        if (value instanceof NetworkSecurityGroup) {
            return NetworkSecurityGroup.unknown(id, reason);
        }
        if (value instanceof RouteTable) {
            return RouteTables.unknown(id, reason);
        }
        leaveOpen(id, value, reason);
        return value instanceof Resource resource ? Unclear.of(resource, reason) : value;
    }

    private static SecurityRule unsettled(SecurityRule rule, Unknown reason) {
        List<Unknown> all = new ArrayList<>(rule.unsettled());
        all.add(reason);
        return rule.withUnsettled(all);
    }

    private void leaveOpen(ResourceId id, Object value, Unknown reason) {
        if (value instanceof VnetPeering) {
            id.parent().ifPresent(vnet -> assembly.gap(vnet, Gap.Effect.ROUTING, reason));
        } else if (value instanceof VirtualMachine machine) {
            machine.networkInterfaces().forEach(nic -> open(nic, reason));
        } else if (value instanceof Resource) {
            open(id, reason);
        }
        if (value instanceof VirtualNetwork || value instanceof Subnet) {
            assembly.gap(id, Gap.Effect.ADDRESSES, reason);
        }
    }

    /** Leaves open what a resource lets in and where it sends what. */
    void open(ResourceId id, Unknown reason) {
        OPEN.forEach(effect -> assembly.gap(id, effect, reason));
    }

    /** Leaves open where everything goes, for what may stand in the way of any network. */
    void everywhere(Unknown reason) {
        assembly.all(VirtualNetwork.class).forEach(vnet -> open(vnet.id(), reason));
    }
}
