package io.canreach.reach;

import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.SecurityRule;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The nearest change that would open an obstacle, in words. */
final class Remedies {
    private static final int FIRST_PRIORITY = 100;
    private static final int LAST_PRIORITY = 4096;

    private final Network network;

    Remedies(Network network) {
        this.network = network;
    }

    String of(Obstacle obstacle) {
        Decider by = obstacle.by();
        String flows = Words.flows(obstacle.seen());
        return switch (by.kind()) {
            case SECURITY_RULE -> rule(by, flows);
            case ADMIN_RULE -> "let an admin rule with a lower number allow " + flows;
            case ACL_RULE, ACL_DEFAULT ->
                "permit " + Words.addresses(obstacle.seen().sources()) + " in the ACL first";
            case NO_INPUT_ENDPOINT -> "add an endpoint for the port";
            case ROUTE -> "add a route for " + Words.addresses(obstacle.seen().destinations()) + " that leads there";
            case REPLY_ROUTE ->
                "route the reply to " + Words.addresses(obstacle.seen().sources()) + " back the same way";
            case PEERING -> "turn the flag of the peering on";
            case CONNECTION ->
                "connect a gateway to " + Words.addresses(obstacle.seen().destinations());
            case STANDARD_PUBLIC_IP -> "attach an NSG that allows " + flows;
            case NO_OUTBOUND_METHOD -> "attach a NAT gateway to the subnet, or a public IP to the interface";
            case APPLIANCE -> by.name().isEmpty() ? "let it forward " + flows : "let a rule before it allow " + flows;
            case LOAD_BALANCER -> "add a rule for the port, with a member that is up";
            case APPLICATION_GATEWAY -> "add a listener for the port";
            case BASTION -> "use a port that the bastion serves";
            case MANAGED_INSTANCE -> "use a port and a way by which the managed instance is reached";
            case PRIVATE_ENDPOINT -> "approve the connection of the private endpoint, and call it by TCP";
            case SERVICE_FIREWALL ->
                ServiceRemedy.of(by, Words.addresses(obstacle.seen().sources()));
            case ACCESS_RESTRICTION ->
                "allow " + Words.addresses(obstacle.seen().sources())
                        + " in the app's access restrictions first, or call the app by a private endpoint";
            case APP_PORT -> "call TCP 80 or 443";
            case STOPPED -> "start it";
            case LOOP -> "give the appliance's subnet a route table without that route";
            case NO_ADDRESS -> "give it an address that the source can call";
            case NO_OWNER -> "give something the address that is called";
            case ASE_SAME_SUBNET -> "move one of the two to another subnet";
            case ASE_PORT -> "call a port that it listens on";
            case NOT_ON_THE_INTERNET -> "call an address that the Internet routes";
            case NO_NSG, UNKNOWN -> "declare what is missing";
        };
    }

    private String rule(Decider by, String flows) {
        Optional<NetworkSecurityGroup> group =
                by.resource().flatMap(id -> network.find(NetworkSecurityGroup.class, id));
        Optional<SecurityRule> denies = group.flatMap(each -> rule(each, by.name()));
        if (denies.isEmpty()) {
            return "allow " + flows + " by an earlier rule";
        }
        return room(group.get(), denies.get())
                .map(priority -> "add to " + group.get().label() + ": " + priority + " "
                        + denies.get().direction() + " Allow " + flows)
                .orElseGet(() -> "narrow rule '" + by.name() + "' of "
                        + group.get().label() + ", before which no number is free");
    }

    private static Optional<SecurityRule> rule(NetworkSecurityGroup group, String name) {
        return Arrays.stream(Direction.values())
                .flatMap(direction -> group.inOrder(direction).stream())
                .filter(rule -> rule.name().equals(name))
                .findFirst();
    }

    /** The free number that is next before a rule. */
    private static Optional<Integer> room(NetworkSecurityGroup group, SecurityRule rule) {
        Set<Integer> taken = group.inOrder(rule.direction()).stream()
                .map(SecurityRule::priority)
                .collect(Collectors.toSet());
        for (int number = Math.min(rule.priority() - 1, LAST_PRIORITY); number >= FIRST_PRIORITY; number--) {
            if (!taken.contains(number)) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }
}
