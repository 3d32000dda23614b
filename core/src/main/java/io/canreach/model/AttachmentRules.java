package io.canreach.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is attached must be there, in the same region, and allowed where it is. */
final class AttachmentRules {
    private final NetworkRules rules;
    private final Map<ResourceId, NetworkSecurityGroup> groups = new HashMap<>();
    private final Map<ResourceId, VirtualNetwork> vnets = new HashMap<>();
    private final Map<ResourceId, ResourceId> publicIpUsers = new HashMap<>();

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
        subnet.routeTable().ifPresent(id -> rules.mustExist(RouteTable.class, "route table", id, subnet.label()));
        if (subnet.isGatewaySubnet() && subnet.networkSecurityGroup().isPresent()) {
            rules.problem(subnet.label() + " has an NSG; Azure does not support one on the GatewaySubnet");
        }
    }

    private void check(NetworkInterface nic) {
        String label = nic.virtualMachine().map(id -> "vm '" + id.name() + "'").orElse(nic.label());
        nic.networkSecurityGroup().ifPresent(id -> checkGroup(label, nic.location(), id));
        for (IpConfiguration each : nic.ipConfigurations()) {
            each.publicIp().ifPresent(id -> checkPublicIp(label, each, id));
            each.applicationSecurityGroups()
                    .forEach(id -> rules.mustExist(ApplicationSecurityGroup.class, "ASG", id, label));
        }
    }

    private void checkGroup(String user, String location, ResourceId id) {
        NetworkSecurityGroup group = groups.get(id);
        if (group == null) {
            rules.mustExist(NetworkSecurityGroup.class, "NSG", id, user);
        } else if (!location.isEmpty()
                && !group.location().isEmpty()
                && !Texts.region(location).equals(Texts.region(group.location()))) {
            rules.problem("NSG '" + group.name() + "' is in region " + group.location() + " and " + user + " in "
                    + location + "; both must be in the same region");
        }
    }

    private void checkPublicIp(String user, IpConfiguration configuration, ResourceId id) {
        Optional<PublicIpAddress> found = rules.find(PublicIpAddress.class, id);
        if (found.isEmpty()) {
            rules.mustExist(PublicIpAddress.class, "public IP", id, user);
        } else if (found.get().family() != configuration.family()) {
            rules.problem(user + " attaches " + found.get().label() + " ("
                    + found.get().family() + ") to an " + configuration.family() + " address");
        }
        if (publicIpUsers.putIfAbsent(id, configuration.subnet()) != null) {
            rules.problem("public IP '" + id.name() + "' is attached twice");
        }
    }
}
