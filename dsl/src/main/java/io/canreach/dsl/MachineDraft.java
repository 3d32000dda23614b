package io.canreach.dsl;

import io.canreach.model.AclRule;
import io.canreach.model.Appliance;
import io.canreach.model.CloudService;
import io.canreach.model.DeploymentModel;
import io.canreach.model.EndpointAcl;
import io.canreach.model.HostAddress;
import io.canreach.model.InputEndpoint;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.IpFamily;
import io.canreach.reach.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a machine of what was said; in a classic network a classic one. */
record MachineDraft(Stand stand, VmFacts facts) {
    void add() {
        ResourceId id = draft().id("vm", "virtualMachines", facts.name());
        if (!draft().mayStand(facts.label(), id, stand.path())) {
            return;
        }
        List<ResourceId> interfaces = new ArrayList<>();
        for (NicFacts nic : facts.interfaces()) {
            Optional<ResourceId> made = new NicDraft(stand, nic).add(facts.label(), Optional.of(id));
            made.ifPresent(interfaces::add);
        }
        List<InputEndpoint> endpoints = new ArrayList<>();
        for (InputEndpointFacts each : facts.endpoints()) {
            endpoint(each).ifPresent(endpoints::add);
        }
        stand.add(new VirtualMachine(
                id,
                stand.isClassic() ? DeploymentModel.CLASSIC : DeploymentModel.RESOURCE_MANAGER,
                stand.vnet().location(),
                interfaces,
                cloudService(),
                endpoints,
                appliance(),
                facts.conduct().powerState()));
    }

    private Draft draft() {
        return stand.draft();
    }

    private Optional<Appliance> appliance() {
        Optional<ApplianceDeclaration> appliance = facts.conduct().appliance();
        return appliance.isEmpty()
                ? Optional.empty()
                : ownAddress()
                        .flatMap(own -> new ApplianceDraft(draft(), facts.label(), own)
                                .make(appliance.get().facts()));
    }

    /** The address that others call it by: the first of its first interface. */
    private Optional<HostAddress> ownAddress() {
        List<NicFacts.AddressFacts> addresses = facts.interfaces().get(0).addresses();
        Optional<String> first = addresses.stream()
                .filter(address -> address.family() == IpFamily.IPV4)
                .findFirst()
                .flatMap(NicFacts.AddressFacts::privateIp);
        return new Addresses(draft(), facts.label()).read(first, "the address of " + facts.label());
    }

    private Optional<ResourceId> cloudService() {
        if (!stand.isClassic()) {
            if (facts.cloudService().isPresent() || facts.vip().isPresent()) {
                draft().problem(facts.label() + " has a cloud service, which only classic machines have");
            }
            return Optional.empty();
        }
        String name = facts.cloudService().orElse(facts.name());
        ResourceId id = draft().id("cloud service", "domainNames", name);
        new Addresses(draft(), facts.label())
                .read(facts.vip(), "the VIP of cloud service '" + name + "'")
                .ifPresent(vip ->
                        draft().cloudService(new CloudService(id, stand.vnet().location(), vip)));
        return Optional.of(id);
    }

    private Optional<InputEndpoint> endpoint(InputEndpointFacts endpoint) {
        String place = "endpoint '" + endpoint.name() + "' of " + facts.label();
        Optional<EndpointAcl> acl = endpoint.acl().flatMap(list -> acl(place, list));
        return draft().attempt(facts.label(), () -> {
            Traffic.Service service = only(endpoint);
            int port = service.ports().ranges().get(0).first();
            return new InputEndpoint(
                    endpoint.name(),
                    service.protocols().iterator().next(),
                    endpoint.publicPort().orElse(port),
                    port,
                    acl,
                    endpoint.loadBalancedSet());
        });
    }

    private Optional<EndpointAcl> acl(String place, AclDeclaration list) {
        return draft().each(
                        place,
                        list.facts().rules(),
                        rule -> AclRule.of(rule.order(), rule.action(), rule.remoteSubnet()))
                .flatMap(rules -> draft().attempt(place, () -> new EndpointAcl(rules)));
    }

    private static Traffic.Service only(InputEndpointFacts endpoint) {
        List<Traffic.Service> services = endpoint.traffic().services();
        Traffic.Service first = services.get(0);
        if (services.size() > 1 || first.protocols().size() > 1 || first.ports().size() > 1) {
            throw new IllegalArgumentException("endpoint '" + endpoint.name() + "' is on " + endpoint.traffic()
                    + "; allowed is one TCP or UDP port");
        }
        return first;
    }
}
