package io.canreach.importer;

import io.canreach.model.ApplicationSecurityGroup;
import io.canreach.model.DeploymentModel;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityRule;
import io.canreach.model.Unknown;
import java.util.Optional;

/** Reads network security groups and application security groups. */
final class SecurityGroups {
    private final Assembly assembly;
    private final Children<SecurityRule> rules;

    SecurityGroups(Assembly assembly) {
        this.assembly = assembly;
        readApplicationGroups();
        this.rules = Children.agreeing(
                assembly, Types.RULE, "securityRules", new SecurityRules(assembly)::read, SecurityRules::later);
    }

    void read() {
        assembly.make(Types.NSG, this::group).forEach(made -> assembly.put(made.value()));
        for (Made<SecurityRule> rule : rules.orphans(assembly.inventory().ids(Types.NSG))) {
            rule.node()
                    .warn(
                            "the NSG of rule '" + rule.value().name() + "' is not in the input",
                            "the rule is left out; what that NSG decides is undetermined where it is attached");
        }
    }

    private void readApplicationGroups() {
        assembly.make(Types.ASG, (id, node) -> Optional.of(new ApplicationSecurityGroup(id, node.location())))
                .forEach(made -> assembly.put(made.value()));
    }

    private Optional<NetworkSecurityGroup> group(ResourceId id, Node node) {
        if (!rules.areSaid(id, node)) {
            return rules.areSaidElsewhere(Types.NSG, id) ? Optional.empty() : Optional.of(withoutRules(id, node));
        }
        return Optional.of(
                new NetworkSecurityGroup(id, DeploymentModel.RESOURCE_MANAGER, node.location(), rules.of(id, node)));
    }

    /** A list of resources names the group alone, which does not mean that it has no rules. */
    private static NetworkSecurityGroup withoutRules(ResourceId id, Node node) {
        String met = "NSG '" + id.name() + "' stands here without its rules: there is no list securityRules";
        return NetworkSecurityGroup.unknown(id, node.unknown(met, "what its rules would decide is undetermined"));
    }

    /** The id that a reference holds, which may exist only on deployment. */
    static Node reference(Node node) {
        return node.isObject() ? node.get("id") : node;
    }

    /** The NSG attached to a subnet or an interface; one that is not in the input is a placeholder. */
    static Optional<ResourceId> attachedTo(ResourceId owner, Node user, Assembly assembly) {
        Node node = user.get("networkSecurityGroup");
        if (reference(node).isExpression()) {
            ResourceId standIn = owner.child("networkSecurityGroups", "unknown");
            String met = "which NSG is attached to '" + owner.name() + "' is not known: ";
            Unknown reason = node.unknown(met + reference(node).shown(), "what its rules would decide is undetermined");
            assembly.put(NetworkSecurityGroup.unknown(standIn, reason));
            return Optional.of(standIn);
        }
        Optional<ResourceId> id = node.reference();
        if (id.isPresent() && !assembly.has(NetworkSecurityGroup.class, id.get())) {
            String met = "NSG '" + id.get().name() + "' " + Missing.why(assembly, Types.NSG, id.get());
            Unknown reason = node.unknown(met, "what its rules would decide is undetermined");
            assembly.put(NetworkSecurityGroup.unknown(id.get(), reason));
        }
        return id;
    }
}
