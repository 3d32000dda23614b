package io.canreach.model;

import io.canreach.model.SecurityAdminConfiguration.Collection;
import io.canreach.model.SecurityAdminConfiguration.IntentPolicies;
import io.canreach.model.SecurityAdminRule.Action;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** A security admin configuration for a {@link Lab}. */
public final class LabAdmin {
    private final Lab lab;
    private final String name;
    private final int level;
    private final List<Collection> collections = new ArrayList<>();
    private IntentPolicies intentPolicies = IntentPolicies.NONE;

    private LabAdmin(Lab lab, String name, int level) {
        this.lab = lab;
        this.name = name;
        this.level = level;
    }

    public static LabAdmin in(Lab lab, String name, int level) {
        return new LabAdmin(lab, name, level);
    }

    public static ResourceId id(String name) {
        return ResourceId.of("securityAdminConfigurations", name);
    }

    public LabAdmin with(IntentPolicies value) {
        intentPolicies = value;
        return this;
    }

    /** One more collection, for networks separated by commas. */
    public LabAdmin collection(String networks, SecurityAdminRule... rules) {
        List<ResourceId> ids =
                Arrays.stream(networks.split(",")).map(Lab::vnetId).toList();
        collections.add(new Collection("c" + collections.size(), ids, List.of(rules)));
        return this;
    }

    /** An inbound rule for one TCP port; 0 for any traffic. */
    public static SecurityAdminRule in(Action action, int priority, int port) {
        return rule(action, priority, Direction.INBOUND, port);
    }

    /** An outbound rule for one TCP port; 0 for any traffic. */
    public static SecurityAdminRule out(Action action, int priority, int port) {
        return rule(action, priority, Direction.OUTBOUND, port);
    }

    public static SecurityAdminRule changed(SecurityAdminRule rule, UnaryOperator<SecurityRule> change) {
        return new SecurityAdminRule(rule.action(), change.apply(rule.match()));
    }

    private static SecurityAdminRule rule(Action action, int priority, Direction direction, int port) {
        Access access = action == Action.DENY ? Access.DENY : Access.ALLOW;
        SecurityRule any = SecurityRule.of("admin-" + priority, priority, direction, access);
        return new SecurityAdminRule(
                action, port == 0 ? any : any.withProtocol(Protocol.TCP).withDestinationPorts(PortSet.of(port)));
    }

    /** Adds it to the lab. */
    public Lab done() {
        return lab.add(new SecurityAdminConfiguration(id(name), level, intentPolicies, collections));
    }
}
