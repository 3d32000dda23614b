package io.canreach.model;

import java.util.Map;
import java.util.Optional;

/** What is attached must be there, in the same region, and allowed where it is. */
final class AttachmentRules {
    private final NetworkRules rules;
    private final Map<ResourceId, NetworkSecurityGroup> groups;
    private final Map<ResourceId, VirtualNetwork> vnets;

    AttachmentRules(NetworkRules rules) {
        this.rules = rules;
        this.groups = rules.byId(NetworkSecurityGroup.class);
        this.vnets = rules.byId(VirtualNetwork.class);
    }

    void check() {
        for (Subnet subnet : rules.all(Subnet.class)) {
            check(subnet);
        }
        for (NetworkInterface nic : rules.all(NetworkInterface.class)) {
            check(nic);
        }
    }

    private void check(Subnet subnet) {
        VirtualNetwork vnet = vnets.get(subnet.virtualNetwork());
        String location = vnet == null ? "" : vnet.location();
        if (subnet.networkSecurityGroup().isPresent()) {
            checkGroup(subnet.label(), location, subnet.networkSecurityGroup().get());
        }
        if (subnet.routeTable().isPresent()) {
            checkTable(subnet.label(), location, subnet.routeTable().get());
        }
    }

    private void check(NetworkInterface nic) {
        String label = InterfaceRules.owner(nic);
        if (nic.networkSecurityGroup().isPresent()) {
            checkGroup(label, nic.location(), nic.networkSecurityGroup().get());
        }
        for (IpConfiguration each : nic.ipConfigurations()) {
            for (ResourceId id : each.applicationSecurityGroups()) {
                rules.mustExist(ApplicationSecurityGroup.class, "ASG", id, label);
            }
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
