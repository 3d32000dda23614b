package io.canreach.analysis;

import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.Ports;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.security.AddressExpansion;
import io.canreach.security.Extent;
import io.canreach.security.RuleScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The NSGs of a network as lists: each once for all places where its tags hold the same addresses. What an NSG that is attached to
 * nothing would do is asked for any place.
 */
final class NsgLists {
    static final String ANYWHERE = "wherever it is attached";

    private final Network network;
    private final Map<ResourceId, AddressExpansion> tags = new HashMap<>();
    private final Map<ResourceId, Map<Meaning, Places>> attached = new HashMap<>();

    private NsgLists(Network network) {
        this.network = network;
        network.all(Subnet.class)
                .forEach(subnet -> subnet.networkSecurityGroup().ifPresent(group -> attachSubnet(group, subnet)));
        network.all(NetworkInterface.class)
                .forEach(nic -> nic.networkSecurityGroup().ifPresent(group -> attachNic(group, nic)));
    }

    /** What the rules of a group depend on besides the group. */
    private record Meaning(Extent virtualNetwork, boolean forPrivateEndpoints) {}

    private record Places(AddressExpansion tags, List<String> labels) {}

    static List<PlacedList> of(Network network) {
        NsgLists made = new NsgLists(network);
        List<PlacedList> lists = new ArrayList<>();
        for (NetworkSecurityGroup group : network.all(NetworkSecurityGroup.class)) {
            for (Direction direction : Direction.values()) {
                made.add(group, direction, lists);
            }
        }
        return lists;
    }

    private void add(NetworkSecurityGroup group, Direction direction, List<PlacedList> lists) {
        List<SecurityRule> rules = group.inOrder(direction);
        Map<Meaning, Places> places = attached.getOrDefault(group.id(), Map.of());
        if (places.isEmpty()) {
            AddressExpansion anywhere = AddressExpansion.anywhere(network);
            lists.add(new PlacedList(NsgLines.of(network, anywhere, group, rules), List.of(ANYWHERE)));
        }
        places.forEach((meaning, each) -> {
            List<SecurityRule> here = meaning.forPrivateEndpoints() ? NsgLines.atPrivateEndpoints(rules) : rules;
            lists.add(new PlacedList(NsgLines.of(network, each.tags(), group, here), each.labels()));
        });
    }

    private void attachSubnet(ResourceId id, Subnet subnet) {
        attach(id, subnet, false, subnet.label());
        boolean differs = network.get(NetworkSecurityGroup.class, id).rules().stream()
                .anyMatch(rule -> !rule.sourcePorts().equals(List.of(Ports.ALL)));
        if (differs && subnet.privateEndpointPolicies().appliesNetworkSecurityGroups() && hasPrivateEndpoint(subnet)) {
            attach(id, subnet, true, "private endpoints in " + subnet.label());
        }
    }

    private boolean hasPrivateEndpoint(Subnet subnet) {
        return network.all(PrivateEndpoint.class).stream()
                .anyMatch(each -> each.subnet().equals(subnet.id()));
    }

    private void attachNic(ResourceId id, NetworkInterface nic) {
        String label = nic.virtualMachine().map(vm -> "vm '" + vm.name() + "'").orElse(nic.label());
        attach(id, network.get(Subnet.class, nic.subnet()), false, label);
    }

    private void attach(ResourceId id, Subnet subnet, boolean forPrivateEndpoints, String label) {
        AddressExpansion here =
                tags.computeIfAbsent(subnet.id(), any -> new AddressExpansion(RuleScope.of(network, subnet)));
        attached.computeIfAbsent(id, any -> new LinkedHashMap<>())
                .computeIfAbsent(
                        new Meaning(here.virtualNetwork(), forPrivateEndpoints),
                        any -> new Places(here, new ArrayList<>()))
                .labels()
                .add(label);
    }
}
