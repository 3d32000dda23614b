package io.canreach.importer;

import io.canreach.model.AccessRestrictions;
import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.PublicNetworkAccess;
import io.canreach.model.ResourceId;
import io.canreach.model.WebApp;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads App Service apps and their slots. */
final class WebApps {
    private static final Map<String, PublicNetworkAccess> ACCESS =
            Map.of("enabled", PublicNetworkAccess.ENABLED, "disabled", PublicNetworkAccess.DISABLED);
    private static final List<String> OUTBOUND = List.of(
            "possibleOutboundIpAddresses",
            "outboundIpAddresses",
            "possibleOutboundIpv6Addresses",
            "outboundIpv6Addresses");

    private final Assembly assembly;

    WebApps(Assembly assembly) {
        this.assembly = assembly;
    }

    void read() {
        for (String type : List.of(Types.WEB_APP, Types.SLOT)) {
            assembly.inventory().ofType(type).forEach((id, nodes) -> {
                boolean slot = type.equals(Types.SLOT);
                Facts facts = AppFacts.of(assembly, id, nodes, slot);
                assembly.attempt(id, facts.node(), (any, node) -> app(facts, slot))
                        .ifPresent(made -> assembly.put(made.value()));
            });
        }
    }

    private Optional<WebApp> app(Facts facts, boolean slot) {
        checkRunning(facts);
        Optional<ResourceId> plan = facts.get("serverFarmId").reference();
        Optional<Node> environment = environment(facts, plan);
        Optional<ResourceId> ase = environment.flatMap(this::environment);
        if (environment.isPresent() && ase.isEmpty()) {
            environment
                    .get()
                    .error(
                            "the App Service Environment of web app '"
                                    + facts.id().name() + "' is not in the input",
                            "the app is left out: questions about it fail");
            return Optional.empty();
        }
        return Optional.of(app(facts, plan, ase, slot));
    }

    private WebApp app(Facts facts, Optional<ResourceId> plan, Optional<ResourceId> ase, boolean slot) {
        Restrictions restrictions = new Restrictions(assembly, facts);
        boolean main = facts.get("scmIpSecurityRestrictionsUseMain").flag(false);
        String absent = "the public address of web app '" + facts.id().name() + "' is not in the input";
        return new WebApp(
                facts.id(),
                facts.node().location(),
                plan,
                ase,
                ase.isPresent() ? Optional.empty() : new Integrations(assembly, facts, slot).read(),
                Addresses.host(facts.get("inboundIpAddress"), absent, "what depends on the address is undetermined"),
                outbound(facts),
                access(facts),
                restrictions.read("ipSecurityRestrictions"),
                main ? AccessRestrictions.NONE : restrictions.read("scmIpSecurityRestrictions"),
                main);
    }

    private static PublicNetworkAccess access(Facts facts) {
        return facts.get("publicNetworkAccess")
                .choice(ACCESS, "Enabled or Disabled")
                .orElse(PublicNetworkAccess.UNSET);
    }

    private static void checkRunning(Facts facts) {
        Node state = facts.get("state");
        if (state.text().orElse("").equalsIgnoreCase("Stopped")) {
            state.warn(
                    "web app '" + facts.id().name() + "' does not run",
                    "a stopped app answers nothing; verdicts are for when it runs");
        }
    }

    /** Newer answers hold the environment's id, older ones its name, and its plan may be the only one to say it. */
    private Optional<Node> environment(Facts facts, Optional<ResourceId> plan) {
        Optional<Node> own = environment(facts);
        List<Node> plans =
                plan.map(id -> assembly.inventory().sightings(Types.PLAN, id)).orElse(List.of());
        return own.isPresent() || plans.isEmpty() ? own : environment(new Facts(facts.id(), plans));
    }

    private static Optional<Node> environment(Facts facts) {
        for (String field : List.of("hostingEnvironmentProfile", "hostingEnvironmentId", "hostingEnvironment")) {
            if (facts.get(field).isPresent()) {
                return Optional.of(facts.get(field));
            }
        }
        return Optional.empty();
    }

    private Optional<ResourceId> environment(Node node) {
        Optional<String> name = node.isObject() ? Optional.empty() : node.text();
        if (name.isEmpty() || name.get().startsWith("/")) {
            return node.reference().filter(id -> assembly.has(AppServiceEnvironment.class, id));
        }
        List<AppServiceEnvironment> named = assembly.all(AppServiceEnvironment.class).stream()
                .filter(each -> each.name().equalsIgnoreCase(name.get()))
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0).id()) : Optional.empty();
    }

    private static IpSet outbound(Facts facts) {
        IpSet addresses = IpSet.empty();
        for (String field : OUTBOUND) {
            Node node = facts.get(field);
            for (String each : node.text().map(text -> text.split(",", -1)).orElse(new String[0])) {
                addresses = addresses.union(address(node, each.strip()));
            }
        }
        return addresses;
    }

    private static IpSet address(Node node, String text) {
        try {
            return IpSet.of(Ip.parse(text));
        } catch (IllegalArgumentException refused) {
            node.refuse(String.valueOf(refused.getMessage()), "with which addresses the app calls is not known");
            return IpSet.empty();
        }
    }
}
