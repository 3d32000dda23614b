package io.canreach.model;

import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A network security group: user rules, before the six default rules that are always there.
 *
 * @param id the group's id
 * @param model Resource Manager or classic; it sets the spelling of the default rules and the range of priorities
 * @param location the region, or empty where it is not known
 * @param rules the user rules of both directions, in any order
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview">Network security
 *     groups</a>
 */
public record NetworkSecurityGroup(ResourceId id, DeploymentModel model, String location, List<SecurityRule> rules)
        implements Resource {
    /** The most user rules that a group can have, those of both directions together. */
    public static final int MAX_RULES = 1000;

    private static final int FIRST_PRIORITY = 100;
    private static final int LAST_PRIORITY = 4096;
    private static final int LAST_CLASSIC_PRIORITY = 64999;
    private static final Set<Protocol> CLASSIC_PROTOCOLS = Set.of(Protocol.TCP, Protocol.UDP, Protocol.ANY);
    private static final String CLASSIC_NAME = "[A-Za-z0-9][A-Za-z0-9_. -]{0,254}";

    /**
     * Checks names, priorities and the number of rules, all problems at once.
     *
     * @param id the group's id
     * @param model Resource Manager or classic; it sets the spelling of the default rules and the range of priorities
     * @param location the region, or empty where it is not known
     * @param rules the user rules of both directions, in any order
     */
    public NetworkSecurityGroup {
        rules = List.copyOf(rules);
        List<String> wrong = new ArrayList<>();
        checkRules(model, rules, wrong);
        if (rules.size() > MAX_RULES) {
            wrong.add(rules.size() + " rules; at most " + MAX_RULES + " are allowed");
        }
        if (!wrong.isEmpty()) {
            throw new InvalidValueException("NSG '" + id.name() + "': " + String.join("; ", wrong));
        }
    }

    /**
     * A Resource Manager group.
     *
     * @param id the group's id
     * @param rules its user rules
     * @return the group
     */
    public static NetworkSecurityGroup of(ResourceId id, List<SecurityRule> rules) {
        return new NetworkSecurityGroup(id, DeploymentModel.RESOURCE_MANAGER, "", rules);
    }

    /**
     * A group that something refers to but whose rules are not known: whatever passes it is undetermined.
     *
     * @param id the group's id
     * @param reason why its rules are not known
     * @return a group of one unsettled rule in each direction
     */
    public static NetworkSecurityGroup unknown(ResourceId id, Unknown reason) {
        SecurityRule in = SecurityRule.of("unknown-inbound", FIRST_PRIORITY, Direction.INBOUND, Access.ALLOW);
        SecurityRule out = SecurityRule.of("unknown-outbound", FIRST_PRIORITY, Direction.OUTBOUND, Access.ALLOW)
                .withDestination(reason);
        return of(id, List.of(in.withUnsettled(List.of(reason)), out.withUnsettled(List.of(reason))));
    }

    /**
     * Whether nothing is known of the group's rules.
     *
     * @return true for what {@link #unknown} makes, and for a group that has rules of which none is sure to be there
     */
    public boolean isUnknown() {
        return !rules.isEmpty()
                && rules.stream().noneMatch(rule -> rule.unsettled().isEmpty());
    }

    /**
     * The default rules, which cannot be removed.
     *
     * @return three inbound and three outbound rules by ascending priority, in this group's spelling
     */
    public List<SecurityRule> defaultRules() {
        return DefaultRules.of(model);
    }

    /**
     * The rules of one direction in the order in which Azure evaluates them, the default rules last.
     *
     * @param direction the direction
     * @return at least the three default rules
     */
    public List<SecurityRule> inOrder(Direction direction) {
        List<SecurityRule> all = new ArrayList<>(rules);
        all.addAll(defaultRules());
        all.removeIf(rule -> rule.direction() != direction && rule.unsettled().isEmpty());
        all.sort((one, other) -> Integer.compare(one.priority(), other.priority()));
        return Collections.unmodifiableList(all);
    }

    @Override
    public String kind() {
        return "NSG";
    }

    @Override
    public String toString() {
        return label() + " (" + rules.size() + " rules)";
    }

    private static void checkRules(DeploymentModel model, List<SecurityRule> rules, List<String> wrong) {
        Map<String, String> byPriority = new HashMap<>();
        Set<String> names = new HashSet<>();
        int last = model == DeploymentModel.CLASSIC ? LAST_CLASSIC_PRIORITY : LAST_PRIORITY;
        for (SecurityRule rule : rules) {
            if (!isAllowed(rule.name(), model)) {
                wrong.add("rule name '" + Texts.cut(rule.name()) + "' is not allowed: at most 80 characters, letters,"
                        + " digits, '.', '-' and '_', from a letter or digit to a letter, digit or '_'");
            }
            if (!names.add(rule.name().toLowerCase(Locale.ROOT))) {
                wrong.add("two rules are named '" + Texts.cut(rule.name()) + "'");
            }
            checkProtocol(model, rule, wrong);
            if (rule.unsettled().isEmpty()) {
                checkPriority(rule, last, byPriority, wrong);
            }
        }
    }

    private static boolean isAllowed(String name, DeploymentModel model) {
        return model == DeploymentModel.CLASSIC ? name.matches(CLASSIC_NAME) : Texts.isName(name);
    }

    private static void checkProtocol(DeploymentModel model, SecurityRule rule, List<String> wrong) {
        if (model == DeploymentModel.CLASSIC
                && rule.protocol() instanceof ProtocolIs is
                && !CLASSIC_PROTOCOLS.contains(is.protocol())) {
            wrong.add("rule '" + Texts.cut(rule.name()) + "' has protocol " + is
                    + "; allowed in a classic NSG is Tcp, Udp or *");
        }
    }

    private static void checkPriority(SecurityRule rule, int last, Map<String, String> byPriority, List<String> wrong) {
        if (rule.priority() < FIRST_PRIORITY || rule.priority() > last) {
            wrong.add("rule '" + Texts.cut(rule.name()) + "' has priority " + rule.priority() + "; allowed is "
                    + FIRST_PRIORITY + " to " + last);
        }
        String other = byPriority.putIfAbsent(rule.direction() + " " + rule.priority(), rule.name());
        if (other != null) {
            wrong.add("rules '" + Texts.cut(other) + "' and '" + Texts.cut(rule.name()) + "' both have priority "
                    + rule.priority() + " " + rule.direction() + "; a priority may be used once in each direction");
        }
    }
}
