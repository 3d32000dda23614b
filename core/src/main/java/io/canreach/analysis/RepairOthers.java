package io.canreach.analysis;

import io.canreach.analysis.RepairGoal.Astray;
import io.canreach.model.Access;
import io.canreach.model.AzureService;
import io.canreach.model.Network;
import io.canreach.model.ServiceFirewall;
import io.canreach.model.ServiceIpRule;
import io.canreach.model.ServiceSubnetRule;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import io.canreach.reach.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Changes of peerings and of the firewalls of services that let flows through. */
final class RepairOthers {
    private static final int MOST_ADDRESSES = 8;
    private static final int MOST_PEERINGS = 8;
    private static final int MOST_RULES = 8;
    private static final String TAKE_OUT = "take out of the firewall of ";
    private final Network network;

    RepairOthers(Network network) {
        this.network = network;
    }

    /** Every flag of a peering that is off and may be in the way. */
    List<RepairStep> peerings() {
        return network.all(VirtualNetwork.class).stream()
                .flatMap(vnet -> vnet.peerings().stream().flatMap(peering -> flags(vnet, peering)))
                .limit(MOST_PEERINGS)
                .toList();
    }

    private static Stream<RepairStep> flags(VirtualNetwork vnet, VnetPeering peering) {
        Optional<RepairStep> access = flag(
                vnet,
                peering,
                "AllowVirtualNetworkAccess",
                VnetPeering::allowVirtualNetworkAccess,
                each -> each.withVirtualNetworkAccess(true));
        Optional<RepairStep> forwarded = flag(
                vnet,
                peering,
                "AllowForwardedTraffic",
                VnetPeering::allowForwardedTraffic,
                each -> each.withForwardedTraffic(true));
        return Stream.of(access, forwarded).flatMap(Optional::stream);
    }

    private static Optional<RepairStep> flag(
            VirtualNetwork vnet,
            VnetPeering peering,
            String name,
            Predicate<VnetPeering> isOn,
            UnaryOperator<VnetPeering> on) {
        if (isOn.test(peering)) {
            return Optional.empty();
        }
        List<VnetPeering> after = vnet.peerings().stream()
                .map(each -> each.equals(peering) ? on.apply(each) : each)
                .toList();
        String what = "turn on " + name + " of peering '" + peering.name() + "' of " + vnet.label() + " to vnet '"
                + peering.remote().name() + "'";
        return Optional.of(RepairStep.of(RepairStep.Kind.PEERING, what, List.of(), vnet.withPeerings(after)));
    }

    /** Public access where it is off, and else a rule for the callers. */
    List<RepairStep> service(Part part) {
        Optional<AzureService> found = part.decidedBy().resource().flatMap(id -> network.find(AzureService.class, id));
        if (found.isEmpty()) {
            return List.of();
        }
        AzureService service = found.get();
        if (!service.publicNetworkAccess()) {
            return List.of(step(service, "turn on public network access of ", List.of(), true, service.firewall()));
        }
        List<RepairStep> steps = new ArrayList<>();
        IpSet callers = RepairGates.seenLast(part).sources();
        if (callers.cidrs().size() <= MOST_ADDRESSES) {
            steps.add(addresses(service, callers));
        }
        new RepairSubnets(network).of(part).forEach(subnet -> steps.add(subnet(service, subnet)));
        return steps;
    }

    /** Firewalls of services that let in what is to be dropped: nobody by default, without one of the rules, or closed altogether. */
    List<RepairStep> close(List<Astray> astray) {
        return astray.stream()
                .filter(each -> !each.toOpen())
                .flatMap(each -> each.part().trace().hops().stream())
                .flatMap(hop -> hop.resource().stream())
                .flatMap(id -> network.find(AzureService.class, id).stream())
                .filter(AzureService::publicNetworkAccess)
                .distinct()
                .flatMap(service -> close(service).stream())
                .toList();
    }

    private static List<RepairStep> close(AzureService service) {
        ServiceFirewall firewall = service.firewall();
        List<RepairStep> steps = new ArrayList<>();
        if (firewall.defaultAction() == Access.ALLOW) {
            ServiceFirewall denying = new ServiceFirewall(
                    Access.DENY,
                    firewall.ipRules(),
                    firewall.subnetRules(),
                    firewall.trustedServices(),
                    firewall.resourceInstances());
            steps.add(step(service, "set the default action to Deny in the firewall of ", List.of(), true, denying));
        }
        firewall.ipRules().stream().limit(MOST_RULES).forEach(rule -> steps.add(without(service, rule)));
        firewall.subnetRules().stream().limit(MOST_RULES).forEach(rule -> steps.add(without(service, rule)));
        steps.add(step(service, "turn off public network access of ", List.of(), false, firewall));
        return steps;
    }

    private static RepairStep without(AzureService service, ServiceIpRule rule) {
        ServiceFirewall firewall = service.firewall();
        List<ServiceIpRule> rules = new ArrayList<>(firewall.ipRules());
        rules.remove(rule);
        ServiceFirewall after = firewall(firewall, rules, firewall.subnetRules());
        return step(service, TAKE_OUT, List.of("IP rule " + rule), true, after);
    }

    private static RepairStep without(AzureService service, ServiceSubnetRule rule) {
        ServiceFirewall firewall = service.firewall();
        List<ServiceSubnetRule> rules = new ArrayList<>(firewall.subnetRules());
        rules.remove(rule);
        ServiceFirewall after = firewall(firewall, firewall.ipRules(), rules);
        return step(
                service,
                TAKE_OUT,
                List.of("the rule for subnet '" + rule.subnet().name() + "'"),
                true,
                after);
    }

    private static RepairStep subnet(AzureService service, Subnet subnet) {
        ServiceFirewall firewall = service.firewall();
        List<ServiceSubnetRule> rules = new ArrayList<>(firewall.subnetRules());
        rules.add(ServiceSubnetRule.of(subnet.id()));
        return step(
                service,
                "add to the firewall of ",
                List.of("a rule for " + subnet.label()),
                true,
                firewall(firewall, firewall.ipRules(), rules));
    }

    private static RepairStep addresses(AzureService service, IpSet callers) {
        ServiceFirewall firewall = service.firewall();
        List<ServiceIpRule> rules = new ArrayList<>(firewall.ipRules());
        List<String> details = new ArrayList<>();
        for (Cidr cidr : callers.cidrs()) {
            ServiceIpRule rule = ServiceIpRule.of("Allow-" + (rules.size() + 1), cidr);
            rules.add(rule);
            details.add("IP rule " + rule);
        }
        return step(
                service, "add to the firewall of ", details, true, firewall(firewall, rules, firewall.subnetRules()));
    }

    private static ServiceFirewall firewall(
            ServiceFirewall old, List<ServiceIpRule> ipRules, List<ServiceSubnetRule> subnetRules) {
        return new ServiceFirewall(
                old.defaultAction(), ipRules, subnetRules, old.trustedServices(), old.resourceInstances());
    }

    private static RepairStep step(
            AzureService service, String verb, List<String> details, boolean access, ServiceFirewall firewall) {
        AzureService after = new AzureService(
                service.id(),
                service.location(),
                service.service(),
                service.publicAddress(),
                access,
                firewall,
                service.connectionPolicy());
        String what = verb + service.label() + (details.isEmpty() ? "" : ":");
        return RepairStep.of(RepairStep.Kind.SERVICE_FIREWALL, what, details, after);
    }
}
