package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.ResourceId;
import io.canreach.model.ServiceIpRule;
import java.util.Map;
import java.util.Optional;

/** What the firewalls of storage accounts and of SQL servers have in common. */
final class PublicAccess {
    private static final String PERIMETER = "securedbyperimeter";
    private static final Map<String, Boolean> SWITCH = Map.of("enabled", true, "disabled", false, PERIMETER, true);

    private final Assembly assembly;

    PublicAccess(Assembly assembly) {
        this.assembly = assembly;
    }

    /** Whether anything but private endpoints is let in; empty where that is not said. */
    Optional<Boolean> isOn(ResourceId id, Node field) {
        if (field.text().orElse("").equalsIgnoreCase(PERIMETER)) {
            open(id, field, "'" + id.name() + "' is secured by a perimeter, which is not modelled");
        }
        return field.choice(SWITCH, "Enabled, Disabled or SecuredByPerimeter");
    }

    /** Notes that whom a service lets in is not known completely. */
    void open(ResourceId id, Node place, String met) {
        assembly.gap(id, Gap.Effect.SECURITY, place, met);
    }

    /** A rule for addresses; what is none is refused. */
    static Optional<ServiceIpRule> ipRule(Node node) {
        Optional<String> text = node.text();
        if (text.isEmpty()) {
            node.wrongType("an address, a prefix or a range of addresses");
            return Optional.empty();
        }
        try {
            boolean range = text.get().indexOf('-') >= 0;
            return Optional.of(
                    range ? ServiceIpRule.parse(text.get()) : ServiceIpRule.of("", Prefixes.parse(node, text.get())));
        } catch (IllegalArgumentException refused) {
            node.refuse(String.valueOf(refused.getMessage()), "whom the rule lets in is not known");
            return Optional.empty();
        }
    }
}
