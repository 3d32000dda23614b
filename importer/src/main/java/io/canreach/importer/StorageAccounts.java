package io.canreach.importer;

import io.canreach.model.Access;
import io.canreach.model.AzureService;
import io.canreach.model.ResourceId;
import io.canreach.model.ServiceFirewall;
import io.canreach.model.ServiceIpRule;
import io.canreach.model.ServiceSubnetRule;
import io.canreach.model.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads storage accounts and whom they let in. */
final class StorageAccounts {
    private static final Map<String, Access> ACTIONS = Map.of("allow", Access.ALLOW, "deny", Access.DENY);
    private static final Set<String> WORKING = Set.of("", "succeeded", "provisioning");
    private static final String GONE = "networksourcedeleted";

    private final Assembly assembly;
    private final PublicAccess access;

    StorageAccounts(Assembly assembly) {
        this.assembly = assembly;
        this.access = new PublicAccess(assembly);
    }

    void read() {
        Facts.make(assembly, Types.STORAGE, this::account).forEach(made -> assembly.put(made.value()));
    }

    private Optional<AzureService> account(ResourceId id, Facts facts) {
        return Optional.of(new AzureService(
                id,
                facts.location(),
                "Microsoft.Storage",
                new Unknown("the public address of storage account '" + id.name() + "' is not in the input"),
                access.isOn(id, facts.get("publicNetworkAccess")).orElse(true),
                firewall(id, facts)));
    }

    /** REST calls the rules {@code networkAcls}, {@code az} calls them {@code networkRuleSet}. */
    private ServiceFirewall firewall(ResourceId id, Facts facts) {
        Node acls = facts.get("networkAcls");
        Node rules = acls.isPresent() ? acls : facts.get("networkRuleSet");
        if (!rules.isPresent()) {
            access.open(id, facts.node(), "storage account '" + id.name() + "' stands here without its network rules");
            return ServiceFirewall.OPEN;
        }
        checkIpv6(id, rules);
        Optional<Access> action = rules.get("defaultAction").choice(ACTIONS, "Allow or Deny");
        if (action.isEmpty()) {
            access.open(id, rules, "storage account '" + id.name() + "' has network rules without a default action");
        }
        return new ServiceFirewall(
                action.orElse(Access.ALLOW),
                ipRules(rules),
                subnetRules(id, rules),
                trusted(rules.get("bypass")),
                instances(rules));
    }

    private static List<ServiceIpRule> ipRules(Node rules) {
        List<ServiceIpRule> read = new ArrayList<>();
        for (Node rule : rules.objects("ipRules")) {
            mustAllow(rule);
            Node value = rule.get("value");
            PublicAccess.ipRule(value.isPresent() ? value : rule.get("ipAddressOrRange"))
                    .ifPresent(read::add);
        }
        return read;
    }

    private static void mustAllow(Node rule) {
        rule.get("action").choice(Map.of("allow", Access.ALLOW), "Allow");
    }

    private void checkIpv6(ResourceId id, Node rules) {
        Node list = rules.get("ipv6Rules");
        if (!list.items().isEmpty()) {
            access.open(id, list, "rules of storage account '" + id.name() + "' for IPv6 addresses are not modelled");
        }
    }

    private List<ServiceSubnetRule> subnetRules(ResourceId id, Node rules) {
        List<ServiceSubnetRule> read = new ArrayList<>();
        for (Node rule : rules.objects("virtualNetworkRules")) {
            mustAllow(rule);
            Node subnet = rule.get("id");
            Node named = subnet.isPresent() ? subnet : rule.get("virtualNetworkResourceId");
            if (!named.isPresent()) {
                rule.wrongType("a rule with the id of a subnet");
            }
            if (works(id, rule)) {
                named.reference().map(ServiceSubnetRule::of).ifPresent(read::add);
            }
        }
        return read;
    }

    /** A rule whose subnet is gone lets nobody in, not even a new subnet of that name. */
    private boolean works(ResourceId id, Node rule) {
        Node state = rule.get("state");
        String text = state.text().orElse("").toLowerCase(Locale.ROOT);
        if (text.equals(GONE)) {
            state.warn("the subnet of a rule was deleted", "the rule lets nobody in and is left out");
        } else if (!WORKING.contains(text)) {
            access.open(id, state, "a rule of storage account '" + id.name() + "' is in state " + state.shown());
        }
        return !text.equals(GONE);
    }

    /** Azure's trusted services are let in unless something else is said. */
    private static boolean trusted(Node bypass) {
        return bypass.text().orElse("AzureServices").toLowerCase(Locale.ROOT).contains("azureservices");
    }

    private static List<ResourceId> instances(Node rules) {
        List<ResourceId> read = new ArrayList<>();
        for (Node rule : rules.objects("resourceAccessRules")) {
            Node resource = rule.get("resourceId");
            if (resource.text().orElse("").contains("*")) {
                resource.warn("the rule is for all resources of a type", "what they reach by themselves is not asked");
            } else if (resource.isPresent()) {
                resource.reference().ifPresent(read::add);
            } else {
                rule.wrongType("a rule with the id of a resource");
            }
        }
        return read;
    }
}
