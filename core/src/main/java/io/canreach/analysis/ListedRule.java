package io.canreach.analysis;

import io.canreach.model.Direction;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import java.util.Optional;

/**
 * A rule of a list that is evaluated in order: of an NSG, a security admin configuration, a firewall, an appliance, an endpoint's
 * ACL or an app's access restrictions.
 *
 * @param kind what sort of rule it is, such as {@code security rule} or {@code network rule}
 * @param name the rule's name, empty where it has none
 * @param priority its priority or order, or for rules without one its place in the list, from 1
 * @param direction which way it looks, where rules of the list look one way or the other
 * @param effect what it does, in Azure's word, such as {@code Allow}
 * @param match what it matches, as written
 * @param owner the resource that has the list
 * @param list the list in the words of messages, such as {@code NSG 'data'}
 */
public record ListedRule(
        String kind,
        String name,
        int priority,
        Optional<Direction> direction,
        String effect,
        String match,
        ResourceId owner,
        String list) {
    /** A rule of a list that has one direction only. */
    static ListedRule of(String kind, String name, int priority, Object effect, String match, Resource owner) {
        return new ListedRule(
                kind, name, priority, Optional.empty(), effect.toString(), match, owner.id(), owner.label());
    }

    ListedRule in(String value) {
        return new ListedRule(kind, name, priority, direction, effect, match, owner, value);
    }

    ListedRule looking(Direction value) {
        return new ListedRule(kind, name, priority, Optional.of(value), effect, match, owner, list);
    }

    /** The rule and its place in the list, without the list. */
    String shortly() {
        String number = priority + direction.map(it -> ", " + it).orElse("");
        return name.isEmpty() ? kind + " " + number : kind + " '" + name + "' (" + number + ")";
    }

    /** {@return its number, name, effect and match, as {@code 200 web Allow Tcp Internet:* -> *:443}} */
    public String written() {
        return priority + (name.isEmpty() ? " " : " " + name + " ") + effect + " " + match;
    }

    /** {@return the rule in the words of messages, as {@code security rule 'web' (200, Inbound) of NSG 'data'}} */
    @Override
    public String toString() {
        return shortly() + " of " + list;
    }
}
