package io.canreach.watch;

import io.canreach.model.InterfaceAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.RouteTable;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The resources of a resource group and how they hang together, as Network Watcher's topology shows them.
 *
 * @param nodes the resources, parents before children
 * @see <a href="https://learn.microsoft.com/azure/network-watcher/network-insights-topology">Topology</a>
 */
public record Topology(List<Node> nodes) {
    /** How one resource relates to another. */
    public enum Relation {
        /** The other is part of it. */
        CONTAINS("Contains"),
        /** Both are attached to each other. */
        ASSOCIATED("Associated");

        private final String text;

        Relation(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A relation to another resource.
     *
     * @param relation which relation
     * @param resource the other resource's id
     */
    public record Association(Relation relation, ResourceId resource) {}

    /**
     * A resource with its relations.
     *
     * @param resource the resource's id
     * @param associations its relations
     */
    public record Node(ResourceId resource, List<Association> associations) {
        /**
         * Copies the list.
         *
         * @param resource the resource's id
         * @param associations its relations
         */
        public Node {
            associations = List.copyOf(associations);
        }

        @Override
        public String toString() {
            return resource.name()
                    + associations.stream()
                            .map(each -> "\n  " + each.relation() + " "
                                    + each.resource().name())
                            .collect(Collectors.joining());
        }
    }

    /**
     * Copies the list.
     *
     * @param nodes the resources, parents before children
     */
    public Topology {
        nodes = List.copyOf(nodes);
    }

    @Override
    public String toString() {
        return nodes.isEmpty()
                ? "no resource in this resource group"
                : nodes.stream().map(Node::toString).collect(Collectors.joining("\n"));
    }

    static Topology of(Network network, String resourceGroup) {
        return new Topology(new Collector(network, resourceGroup).nodes());
    }

    /**
     * A resource's node.
     *
     * @param resource the resource's id
     * @return the node, or empty when the group does not hold it
     */
    public Optional<Node> node(ResourceId resource) {
        return nodes.stream().filter(node -> node.resource().equals(resource)).findFirst();
    }

    /** Walks through the resources of one group. */
    private static final class Collector {
        private final Network network;
        private final String group;
        private final List<Node> nodes = new ArrayList<>();

        Collector(Network network, String group) {
            this.network = network;
            this.group = group;
        }

        List<Node> nodes() {
            in(VirtualNetwork.class).forEach(this::add);
            in(VirtualMachine.class).forEach(vm -> add(vm.id(), contains(vm.networkInterfaces())));
            in(NetworkInterface.class).forEach(this::add);
            in(NetworkSecurityGroup.class).forEach(this::add);
            in(PublicIpAddress.class).forEach(ip -> add(ip.id(), attachedTo(ip)));
            in(RouteTable.class).forEach(this::add);
            return nodes;
        }

        private <T extends Resource> List<T> in(Class<T> kind) {
            return network.all(kind).stream()
                    .filter(resource -> resource.id()
                            .resourceGroup()
                            .filter(group::equalsIgnoreCase)
                            .isPresent())
                    .toList();
        }

        private void add(VirtualNetwork vnet) {
            add(vnet.id(), contains(vnet.subnets().stream().map(Subnet::id).toList()));
            for (Subnet subnet : vnet.subnets()) {
                List<ResourceId> attached = new ArrayList<>();
                subnet.networkSecurityGroup().ifPresent(attached::add);
                subnet.routeTable().ifPresent(attached::add);
                add(subnet.id(), associated(attached));
            }
        }

        private void add(NetworkInterface nic) {
            List<ResourceId> attached = new ArrayList<>();
            nic.virtualMachine().ifPresent(attached::add);
            nic.networkSecurityGroup().ifPresent(attached::add);
            nic.ipConfigurations().forEach(each -> {
                attached.add(each.subnet());
                each.publicIp().ifPresent(attached::add);
            });
            add(nic.id(), associated(attached));
        }

        private void add(NetworkSecurityGroup nsg) {
            List<ResourceId> rules = nsg.rules().stream()
                    .map(rule -> nsg.id().child("securityRules", rule.name()))
                    .toList();
            List<Association> all = new ArrayList<>(contains(rules));
            all.addAll(associated(usersOf(nsg)));
            add(nsg.id(), all);
            rules.forEach(rule -> add(rule, List.of()));
        }

        private void add(RouteTable table) {
            List<ResourceId> routes = table.routes().stream()
                    .map(route -> table.id().child("routes", route.name()))
                    .toList();
            List<ResourceId> subnets = network.all(Subnet.class).stream()
                    .filter(subnet ->
                            subnet.routeTable().filter(table.id()::equals).isPresent())
                    .map(Subnet::id)
                    .toList();
            List<Association> all = new ArrayList<>(contains(routes));
            all.addAll(associated(subnets));
            add(table.id(), all);
            routes.forEach(route -> add(route, List.of()));
        }

        private List<ResourceId> usersOf(NetworkSecurityGroup nsg) {
            return network.all(Subnet.class).stream()
                    .filter(subnet -> subnet.networkSecurityGroup()
                            .filter(nsg.id()::equals)
                            .isPresent())
                    .map(Subnet::id)
                    .toList();
        }

        private List<Association> attachedTo(PublicIpAddress ip) {
            return associated(network.addresses().attachedTo(ip.id()).stream()
                    .map(InterfaceAddress::networkInterface)
                    .map(NetworkInterface::id)
                    .toList());
        }

        private void add(ResourceId id, List<Association> associations) {
            nodes.add(new Node(id, associations));
        }

        private static List<Association> contains(List<ResourceId> ids) {
            return ids.stream()
                    .map(id -> new Association(Relation.CONTAINS, id))
                    .toList();
        }

        private static List<Association> associated(List<ResourceId> ids) {
            return ids.stream()
                    .map(id -> new Association(Relation.ASSOCIATED, id))
                    .toList();
        }
    }
}
