package io.canreach.importer;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.InternalLoadBalancing;
import io.canreach.model.ResourceId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads App Service Environments. */
final class Environments {
    private static final Map<String, Version> VERSIONS =
            Map.of("asev1", Version.V1, "asev2", Version.V2, "asev3", Version.V3);

    private final Assembly assembly;

    Environments(Assembly assembly) {
        this.assembly = assembly;
    }

    void read() {
        assembly.inventory().ofType(Types.ASE).forEach((id, nodes) -> {
            Facts facts = EnvironmentAddresses.of(assembly, id, nodes);
            assembly.attempt(id, facts.node(), (any, node) -> environment(facts))
                    .ifPresent(made -> assembly.put(made.value()));
        });
    }

    private Optional<AppServiceEnvironment> environment(Facts facts) {
        ResourceId id = facts.id();
        checkRunning(facts);
        Optional<Version> version = version(facts);
        Optional<ResourceId> subnet = subnet(id, facts);
        return version.flatMap(each -> subnet.map(in -> made(facts, each, in)));
    }

    /** Templates leave the kind out; only the first version has worker pools of its own. */
    private static Optional<Version> version(Facts facts) {
        String named = "App Service Environment '" + facts.id().name() + "' has ";
        Node kind = facts.get("kind");
        if (!kind.isPresent() && !facts.get("workerPools").items().isEmpty()) {
            facts.node().warn(named + "no kind and worker pools of its own", "it is read as version 1, whose they are");
            return Optional.of(Version.V1);
        }
        Optional<Version> version = kind.oneOf(VERSIONS);
        if (version.isEmpty()) {
            String met = named + "the kind " + kind.shown();
            kind.refuse(met + "; allowed is ASEV1, ASEV2 or ASEV3", "its rules differ by version");
        }
        return version;
    }

    private static void checkRunning(Facts facts) {
        Node suspended = facts.get("suspended");
        if (suspended.flag(false)) {
            suspended.warn(
                    "App Service Environment '" + facts.id().name() + "' is suspended",
                    "a suspended one answers nothing; verdicts are for when it runs");
        }
    }

    private AppServiceEnvironment made(Facts facts, Version version, ResourceId subnet) {
        InternalLoadBalancing mode = mode(facts);
        EnvironmentAddresses addresses = new EnvironmentAddresses(facts, version, mode);
        return new AppServiceEnvironment(
                facts.id(),
                facts.location(),
                version,
                subnet,
                mode,
                addresses.inbound(),
                addresses.outbound(),
                addresses.settings());
    }

    private static InternalLoadBalancing mode(Facts facts) {
        Node mode = facts.get("internalLoadBalancingMode");
        if (mode.isPresent()) {
            return mode(mode);
        }
        boolean internal = hasInbound(facts, "internal") && !hasInbound(facts, "external");
        facts.node()
                .warn(
                        "whether App Service Environment '" + facts.id().name() + "' is internal is not said",
                        "it is read as " + (internal ? "internal, by its addresses" : "external"));
        return InternalLoadBalancing.of(internal, internal);
    }

    private static boolean hasInbound(Facts facts, String side) {
        return facts.places().stream()
                .flatMap(each -> each.values(side + "InboundIpAddress", side + "InboundIpAddresses").stream())
                .anyMatch(Node::isPresent);
    }

    private static InternalLoadBalancing mode(Node mode) {
        Optional<InternalLoadBalancing> named =
                InternalLoadBalancing.parse(mode.text().orElse("None"));
        if (named.isEmpty()) {
            mode.wrongType("None, Web, Publishing or Web, Publishing, or their numbers 0 to 3");
        }
        return named.orElse(InternalLoadBalancing.NONE);
    }

    /** Version 3 names its subnet, older ones their network and the subnet's name. */
    private Optional<ResourceId> subnet(ResourceId ase, Facts facts) {
        Node network = facts.get("virtualNetwork");
        Optional<ResourceId> subnet = network.reference()
                .map(id ->
                        id.parent().isPresent() && isSubnet(id) ? id : id.child("subnets", subnetName(network, facts)));
        Node place = network.isPresent() ? network : facts.node();
        if (subnet.isEmpty() || !assembly.unknownNetworks().place(subnet.get(), place)) {
            place.error(
                    "the subnet of App Service Environment '" + ase.name() + "' is not in the input",
                    "the environment is left out: questions about it fail");
            return Optional.empty();
        }
        return subnet;
    }

    private static String subnetName(Node network, Facts facts) {
        return network.get("subnet")
                .text()
                .or(() -> facts.get("vnetSubnetName").text())
                .orElse("?");
    }

    private static boolean isSubnet(ResourceId id) {
        return id.value().toLowerCase(Locale.ROOT).matches(".*/virtualnetworks/[^/]+/subnets/[^/]+");
    }
}
