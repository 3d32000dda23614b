package io.canreach.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is attached must be there, in the same region, and allowed where it is. */
final class AttachmentRules {
    private final NetworkRules rules;
    private final Map<ResourceId, NetworkSecurityGroup> groups = new HashMap<>();
    private final Map<ResourceId, VirtualNetwork> vnets = new HashMap<>();

    AttachmentRules(NetworkRules rules) {
        this.rules = rules;
        rules.all(NetworkSecurityGroup.class).forEach(each -> groups.put(each.id(), each));
        rules.all(VirtualNetwork.class).forEach(each -> vnets.put(each.id(), each));
    }

    void check() {
        rules.all(Subnet.class).forEach(this::check);
        rules.all(NetworkInterface.class).forEach(this::check);
    }

    private void check(Subnet subnet) {
        VirtualNetwork vnet = vnets.get(subnet.virtualNetwork());
        String location = vnet == null ? "" : vnet.location();
        subnet.networkSecurityGroup().ifPresent(id -> checkGroup(subnet.label(), location, id));
        subnet.routeTable().ifPresent(id -> checkTable(subnet.label(), location, id));
    }

    private void check(NetworkInterface nic) {
        String label = InterfaceRules.owner(nic);
        nic.networkSecurityGroup().ifPresent(id -> checkGroup(label, nic.location(), id));
        for (IpConfiguration each : nic.ipConfigurations()) {
            each.applicationSecurityGroups()
                    .forEach(id -> rules.mustExist(ApplicationSecurityGroup.class, "ASG", id, label));
        }
    }

    private void checkGroup(String user, String location, ResourceId id) {
        NetworkSecurityGroup group = groups.get(id);
        if (group == null) {
            rules.mustExist(NetworkSecurityGroup.class, "NSG", id, user);
        } else {
            rules.sameRegion(group.label(), group.location(), user, location);
        }
    }

    private void checkTable(String user, String location, ResourceId id) {
        Optional<RouteTable> table = rules.find(RouteTable.class, id);
        if (table.isEmpty()) {
            rules.mustExist(RouteTable.class, "route table", id, user);
        } else {
            rules.sameRegion(table.get().label(), table.get().location(), user, location);
        }
    }
}
