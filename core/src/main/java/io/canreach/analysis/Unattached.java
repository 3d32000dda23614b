package io.canreach.analysis;

import io.canreach.model.ApplicationGateway;
import io.canreach.model.ApplicationSecurityGroup;
import io.canreach.model.AsgReference;
import io.canreach.model.AzureFirewall;
import io.canreach.model.BastionHost;
import io.canreach.model.Gap;
import io.canreach.model.IpConfiguration;
import io.canreach.model.LoadBalancer;
import io.canreach.model.NatGateway;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.RouteTable;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetworkGateway;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds resources that nothing refers to. */
final class Unattached {
    private final Network network;
    private final Set<ResourceId> used = new HashSet<>();

    private Unattached(Network network) {
        this.network = network;
        for (Subnet subnet : network.all(Subnet.class)) {
            subnet.networkSecurityGroup().ifPresent(used::add);
            subnet.routeTable().ifPresent(used::add);
            subnet.natGateway().ifPresent(used::add);
        }
        for (NetworkInterface nic : network.all(NetworkInterface.class)) {
            nic.networkSecurityGroup().ifPresent(used::add);
            for (IpConfiguration each : nic.ipConfigurations()) {
                each.publicIp().ifPresent(used::add);
                used.addAll(each.applicationSecurityGroups());
            }
        }
        network.all(PrivateEndpoint.class).forEach(each -> used.addAll(each.applicationSecurityGroups()));
        addPublicIps();
    }

    private void addPublicIps() {
        network.all(AzureFirewall.class).forEach(each -> used.addAll(each.publicIps()));
        network.all(NatGateway.class).forEach(each -> used.addAll(each.publicIps()));
        network.all(BastionHost.class).forEach(each -> each.publicIp().ifPresent(used::add));
        network.all(LoadBalancer.class).stream()
                .flatMap(each -> each.frontends().stream())
                .forEach(each -> each.publicIp().ifPresent(used::add));
        network.all(ApplicationGateway.class).stream()
                .flatMap(each -> each.frontends().stream())
                .forEach(each -> each.publicIp().ifPresent(used::add));
    }

    static List<UnattachedResource> of(Network network) {
        Unattached made = new Unattached(network);
        List<UnattachedResource> found = new ArrayList<>();
        made.add(NetworkSecurityGroup.class, any -> "no subnet and no network interface has it", found);
        made.add(ApplicationSecurityGroup.class, made::withoutMembers, found);
        made.add(RouteTable.class, any -> "no subnet has it", found);
        made.add(NatGateway.class, any -> "no subnet has it", found);
        if (made.knowsPublicIps()) {
            made.add(PublicIpAddress.class, any -> "nothing in the network has it", found);
        }
        return List.copyOf(found);
    }

    private <T extends Resource> void add(Class<T> kind, Function<T, String> missing, List<UnattachedResource> found) {
        network.all(kind).stream()
                .filter(each -> !used.contains(each.id()))
                .filter(each -> network.gaps(each.id(), Gap.Effect.USE).isEmpty())
                .forEach(each -> found.add(new UnattachedResource(each, missing.apply(each))));
    }

    private String withoutMembers(ApplicationSecurityGroup group) {
        AsgReference reference = new AsgReference(group.id());
        List<String> naming = network.all(NetworkSecurityGroup.class).stream()
                .flatMap(nsg -> nsg.rules().stream()
                        .filter(rule -> names(rule, reference))
                        .map(rule -> "rule '" + rule.name() + "' of " + nsg.label()))
                .toList();
        return naming.isEmpty()
                ? "it has no member, and no rule names it"
                : "it has no member, though named by " + FindingText.joined(naming);
    }

    private static boolean names(SecurityRule rule, AsgReference group) {
        return Stream.concat(rule.source().stream(), rule.destination().stream())
                .anyMatch(group::equals);
    }

    /** The model does not hold which public IP is a gateway's, nor that of a way in or out that it does not have. */
    private boolean knowsPublicIps() {
        Stream<ResourceId> places = Stream.of(network.all(Subnet.class), network.all(NetworkInterface.class))
                .flatMap(each -> each.stream().map(Resource::id));
        return network.all(VirtualNetworkGateway.class).isEmpty()
                && places.allMatch(id -> network.gaps(id, Gap.Effect.WAY_IN).isEmpty()
                        && network.gaps(id, Gap.Effect.WAY_OUT).isEmpty());
    }
}
